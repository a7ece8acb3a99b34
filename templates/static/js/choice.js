// On the choice page alone: lead readers on to the language they chose last, or to the first one their browser asks for.
(() => {
  const links = [...document.querySelectorAll("a[data-language]")];
  const tags = links.map((link) => link.dataset.language.toLowerCase().split("-"));
  // the language alone decides; among its scripts and regions the one that says most of what is wanted, and least else
  const find = (wanted) => {
    const subtags = canonical(wanted).toLowerCase().split("-");
    const shared = (own) => own.filter((subtag) => subtags.includes(subtag)).length;
    const fit = (index) => shared(tags[index]) * 10 - tags[index].length;
    const own = [...tags.keys()].filter((index) => tags[index][0] === subtags[0]);
    return own.sort((one, other) => fit(other) - fit(one))[0] ?? -1;
  };
  // CLDR's form of a tag: sr-ME for cnr, Montenegrin
  const canonical = (tag) => {
    try {
      return Intl.getCanonicalLocales(tag)[0];
    } catch {
      return tag;
    }
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
