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

// The menu of languages opens and closes by itself; Escape and a click beside it close it too.
const menu = document.querySelector(".languages details");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
