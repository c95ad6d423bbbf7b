// What the pictures cost in memory and in rasterising: at every step of the story, on a phone, once the camera rests
// there.
//
// - Memory: a memory dump of the page's process (Chromium's memory-infra). Its allocators `cc/tile_memory` (what the
//   browser has painted of the page), `cc/image_memory` (decoded images) and `canvas` (the stages and the pieces that the
//   painter keeps) are added up.
// - Rasterising: the browser's own raster and image tasks from the beginning of the jump to a step until the dump, by the
//   CPU time of their threads. Emulated slowness does not reach these threads, so their times are multiplied by 4.
import { setTimeout as sleep } from "node:timers/promises";
import { CPU_SLOWDOWN, PHONE, freshPage, launch } from "./browser.mjs";

const MOST_MEMORY = 60; // MB
const MOST_RASTER = 300; // ms at one step
const LONGEST_RASTER = 50; // ms
const ALLOCATORS = ["cc/tile_memory", "cc/image_memory", "canvas"];
const RASTER = new Set(["RasterTask", "ImageDecodeTask"]);
const CATEGORIES = [
  "disabled-by-default-memory-infra",
  "disabled-by-default-devtools.timeline", // RasterTask, ImageDecodeTask
  "blink.user_timing", // performance.mark
];

export async function memory({ url, log }) {
  const browser = await launch();
  try {
    const { page } = await freshPage(browser, PHONE);
    const cdp = await browser.target().createCDPSession();
    const events = [];
    cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
    await cdp.send("Tracing.start", { traceConfig: { includedCategories: CATEGORIES, memoryDumpConfig: {} } });
    await page.goto(url);
    await page.waitForSelector("html.live", { timeout: 60_000 });
    const steps = await page.$$eval(".step", (all) => all.map(({ id }) => id));
    for (const step of steps) {
      await page.evaluate(goTo, step);
      await page.waitForFunction(isPainted, { timeout: 20_000 }, step);
      // What is painted reaches the screen, and the painter makes the neighbours ready.
      await sleep(700);
      await page.evaluate((step) => performance.mark(`dump ${step}`), step);
      const { success } = await cdp.send("Tracing.requestMemoryDump", { levelOfDetail: "detailed" });
      if (!success) throw new Error(`no memory dump at ${step}`);
    }
    const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
    await cdp.send("Tracing.end");
    await complete;
    const found = read(events, steps);
    for (const { step, megabytes, raster, longest } of found) {
      log(`Memory: ${step}: ${megabytes.toFixed(1)} MB; raster ${raster.toFixed(0)} ms, longest ${longest.toFixed(1)} ms`);
    }
    return rows(found);
  } finally {
    await browser.close();
  }
}

/** Runs in the page: jumps to where the camera rests at a step. */
function goTo(step) {
  performance.mark(`jump ${step}`);
  const top = document.getElementById(step).getBoundingClientRect().top;
  scrollBy({ top: top - 0.1 * innerHeight, behavior: "instant" });
}

/** Runs in the page: whether the stage of a step's chapter shows the step. */
function isPainted(step) {
  const steps = [...document.getElementById(step).parentElement.querySelectorAll(".step")];
  const stage = document.getElementById(step).parentElement.querySelector(".stage-window");
  return stage.dataset.painted === String(steps.findIndex(({ id }) => id === step));
}

/** What each step costs, from the events of a trace. */
function read(events, steps) {
  const at = new Map(events.filter(({ cat }) => cat === "blink.user_timing").map(({ name, ts }) => [name, ts]));
  const pid = events.find(({ name }) => name === `jump ${steps[0]}`).pid;
  const dumps = events
    .filter((event) => event.ph === "v" && event.pid === pid && event.args.dumps?.allocators)
    .sort((one, next) => one.ts - next.ts);
  return steps.map((step, index) => {
    const allocators = dumps[index].args.dumps.allocators;
    const bytes = ALLOCATORS.map((name) => parseInt(allocators[name]?.attrs.size?.value ?? "0", 16));
    const [from, to] = [at.get(`jump ${step}`), at.get(`dump ${step}`)];
    const tasks = events
      .filter(({ name, ph, ts, pid: of }) => RASTER.has(name) && ph === "X" && of === pid && ts >= from && ts <= to)
      .map(({ tdur, dur }) => ((tdur ?? dur) / 1000) * CPU_SLOWDOWN);
    return {
      step,
      megabytes: bytes.reduce((sum, each) => sum + each, 0) / 1024 / 1024,
      raster: tasks.reduce((sum, each) => sum + each, 0),
      longest: Math.max(0, ...tasks),
    };
  });
}

function rows(found) {
  const worst = (of) => found.reduce((worst, each) => (each[of] > worst[of] ? each : worst));
  const row = (figure, of, most, unit) => {
    const { step, [of]: value } = worst(of);
    return { figure, budget: `≤ ${most} ${unit}`, measured: `${value.toFixed(0)} ${unit} (${step})`, ok: value <= most };
  };
  return [
    row("tiles, canvases and decoded images at a step, 390 px at 3×", "megabytes", MOST_MEMORY, "MB"),
    row("raster tasks of a jump to a step, CPU × 4, together", "raster", MOST_RASTER, "ms"),
    row("the longest of them", "longest", LONGEST_RASTER, "ms"),
  ];
}
