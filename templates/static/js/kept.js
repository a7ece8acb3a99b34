// List the pages of this language that the service worker keeps, by their headings.
const list = document.querySelector("[data-kept]");

async function keptPages(language) {
  const scope = new URL("./", new URL(list.dataset.kept, location.href));
  const own = new URL(`${language}/`, scope).href;
  const pages = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(`jumbo-site ${scope.pathname} `)) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (!url.startsWith(own) || !url.endsWith("/")) continue;
      const answer = await cache.match(url);
      const heading = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("h1");
      if (heading) pages.set(url, heading.textContent.replace(/\s+/g, " ").trim());
    }
  }
  return [...pages].sort((one, other) => one[1].localeCompare(other[1], language));
}

async function showKept() {
  if (!("caches" in window)) return;
  const known = new Set([...list.querySelectorAll("a")].map((link) => link.href));
  for (const [url, heading] of await keptPages(document.documentElement.lang)) {
    if (known.has(url)) continue;
    const link = Object.assign(document.createElement("a"), { href: url, textContent: heading });
    const entry = document.createElement("li");
    entry.append(link);
    list.append(entry);
  }
}

showKept();
