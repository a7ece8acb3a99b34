// The service worker of the site: what was read once can be read without a network.
//
// Pages come from the network whenever it answers, so nobody who is online sees an old page. A kept copy is shown where
// the network fails, or gives no answer for PATIENCE; the answer that comes later is kept for the next time. Assets are
// named by their content, so a kept one is always right. Each language has a list of pages that are kept from the first
// visit on (offline.json) with a version: when it changes, they are fetched anew and the old ones are dropped.
"use strict";

const SCOPE = new URL(self.registration.scope);
const PREFIX = `jumbo-site ${SCOPE.pathname} `;
const ASSETS = `${PREFIX}assets`;
const VISITED = `${PREFIX}visited`;
const PICTURES = `${PREFIX}pictures`;
const LISTED = `${PREFIX}listed `;
const MAX_VISITED = 100;
const MAX_PICTURES = 100;
const PATIENCE = 10000; // milliseconds
const NAMED_BY_CONTENT = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { language, page } = event.data;
  event.waitUntil(Promise.allSettled([keepVisited(plain(page)), keepListed(language)]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  if (url.pathname.startsWith(`${SCOPE.pathname}admin/`)) return; // the editor needs the network, and is not for readers
  if (request.mode === "navigate") {
    event.respondWith(pageFor(event));
  } else if (url.pathname.startsWith(`${SCOPE.pathname}assets/`) && NAMED_BY_CONTENT.test(url.pathname)) {
    event.respondWith(asset(event));
  } else if (request.destination === "image") {
    event.respondWith(picture(event));
  }
});

function plain(address) {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  return url.href;
}

function isKeepable(answer) {
  return answer.status === 200 && answer.type === "basic" && !answer.redirected;
}

// Pages. The server is asked each time whether a page is as it was, also where it lets browsers keep it for a while.

async function pageFor(event) {
  const address = plain(event.request.url);
  const coming = fetch(event.request, { cache: "no-cache" }).then((answer) => {
    if (isKeepable(answer)) event.waitUntil(keepPage(address, answer.clone()));
    return answer;
  });
  const kept = await keptPage(address);
  try {
    if (!kept) return await coming;
    const patience = new Promise((give) => setTimeout(give, PATIENCE, kept));
    return await Promise.race([coming, patience]);
  } catch {
    return kept ?? (await offlinePage(address)) ?? Response.error();
  }
}

async function pageCaches() {
  const names = await caches.keys();
  return [VISITED, ...names.filter((name) => name.startsWith(LISTED))];
}

async function keptPage(address) {
  for (const name of await pageCaches()) {
    const cache = await caches.open(name);
    const kept = (await cache.match(address)) ?? (await cache.match(`${address}/`));
    if (kept) return kept;
  }
  return undefined;
}

// Another language's page where the reader's own was never kept: it says the same.
async function offlinePage(address) {
  const own = address.slice(SCOPE.href.length).split("/")[0];
  const names = (await caches.keys()).filter((name) => name.startsWith(LISTED));
  const languages = names.map((name) => name.slice(LISTED.length).split(" ")[0]);
  for (const language of [own, ...languages]) {
    const kept = await keptPage(new URL(`${language}/offline.html`, SCOPE).href);
    if (kept) return kept;
  }
  return undefined;
}

async function keepPage(address, answer) {
  const assets = keepAssets(address, await answer.clone().text());
  for (const name of (await pageCaches()).slice(1)) {
    const listed = await caches.open(name);
    if (await listed.match(address)) return Promise.all([assets, listed.put(address, answer)]);
  }
  return Promise.all([assets, keepLatest(VISITED, address, answer, MAX_VISITED)]);
}

async function keepLatest(name, address, answer, most) {
  const cache = await caches.open(name);
  await cache.delete(address);
  await cache.put(address, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

// The page from which the worker was begun came without it.
async function keepVisited(address) {
  if (!address.startsWith(SCOPE.href) || (await keptPage(address))) return;
  const answer = await fetch(address);
  if (isKeepable(answer)) await keepPage(address, answer);
}

// Pages that are kept from the first visit on

const looked = new Set();

async function keepListed(language) {
  if (looked.has(language)) return; // once while the worker lives
  looked.add(language);
  try {
    const answer = await fetch(new URL(`${language}/offline.json`, SCOPE), { cache: "no-cache" });
    if (!answer.ok) return;
    const { version, pages } = await answer.json();
    const name = `${LISTED}${language} ${version}`;
    if (await caches.has(name)) return;
    const addresses = pages.map((page) => new URL(page, SCOPE).href);
    const answers = await Promise.all(addresses.map((address) => fetch(address, { cache: "no-cache" })));
    if (!answers.every(isKeepable)) throw new Error("a page of the list is missing");
    await Promise.all(answers.map(async (one, place) => keepAssets(addresses[place], await one.clone().text())));
    const cache = await caches.open(name);
    await Promise.all(answers.map((one, place) => cache.put(addresses[place], one)));
    const visited = await caches.open(VISITED);
    await Promise.all(addresses.map((address) => visited.delete(address)));
    await dropOld(`${LISTED}${language} `, name);
  } catch {
    looked.delete(language);
  }
}

async function dropOld(prefix, current) {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(old.map((name) => caches.delete(name)));
  await dropUnusedAssets();
}

// Assets

function assetsNamed(text, pattern, base) {
  const found = [...text.matchAll(pattern)].map((match) => new URL(match[1], base).href);
  return found.filter((address) => address.startsWith(`${SCOPE.href}assets/`) && NAMED_BY_CONTENT.test(address));
}

const assetsOfPage = (text, address) => assetsNamed(text, /(?:href|src)="([^"#?]+)"/g, address);
const picturesOfStyles = (text, address) => assetsNamed(text, /url\("([^"]+\.svg)"\)/g, address);

async function keepAssets(address, text) {
  const cache = await caches.open(ASSETS);
  const keep = async (one) => {
    let kept = await cache.match(one);
    if (!kept) {
      const answer = await fetch(one);
      if (!isKeepable(answer)) return;
      kept = answer.clone();
      await cache.put(one, answer);
    }
    if (one.endsWith(".css")) await Promise.all(picturesOfStyles(await kept.text(), one).map(keep));
  };
  await Promise.all(assetsOfPage(text, address).map(keep));
}

async function dropUnusedAssets() {
  const assets = await caches.open(ASSETS);
  const used = new Set();
  for (const name of await pageCaches()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const kept = await cache.match(key);
      if (kept) for (const one of assetsOfPage(await kept.text(), key.url)) used.add(one);
    }
  }
  for (const one of [...used].filter((address) => address.endsWith(".css"))) {
    const kept = await assets.match(one);
    if (kept) for (const named of picturesOfStyles(await kept.text(), one)) used.add(named);
  }
  for (const key of await assets.keys()) if (!used.has(key.url)) await assets.delete(key);
}

async function asset(event) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(event.request.url);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (isKeepable(answer)) event.waitUntil(cache.put(event.request.url, answer.clone()));
  return answer;
}

// Pictures have no name of their content: like pages, they come from the network where there is one.

async function picture(event) {
  try {
    const answer = await fetch(event.request);
    if (isKeepable(answer)) {
      event.waitUntil(keepLatest(PICTURES, event.request.url, answer.clone(), MAX_PICTURES));
    }
    return answer;
  } catch {
    const cache = await caches.open(PICTURES);
    return (await cache.match(event.request.url)) ?? Response.error();
  }
}
