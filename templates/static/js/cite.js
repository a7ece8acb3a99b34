// Put a reference on the clipboard.
for (const box of document.querySelectorAll(".cite .reference")) {
  const reference = box.querySelector(".citation");
  const status = box.querySelector('[role="status"]');
  box.querySelector("[data-copy]").addEventListener("click", async () => {
    const text = reference.textContent.trim().replace(/\s+/gu, " ");
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = reference.dataset.copied;
    } catch {
      // without leave to write, the reference is marked for the reader to copy
      getSelection().selectAllChildren(reference);
    }
  });
  box.querySelector("[data-by-script]").hidden = false;
}
