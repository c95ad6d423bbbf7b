// Compares the time to life of this release with that of the same release in one piece (`make unsplit`): the time from the
// navigation to the moment at which the program calls the page live. `press serve` serves both. The browser throttles the
// network to slow 4G and the CPU to a quarter of its speed. Loads of both alternate, so that other work on the machine
// slows both, and each load has an empty cache. The figure is the ratio of the medians.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CPU_SLOWDOWN, SLOW_4G, freshPage, launch, median } from "./browser.mjs";
import { serve } from "./server.mjs";

const LIMIT = 0.85;
const UNSPLIT = process.env.UNSPLIT ?? fileURLToPath(new URL("../target/unsplit-site", import.meta.url));

export async function life({ url, loads = 12, log }) {
  if (!existsSync(UNSPLIT)) throw new Error(`${UNSPLIT} is not there; make unsplit builds it`);
  const browser = await launch();
  const unsplit = await serve(UNSPLIT);
  try {
    const split = { url, times: [] };
    const whole = { url: unsplit.url, times: [] };
    // The first round warms the browser up and is not counted.
    for (let round = 0; round <= loads; round += 1) {
      for (const one of round % 2 ? [split, whole] : [whole, split]) {
        const time = await timeToLife(browser, one.url);
        if (round > 0) one.times.push(time);
      }
    }
    log(`Life, split:   ${split.times.map(Math.round).join(" ")}`);
    log(`Life, unsplit: ${whole.times.map(Math.round).join(" ")}`);
    const [ours, theirs] = [median(split.times), median(whole.times)];
    const ratio = ours / theirs;
    return [
      {
        figure: "time to life, against the release in one piece",
        budget: `≤ ${LIMIT} ×`,
        measured: `${ratio.toFixed(2)} × (${Math.round(ours)} ms : ${Math.round(theirs)} ms)`,
        ok: ratio <= LIMIT,
      },
    ];
  } finally {
    unsplit.stop();
    await browser.close();
  }
}

async function timeToLife(browser, url) {
  const { page, cdp, close } = await freshPage(browser);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", SLOW_4G);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.evaluateOnNewDocument(() => {
    const observer = new MutationObserver(() => {
      if (!document.documentElement.classList.contains("live")) return;
      window.becameLive = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { attributes: true, attributeFilter: ["class"], subtree: true });
  });
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const time = await (await page.waitForFunction(() => window.becameLive)).jsonValue();
  await close();
  return time;
}
