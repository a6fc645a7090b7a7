// Notes when things become readable, by the page's own clock. Runs before any script of the page.
(() => {
  const seen = {};
  const main = '[data-testid="stMainBlockContainer"]';

  // Text in a typeface that is still on its way is not drawn, unless a substitute is shown meanwhile.
  const waitsForTypeface = (element) => {
    const families = getComputedStyle(element).fontFamily;
    const isUsed = (face) => families.includes(face.family.replaceAll(/["']/g, ""));
    return [...document.fonts].some((f) => f.status === "loading" && ["auto", "block"].includes(f.display) && isUsed(f));
  };
  const isReadable = (element) =>
    element !== null &&
    element.textContent.trim() !== "" &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !waitsForTypeface(element);

  const statuses = () => [...document.querySelectorAll(".st-key-status-list a")].filter(isReadable).length;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const wanted = {
    shell: () => app() !== null,
    "first run": () => app()?.dataset.testScriptState === "notRunning" && app().dataset.testConnectionState === "CONNECTED",
    finding: () => isReadable(document.querySelector(`${main} h1`)),
    statuses: () => statuses() >= 13,
  };

  const look = () => {
    for (const [name, isThere] of Object.entries(wanted)) {
      if (!(name in seen) && isThere()) {
        seen[name] = 0;
        // After the frame in which it is drawn.
        requestAnimationFrame(() => setTimeout(() => (seen[name] = performance.now())));
      }
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state"],
  });
  document.fonts.addEventListener("loadingdone", look);
  performance.setResourceTimingBufferSize(1000);

  window.__seen = seen;
  window.__statuses = statuses;
  window.__requests = () =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map((entry) => ({
      name: new URL(entry.name).pathname.split("/").pop() || "/",
      start: entry.startTime,
      end: entry.responseEnd,
      bytes: entry.encodedBodySize,
    }));
})();
