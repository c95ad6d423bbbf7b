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

// Name, viewport, theme; the element to scroll to and its distance from the top of the screen in px; the element to
// click.
const STATES = [
  ["cover", DESKTOP, "light"],
  ["cover-phone-dark", PHONE, "dark"],
  ["unit-chart", DESKTOP, "light", "#shangcheng-visits", 200],
  ["unit-chart-phone", PHONE, "light", "#shangcheng-mediation", 520],
  ["section", DESKTOP, "dark", "#jiande-service", 200],
  ["branches-phone", PHONE, "light", "#yuhang-zhou", 520],
  ["course", DESKTOP, "light", "#hangzhou-race", 250],
  ["wall", DESKTOP, "dark", "#numbers", 0],
  ["explorer", DESKTOP, "light", "#explorer", 0, "#explorer .tile:not([disabled])"],
  ["note-phone", PHONE, "light", "#jiande-companies", 520, "#jiande-companies [data-fact]"],
];
const OVERVIEW = ["cover", "unit-chart", "course", "explorer"];

mkdirSync(FOLDER, { recursive: true });
const site = await serve(DIST);
const browser = await launch();
try {
  for (const [name, viewport, theme, target, height, click] of STATES) {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.goto(`${site.url}?theme=${theme}`);
    await page.waitForSelector("html.live");
    if (target) {
      await page.evaluate((target, height) => {
        scrollBy(0, document.querySelector(target).getBoundingClientRect().top - height);
      }, target, height);
      await sleep(1000); // marks and counters need this time
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
