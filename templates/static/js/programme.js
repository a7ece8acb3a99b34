// The programme narrowed, in another time zone, and with what goes on now. The address keeps each choice.
{
  const root = document.querySelector("[data-programme]");
  const form = root.querySelector(".questions") ?? document.createElement("form");
  const own = root.querySelector(".my-programme");
  const shared = root.querySelector(".shared-programme");
  const sessions = [...root.querySelectorAll(".session")];
  const { lang, dataset } = document.documentElement;
  const options = { numberingSystem: dataset.digits };
  const number = new Intl.NumberFormat(lang, { ...options, useGrouping: false });
  const fromLink = new URLSearchParams(location.search).get("sessions")?.split(",").filter(Boolean);
  let marks = new Set();

  const choices = () => [...form.querySelectorAll("select")].filter((select) => select.value);

  function answers(session) {
    if (fromLink && !fromLink.includes(session.dataset.session)) return false;
    if (form.elements.mine?.checked && !marks.has(session.dataset.session)) return false;
    return choices().every(({ name, value }) => (session.dataset[name] ?? "").split(" ").includes(value));
  }

  function narrow() {
    let shown = 0;
    for (const session of sessions) {
      session.hidden = !answers(session);
      shown += session.hidden ? 0 : 1;
    }
    for (const day of root.querySelectorAll(".day")) {
      day.hidden = !day.querySelector(".session:not([hidden])");
    }
    root.querySelector(".nothing-found").hidden = shown > 0;
    const output = form.querySelector("output");
    if (!output) return;
    output.value =
      shown === sessions.length
        ? ""
        : output.dataset.words.replace("{shown}", number.format(shown)).replace("{all}", number.format(sessions.length));
  }

  // --- the address ------------------------------------------------------------------------------------
  function readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    if (form.elements.mine) form.elements.mine.checked = asked.has("mine");
    if (form.elements.zone) form.elements.zone.checked = asked.get("zone") === "own";
    const layout = root.querySelector(`[name="layout"][value="${asked.get("layout") === "list" ? "list" : "grid"}"]`);
    if (layout) layout.checked = true;
  }

  function writeAddress() {
    const asked = new URLSearchParams();
    if (fromLink) asked.set("sessions", fromLink.join(","));
    for (const { name, value } of choices()) asked.set(name, value);
    if (form.elements.mine?.checked) asked.set("mine", "1");
    if (form.elements.zone?.checked) asked.set("zone", "own");
    if (root.querySelector('[name="layout"][value="list"]')?.checked) asked.set("layout", "list");
    const query = String(asked);
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  }

  // --- time zones -------------------------------------------------------------------------------------
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clock = { ...options, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
  const times = [...root.querySelectorAll(".session-time time, .grid-hour time")];
  const written = new Map(times.map((time) => [time, time.textContent]));
  const dayIn = (moment, timeZone) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(moment);

  function inOwnZone(time) {
    const start = new Date(time.dateTime);
    const end = new Date(time.closest(".session")?.dataset.end ?? NaN);
    const isOtherDay = dayIn(start, zone) !== dayIn(start, root.dataset.zone);
    const format = new Intl.DateTimeFormat(lang, isOtherDay ? { ...clock, weekday: "short" } : clock);
    return Number.isNaN(end.valueOf()) ? format.format(start) : format.formatRange(start, end);
  }

  function showTimes() {
    const isOwn = form.elements.zone?.checked;
    for (const time of times) time.textContent = isOwn ? inOwnZone(time) : written.get(time);
  }

  function offerZone() {
    const label = form.querySelector(".own-zone");
    if (!label || times.length === 0) return;
    const isSame = times.every((time) => {
      const start = new Date(time.dateTime);
      const at = (timeZone) => new Intl.DateTimeFormat("en-CA", { ...clock, timeZone, dateStyle: undefined }).format(start);
      return at(zone) === at(root.dataset.zone);
    });
    label.hidden = isSame;
    label.querySelector(".zone-name").textContent = zone;
  }

  // --- now --------------------------------------------------------------------------------------------
  const HALF_HOUR = 30 * 60 * 1000; // a session without an end is drawn so long, too
  function markNow() {
    const now = Date.now();
    for (const session of sessions) {
      const start = Date.parse(session.dataset.start ?? "");
      const end = session.dataset.end ? Date.parse(session.dataset.end) : start + HALF_HOUR;
      const isNow = start <= now && now < end;
      session.classList.toggle("is-now", isNow);
      const mark = session.querySelector(".now-mark");
      if (isNow && !mark) {
        session.querySelector(".kicker").prepend(document.getElementById("now-mark").content.cloneNode(true));
      } else if (!isNow) mark?.remove();
    }
  }

  // --- my programme -----------------------------------------------------------------------------------
  const status = own.querySelector('[role="status"]');
  const marked = () => sessions.map((session) => session.dataset.session).filter((id) => marks.has(id));

  /** The edition's calendar without the events that are not wanted: escaped and folded as it was made. */
  function calendarOf(text, wanted) {
    const events = text.split("BEGIN:VEVENT\r\n");
    const [head, ...bodies] = events;
    const kept = bodies.map((body) => body.split("END:VEVENT\r\n")[0]);
    const isWanted = (body) => wanted.has(body.replaceAll("\r\n ", "").match(/^UID:(.*)\r$/mu)?.[1]);
    const chosen = kept.filter(isWanted).map((body) => `BEGIN:VEVENT\r\n${body}END:VEVENT\r\n`);
    return `${head}${chosen.join("")}END:VCALENDAR\r\n`;
  }

  async function saveCalendar() {
    const wanted = new Set(sessions.filter((one) => marks.has(one.dataset.session)).map((one) => one.dataset.uid));
    const answer = await fetch(root.querySelector("[data-calendar]").href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const file = new Blob([calendarOf(await answer.text(), wanted)], { type: "text/calendar" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "programme.ics" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function share(button) {
    const address = new URL(location.pathname, location.href);
    address.searchParams.set("sessions", marked().join(","));
    const link = address.href.replaceAll("%2C", ",");
    try {
      await navigator.clipboard.writeText(link);
      status.textContent = button.dataset.done;
    } catch {
      status.replaceChildren(Object.assign(document.createElement("a"), { href: link, textContent: link }));
    }
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const change = (ids) => document.dispatchEvent(new CustomEvent("keep-marks", { detail: ids }));
    switch (button?.dataset.do) {
      case "calendar":
        saveCalendar().catch(() => root.querySelector("[data-calendar]").click());
        break;
      case "share":
        share(button);
        break;
      case "clear":
        change([]);
        break;
      case "keep":
        change([...marks, ...fromLink]);
        break;
    }
  });

  document.addEventListener("marks", (event) => {
    marks = event.detail;
    own.hidden = marked().length === 0;
    status.textContent = "";
    narrow();
  });

  // --- all together -----------------------------------------------------------------------------------
  root.addEventListener("change", () => {
    writeAddress();
    showTimes();
    narrow();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => root.dispatchEvent(new Event("change"))));
  readAddress();
  offerZone();
  const box = root.querySelector(".narrowing");
  if (box) {
    const isNarrowed = choices().length > 0 || form.querySelector("input:checked") !== null;
    box.hidden = false;
    box.open = isNarrowed || matchMedia("(min-width: 48rem)").matches;
  }
  shared.hidden = !fromLink;
  showTimes();
  markNow();
  setInterval(markNow, 60_000);
  document.dispatchEvent(new CustomEvent("ask-marks"));
}
