// Reloads a page of the site that is being edited when something else is to be shown, and keeps its scroll position,
// also over the page of a fault.
(() => {
  const { build, fault } = document.currentScript.dataset;
  const KEY = "press-dev:" + location.pathname;

  if (fault === undefined) {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const restore = () => scrollTo({ top: Number(kept), behavior: "instant" });
    if (kept !== null) {
      // The browser's own position would be that of the fault's page.
      history.scrollRestoration = "manual";
      addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });
      restore();
      // Pictures and styles that came later may have moved it.
      addEventListener("load", restore, { once: true });
    }
  }

  new EventSource("/__dev/events").onmessage = ({ data }) => {
    // Nothing has been built yet.
    if (data === "" || data === build) return;
    if (fault === undefined) sessionStorage.setItem(KEY, scrollY);
    location.reload();
  };
})();
