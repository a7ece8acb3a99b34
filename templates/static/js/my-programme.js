// Sessions that a reader marks: kept in this browser alone, told to the rest of the page by an event.
{
  const place = document.querySelector("[data-programme]");
  const pattern = document.getElementById("mark-button");
  const name = `programme ${place.dataset.programme}`;

  function readMarks() {
    try {
      return new Set(JSON.parse(localStorage.getItem(name)) ?? []);
    } catch {
      return new Set(); // without storage, or with what is no list, nothing is marked
    }
  }

  let marks = readMarks();

  function show() {
    for (const button of document.querySelectorAll(".mark-session")) {
      button.setAttribute("aria-pressed", String(marks.has(button.dataset.for)));
    }
    document.dispatchEvent(new CustomEvent("marks", { detail: marks }));
  }

  function keep(changed) {
    marks = changed;
    try {
      localStorage.setItem(name, JSON.stringify([...marks].sort()));
    } catch {
      // the marks hold for this visit alone
    }
    show();
  }

  for (const session of document.querySelectorAll("[data-session]")) {
    const id = session.dataset.session;
    const button = pattern.content.cloneNode(true).querySelector("button");
    button.id = `mark-${id}`;
    button.dataset.for = id;
    button.setAttribute("aria-labelledby", `mark-${id} title-${id}`);
    button.addEventListener("click", () => {
      const changed = new Set(marks);
      if (!changed.delete(id)) changed.add(id);
      keep(changed);
    });
    session.append(button);
  }

  document.addEventListener("keep-marks", (event) => keep(new Set(event.detail)));
  window.addEventListener("storage", (event) => {
    if (event.key !== name) return;
    marks = readMarks();
    show();
  });
  show();
  document.addEventListener("ask-marks", show);
}
