// What an embed page says to the page around it. Every page under /embed/ loads this file; those of one
// number or one card load no other script. It does four things:
//   looks    theme, accent, motion, size of type and background, as the address asks
//   height   told to the host in all eight dialects that partner sites speak (docs/embedding.md)
//   place    where the host says that its reader is, for scenes: a “changjuan:band” event on window
//   events   what the reader does, told to a host that has asked for it, to its origin only
// Words come from window.parent only and are read strictly: what is not understood is nothing.
(() => {
  "use strict";
  const host = window.parent;
  const framed = host !== window;
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const story = new URL("..", document.currentScript.src); // this file lies in assets/

  // ---- Looks -------------------------------------------------------------------------------------

  const PAPER = { light: "f6f1e5", dark: "15191b" }; // as in style/tokens.css
  const night = matchMedia("(prefers-color-scheme: dark)");

  // Contrast as WCAG 2 has it, of colours written as six hexadecimal digits.
  const light = (hex) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
      const part = parseInt(hex.slice(2 * index, 2 * index + 2), 16) / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0.05);
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)];
    return a > b ? a / b : b / a;
  };

  function look() {
    const theme = query.get("theme");
    const themed = theme === "light" || theme === "dark" || theme === "auto";
    if (themed) root.dataset.theme = theme;
    const still = query.get("motion") === "off";
    if (still) root.dataset.motion = "off";
    // What the partner has decided is not asked of the reader (style/frame.css).
    root.classList.toggle("theme-set", themed);
    root.classList.toggle("motion-set", still);
    root.classList.toggle("inherit-size", query.get("font") === "inherit-size");
    root.classList.toggle("bare", query.get("background") === "transparent");
    const [, hex] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(query.get("accent") || "") || [];
    const accent = hex && hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
    const dark = root.dataset.theme === "dark" || (root.dataset.theme !== "light" && night.matches);
    // A colour that cannot be read is as good as none.
    const legible = accent && contrast(accent, dark ? PAPER.dark : PAPER.light) >= 4.5;
    root.classList.toggle("accented", Boolean(legible));
    if (legible) root.style.setProperty("--accent", "#" + accent);
  }
  look();
  night.addEventListener("change", look);
  // Once more when the page's own script has set the reader's theme.
  addEventListener("DOMContentLoaded", look);
  if (!framed) return;
  root.classList.add("framed");

  // ---- Height ------------------------------------------------------------------------------------

  const MOST = 2000; // no dialect writes a longer message
  const AGAIN = 100; // ms between two answers to a host that asks and asks
  const LATE = 500; // ms in which a host has scrolled, if it scrolls at all

  const say = (message) => host.postMessage(message, "*");
  const here = location.href; // as the host wrote it; a filter changes the address
  const name = `${Math.random()}`.slice(2);
  // pym.js: the name that the host has given us, in the address.
  const child = query.get("childId");
  const pym = child && child.length < 200 && !child.includes("xPYMx") ? child : null;
  // WordPress: its secret, behind the hash.
  const [, secret] = /^#\?secret=([\da-z]{1,64})$/i.exec(location.hash) || [];
  let resizer = null; // iframe-resizer 4: our id at the host, once it has begun
  let opened = false; // open-iframe-resizer 2: whether it has begun
  let wrapper = null;
  let told = 0;
  let asked = 0;

  const pymSay = (kind, text) => say(`pymxPYMx${pym}xPYMx${kind}xPYMx${text}`);
  const resizerSay = (top, side, kind) => say(`[iFrameSizer]${resizer}:${top}:${side}:${kind}`);

  // One integer for all. 0 is no height: a frame in a hidden tab has none, and is measured when shown.
  const measure = () => {
    const box = wrapper ? wrapper.getBoundingClientRect() : null;
    return box && box.width > 0 ? Math.ceil(box.height) : 0;
  };

  function tell(again) {
    const height = measure();
    if (height === 0 || (height === told && !again)) return;
    const changed = height !== told;
    told = height;
    const width = Math.ceil(wrapper.getBoundingClientRect().width);
    say({ sentinel: "amp", type: "embed-size", height });
    say({ "datawrapper-height": { [name]: height } });
    say(JSON.stringify({ src: here, context: "iframe.resize", height }));
    say(JSON.stringify({ id: "iframeMessenger:" + name, type: "set-height", value: height }));
    if (pym !== null) pymSay("height", height);
    if (resizer !== null) resizerSay(height, width, "resizeObserver");
    if (opened) say({ type: "iframe-resized", width, height });
    if (secret) say({ message: "height", value: height, secret });
    // The browser's own way (css-sizing-4), where the host asks for it in its style sheet.
    if (changed && typeof window.requestResize === "function") {
      try {
        window.requestResize();
      } catch {}
    }
    ask();
  }

  // A host that asks without end is answered, but not at its pace.
  function answer() {
    if (asked) return;
    asked = setTimeout(() => {
      asked = 0;
      tell(true);
    }, AGAIN);
  }

  // ---- Place -------------------------------------------------------------------------------------

  let screenful = 0; // the height of the host's window, once it has told

  // Only pages with scenes want to know.
  const follows = () => root.hasAttribute("data-scenes");

  function ask() {
    if (follows() && pym !== null) pymSay("parentPositionInfo", "");
  }

  // `top`: where our frame begins in the host's window; `seen`: the height of that window.
  function place(top, seen) {
    if (![top, seen].every(Number.isFinite) || seen <= 0 || !follows()) return;
    screenful = seen;
    const detail = { top: Math.max(0, -top), bottom: Math.min(measure(), seen - top) };
    if (detail.bottom > detail.top) dispatchEvent(new CustomEvent("changjuan:band", { detail }));
  }

  // ---- Words of the host -------------------------------------------------------------------------

  function hearText(text) {
    if (text.length > MOST) return;
    if (pym !== null && text.startsWith(`pymxPYMx${pym}xPYMx`)) {
      const [kind, words] = text.slice(`pymxPYMx${pym}xPYMx`.length).split("xPYMx");
      if (kind === "width") answer();
      else if (kind === "viewport-iframe-position" && words) {
        const [, height, top] = words.split(" ").map(Number);
        place(top, height);
      }
    } else if (text.startsWith("[iFrameSizer]")) {
      const words = text.slice("[iFrameSizer]".length);
      const [, id] = /^([^:\s]{1,200}):\d*:(?:true|false):(?:true|false):\d*:/.exec(words) || [];
      if (id) {
        resizer = id;
        if (measure()) resizerSay(measure(), root.clientWidth, "init");
        if (follows()) resizerSay(0, 0, "pageInfo");
        answer();
      } else if (words === "resize" || words.startsWith("reset:")) answer();
      else if (words.startsWith("pageInfo:")) {
        const info = read(words.slice("pageInfo:".length));
        if (info) place(info.offsetTop - info.scrollTop, info.windowHeight);
      }
    }
  }

  function read(text) {
    try {
      const value = JSON.parse(text);
      return typeof value === "object" ? value : null;
    } catch {
      return null;
    }
  }

  function hearObject(data, origin) {
    if (data.sentinel === "amp" && data.type === "frames-init") answer();
    else if (data.type === "iframe-child-init") {
      opened = true;
      answer();
    } else if (data.type === "iframe-get-child-dimensions") {
      if (opened) answer();
    } else if (data.message === "ready" && secret && data.secret === secret) answer();
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
    if (typeof data === "string") hearText(data);
    else if (typeof data === "object" && data !== null) hearObject(data, origin);
  });

  // ---- Events for partners -----------------------------------------------------------------------

  const EVENTS = ["ready", "step", "filter", "open"];
  let partner = null; // who has asked, and for what

  function report(event, what) {
    if (!partner || !partner.wanted.includes(event)) return;
    host.postMessage({ type: `changjuan:${event}`, v: 1, view: root.dataset.embed, ...what }, partner.origin);
  }

  addEventListener("changjuan:step", () => report("step", { step: root.dataset.step }));
  addEventListener("changjuan:filter", () => {
    const now = new URLSearchParams(location.search);
    const list = (facet) => (now.get(facet) || "").split(",").filter(Boolean);
    report("filter", { place: list("place"), topic: list("topic"), kind: list("kind") });
  });

  // ---- Links -------------------------------------------------------------------------------------

  // A new window may be forbidden here (a sandbox without allow-popups): then the address is shown,
  // after the dialog that the link may close.
  function leave(link, href) {
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

  // Scrolls ourselves and, where the browser lets a frame do that, the host.
  function go(target) {
    const { top, right, height } = target.getBoundingClientRect();
    const high = Math.min(innerHeight, screenful || screen.availHeight);
    let from = scrollY + top;
    if (target.matches(".step")) {
      // Under a picture that stands over the text, and on the reading line (src/scroll/band.rs). What is
      // scrolled to is a mark of a screen's height: from here hosts take little notice of margins.
      const picture = target.closest(".chapter").querySelector(".scene-picture").getBoundingClientRect();
      const covered = picture.left < right ? picture.height : 0;
      const line = (high - covered) * 0.58;
      from += Math.round(Math.min(0.75 * height, line) - line - covered);
      const mark = document.createElement("div");
      mark.className = "mark";
      mark.style.top = `${from - scrollY - wrapper.getBoundingClientRect().top}px`;
      mark.style.height = `${high}px`;
      wrapper.append(mark);
      mark.scrollIntoView({ block: "center" });
      mark.remove();
    } else target.scrollIntoView();
    if (target.tabIndex >= 0) target.focus({ preventScroll: true });
    from = Math.round(from - scrollY);
    if (pym !== null) pymSay("scrollToChildPos", from);
    if (resizer !== null) resizerSay(from, 0, "scrollToOffset");
    // embed.js; of a step the middle counts.
    say({ type: "changjuan:jump", v: 1, top: from, height: target.matches(".step") ? high : 0 });
  }

  // Within the page: no step in the host's history, and the host scrolls, not we.
  function jump(link, target) {
    try {
      history.replaceState(history.state, "", link.hash);
    } catch {}
    let seen = false;
    const watch = new IntersectionObserver((entries) => (seen = entries.some((entry) => entry.isIntersecting)));
    // After a note that closes now has given the focus back to where it was asked for.
    setTimeout(() => {
      go(target);
      watch.observe(target);
    });
    // A host without a script stays where it is in some browsers: then the story has the place.
    setTimeout(() => {
      watch.disconnect();
      if (!seen) leave(link, whole(link));
    }, LATE);
  }

  const whole = (link) => new URL(link.hash, story).href;

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { fact } = link.dataset;
    if (fact) report("open", { fact });
    // The program opens a note for it.
    if (event.defaultPrevented || (fact && root.classList.contains("live"))) return;
    const inside = link.getAttribute("href").startsWith("#");
    const target = inside && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const sandboxed = self.origin === "null";
    // What this piece lacks is in the story.
    const href = inside ? whole(link) : link.href;
    if (target) jump(link, target);
    else {
      if (secret) say({ message: "link", value: href, secret });
      if (sandboxed || inside) leave(link, href);
    }
    if (sandboxed || inside) event.preventDefault();
  });

  // ---- Begin -------------------------------------------------------------------------------------

  function begin() {
    wrapper = document.getElementById("frame");
    if (!wrapper) return;
    // Also the first time, and when a hidden frame is shown.
    new ResizeObserver(() => tell(false)).observe(wrapper);
    addEventListener("load", () => tell(false));
    if (document.fonts) document.fonts.ready.then(() => tell(false));
    tell(false);
    say("[iFrameResizerChild]Ready");
    report("ready", { height: measure() });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
