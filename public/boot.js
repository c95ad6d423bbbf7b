// Starts the program, or shows quietly that it did not start. The page is complete without it.
// Kept plain so that an engine too old for the program either does not parse this file or returns early.
//
// Classes of <html> that this file sets:
//   boot   this file runs (public/theme.js looks for it)
//   live   start() has resolved and nothing has trapped; a trap takes it away for good
//   quiet  interactive parts have not come: all cards are shown (style/explorer.css); for good, unless a later chunk
//          or the cards come at another try (src/later.rs)
//   slow   the same while the program is late

document.documentElement.classList.add("boot");
const d = document.querySelector("script[data-wasm]").dataset;
const root = document.documentElement;
const app = document.getElementById("app");
const line = document.getElementById("quiet");
const retry = line.querySelector("button");
const address = (name) => new URL(name, document.baseURI).href;

// In the ports of WebKit that draw with Skia (GTK, WPE) a canvas in a worker shares data with the page without a
// lock. In version 2.50 one visit in fifteen ended with a crash of the page's process. There, no worker draws pictures.
if (/^Apple/.test(navigator.vendor) && /Linux/.test(navigator.platform)) delete d.painter;

const LATE = 12000; // ms until a slow start is called one

// A module that is valid only with the features that the program is compiled with:
// (memory 1) (func (param externref) (result i32 i32)        reference types, multi-value
//   (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))  bulk memory
//   (i32.extend8_s (i32.const 0))                            sign extension
//   (i32.trunc_sat_f32_s (f32.const 0)))                     non-trapping float to int
const FEATURES = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, // magic, version 1
  1, 7, 1, 96, 1, 111, 2, 127, 127, // types
  3, 2, 1, 0, // functions
  5, 3, 1, 0, 1, // memory
  10, 23, 1, 21, 0, // code: one body of 21 bytes, no locals
  65, 0, 65, 0, 65, 0, 252, 11, 0, // memory.fill
  65, 0, 192, // i32.extend8_s
  67, 0, 0, 0, 0, 252, 0, 11, // i32.trunc_sat_f32_s, end
);

const able = () =>
  "IntersectionObserver" in window && typeof WebAssembly === "object" && WebAssembly.validate(FEATURES);

let printed; // what #app held before the program changed anything
let trapped = false;

function showQuietLine() {
  root.classList.add("quiet");
  line.hidden = false;
}

// The program has stopped for good, so its controls and counters no longer work. This puts back the page as it was
// printed: everything shown, final numbers, controls disabled. Timers of the program that still run change only elements
// that are no longer in the page, and the program never sets the class “live”.
async function trap() {
  if (trapped) return;
  trapped = true;
  showQuietLine();
  root.classList.remove("live");
  // No event may reach the program any more, because its listeners would stop links from working.
  for (const type of ["click", "keydown", "input", "change", "popstate", "hashchange"])
    window.addEventListener(type, (event) => event.target === retry || event.stopImmediatePropagation(), true);
  if (printed === undefined) return;
  // The style sheet is inside #app. A copy in the head keeps the page styled while the printed one loads again.
  const sheet = app.querySelector("link[rel=stylesheet]")?.cloneNode();
  if (sheet) {
    document.head.append(sheet);
    await new Promise((done) => (sheet.onload = sheet.onerror = done));
  }
  app.innerHTML = printed;
  for (const control of app.querySelectorAll("button, input, select")) control.disabled = true;
}

const watch = (error) => error instanceof WebAssembly.RuntimeError && trap();

async function start() {
  // The program and its glue are fetched at the same time. The glue names the later chunks, see src/chunk.rs.
  const program = fetch(address(d.wasm), { integrity: d.wasmIntegrity });
  const [glue, response] = await Promise.all([import(address(d.js)), program]);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  printed = app.innerHTML;
  await glue.default({ module_or_path: response });
  // The program starts in a task of its own, so that a tap is handled in between.
  await new Promise((go) => setTimeout(go));
  await glue.start(address(d.story), d.storyIntegrity, address(d.cards), d.cardsIntegrity, d.root);
}

function started() {
  root.classList.remove("slow");
  // An island that could not be built, or a trap, has shown the line for good.
  line.hidden = !root.classList.contains("quiet");
  if (!trapped) root.classList.add("live");
}

function failed(error) {
  showQuietLine();
  watch(error);
  console.warn("The interactive parts did not start:", error);
}

if (able()) {
  retry.addEventListener("click", () => location.reload());
  // A panic inside a task or an event handler reaches no caller: it is only reported.
  window.addEventListener("error", (event) => watch(event.error));
  window.addEventListener("unhandledrejection", (event) => watch(event.reason));

  const late = setTimeout(() => {
    root.classList.add("slow");
    line.hidden = false;
  }, LATE);
  start().then(started, failed).finally(() => clearTimeout(late));
} else root.classList.add("quiet");
