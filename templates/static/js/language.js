// Remember the language that a reader chooses, for the next visit to the root of the site.
for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("language", link.dataset.language);
    } catch {
      // without storage the choice holds for this visit alone
    }
  });
}
