// Runs Lighthouse with its mobile settings: an emulated phone, slow 4G and a CPU 4 times slower, simulated from an
// unthrottled load. Each run has a new browser, and every number is the median of the runs. Audits that keep a category
// below 100 are printed.
import lighthouse from "lighthouse";
import { launch, median } from "./browser.mjs";

const CATEGORIES = [
  ["performance", 97],
  ["accessibility", 100],
  ["best-practices", 100],
  ["seo", 100],
];
const TIMES = [
  ["first-contentful-paint", "FCP"],
  ["largest-contentful-paint", "LCP"],
  ["speed-index", "Speed Index"],
  ["total-blocking-time", "TBT"],
];

export async function lighthouseScores({ url, runs = 5, log }) {
  const results = [];
  for (let run = 1; run <= runs; run += 1) {
    const browser = await launch();
    try {
      const port = Number(new URL(browser.wsEndpoint()).port);
      const { lhr } = await lighthouse(url, { port, output: "json", logLevel: "error" });
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      results.push(lhr);
      const scores = CATEGORIES.map(([id]) => Math.round(lhr.categories[id].score * 100));
      log(`Lighthouse ${run}/${runs}: ${scores.join(" ")}, benchmark index ${lhr.environment.benchmarkIndex}`);
    } finally {
      await browser.close();
    }
  }
  logFailedAudits(results.at(-1), log);

  const score = (id) => median(results.map((lhr) => Math.round(lhr.categories[id].score * 100)));
  const time = (id) => median(results.map((lhr) => lhr.audits[id].numericValue));
  const shift = median(results.map((lhr) => lhr.audits["cumulative-layout-shift"].numericValue));
  const rows = CATEGORIES.map(([id, target]) => ({
    figure: `Lighthouse mobile, ${id.replace("-", " ")}`,
    budget: target === 100 ? "100" : `≥ ${target}`,
    measured: String(score(id)),
    ok: score(id) >= target,
  }));
  // The parts of the performance score, with no budget of their own.
  const parts = TIMES.map(([id, name]) => `${name} ${Math.round(time(id))} ms`);
  rows[0].measured += ` (${parts.join(", ")}, CLS ${shift.toFixed(3)})`;
  const index = median(results.map((lhr) => lhr.environment.benchmarkIndex));
  return { rows, version: results[0].lighthouseVersion, index: Math.round(index) };
}

/** Prints the audits of a result that lower a score, each with the elements that fail it. */
function logFailedAudits(lhr, log) {
  for (const { id, auditRefs } of Object.values(lhr.categories)) {
    for (const { id: name, weight } of auditRefs) {
      const { score, displayValue = "", details } = lhr.audits[name];
      if (weight === 0 || score === null || score >= 0.9) continue;
      const where = (details?.items ?? []).map((item) => item.node?.selector).filter(Boolean);
      log(`  ${id}: ${name} ${score} ${displayValue} ${where.join(", ")}`);
    }
  }
}
