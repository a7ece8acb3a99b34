// Begin the service worker, and let it keep this page and the programme; not where the reader saves data.
const script = document.currentScript;

addEventListener("load", async () => {
  if (!("serviceWorker" in navigator) || navigator.connection?.saveData) return;
  try {
    await navigator.serviceWorker.register(script.dataset.worker);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ language: document.documentElement.lang, page: location.href });
  } catch {
    // some windows and hosts allow no worker: the site works without
  }
});
