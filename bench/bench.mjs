// Measures the finished site (`make bench` builds it first), prints one table and writes it to docs/figures.md.
// A figure over its budget is marked in the table; it does not fail the command.
//
//   node bench/bench.mjs [sizes] [islands] [lighthouse] [first-paint] [life] [memory] [scroll] [explorer]
//
// With names of parts, only these are measured and no file is written. With BEFORE, the folder of an earlier build's
// site, sizes and times of that site are measured in the same run and stand beside those of this one
// (`make bench BEFORE=<commit>` builds it).
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { explorer } from "./explorer.mjs";
import { firstPaint } from "./first-paint.mjs";
import { islands } from "./islands.mjs";
import { life } from "./life.mjs";
import { lighthouseScores } from "./lighthouse.mjs";
import { scroll } from "./scroll.mjs";
import { memory } from "./memory.mjs";
import { serve } from "./server.mjs";
import { sizes } from "./sizes.mjs";

const REPORT = fileURLToPath(new URL("../docs/figures.md", import.meta.url));
const dist = process.env.DIST ?? fileURLToPath(new URL("../dist", import.meta.url));
const before = process.env.BEFORE || undefined;
const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
const log = (line) => console.error(line);

// Each part with whether it is measured of the build before too.
const PARTS = [
  { name: "sizes", measure: sizes, compared: true },
  { name: "islands", measure: islands },
  { name: "lighthouse", measure: async (options) => (lighthouse = await lighthouseScores(options)).rows },
  { name: "first-paint", measure: firstPaint, compared: true },
  { name: "life", measure: life },
  { name: "memory", measure: memory },
  { name: "scroll", measure: scroll, compared: true },
  { name: "explorer", measure: explorer },
];

let lighthouse;
const rows = [];
const site = await serve(dist);
const earlier = before && (await serve(before));
try {
  for (const { name, measure, compared } of PARTS.filter(({ name }) => wanted(name))) {
    const found = await measure({ url: site.url, dist, log });
    if (earlier && compared) {
      log(`${name} of the build before:`);
      const old = await measure({ url: earlier.url, dist: before, log });
      for (const row of found) row.before = old.find(({ figure }) => figure === row.figure)?.measured;
    }
    rows.push(...found);
  }
} finally {
  site.stop();
  earlier?.stop();
}

const table = [
  `| figure | budget | measured | ok |${before ? " before |" : ""}`,
  `|---|---|---|---|${before ? "---|" : ""}`,
  ...rows.map(line),
].join("\n");
console.log(table);
if (parts.length === 0) writeFileSync(REPORT, await report());

/** A row of the table. A figure without a budget is only told. */
function line({ figure, budget = "", measured, ok, before: old = "" }) {
  const verdict = ok === undefined ? "" : ok ? "yes" : "**no**";
  return `| ${figure} | ${budget} | ${measured} | ${verdict} |${before ? ` ${old} |` : ""}`;
}

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
- **Islands**: the code that each adds to the linked program, before wasm-opt makes it smaller.
- **Lighthouse**: mobile settings with simulated throttling, median of 5 runs, each in a new browser.
- **First paint**: median of 11 alternating loads each, empty cache, 390 × 844 at 3×, slow 4G (150 ms,
  1.6 Mbit/s) and a CPU 4 times slower, throttled by the browser.
- **Life**: the time until the page is live, under the same throttling; medians of 12 alternating loads each of this
  release and of the same release in one piece.
- **Memory and rasters**: at every step on a phone, once the camera rests there.
- **Scroll**: by wheel through the whole story at 1,200 and at 600 px a second, 390 × 844 at 3× and 1440 × 900, a CPU 4
  times slower, from a trace that begins with the navigation. There are 5 scrolls; each second is measured in the one
  that other work on the machine disturbed least in that second. Frames dropped and CLS are those of the worst scroll.
- **Explorer**: cards made from a seed. A query is the text, the matching cards and all counts; the slowest of 11
  queries, each the median of many runs. Wasm (compiled for size, like the app) and plain JavaScript run in the same page.
`;
}
