// For partner pages: fills <div data-changjuan="districts" data-place="yuhang"> with a frame and sets its height.
// The address of this file is permanent, everything in docs/embedding.md keeps working, and caches may keep the file
// for an hour. It needs no other file, may stand anywhere in the page, and may be loaded twice.
(() => {
  "use strict";
  const { facets, presets, title: STORY } = PRESS; // filled in when the site is built
  const script = document.currentScript || document.querySelector("script[src*='/embed.js']");
  if (!script || window.changjuanEmbed) return;
  window.changjuanEmbed = 1;
  const base = new URL(".", script.src);
  const SHOWN = "[data-changjuan] > iframe";

  function address(options) {
    const query = new URLSearchParams();
    for (const name of ["theme", "accent", "motion", "locale", "font", "background"])
      if (options[name]) query.set(name, options[name]);
    let path = options.changjuan + "/";
    const filters = facets.filter((name) => options[name]);
    const [first] = filters;
    // One place or one topic has a page of its own, which is filtered even without script.
    if (filters.length === 1 && presets.includes(first) && /^[\w-]+$/.test(options[first]))
      path += `${first}/${options[first]}/`;
    else if (first) {
      query.set("v", 1);
      for (const name of filters) query.set(name, options[name]);
    }
    return new URL(`embed/${path}?${query}`, base).href;
  }

  function fill(div) {
    const { changjuan, theme, title, height } = div.dataset;
    if (div.querySelector("iframe") || !/^[a-z]+(\/[\w.-]+)?$/.test(changjuan)) return;
    const frame = document.createElement("iframe");
    frame.loading = "lazy";
    frame.src = address(div.dataset);
    frame.title = title || div.textContent.trim() || STORY;
    frame.allow = "clipboard-write; web-share";
    // The colour scheme must be that of the page in the frame, or the browser puts an opaque box behind it.
    const scheme = /^(light|dark)$/.test(theme) ? theme : "light dark";
    frame.style.cssText = `display:block;width:100%;height:${parseInt(height) || 400}px;border:0;color-scheme:${scheme}`;
    frame.onload = () => {
      const events = (div.dataset.events || "").split(" ");
      if (events[0]) frame.contentWindow.postMessage({ type: "changjuan:listen", v: 1, events }, base.origin);
    };
    // The link for readers without script stays in the page, but is hidden.
    for (const child of div.children) child.hidden = true;
    div.append(frame);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== base.origin || !data) return;
    const frame = [...document.querySelectorAll(SHOWN)].find((frame) => frame.contentWindow === source);
    if (!frame) return;
    const { sentinel, type, height, top } = data;
    if (sentinel === "amp" && height > 0 && height < 1e6) frame.style.height = Math.ceil(height) + "px";
    // A link in the frame leads to this position, and not every browser scrolls a page for a frame of another site.
    if (type === "changjuan:jump" && Number.isFinite(top + height)) {
      const middle = height && (height - innerHeight) / 2;
      scrollTo(scrollX, scrollY + frame.getBoundingClientRect().top + top + middle);
    }
    else if (/^changjuan:/.test(type)) frame.parentNode.dispatchEvent(new CustomEvent(type, { detail: data, bubbles: true }));
  });

  // Fills the elements that are in the page now, and those that are added later.
  const fillAll = () => document.querySelectorAll("[data-changjuan]").forEach(fill);
  new MutationObserver(fillAll).observe(document, { childList: true, subtree: true });
  fillAll();
})();
