// How long the explorer takes, with cards made from a seed (`sample`, see src/bin/sample.rs).
//
// - A query is what a keystroke or a tap asks of the engine: the text, the cards that match, the counts of all
//   options. The same QUERIES run in the native engine, in the engine as wasm (compiled like the product),
//   and as a plain JavaScript filter (bench/filter.js), the latter two in one page of one browser with a CPU
//   4 times slower. All three must give the same totals and counts. Each query is the median of its
//   repetitions; a row is the slowest query, with the median query behind it.
// - Typing: the whole page with 10,000 cards on a phone with a CPU 4 times slower; the longest time from a
//   key to the next paint (Event Timing, which counts in steps of 8 ms) of all keys.
import { execFileSync, spawnSync } from "node:child_process";
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
// Nothing; a facet; three facets; text of one to eight characters, rare and common; numbers; all at once.
const QUERIES = ["||||", "3||||", "1,3,5|0,2|1||", "||||家", "||||导师", "||||创业陪跑", "||||运河市集带动就业",
  "||||825", "||||８１．０４亿", "||||青创空间 讲座", "2,4||0,1,2|1|家风故事"];
const LIMITS = { native: 2, wasm: 8, typing: 50 };
const TYPED = "创业陪跑 825 家风故事";

export async function explorer({ dist, say }) {
  const browser = await launch();
  const work = at("target/sample/work");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const rows = [];
    for (const size of SIZES) {
      const lines = execFileSync(at("target/debug/sample"), ["lines", `${size}`, SEED], { cwd: ROOT, maxBuffer: 1e9 });
      writeFileSync(join(work, "lines.txt"), lines);
      const native = timeNative(lines);
      const { wasm, js } = await timeBrowser(browser, work);
      agree({ native, wasm, js });
      const [n, w, j] = [native, wasm, js].map((times) => times.map(({ time }) => time));
      say(`${size} cards: ${QUERIES.map((query, i) => `${query} ${ms(n[i])} ${ms(w[i])} ${ms(j[i])}`).join("; ")}`);
      const judged = size === PAGE;
      rows.push(row(`explorer query, ${size.toLocaleString("en")} cards, native`, n, judged && LIMITS.native));
      rows.push(row(`the same in wasm, CPU ÷ ${CPU_SLOWDOWN}`, w, judged && LIMITS.wasm));
      rows.push(row(`the same in plain JavaScript, CPU ÷ ${CPU_SLOWDOWN}`, j));
    }
    rows.push(await typing(browser, dist, work, say));
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
  const run = spawnSync(at("target/release/sample"), ["time", QUERIES.join("\n")], { input: lines, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`sample time: ${run.stderr}`);
  return run.stdout.trim().split("\n").map((line) => {
    const [time, total, counts] = line.split(" ").map(Number);
    return { time: time / 1000, total, counts };
  });
}

/** Both engines in one page. */
async function timeBrowser(browser, work) {
  const site = await folders([work, at("target/sample"), at("bench")]);
  const { page, cdp, close } = await freshPage(browser);
  try {
    await page.goto(site.url);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    return await page.evaluate(async (queries) => {
      const engine = await import("/sample.js");
      const filter = await import("/filter.js");
      await engine.default();
      const lines = await (await fetch("/lines.txt")).text();
      engine.load(lines, queries.join("\n"));
      const cards = filter.read(lines, engine.normal_form);
      const sizes = [0, 1, 2, 3].map((facet) => cards.reduce((most, { options }) => Math.max(most, options[facet]), 0) + 1);
      const asked = queries.map((query) => filter.readQuery(query, engine.normal_form));
      // The clock of a page counts in steps of 0.1 ms, so short queries run many times between two looks.
      function time(run) {
        run();
        const times = [];
        const began = performance.now();
        while (times.length < 5 || (times.length < 40 && performance.now() - began < 400)) {
          const start = performance.now();
          let runs = 0;
          do {
            run();
            runs += 1;
          } while (performance.now() - start < 4);
          times.push((performance.now() - start) / runs);
        }
        return times.sort((a, b) => a - b)[times.length >> 1];
      }
      const wasm = queries.map((_, i) => {
        const [total, counts] = engine.sum(i);
        return { time: time(() => engine.ask(i)), total, counts };
      });
      const js = asked.map((query) => {
        const { total, counts } = filter.ask(cards, query, sizes);
        return { time: time(() => filter.ask(cards, query, sizes)), total, counts: counts.flat().reduce((a, b) => a + b, 0) };
      });
      return { wasm, js };
    }, QUERIES);
  } finally {
    await close();
    site.stop();
  }
}

/** All engines found the same. */
function agree(engines) {
  for (const [i, query] of QUERIES.entries()) {
    const found = Object.entries(engines).map(([name, times]) => [name, times[i].total, times[i].counts]);
    if (found.some(([, total, counts]) => total !== found[0][1] || counts !== found[0][2]))
      throw new Error(`“${query}” has different answers: ${JSON.stringify(found)}`);
  }
}

/** Serves the files of some folders. */
async function folders(all) {
  const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8" };
  const server = createServer((request, response) => {
    for (const folder of all) {
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

/** The product's own program in a page with many cards. */
function bigSite(dist, work) {
  const folder = join(work, "site");
  execFileSync(at("target/debug/sample"), ["site", `${PAGE}`, SEED, dist, folder], { cwd: ROOT, maxBuffer: 1e8 });
  return folder;
}

async function typing(browser, dist, work, say) {
  const site = await serve(bigSite(dist, work));
  const { page, cdp, close } = await freshPage(browser);
  try {
    await page.goto(site.url);
    await page.waitForSelector("html.live", { timeout: 120_000 });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.evaluate(() => {
      window.events = [];
      const note = (list) => window.events.push(...list.getEntries().map(({ name, duration }) => ({ name, duration })));
      new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16 });
      document.querySelector("#explorer-search").scrollIntoView();
    });
    await page.focus("#explorer-search");
    const status = () => page.$eval(".results-status", (line) => line.textContent);
    // The first text waits until all cards are read.
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
    say(`typing: ${found}; ${typed.join(" ")}`);
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
