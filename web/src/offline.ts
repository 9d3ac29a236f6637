// Keeps the site for when the network is gone: see service-worker.ts.

/** keepOffline has the browser store the site once the page has nothing else to do, where browsers can and may. */
export function keepOffline(): void {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined || !isSecureContext) {
    return;
  }
  const version = document.documentElement.dataset["version"];
  const tell = (): void => serviceWorker.controller?.postMessage({ version });
  serviceWorker.addEventListener("controllerchange", tell);
  tell();
  // Not every page may: in a sandbox, and where storage is off, it rejects.
  const register = (): void => void serviceWorker.register("/service-worker.js").catch(() => undefined);
  "requestIdleCallback" in window ? requestIdleCallback(register, { timeout: 5000 }) : setTimeout(register, 2000);
}
