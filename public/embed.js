// For partner pages: makes <div data-changjuan="districts" data-place="yuhang"> a frame that sizes itself.
// Promise: this address stays, what docs/embedding.md says goes on working, and the file may be cached for
// an hour. It needs nothing else, may stand anywhere in the page, and may be loaded twice.
(() => {
  "use strict";
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
    const filters = ["place", "topic", "kind"].filter((name) => options[name]);
    const [first] = filters;
    // One place or one topic has a page of its own, which reads without script.
    if (filters.length === 1 && first !== "kind" && /^[\w-]+$/.test(options[first])) path += `${first}/${options[first]}/`;
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
    frame.title = title || div.textContent.trim() || "杭州长卷";
    frame.allow = "clipboard-write; web-share";
    // Of the frame's own scheme, or the browser puts an opaque box behind it.
    const scheme = /^(light|dark)$/.test(theme) ? theme : "light dark";
    frame.style.cssText = `display:block;width:100%;height:${parseInt(height) || 400}px;border:0;color-scheme:${scheme}`;
    frame.onload = () => {
      const events = (div.dataset.events || "").split(" ");
      if (events[0]) frame.contentWindow.postMessage({ type: "changjuan:listen", v: 1, events }, base.origin);
    };
    // The link for readers without script stays, for those who see the frame out of sight.
    for (const child of div.children) child.hidden = true;
    div.append(frame);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== base.origin || !data) return;
    const frame = [...document.querySelectorAll(SHOWN)].find((frame) => frame.contentWindow === source);
    if (!frame) return;
    const { sentinel, type, height, top } = data;
    if (sentinel === "amp" && height > 0 && height < 1e6) frame.style.height = Math.ceil(height) + "px";
    // A link inside led there, and not every browser scrolls a page for a frame of another site.
    if (type === "changjuan:jump" && Number.isFinite(top + height)) {
      const middle = height && (height - innerHeight) / 2;
      scrollTo(scrollX, scrollY + frame.getBoundingClientRect().top + top + middle);
    }
    else if (/^changjuan:/.test(type)) frame.parentNode.dispatchEvent(new CustomEvent(type, { detail: data, bubbles: true }));
  });

  // Now, and whenever the page puts something in.
  const look = () => document.querySelectorAll("[data-changjuan]").forEach(fill);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
})();
