// On a page that has moved, where parts of it had addresses of their own: lead on to the part, or to the new page.
(() => {
  const part = CSS.escape(location.hash.slice(1));
  const link = part ? document.querySelector(`.moved > #${part} > a`) : null;
  location.replace((link ?? document.querySelector("main .lead a")).href);
})();
