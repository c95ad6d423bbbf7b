// Bytes over the wire: the .br files of dist/ (brotli, quality 11) as `press serve` sends them. The font is sent as it
// is, because WOFF2 is compressed with brotli. 1 KB = 1024 bytes. Only the files of this build count, not those kept
// from the previous one (assets.json lists both). The critical CSS is part of the HTML, so it counts there; the CSS
// figure is the linked file plus the inline part compressed by itself, so the inline part counts twice.
import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const KB = 1024;
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

export async function sizes({ dist }) {
  const sent = (file) => {
    const compressed = join(dist, `${file}.br`);
    return readFileSync(existsSync(compressed) ? compressed : join(dist, file)).length;
  };
  const { own } = JSON.parse(readFileSync(join(dist, "assets.json"), "utf8"));
  const total = (pattern) => own.filter((file) => pattern.test(file)).reduce((sum, file) => sum + sent(file), 0);
  const row = (figure, limit, bytes, note = "") => ({
    figure,
    budget: `≤ ${limit} KB`,
    measured: kb(bytes) + note,
    ok: bytes <= limit * KB,
  });

  const html = readFileSync(join(dist, "index.html"), "utf8");
  const inline = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css]) => css).join("");
  const [inlineCss, linkedCss] = [brotliCompressSync(inline).length, total(/\/rest\.\w+\.css$/)];
  // What phones get by day; by night it is as large. Painters get a file for each chapter, other browsers one for each step.
  // The files that an attribute of the page names, as far as their names end in this way.
  const files = (attribute, end) => {
    const names = html.matchAll(new RegExp(` ${attribute}="[^"]*?([^"/]+-${end})"`, "g"));
    return [...new Set([...names].map(([, name]) => name))].map((name) => sent(own.find((path) => path.endsWith(name))));
  };
  const pictures = files("src", "above-day\\.\\w+\\.svg");
  const scores = files("data-above", "above\\.\\w+\\.json");
  // Art and score of each chapter.
  const chapters = files("data-day", "day\\.\\w+\\.svg").map((art, chapter) => art + scores[chapter]);
  // A reader gets one of them: by day or by night, for a wide or for a narrow window.
  const covers = own.filter((file) => /\/cover-\w+-\w+\.\w+\.svg$/.test(file)).map(sent);
  const first = total(/\/changjuan\.\w+\.wasm$/);
  // What the explorer and the share dialog both need is in a chunk without a name of its own, and counts with each.
  const shared = total(/\/chunk_\w+\.\w+\.wasm$/);
  const later = ["explorer", "share"].map((name) => [name, total(new RegExp(`/${name}\\.\\w+\\.wasm$`)) + shared]);
  // All scripts count as glue: wasm-bindgen's, boot.js, painter.js, and frame.js for partner sites.
  const glue = total(/\.js$/);
  return [
    row("first wasm + glue", 95, first + glue, ` (${kb(first)} + ${kb(glue)})`),
    ...later.filter(([, bytes]) => bytes > shared).map(([name, bytes]) => row(`later chunk: ${name}`, 80, bytes)),
    row("HTML, with its inline CSS", 35, sent("index.html")),
    row("CSS, inline + linked", 12, inlineCss + linkedCss, ` (${kb(inlineCss)} + ${kb(linkedCss)})`),
    row(`cover's art, the largest of ${covers.length}`, 24, Math.max(...covers)),
    row("fonts", 40, total(/\.woff2$/)),
    row("JSON", 25, total(/\/(story|cards)\.\w+\.json$/)),
    row(`a chapter's art, the largest of ${chapters.length}`, 45, Math.max(...chapters)),
    row(`picture of a step for browsers without a painter, the largest of ${pictures.length}`, 45, Math.max(...pictures)),
    row("sheet of labels", 6, sent(own.find((path) => /\/labels\.\w+\.css$/.test(path)))),
  ];
}
