// Renews docs/screenshots/: ten states of the page, and an overview of four of them for the README
// (`make screenshots` builds the site first).
import { mkdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch } from "../bench/browser.mjs";
import { serve } from "../bench/server.mjs";

const FOLDER = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));
const DIST = process.env.DIST ?? fileURLToPath(new URL("../dist", import.meta.url));
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

// Name, viewport, theme; the element that stands at the top of the screen; the element to click.
const STATES = [
  ["cover", DESKTOP, "light"],
  ["cover-phone-dark", PHONE, "dark"],
  ["visits", DESKTOP, "light", "#shangcheng-visits"],
  ["mediation-phone", PHONE, "light", "#shangcheng-mediation"],
  ["arrival-dark", DESKTOP, "dark", "#jiande-arrival"],
  ["tea-phone", PHONE, "light", "#yuhang-zhou"],
  ["race", DESKTOP, "light", "#hangzhou-race"],
  ["wall", DESKTOP, "dark", "#numbers"],
  ["explorer", DESKTOP, "light", "#explorer", "#explorer .tile:not([disabled])"],
  ["note-phone", PHONE, "light", "#jiande-companies", "#jiande-companies [data-fact]"],
];
const OVERVIEW = ["cover", "visits", "race", "arrival-dark"];

mkdirSync(FOLDER, { recursive: true });
const site = await serve(DIST);
const browser = await launch();
try {
  for (const [name, viewport, theme, target, click] of STATES) {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.goto(`${site.url}?theme=${theme}`);
    await page.waitForSelector("html.live");
    if (target) {
      await page.evaluate((target) => document.querySelector(target).scrollIntoView({ behavior: "instant" }), target);
      if (await page.$(`${target} .picture`)) await page.waitForFunction(isPainted, {}, target);
      await sleep(1000); // counters need this time
    }
    if (click) await page.evaluate((click) => document.querySelector(click).click(), click);
    await sleep(1500);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    console.log(`docs/screenshots/${name}.png`);
    await page.close();
  }
  // The overview is a screenshot of a page with the four pictures, so no image library is needed.
  const page = await browser.newPage();
  await page.setViewport({ width: 1448, height: 908 });
  const pictures = OVERVIEW.map((name) => {
    const data = readFileSync(`${FOLDER}${name}.png`).toString("base64");
    return `<img src="data:image/png;base64,${data}" width="720" height="450">`;
  });
  await page.setContent(
    `<style>body{margin:0;display:grid;gap:8px;grid-template-columns:720px 720px}</style>${pictures.join("")}`,
  );
  await page.screenshot({ path: `${FOLDER}overview.png` });
} finally {
  site.stop();
  await browser.close();
}

/** Runs in the page: whether the stage of a step's chapter shows the step. */
function isPainted(target) {
  const chapter = document.querySelector(target).parentElement;
  const index = [...chapter.querySelectorAll(".step")].findIndex((step) => step.matches(target));
  return chapter.querySelector(".stage-window").dataset.painted === String(index);
}
