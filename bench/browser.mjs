// The browser that everything is measured in, and the phone that it emulates.
import puppeteer from "puppeteer-core";

export const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
  // The address bar is a web page too; its start would compete with our page for the processor.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"];
export const PHONE = { width: 390, height: 844, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
export const WIDE = { width: 1440, height: 900, deviceScaleFactor: 1 };
export const CPU_SLOWDOWN = 4;
// Lighthouse's slow 4G: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up.
export const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

export const launch = () =>
  puppeteer.launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: FLAGS });

/** A page with an empty cache on the emulated screen, its DevTools session, and a function that closes it. */
export async function freshPage(browser, screen = PHONE) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(screen);
  const cdp = await page.createCDPSession();
  return { page, cdp, close: () => context.close() };
}

export const median = (numbers) => percentile(numbers, 0.5);

/** The smallest of the numbers that at least this ratio of them (0 to 1) does not exceed. */
export function percentile(numbers, ratio) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(ratio * sorted.length) - 1)];
}
