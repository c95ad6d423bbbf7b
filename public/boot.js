// Starts the program, or says quietly that it did not start. The page is complete without it.
// Kept plain so that an engine too old for the program either does not parse this file or returns early.

const d = document.querySelector("script[data-wasm]").dataset;
const app = document.getElementById("app");
const quiet = document.getElementById("quiet");
const retry = quiet.querySelector("button");
const address = (name) => new URL(name, document.baseURI).href;

// The ports of WebKit that draw with Skia (GTK, WPE) let a canvas in a worker and the page share what nothing
// locks: in version 2.50 one reading in fifteen ended with the page's process. There, scenes stay elements.
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

let still; // #app as it was prerendered
let trapped = false;

// The program has stopped for good: its controls and half-run counters would be dead, so put back the
// page as it was prerendered (everything shown, final numbers, controls disabled).
async function trap() {
  if (trapped) return;
  trapped = true;
  quiet.hidden = false;
  document.documentElement.classList.remove("live");
  // Nothing may enter the program again, or a link would be caught by a dead listener.
  for (const type of ["click", "keydown", "input", "change", "popstate", "hashchange"])
    window.addEventListener(type, (event) => event.target === retry || event.stopImmediatePropagation(), true);
  if (still === undefined) return;
  // The stylesheet stands inside #app: a second one holds the page while that one comes again.
  const sheet = app.querySelector("link[rel=stylesheet]")?.cloneNode();
  if (sheet) {
    document.head.append(sheet);
    await new Promise((done) => (sheet.onload = sheet.onerror = done));
  }
  app.innerHTML = still;
  showCards();
  for (const control of app.querySelectorAll("button, input, select")) control.disabled = true;
}

// A long list is printed with its first page shown; without the program there is no way to more.
function showCards() {
  for (const rest of app.querySelectorAll("noscript:not([hidden])")) rest.outerHTML = rest.textContent;
}

const watch = (error) => error instanceof WebAssembly.RuntimeError && trap();

async function start() {
  // The program and its glue at the same time.
  const [glue, response] = await Promise.all([import(address(d.js)), fetch(address(d.wasm))]);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  still = app.innerHTML;
  await glue.default({ module_or_path: response });
  // A task of its own for each part, so that a tap between them is not kept waiting.
  await new Promise((go) => setTimeout(go));
  await glue.start(address(d.story), d.storyIntegrity);
}

if (able()) {
  retry.addEventListener("click", () => location.reload());
  // A panic inside a task or an event handler reaches no caller: it is only reported.
  window.addEventListener("error", (event) => watch(event.error));
  window.addEventListener("unhandledrejection", (event) => watch(event.reason));

  const late = setTimeout(() => (quiet.hidden = false), LATE);
  start().then(
    () => (quiet.hidden = !trapped),
    (error) => {
      quiet.hidden = false;
      showCards();
      watch(error);
      console.warn("The interactive parts did not start:", error);
    },
  ).finally(() => clearTimeout(late));
} else showCards();
