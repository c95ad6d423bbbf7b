// The messages between an embed page and the page around it. Every page under /embed/ loads this file;
// those of one number or one card load no other script. It does four things:
//   looks    theme, accent, motion, size of type and background, as set in the address
//   height   sent to the host in all eight dialects that partner sites use (docs/embedding.md)
//   band     where the reader is by the host's messages, for the step being read: a “changjuan:band” event on window
//   events   what the reader does, sent to a host that has requested it, to its origin only
// Only messages of window.parent are read, and only in the forms below. All others are ignored.
(() => {
  "use strict";
  const { facets, paper, readingLine } = PRESS; // filled in when the site is built
  const host = window.parent;
  const framed = host !== window;
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const story = new URL("..", document.currentScript.src); // this file lies in assets/

  // ---- Looks -------------------------------------------------------------------------------------

  const night = matchMedia("(prefers-color-scheme: dark)");

  // A colour as six hexadecimal digits; undefined when it is written otherwise.
  const digits = (color) => {
    const [, hex] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(color || "") || [];
    return hex && hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  };
  // Contrast as WCAG 2 has it, of colours in such digits.
  const luminance = (hex) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
      const part = parseInt(hex.slice(2 * index, 2 * index + 2), 16) / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0.05);
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)];
    return a > b ? a / b : b / a;
  };

  function applyLooks() {
    const theme = query.get("theme");
    const themed = theme === "light" || theme === "dark" || theme === "auto";
    if (themed) root.dataset.theme = theme;
    const motionOff = query.get("motion") === "off";
    if (motionOff) root.dataset.motion = "off";
    // A switch is hidden where the partner has set its value (style/frame.css).
    root.classList.toggle("theme-set", themed);
    root.classList.toggle("motion-set", motionOff);
    root.classList.toggle("inherit-size", query.get("font") === "inherit-size");
    root.classList.toggle("bare", query.get("background") === "transparent");
    const accent = digits(query.get("accent"));
    const dark = root.dataset.theme === "dark" || (root.dataset.theme !== "light" && night.matches);
    // An accent that has too little contrast to the paper is not used.
    const legible = accent && contrast(accent, digits(dark ? paper.dark : paper.light)) >= 4.5;
    root.classList.toggle("accented", Boolean(legible));
    if (legible) root.style.setProperty("--accent", "#" + accent);
  }
  applyLooks();
  night.addEventListener("change", applyLooks);
  // Once more when the page's own script has set the reader's theme.
  addEventListener("DOMContentLoaded", applyLooks);
  if (!framed) return;
  root.classList.add("framed");

  // ---- Height ------------------------------------------------------------------------------------

  const MOST = 2000; // no dialect writes a longer message
  const AGAIN = 100; // ms between two responses to a host that keeps requesting the height
  const LATE = 500; // ms after which a host that can scroll has scrolled

  const post = (message) => host.postMessage(message, "*");
  const here = location.href; // as the host wrote it; a filter changes the address
  const name = `${Math.random()}`.slice(2);
  // pym.js: the name that the host has given us, in the address.
  const child = query.get("childId");
  const pym = child && child.length < 200 && !child.includes("xPYMx") ? child : null;
  // WordPress: its secret, behind the hash.
  const [, secret] = /^#\?secret=([\da-z]{1,64})$/i.exec(location.hash) || [];
  let resizer = null; // iframe-resizer 4: the id that the host has given us, once it has sent one
  let opened = false; // open-iframe-resizer 2: whether the host has sent its first message
  let wrapper = null;
  let lastHeight = 0;
  let responding = 0; // the timer of a response

  const postPym = (kind, text) => post(`pymxPYMx${pym}xPYMx${kind}xPYMx${text}`);
  const postResizer = (top, side, kind) => post(`[iFrameSizer]${resizer}:${top}:${side}:${kind}`);

  // One integer for all. 0 is no height: a frame in a hidden tab has none, and is measured when shown.
  const measure = () => {
    const box = wrapper ? wrapper.getBoundingClientRect() : null;
    return box && box.width > 0 ? Math.ceil(box.height) : 0;
  };

  // Sends the height if it has changed; with `again` in any case.
  function sendHeight(again) {
    const height = measure();
    if (height === 0 || (height === lastHeight && !again)) return;
    const changed = height !== lastHeight;
    lastHeight = height;
    const width = Math.ceil(wrapper.getBoundingClientRect().width);
    post({ sentinel: "amp", type: "embed-size", height });
    post({ "datawrapper-height": { [name]: height } });
    post(JSON.stringify({ src: here, context: "iframe.resize", height }));
    post(JSON.stringify({ id: "iframeMessenger:" + name, type: "set-height", value: height }));
    if (pym !== null) postPym("height", height);
    if (resizer !== null) postResizer(height, width, "resizeObserver");
    if (opened) post({ type: "iframe-resized", width, height });
    if (secret) post({ message: "height", value: height, secret });
    // Browsers with responsive frames (css-sizing-4) resize the frame themselves, if the host's style sheet allows it.
    if (changed && typeof window.requestResize === "function") {
      try {
        window.requestResize();
      } catch {}
    }
    requestBand();
  }

  // Sends the height to a host that has requested it, at most once every AGAIN ms.
  function respondSoon() {
    if (responding) return;
    responding = setTimeout(() => {
      responding = 0;
      sendHeight(true);
    }, AGAIN);
  }

  // ---- Band --------------------------------------------------------------------------------------

  let screenful = 0; // the height of the host's window, once it is known

  // Only pages with steps need the band.
  const hasSteps = () => root.hasAttribute("data-steps");

  function requestBand() {
    if (hasSteps() && pym !== null) postPym("parentPositionInfo", "");
  }

  // `top`: where our frame begins in the host's window; `height`: the height of that window.
  function announceBand(top, height) {
    if (![top, height].every(Number.isFinite) || height <= 0 || !hasSteps()) return;
    screenful = height;
    const detail = { top: Math.max(0, -top), bottom: Math.min(measure(), height - top) };
    if (detail.bottom > detail.top) dispatchEvent(new CustomEvent("changjuan:band", { detail }));
  }

  // ---- Messages of the host ----------------------------------------------------------------------

  function onText(text) {
    if (text.length > MOST) return;
    if (pym !== null && text.startsWith(`pymxPYMx${pym}xPYMx`)) {
      const [kind, values] = text.slice(`pymxPYMx${pym}xPYMx`.length).split("xPYMx");
      if (kind === "width") respondSoon();
      else if (kind === "viewport-iframe-position" && values) {
        const [, height, top] = values.split(" ").map(Number);
        announceBand(top, height);
      }
    } else if (text.startsWith("[iFrameSizer]")) {
      const message = text.slice("[iFrameSizer]".length);
      const [, id] = /^([^:\s]{1,200}):\d*:(?:true|false):(?:true|false):\d*:/.exec(message) || [];
      if (id) {
        resizer = id;
        if (measure()) postResizer(measure(), root.clientWidth, "init");
        if (hasSteps()) postResizer(0, 0, "pageInfo");
        respondSoon();
      } else if (message === "resize" || message.startsWith("reset:")) respondSoon();
      else if (message.startsWith("pageInfo:")) {
        const info = parsed(message.slice("pageInfo:".length));
        if (info) announceBand(info.offsetTop - info.scrollTop, info.windowHeight);
      }
    }
  }

  function parsed(text) {
    try {
      const value = JSON.parse(text);
      return typeof value === "object" ? value : null;
    } catch {
      return null;
    }
  }

  function onObject(data, origin) {
    if (data.sentinel === "amp" && data.type === "frames-init") respondSoon();
    else if (data.type === "iframe-child-init") {
      opened = true;
      respondSoon();
    } else if (data.type === "iframe-get-child-dimensions") {
      if (opened) respondSoon();
    } else if (data.message === "ready" && secret && data.secret === secret) respondSoon();
    else if (data.type === "changjuan:listen" && data.v === 1 && Array.isArray(data.events)) {
      const wanted = EVENTS.filter((event) => data.events.slice(0, 10).includes(event));
      // An opaque origin (“null”) has no address; the message still goes to our parent alone.
      partner = wanted.length ? { wanted, origin: origin === "null" ? "*" : origin } : null;
      if (document.readyState !== "loading") report("ready", { height: measure() });
    }
  }

  addEventListener("message", (event) => {
    if (event.source !== host) return;
    const { data, origin } = event;
    if (typeof data === "string") onText(data);
    else if (typeof data === "object" && data !== null) onObject(data, origin);
  });

  // ---- Events for partners -----------------------------------------------------------------------

  const EVENTS = ["ready", "step", "filter", "open"];
  let partner = null; // the events that the host has requested, and its origin

  function report(event, what) {
    if (!partner || !partner.wanted.includes(event)) return;
    host.postMessage({ type: `changjuan:${event}`, v: 1, view: root.dataset.embed, ...what }, partner.origin);
  }

  addEventListener("changjuan:step", () => report("step", { step: root.dataset.step }));
  addEventListener("changjuan:filter", () => {
    const now = new URLSearchParams(location.search);
    const chosen = (facet) => (now.get(facet) || "").split(",").filter(Boolean);
    report("filter", Object.fromEntries(facets.map((facet) => [facet, chosen(facet)])));
  });

  // ---- Links -------------------------------------------------------------------------------------

  // Opens an address in a new window. Where that is forbidden (a sandbox without allow-popups), it shows the address
  // as text: after the link, or after the dialog around the link, because the link may close that dialog.
  function openOutside(link, href) {
    const opened = window.open(href);
    if (opened) {
      opened.opener = null;
      return;
    }
    const after = link.closest("dialog") || link;
    if (after.nextElementSibling && after.nextElementSibling.matches(".address")) return;
    const address = document.createElement("span");
    address.className = "address";
    address.textContent = href;
    after.after(address);
  }

  // Scrolls this page and, where the browser lets a frame do that, the host.
  function scrollToTarget(target) {
    const { top, height } = target.getBoundingClientRect();
    const high = Math.min(innerHeight, screenful || screen.availHeight);
    let from = scrollY + top;
    if (target.matches(".step")) {
      // Brings the step to the top of the screen, or lower, so that the reading line (crates/scroll/src/band.rs) lies in
      // it. The page scrolls to an invisible box as high as the screen, because browsers that scroll the host from
      // here largely ignore scroll margins.
      from += Math.min(0, Math.round(0.75 * height - high * readingLine));
      const box = document.createElement("div");
      box.className = "scroll-target";
      box.style.top = `${from - scrollY - wrapper.getBoundingClientRect().top}px`;
      box.style.height = `${high}px`;
      wrapper.append(box);
      box.scrollIntoView({ block: "center" });
      box.remove();
    } else target.scrollIntoView();
    if (target.tabIndex >= 0) target.focus({ preventScroll: true });
    from = Math.round(from - scrollY);
    if (pym !== null) postPym("scrollToChildPos", from);
    if (resizer !== null) postResizer(from, 0, "scrollToOffset");
    // For embed.js, which centres a target that has a height: a step.
    post({ type: "changjuan:jump", v: 1, top: from, height: target.matches(".step") ? high : 0 });
  }

  // Follows a link within the page. It adds no entry to the host's history, and the host scrolls, not this page.
  function jump(link, target) {
    try {
      history.replaceState(history.state, "", link.hash);
    } catch {}
    let visible = false;
    const watch = new IntersectionObserver((entries) => (visible = entries.some((entry) => entry.isIntersecting)));
    // In a task of its own, because a note that closes now first gives the focus back to its number.
    setTimeout(() => {
      scrollToTarget(target);
      watch.observe(target);
    });
    // In some browsers a host without script does not scroll. Then the target is opened in the story.
    setTimeout(() => {
      watch.disconnect();
      if (!visible) openOutside(link, addressInStory(link));
    }, LATE);
  }

  const addressInStory = (link) => new URL(link.hash, story).href;

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { fact } = link.dataset;
    if (fact) report("open", { fact });
    // The program opens a note for the number.
    if (event.defaultPrevented || (fact && root.classList.contains("live"))) return;
    const inside = link.getAttribute("href").startsWith("#");
    const target = inside && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const sandboxed = self.origin === "null";
    // A link to a part that this page lacks leads into the story.
    const href = inside ? addressInStory(link) : link.href;
    if (target) jump(link, target);
    else {
      if (secret) post({ message: "link", value: href, secret });
      if (sandboxed || inside) openOutside(link, href);
    }
    if (sandboxed || inside) event.preventDefault();
  });

  // ---- Begin -------------------------------------------------------------------------------------

  function begin() {
    wrapper = document.getElementById("frame");
    if (!wrapper) return;
    // The observer also calls at the start, and when a hidden frame is shown.
    new ResizeObserver(() => sendHeight(false)).observe(wrapper);
    addEventListener("load", () => sendHeight(false));
    if (document.fonts) document.fonts.ready.then(() => sendHeight(false));
    sendHeight(false);
    post("[iFrameResizerChild]Ready");
    report("ready", { height: measure() });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
