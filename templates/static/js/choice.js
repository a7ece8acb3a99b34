// On the choice page alone: lead readers on to the language they chose last, or to the first one their browser asks for.
(() => {
  const links = [...document.querySelectorAll("a[data-language]")];
  const tags = links.map((link) => link.dataset.language.toLowerCase());
  const find = (wanted) => {
    const tag = wanted.toLowerCase();
    const exact = tags.indexOf(tag);
    return exact >= 0 ? exact : tags.findIndex((own) => own.split("-")[0] === tag.split("-")[0]);
  };
  let stored = null;
  try {
    stored = localStorage.getItem("language");
  } catch {
    // storage may be closed to the page; the browser's languages serve
  }
  const came = document.referrer.startsWith(new URL("./", location.href).href);
  if (came && !stored) return; // from a page of this site: the reader wants to choose
  for (const wanted of [stored, ...navigator.languages]) {
    const index = wanted ? find(wanted) : -1;
    if (index >= 0) {
      location.replace(links[index].href);
      return;
    }
  }
})();
