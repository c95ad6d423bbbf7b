// Measures the finished site (`make bench` builds it first), prints one table and writes it to docs/figures.md.
// A figure over its budget is marked in the table; it does not fail the command.
//
//   node bench/bench.mjs [sizes] [lighthouse] [first-paint] [scroll] [explorer]    only these parts; writes no file
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { explorer } from "./explorer.mjs";
import { firstPaint } from "./first-paint.mjs";
import { lighthouseScores } from "./lighthouse.mjs";
import { scroll } from "./scroll.mjs";
import { serve } from "./server.mjs";
import { sizes } from "./sizes.mjs";

const REPORT = fileURLToPath(new URL("../docs/figures.md", import.meta.url));
const dist = process.env.DIST ?? fileURLToPath(new URL("../dist", import.meta.url));
const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
const log = (line) => console.error(line);

const rows = [];
let lighthouse;
const site = await serve(dist);
try {
  const options = { url: site.url, dist, log };
  if (wanted("sizes")) rows.push(...(await sizes(options)));
  if (wanted("lighthouse")) {
    lighthouse = await lighthouseScores(options);
    rows.push(...lighthouse.rows);
  }
  if (wanted("first-paint")) rows.push(...(await firstPaint(options)));
  if (wanted("scroll")) rows.push(...(await scroll(options)));
  if (wanted("explorer")) rows.push(...(await explorer(options)));
} finally {
  site.stop();
}

const table = [
  "| figure | budget | measured | ok |",
  "|---|---|---|---|",
  ...rows.map(({ figure, budget, measured, ok }) => `| ${figure} | ${budget} | ${measured} | ${ok ? "yes" : "**no**"} |`),
].join("\n");
console.log(table);
if (parts.length === 0) writeFileSync(REPORT, await report());

async function report() {
  const browser = await launch();
  const version = await browser.version();
  await browser.close();
  return `# Figures

\`make bench\` writes this file; the comment at the top of each file of \`bench/\` explains what it measures and how.

${table}

Measured on ${new Date().toISOString().slice(0, 10)} with ${version}, headless, and Lighthouse ${lighthouse.version}, against \`press serve\` on
the same machine: ${cpus().length} cores, Lighthouse benchmark index ${lighthouse.index} (a low index, or other work on the machine,
makes times worse).

- **Sizes**: brotli, quality 11, as served; 1 KB = 1024 bytes. The inline CSS counts in the HTML and in the CSS.
- **Lighthouse**: mobile settings with simulated throttling, median of 5 runs, each in a new browser.
- **First paint**: median of 11 alternating loads each, empty cache, 390 × 844 at 3×, slow 4G (150 ms,
  1.6 Mbit/s) and a CPU 4 times slower, throttled by the browser.
- **Scroll**: by wheel through the whole story at 1,200 and at 600 px a second, 390 × 844 at 3×, a CPU 4 times
  slower, from a trace that begins with the navigation. There are 5 scrolls; each second is measured in the one
  that other work on the machine disturbed least in that second. Frames dropped and CLS are those of the worst scroll.
- **Explorer**: cards made from a seed. A query is the text, the matching cards and all counts; the slowest of 11
  queries, each the median of many runs. Wasm (compiled for size, like the app) and plain JavaScript run in the same page.
`;
}
