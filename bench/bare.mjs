// The same text as the story as a bare HTML page, paragraphs without style or script, served like the
// story: what it costs there, it costs on any page, on this machine and at this moment.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { freshPage } from "./browser.mjs";
import { serve } from "./server.mjs";

/** Serves the bare page of a story; resolves to its address and a way to stop it. */
export async function serveBare({ browser, url, dist }) {
  const folder = mkdtempSync(join(tmpdir(), "bare-"));
  const html = barePage(await visibleText(browser, url));
  writeFileSync(join(folder, "index.html"), html);
  writeFileSync(join(folder, "index.html.br"), brotliCompressSync(html));
  copyFileSync(join(dist, "headers.json"), join(folder, "headers.json"));
  const site = await serve(folder);
  const stop = () => {
    site.stop();
    rmSync(folder, { recursive: true });
  };
  return { url: site.url, stop };
}

/** The text that a reader without script sees, a line a block. */
async function visibleText(browser, url) {
  const { page, close } = await freshPage(browser);
  await page.setJavaScriptEnabled(false);
  await page.goto(url);
  const text = await page.evaluate(() => document.getElementById("app").innerText);
  await close();
  return text.split("\n").filter((line) => line.trim() !== "");
}

function barePage(lines) {
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
