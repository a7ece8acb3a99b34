// The preview's part in a page: it keeps the page up to date, and shows what is wrong with the content. It is put in by
// `jumbo-site serve` alone. All that the server tells is set as text, never as markup.
(() => {
  const script = document.currentScript;
  const { token, version } = script.dataset;
  const isPlain = "plain" in script.dataset;
  const folder = new URL(".", script.src);
  const SMALL = "jumbo-site preview: small bar";
  const RETRY = 500;

  const make = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const link = ({ name, href }) => {
    const made = make("a");
    made.append(make("bdi", "", name));
    made.href = href;
    return made;
  };

  // --- the parts -------------------------------------------------------------------------------------------------

  const host = make("jumbo-site-preview");
  host.lang = "en";
  host.dir = "ltr";
  const root = host.attachShadow({ mode: "open" });
  const style = make("link");
  style.rel = "stylesheet";
  style.href = new URL("preview.css", folder);

  const bar = make("section", "bar");
  bar.setAttribute("aria-label", "Preview");
  const connection = make("span", "connection");
  connection.setAttribute("role", "status");
  const problemsButton = make("button", "problems");
  const draft = make("strong", "draft", "Draft: not published");
  draft.hidden = true;
  const sources = make("ul", "sources");
  const coverage = make("a", "coverage end");
  coverage.href = new URL("translations", folder);
  const size = make("button", "size");
  for (const button of [problemsButton, size]) button.type = "button";
  bar.append(problemsButton, draft, sources, connection, coverage, size);

  const dialog = make("dialog");
  const heading = make("h2");
  heading.id = "heading";
  dialog.setAttribute("aria-labelledby", "heading");
  const close = make("button", "", "Close");
  close.type = "button";
  const head = make("div", "head");
  head.append(heading, close);
  const about = make("p");
  const list = make("ul", "list");
  dialog.append(head, about, list);
  root.append(style, bar, dialog);
  bar.hidden = true; // until it has its looks
  for (const outcome of ["load", "error"]) style.addEventListener(outcome, () => (bar.hidden = false));

  close.addEventListener("click", () => dialog.close());
  problemsButton.addEventListener("click", () => dialog.open || dialog.showModal());

  const setSmall = (isSmall) => {
    bar.classList.toggle("is-small", isSmall);
    size.textContent = isSmall ? "Preview" : "Hide";
    size.setAttribute("aria-expanded", String(!isSmall));
    size.setAttribute("aria-label", isSmall ? "Show the preview's bar" : "Hide the preview's bar");
    try {
      sessionStorage.setItem(SMALL, isSmall ? "1" : "");
    } catch {
      // without storage the bar is open on each page
    }
  };
  size.addEventListener("click", () => setSmall(!bar.classList.contains("is-small")));
  let startsSmall = false;
  try {
    startsSmall = sessionStorage.getItem(SMALL) === "1";
  } catch {
    // see above
  }
  setSmall(startsSmall);

  // --- what the server tells -------------------------------------------------------------------------------------

  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  const item = (problem) => {
    const made = make("li");
    if (problem.place) made.append(link(problem.place), ": ");
    made.append(make("span", `severity-${problem.severity}`, problem.severity), " ");
    made.append(make("bdi", "message", problem.message), " ", make("code", "code", `[${problem.code}]`));
    if (problem.hint) made.append(make("br"), make("bdi", "hint", problem.hint));
    return made;
  };

  let lastErrors = "";

  const showState = (state) => {
    const { errors, warnings, problems, complete } = state;
    // until the longer checks are done, what they found last still stands
    if (!complete && errors === 0 && lastErrors !== "") return;
    const label = [errors ? counted(errors, "error") : "", warnings ? counted(warnings, "warning") : ""].filter(Boolean).join(", ");
    problemsButton.textContent = errors + warnings ? label : "No problems";
    problemsButton.disabled = errors + warnings === 0;
    problemsButton.classList.toggle("has-errors", errors > 0);
    heading.textContent = label;
    about.textContent = errors ? "The last good page is shown until these are mended." : "";
    list.replaceChildren(...problems.map(item));
    if (errors + warnings > problems.length) list.append(make("li", "", `… and ${errors + warnings - problems.length} more`));
    const now = errors ? JSON.stringify(problems.filter((one) => one.severity === "error")) : "";
    if (now === "" && lastErrors !== "" && dialog.open) dialog.close();
    if (now !== "" && now !== lastErrors && !isPlain && !dialog.open) dialog.showModal();
    lastErrors = now;
    sources.replaceChildren(...state.sources.map((one) => {
      const made = make("li");
      made.append(link(one));
      return made;
    }));
    coverage.textContent = state.coverage.map(({ tag, percent }) => `${tag} ${percent} %`).join(" · ");
    coverage.setAttribute("aria-label", `Translations: ${coverage.textContent}`);
    draft.hidden = !state.draft;
    markDrafts(new Set(state.drafts));
    host.dataset.errors = errors;
    host.dataset.complete = complete;
  };

  // Links to drafts are marked where they stand: readers of the published site will not see them.
  const markDrafts = (drafts) => {
    for (const old of document.querySelectorAll("jumbo-site-draft")) old.remove();
    if (drafts.size === 0) return;
    for (const one of document.querySelectorAll("a[href]")) {
      if (one.origin !== location.origin || !drafts.has(decodeURI(one.pathname))) continue;
      const badge = make("jumbo-site-draft", "", " [draft]");
      badge.lang = "en";
      badge.dir = "ltr";
      one.append(badge);
    }
  };

  const swapStyles = (renamed) => {
    for (const sheet of document.querySelectorAll('link[rel~="stylesheet"]')) {
      for (const [old, fresh] of Object.entries(renamed)) {
        const href = sheet.getAttribute("href");
        if (!href.endsWith(old)) continue;
        const next = sheet.cloneNode();
        next.href = href.slice(0, href.length - old.length) + fresh;
        // the old one goes when the new one counts, so that the page is never bare
        next.addEventListener("load", () => sheet.remove());
        next.addEventListener("error", () => sheet.remove());
        sheet.after(next);
      }
    }
  };

  const answers = { state: showState, styles: ({ renamed }) => swapStyles(renamed), reload: () => location.reload() };

  // --- the socket ------------------------------------------------------------------------------------------------

  let isLeaving = false;
  addEventListener("pagehide", () => (isLeaving = true));

  const connect = () => {
    const address = new URL("socket", folder);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    address.searchParams.set("token", token);
    const socket = new WebSocket(address);
    let wasOpen = false;
    socket.addEventListener("open", () => {
      wasOpen = true;
      connection.textContent = "";
      socket.send(`${version} ${location.pathname}`);
    });
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      answers[message.type]?.(message);
    });
    socket.addEventListener("close", () => {
      if (isLeaving) return;
      connection.textContent = "The preview has ended. This page waits for it.";
      setTimeout(again, RETRY, wasOpen);
    });
  };

  // A server that was started anew has another token: the page is then loaded anew too.
  const again = async () => {
    try {
      await fetch(location.href, { method: "HEAD", cache: "no-store" });
    } catch {
      setTimeout(again, RETRY);
      return;
    }
    location.reload();
  };

  document.body.append(host);
  connect();
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
})();
