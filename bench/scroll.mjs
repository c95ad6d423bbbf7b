// Scrolls through the whole story, on a phone and on a wide screen, with a CPU 4 times slower, and reads the times from
// traces.
//
// There are several runs for each speed. For each second of the scroll, the run counts that was disturbed least in that
// second. The reason: other work on the machine slows a thread by up to a factor of two for seconds, even by the thread's
// own CPU time (caches and cores are shared), but never makes it faster, while the work of the page itself is in every
// run. In each second most frames only scroll, so the run with the shortest median frame is the least disturbed one. All
// runs are printed.
//
// A wheel scrolls the page at a constant speed: at 600 px a second, where everything moves that can, and at 1,200 px a
// second, which is faster than anybody reads; there numbers do not count (crates/scroll/src/scroll_speed.rs), but
// pictures come and go often. (Synthetic touch moves nothing in headless Chromium, and synthesizeScrollGesture sometimes never
// ends.) Headless Chromium has no display, but its compositor still ticks every 16.7 ms and reports the result of every
// frame, as with a display.
//
// - Main-thread work per frame: all tasks of the page's main thread from the beginning of one main frame to that of the
//   next. It is the thread's own CPU time, so other programs on the machine do not count. The throttling counts, because
//   it keeps the thread busy. Frames that the compositor scrolls alone are left out, because they would lower the
//   percentile. On the wide screen the longest such frame counts too.
// - Frames dropped: those that should have shown something new and did not (PipelineReporter events). A partial frame
//   scrolled in time, but the main thread's part of it (a picture, a counter) came late. It does not count as dropped; the
//   number of partial frames is printed.
// - Tasks: from the end of the task that makes the page live until the scroll ends, by the same CPU time; the longest
//   by the clock is printed too.
// - CLS: the largest session window of layout shifts from the first paint on, as web-vitals defines it.
import { setTimeout as sleep } from "node:timers/promises";
import { CPU_SLOWDOWN, PHONE, WIDE, freshPage, launch, percentile } from "./browser.mjs";

const SCROLLS = [
  { screen: PHONE, speed: 1200, runs: 5 }, // px a second
  { screen: PHONE, speed: 600, runs: 5 },
  { screen: WIDE, speed: 1200, runs: 3, worstFrame: 100 }, // ms
];
// These are few, because recording takes time on the measured thread.
const CATEGORIES = [
  "disabled-by-default-devtools.timeline", // RunTask
  "disabled-by-default-devtools.timeline.frame", // BeginMainThreadFrame, PipelineReporter
  "blink.user_timing", // performance.mark
];

export async function scroll({ url, log }) {
  const found = [];
  for (const { screen, speed, runs: times, worstFrame } of SCROLLS) {
    const name = `scroll at ${speed.toLocaleString("en")} px/s, ${screen.width} px wide`;
    const runs = [];
    for (let run = 1; run <= times; run += 1) {
      runs.push(await once(url, screen, speed));
      describe(name, runs.at(-1), log);
    }
    found.push(...rows(name, runs, worstFrame));
  }
  return found;
}

function describe(name, { frames, results, tasks, shifts }, log) {
  const [p50, p95] = [0.5, 0.95].map((ratio) => cpu(frames, ratio).toFixed(1));
  const longest = Math.max(...tasks.map((task) => task.cpu)).toFixed(0);
  log(`${name}: ${frames.length} main frames, median ${p50} ms, 95th percentile ${p95} ms; longest task ${longest} ms`);
  log(`Scroll: frames by result ${JSON.stringify(results)}`);
  for (const shift of shifts) log(`Scroll: shift ${JSON.stringify(shift)}`);
}

/** A percentile of the CPU times of frames, in ms. */
const cpu = (frames, ratio) => percentile(frames.map((frame) => frame.cpu), ratio);

/** For each second the frames and the tasks of the run with the shortest median frame in that second. The time before
 *  the scroll counts as one second. */
function leastDisturbed(runs) {
  const kept = { frames: [], tasks: [] };
  const seconds = new Set(runs.flatMap(({ frames, tasks }) => [...frames, ...tasks].map(({ second }) => second)));
  for (const second of seconds) {
    const then = (items) => items.filter((item) => item.second === second);
    const all = runs.map(({ frames, tasks }) => ({ frames: then(frames), tasks: then(tasks) }));
    // Before the scroll there are few frames, but the tasks are the same in all runs, so their sum is compared.
    const sum = ({ tasks }) => tasks.reduce((sum, task) => sum + task.cpu, 0);
    const noise = (one) => (second < 0 ? sum(one) : cpu(one.frames, 0.5));
    const [best] = all.filter(({ frames }) => second < 0 || frames.length > 0).sort((a, b) => noise(a) - noise(b));
    kept.frames.push(...(best?.frames ?? []));
    kept.tasks.push(...(best?.tasks ?? []));
  }
  return kept;
}

async function once(url, screen, speed) {
  const browser = await launch();
  try {
    const { page, cdp } = await freshPage(browser, screen);
    await page.evaluateOnNewDocument(watch);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.tracing.start({ categories: CATEGORIES });
    await page.goto(url);
    await page.waitForSelector("html.live", { timeout: 60_000 });
    await sleep(1000);
    const distance = await page.evaluate(() => {
      performance.mark("scroll begins");
      return document.documentElement.scrollHeight - innerHeight;
    });
    await wheel(cdp, distance, speed);
    const { reached, shifts } = await page.evaluate(() => {
      performance.mark("scroll ends");
      return { reached: scrollY, shifts: window.shifts };
    });
    if (reached < 0.9 * distance) throw new Error(`the scroll ended at ${reached} of ${distance} px`);
    const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    return { ...readTrace(trace.traceEvents), shifts };
  } finally {
    await browser.close();
  }
}

/** Turns the wheel at a speed in px a second. Events are sent without waiting for the browser to handle them, as with
 *  a real wheel. */
async function wheel(cdp, distance, speed) {
  const began = performance.now();
  const sent = [];
  for (let turned = 0; turned < distance; await sleep(16)) {
    const due = Math.min(distance, ((performance.now() - began) / 1000) * speed);
    const event = { type: "mouseWheel", x: 195, y: 600, deltaX: 0, deltaY: due - turned };
    sent.push(cdp.send("Input.dispatchMouseEvent", event));
    turned = due;
  }
  await Promise.race([Promise.all(sent), sleep(5000)]);
}

/** Runs in the page before anything else: records when the page becomes live, and every layout shift. */
function watch() {
  window.shifts = [];
  const record = (list) => list.getEntries().forEach(({ startTime, value, hadRecentInput, sources }) => {
    const where = sources.map(({ node }) => node?.id || node?.className?.baseVal || node?.className || node?.nodeName);
    if (!hadRecentInput) window.shifts.push({ startTime, value, where });
  });
  new PerformanceObserver(record).observe({ type: "layout-shift", buffered: true });
  const live = new MutationObserver(() => {
    if (!document.documentElement.classList.contains("live")) return;
    performance.mark("live");
    live.disconnect();
  });
  live.observe(document, { attributes: true, attributeFilter: ["class"], subtree: true });
}

/** The largest sum of shifts in a session window: at most 5 s long, without a gap of 1 s. */
function cls(shifts) {
  let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const { startTime, value } of shifts) {
    if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
    last = startTime;
    sum += value;
    worst = Math.max(worst, sum);
  }
  return worst;
}

/** The frames and tasks in a trace, with times in ms, and the number of frames for each result. */
function readTrace(events) {
  const mark = (name) => events.find((one) => one.name === name && one.cat.includes("blink.user_timing"));
  const [live, begin, end] = ["live", "scroll begins", "scroll ends"].map(mark);
  const own = events.filter(({ pid }) => pid === live.pid);
  const main = own.filter(({ tid }) => tid === live.tid).sort((a, b) => a.ts - b.ts);
  // Whole seconds since the scroll began; -1 before it.
  const second = (ts) => Math.max(-1, Math.floor((ts - begin.ts) / 1e6));
  const tasks = main
    .filter(({ name, ph }) => name === "RunTask" && ph === "X")
    .map(({ ts, dur, tdur }) => ({ ts, second: second(ts), wall: dur / 1000, cpu: (tdur ?? dur) / 1000 }));

  // A main frame begins with the task that contains BeginMainThreadFrame; its work ends where the next one begins.
  const scrolled = tasks.filter(({ ts }) => ts >= begin.ts && ts <= end.ts);
  const starts = main.filter(({ name, ts }) => name === "BeginMainThreadFrame" && ts >= begin.ts && ts <= end.ts);
  const frames = [];
  let next = 0;
  for (const task of scrolled) {
    const until = task.ts + task.wall * 1000;
    let isFrame = false;
    while (next < starts.length && starts[next].ts <= until) {
      isFrame ||= starts[next].ts >= task.ts;
      next += 1;
    }
    if (isFrame) frames.push({ second: task.second, cpu: 0, wall: 0 });
    const frame = frames.at(-1);
    if (!frame) continue;
    frame.cpu += task.cpu;
    frame.wall += task.wall;
  }

  const results = {};
  for (const { name, ph, ts, args } of own) {
    if (name !== "PipelineReporter" || ph !== "b" || ts < begin.ts || ts > end.ts) continue;
    const report = args.frame_reporter ?? args.chrome_frame_reporter;
    if (report) results[report.state] = (results[report.state] ?? 0) + 1;
  }
  const after = tasks.filter(({ ts }) => ts > live.ts && ts <= end.ts);
  return { frames, results, tasks: after };
}

function rows(scroll, runs, worstFrame) {
  const { frames, tasks } = leastDisturbed(runs);
  const p95 = (kind) => percentile(frames.map((frame) => frame[kind]), 0.95);
  const longest = (kind) => Math.max(...tasks.map((task) => task[kind]));
  const long = tasks.filter(({ cpu }) => cpu > 50);
  // Dropped frames and shifts are those of the worst run.
  const [worst] = runs.map(({ results }) => drops(results)).sort((a, b) => b.percentage - a.percentage);
  const shift = Math.max(...runs.map(({ shifts }) => cls(shifts)));
  return [
    {
      figure: `${scroll}: main-thread work per frame, 95th percentile`,
      budget: "≤ 8 ms",
      measured: `${p95("cpu").toFixed(1)} ms (${p95("wall").toFixed(1)} ms by the clock)`,
      ok: p95("cpu") <= 8,
    },
    ...(worstFrame ? [worstRow(scroll, frames, worstFrame)] : []),
    {
      figure: `${scroll}: frames dropped`,
      budget: "≤ 5 %",
      measured: `${worst.percentage.toFixed(1)} % (${worst.dropped} of ${worst.all}; ${worst.partial} partial)`,
      ok: worst.percentage <= 5,
    },
    {
      figure: `${scroll}: tasks over 50 ms once the page is live`,
      budget: "0",
      measured: `${long.length} (longest ${longest("cpu").toFixed(0)} ms, ${longest("wall").toFixed(0)} ms by the clock)`,
      ok: long.length === 0,
    },
    {
      figure: `${scroll}: CLS`,
      budget: "< 0.01",
      measured: shift.toFixed(4),
      ok: shift < 0.01,
    },
  ];
}

/** The main frame with the most work. */
function worstRow(scroll, frames, limit) {
  const worst = frames.reduce((worst, frame) => (frame.cpu > worst.cpu ? frame : worst));
  return {
    figure: `${scroll}: worst frame`,
    budget: `≤ ${limit} ms`,
    measured: `${worst.cpu.toFixed(0)} ms (${worst.wall.toFixed(0)} ms by the clock)`,
    ok: worst.cpu <= limit,
  };
}

/** The dropped and partial frames of a run, and the percentage of dropped ones, from the number of frames for each
 *  result. */
function drops(results) {
  const count = (pattern) => Object.entries(results).reduce((sum, [result, n]) => sum + (pattern.test(result) ? n : 0), 0);
  const [shown, partial, dropped] = [count(/PRESENTED/), count(/PARTIAL/), count(/DROPPED/)];
  return { dropped, partial, all: shown + dropped, percentage: (100 * dropped) / (shown + dropped) };
}
