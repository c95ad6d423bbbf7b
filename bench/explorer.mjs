// Measures the times of the explorer, with cards made from a seed (`press sample`).
//
// - Queries: at a keystroke or a tap the finder searches the text and computes the matching cards and the counts of
//   all options. The same QUERIES run in the finder as a native program, in the finder as wasm (compiled like the app),
//   and in a plain JavaScript filter (bench/filter.js), the latter two in one page of one browser with a CPU 4 times
//   slower. All three must give the same totals and counts. The time of a query is the median of its repetitions; a
//   row has the time of the slowest query, and behind it the median of all queries.
// - Typing: in the whole page with 10,000 cards, on a phone with a CPU 4 times slower, the longest time from a key to
//   the next paint (by Event Timing, which rounds to 8 ms).
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CPU_SLOWDOWN, freshPage, launch, median } from "./browser.mjs";
import { serve } from "./server.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => join(ROOT, path);
const SIZES = [30, 300, 3_000, 10_000, 100_000];
const PAGE = 10_000;
const SEED = "7";
// An empty query; one facet; three facets; texts of one to eight characters, rare and common; numbers; all at once.
const QUERIES = ["||||", "3||||", "1,3,5|0,2|1||", "||||家", "||||导师", "||||创业陪跑", "||||运河市集带动就业",
  "||||825", "||||８１．０４亿", "||||青创空间 讲座", "2,4||0,1,2|1|家风故事"];
const LIMITS = { native: 2, wasm: 8, typing: 50 };
const TYPED = "创业陪跑 825 家风故事";

/** The output of a program of the workspace; `cargo run` builds the program where it is missing. */
const cargo = (args, input) =>
  execFileSync("cargo", ["run", "--quiet", ...args], { cwd: ROOT, input, maxBuffer: 1e9, stdio: ["pipe", "pipe", "inherit"] });
const press = (...args) => cargo(["-p", "press", "--", "sample", ...args]);

export async function explorer({ dist, log }) {
  const browser = await launch();
  const work = at("target/sample/work");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const rows = [];
    for (const size of SIZES) {
      const lines = press("lines", `${size}`, SEED);
      writeFileSync(join(work, "lines.txt"), lines);
      const native = timeNative(lines);
      const { wasm, js } = await timeBrowser(browser, work);
      checkAgreement({ native, wasm, js });
      const [n, w, j] = [native, wasm, js].map((times) => times.map(({ time }) => time));
      log(`${size} cards: ${QUERIES.map((query, i) => `${query} ${ms(n[i])} ${ms(w[i])} ${ms(j[i])}`).join("; ")}`);
      const hasBudget = size === PAGE;
      rows.push(row(`explorer query, ${size.toLocaleString("en")} cards, native`, n, hasBudget && LIMITS.native));
      rows.push(row(`the same in wasm, CPU ÷ ${CPU_SLOWDOWN}`, w, hasBudget && LIMITS.wasm));
      rows.push(row(`the same in plain JavaScript, CPU ÷ ${CPU_SLOWDOWN}`, j));
    }
    rows.push(await typing(browser, dist, work, log));
    return rows;
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
}

const ms = (time) => `${time < 0.1 ? time.toFixed(3) : time.toFixed(2)} ms`;
const row = (figure, times, limit) => ({
  figure,
  budget: limit ? `≤ ${limit} ms` : "–",
  measured: `${ms(Math.max(...times))}; median query ${ms(median(times))}`,
  ok: !limit || Math.max(...times) <= limit,
});

function timeNative(lines) {
  const printed = cargo(["--release", "-p", "engine", "--", "time", QUERIES.join("\n")], lines);
  return `${printed}`.trim().split("\n").map((line) => {
    const [time, total, counts] = line.split(" ").map(Number);
    return { time: time / 1000, total, counts };
  });
}

/** Times the wasm finder and the JavaScript filter in one page. */
async function timeBrowser(browser, work) {
  const site = await serveFolders([work, at("target/sample"), at("bench")]);
  const { page, cdp, close } = await freshPage(browser);
  try {
    await page.goto(site.url);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    return await page.evaluate(async (queries) => {
      const engine = await import("/engine.js");
      const filter = await import("/filter.js");
      await engine.default();
      const lines = await (await fetch("/lines.txt")).text();
      engine.load(lines, queries.join("\n"));
      const cards = filter.read(lines, engine.normal_form);
      const sizes = filter.sizes(cards);
      const parsed = queries.map((query) => filter.readQuery(query, engine.normal_form));
      // The clock of a page has a resolution of 0.1 ms, so short queries run many times for each measurement.
      function time(query) {
        query();
        const times = [];
        const began = performance.now();
        while (times.length < 5 || (times.length < 40 && performance.now() - began < 400)) {
          const start = performance.now();
          let count = 0;
          do {
            query();
            count += 1;
          } while (performance.now() - start < 4);
          times.push((performance.now() - start) / count);
        }
        return times.sort((a, b) => a - b)[times.length >> 1];
      }
      const wasm = queries.map((_, i) => {
        const [total, counts] = engine.sum(i);
        return { time: time(() => engine.answer(i)), total, counts };
      });
      const js = parsed.map((query) => {
        const { total, counts } = filter.answer(cards, query, sizes);
        return { time: time(() => filter.answer(cards, query, sizes)), total, counts: counts.flat().reduce((a, b) => a + b, 0) };
      });
      return { wasm, js };
    }, QUERIES);
  } finally {
    await close();
    site.stop();
  }
}

/** Throws unless all engines have the same totals and counts. */
function checkAgreement(engines) {
  for (const [i, query] of QUERIES.entries()) {
    const found = Object.entries(engines).map(([name, times]) => [name, times[i].total, times[i].counts]);
    if (found.some(([, total, counts]) => total !== found[0][1] || counts !== found[0][2]))
      throw new Error(`“${query}” has different results: ${JSON.stringify(found)}`);
  }
}

/** Serves the files of some folders on a free port. */
async function serveFolders(folders) {
  const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8" };
  const server = createServer((request, response) => {
    for (const folder of folders) {
      try {
        const body = readFileSync(join(folder, request.url.slice(1) || "none"));
        response.writeHead(200, { "content-type": TYPES[extname(request.url)] ?? "text/html" });
        return response.end(body);
      } catch {}
    }
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>bench</title>");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Builds a site with many cards and the program of the finished site; returns its folder. */
function buildLargeSite(dist, work) {
  const folder = join(work, "site");
  press("site", `${PAGE}`, SEED, dist, folder);
  return folder;
}

async function typing(browser, dist, work, log) {
  const site = await serve(buildLargeSite(dist, work));
  const { page, cdp, close } = await freshPage(browser);
  try {
    await page.goto(site.url);
    await page.waitForSelector("html.live", { timeout: 120_000 });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.evaluate(() => {
      window.events = [];
      const record = (list) => window.events.push(...list.getEntries().map(({ name, duration }) => ({ name, duration })));
      new PerformanceObserver(record).observe({ type: "event", durationThreshold: 16 });
      document.querySelector("#explorer-search").scrollIntoView();
    });
    await page.waitForSelector("#explorer[data-live]", { timeout: 120_000 });
    await page.focus("#explorer-search");
    const status = () => page.$eval(".results-status", (line) => line.textContent);
    // The first text is searched only once the texts of all cards are prepared.
    await page.keyboard.sendCharacter("家");
    await page.waitForFunction(() => !document.querySelector(".results-status").textContent.startsWith("共 10000 "), { timeout: 120_000 });
    await sleep(1500);
    await page.evaluate(() => (window.events.length = 0));
    await page.keyboard.press("Backspace");
    await sleep(600);
    let keys = 1;
    for (const c of TYPED) {
      await page.keyboard.press(/[ -~]/.test(c) ? c : "a", { text: c });
      keys += 1;
      await sleep(500);
    }
    const found = await status();
    for (const _ of TYPED) {
      await page.keyboard.press("Backspace");
      keys += 1;
      await sleep(500);
    }
    const events = await page.evaluate(() => window.events);
    const typed = events.filter(({ name }) => /key|input/.test(name)).map(({ duration }) => duration);
    log(`typing: ${found}; ${typed.join(" ")}`);
    const longest = Math.max(16, ...typed);
    return {
      figure: `typing with ${PAGE.toLocaleString("en")} cards, CPU ÷ ${CPU_SLOWDOWN}: longest next paint`,
      budget: `≤ ${LIMITS.typing} ms`,
      measured: `${longest} ms (${keys} keys)`,
      ok: longest <= LIMITS.typing,
    };
  } finally {
    await close();
    site.stop();
  }
}
