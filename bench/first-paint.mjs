// Compares the first paint of the story with that of the same text as a bare HTML page: paragraphs, no style, no
// script. `press serve` serves both, brotli-compressed. The browser throttles the network to slow 4G and the CPU to a
// quarter of its speed. Loads of both pages alternate, so that other work on the machine slows both, and each load has
// an empty cache. The figure is the ratio of the medians of the browser's first-paint times.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { CPU_SLOWDOWN, SLOW_4G, freshPage, launch, median } from "./browser.mjs";
import { serve } from "./server.mjs";

const LIMIT = 1.1;

export async function firstPaint({ url, dist, loads = 11, log }) {
  const browser = await launch();
  const folder = mkdtempSync(join(tmpdir(), "plain-"));
  let plain;
  try {
    const html = plainPage(await visibleText(browser, url));
    writeFileSync(join(folder, "index.html"), html);
    writeFileSync(join(folder, "index.html.br"), brotliCompressSync(html));
    copyFileSync(join(dist, "headers.json"), join(folder, "headers.json"));
    plain = await serve(folder);

    const story = { url, times: [] };
    const bare = { url: plain.url, times: [] };
    // The first round warms the browser up and is not counted.
    for (let round = 0; round <= loads; round += 1) {
      for (const one of round % 2 ? [story, bare] : [bare, story]) {
        const time = await paint(browser, one.url);
        if (round > 0) one.times.push(time);
      }
    }
    log(`First paint, story: ${story.times.map(Math.round).join(" ")}`);
    log(`First paint, bare:  ${bare.times.map(Math.round).join(" ")}`);
    const [ours, theirs] = [median(story.times), median(bare.times)];
    const ratio = ours / theirs;
    return [
      {
        figure: "first paint, against the same text as bare HTML",
        budget: `≤ ${LIMIT.toFixed(2)} ×`,
        measured: `${ratio.toFixed(2)} × (${Math.round(ours)} ms : ${Math.round(theirs)} ms)`,
        ok: ratio <= LIMIT,
      },
    ];
  } finally {
    plain?.stop();
    rmSync(folder, { recursive: true });
    await browser.close();
  }
}

/** The text that a reader without script sees, one line for each block. */
async function visibleText(browser, url) {
  const { page, close } = await freshPage(browser);
  await page.setJavaScriptEnabled(false);
  await page.goto(url);
  const text = await page.evaluate(() => document.getElementById("app").innerText);
  await close();
  return text.split("\n").filter((line) => line.trim() !== "");
}

function plainPage(lines) {
  const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const body = lines.map((line) => `<p>${escape(line)}</p>`).join("\n");
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(lines[0])}</title>
${body}
`;
}

async function paint(browser, url) {
  const { page, cdp, close } = await freshPage(browser);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", SLOW_4G);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const entry = () => performance.getEntriesByName("first-paint")[0]?.startTime;
  const time = await (await page.waitForFunction(entry)).jsonValue();
  await close();
  return time;
}
