// A long list of persons narrowed by name, country and role. The address keeps each choice.
{
  const form = document.querySelector(".questions");
  const people = [...document.querySelectorAll(".person[data-person]")];
  const { lang, dataset } = document.documentElement;
  const number = new Intl.NumberFormat(lang, { numberingSystem: dataset.digits, useGrouping: false });
  const output = form.querySelector("output");

  /** Letters as they are compared: without marks, and those of Arabic that are often mixed up as one. */
  const folded = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\p{M}\u0640]/gu, "")
      .replace(/[\u0649\u06cc]/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .replace(/\u06a9/g, "\u0643");

  const choices = () => [...form.querySelectorAll("select")].filter((select) => select.value);

  function narrow() {
    const words = folded(form.elements.name.value).split(/\s+/u).filter(Boolean);
    const asked = choices();
    let shown = 0;
    for (const person of people) {
      const names = folded(person.dataset.names ?? "");
      const answers =
        words.every((word) => names.includes(word)) &&
        asked.every(({ name, value }) => (person.dataset[name] ?? "").split(" ").includes(value));
      person.hidden = !answers;
      shown += answers ? 1 : 0;
    }
    for (const letter of document.querySelectorAll(".letter")) {
      letter.hidden = !letter.querySelector(".person:not([hidden])");
    }
    document.querySelector(".nothing-found").hidden = shown > 0;
    output.value =
      shown === people.length
        ? ""
        : output.dataset.words.replace("{shown}", number.format(shown)).replace("{all}", number.format(people.length));
  }

  function writeAddress() {
    const asked = new URLSearchParams(choices().map(({ name, value }) => [name, value]));
    if (form.elements.name.value) asked.set("name", form.elements.name.value);
    const query = String(asked);
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  }

  const asked = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("select, input")) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
  const change = () => {
    writeAddress();
    narrow();
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  const box = form.closest("details");
  box.hidden = false;
  box.open = asked.size > 0 || matchMedia("(min-width: 48rem)").matches;
  narrow();
}
