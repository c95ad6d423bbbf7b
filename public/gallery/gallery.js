// Shows any view in any of the ways in which partners embed it. The hosts here are a few lines each that read one
// dialect; tests/e2e/embedding_sizes.rs tests the real libraries. The page around this script, with all words, is
// crates/press/src/pages/gallery.rs.
const form = document.getElementById("choice");
const column = document.getElementById("column");
const code = document.getElementById("code");
const state = document.getElementById("state");
const height = document.getElementById("height");
const log = document.getElementById("log");
const root = new URL("../", location.href);
const { title } = column.dataset; // the story's
const SECRET = "a1B2c3D4";
let frame = null;

// The height in a message, for a host of each kind; undefined when there is none.
const json = (text) => (typeof text === "string" && text[0] === "{" ? JSON.parse(text) : {});
const HEIGHTS = {
  pym: (data) => (typeof data === "string" ? data.match(/^pymxPYMxgalleryxPYMxheightxPYMx(\d+)$/)?.[1] : undefined),
  amp: (data) => (data.sentinel === "amp" && data.type === "embed-size" ? data.height : undefined),
  datawrapper: (data) => data["datawrapper-height"] && Object.values(data["datawrapper-height"])[0],
  medium: (data) => (json(data).context === "iframe.resize" ? json(data).height : undefined),
  guardian: (data) => (json(data).type === "set-height" ? json(data).value : undefined),
  "iframe-resizer": (data) => (typeof data === "string" ? data.match(/^\[iFrameSizer\]gallery:(\d+):\d+:\w+$/)?.[1] : undefined),
  "open-iframe-resizer": (data) => (data.type === "iframe-resized" ? data.height : undefined),
  wordpress: (data) =>
    data.message === "height" && data.secret === SECRET ? Math.min(1000, Math.max(200, data.value)) : undefined,
  sandbox: (data) => (data.sentinel === "amp" && data.type === "embed-size" ? data.height : undefined),
};
// The message that a host posts first.
const GREETINGS = {
  "iframe-resizer": "[iFrameSizer]gallery:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true",
  "open-iframe-resizer": { type: "iframe-child-init" },
};

function show() {
  const { view, way, theme, accent, background, width, host } = Object.fromEntries(new FormData(form));
  const looks = Object.entries({ theme, accent, background }).filter(([, value]) => value);
  const page = new URL(`embed/${view}/`, root);
  for (const [name, value] of looks) page.searchParams.set(name, value);
  column.replaceChildren();
  column.style.width = `${width}px`;
  document.getElementById("stage").className = host;
  log.replaceChildren();
  const scheme = theme || "light dark"; // or the browser puts an opaque box behind the frame
  if (way === "embed.js") {
    const div = document.createElement("div");
    // The page of one place or one topic is named by its facet.
    const [kind, facet, id] = view.split("/");
    div.dataset.changjuan = kind === "districts" ? kind : view;
    if (kind === "districts" && facet) div.dataset[facet] = id;
    for (const [name, value] of looks) div.dataset[name] = value;
    const link = document.createElement("a");
    link.href = root;
    link.textContent = title;
    div.append(link);
    code.textContent = `${div.outerHTML}\n<script src="${root}embed.js" async></script>`;
    column.append(div);
    if (!document.querySelector("script[src$='embed.js']")) {
      const script = document.createElement("script");
      script.src = new URL("embed.js", root);
      document.head.append(script);
    }
    frame = null;
    return;
  }
  frame = document.createElement("iframe");
  if (way === "pym") page.searchParams.set("childId", "gallery");
  if (way === "wordpress") page.hash = `?secret=${SECRET}`;
  if (way === "sandbox" || way === "wordpress") frame.setAttribute("sandbox", "allow-scripts");
  frame.src = page;
  frame.title = title;
  frame.height = 600;
  frame.style.colorScheme = scheme;
  code.textContent = `<iframe src="${page}" title="${title}" width="100%" height="600" loading="lazy" style="border:0;color-scheme:${scheme}"></iframe>`;
  frame.addEventListener("load", () => GREETINGS[way] && frame.contentWindow.postMessage(GREETINGS[way], "*"));
  frame.dataset.way = way;
  column.append(frame);
}

addEventListener("message", ({ source, data }) => {
  const shown = column.querySelector("iframe");
  if (!shown || source !== shown.contentWindow) return;
  const line = document.createElement("li");
  line.textContent = typeof data === "string" ? data : JSON.stringify(data);
  log.prepend(line);
  const wanted = frame && HEIGHTS[frame.dataset.way]?.(data);
  if (wanted) frame.height = wanted;
  height.textContent = shown.offsetHeight;
  state.hidden = false;
});

fetch(new URL("embed/views.json", root))
  .then((response) => response.json())
  .then((views) => {
    const select = form.elements.view;
    for (const view of views) select.append(new Option(`${view.title}（${view.name}）`, view.name));
    select.value = new URLSearchParams(location.search).get("view") || "districts";
    form.addEventListener("change", show);
    show();
  });
