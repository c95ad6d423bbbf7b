// What each island weighs: the bytes of code in the linked program (before wasm-opt) whose symbol names the island.
// The mangled names (v0) of generic functions hold the types that they were compiled for, so code of the framework that
// is compiled for an island's views counts with that island. The rest counts with the first group whose name is found.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LINKED = process.env.LINKED
  ?? fileURLToPath(new URL("../target/wasm32-unknown-unknown/wasm-release/changjuan.wasm", import.meta.url));

/** A module of the app in a v0 name: crate root (with its hash), then the module's name with its length before it. */
const module = (name) => new RegExp(`9changjuan${name.length}${name}`);

const GROUPS = [
  ["explorer", [module("explorer"), /_6finder/]],
  ["share", [module("share")]],
  ["contents and switches", [module("contents")]],
  ["note", [module("note")]],
  ["resume", [module("resume")]],
  ["wall filter", [module("wall")]],
  ["movement", [module("movement"), /_6scroll/, /_5score/]],
  ["what islands share", [/9changjuan/, /_5story/]],
  ["framework and libraries", [/^_R|^_ZN/]],
  ["standard library and runtime", [/./]],
];

export function islands() {
  const weights = new Map(GROUPS.map(([group]) => [group, 0]));
  for (const { name, bytes } of functions(readFileSync(LINKED))) {
    const [group] = GROUPS.find(([, patterns]) => patterns.some((pattern) => pattern.test(name)));
    weights.set(group, weights.get(group) + bytes);
  }
  const all = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [...weights].map(([group, bytes]) => ({
    figure: `code of ${group}`,
    measured: `${(bytes / 1024).toFixed(0)} KB (${((100 * bytes) / all).toFixed(0)} %)`,
  }));
}

/** The functions of a wasm file with their names and the bytes of their code. */
function functions(bytes) {
  const sizes = [];
  const names = new Map();
  let imported = 0;
  for (const { id, body } of sections(bytes)) {
    if (id === 2) imported = importedFunctions(body);
    if (id === 10) for (let left = body.number(); left > 0; left -= 1) {
      const size = body.number();
      sizes.push(size);
      body.at += size;
    }
    if (id === 0 && body.text() === "name") readNames(body, names);
  }
  return sizes.map((bytes, index) => ({ bytes, name: names.get(imported + index) ?? "?" }));
}

/** Reads LEB128 numbers, texts and bytes from a part of a file. */
class Reader {
  constructor(bytes, at, end) {
    Object.assign(this, { bytes, at, end });
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }
}

function* sections(bytes) {
  const file = new Reader(bytes, 8, bytes.length);
  while (file.at < file.end) {
    const id = file.byte();
    const size = file.number();
    yield { id, body: new Reader(bytes, file.at, file.at + size) };
    file.at += size;
  }
}

function importedFunctions(body) {
  let found = 0;
  for (let left = body.number(); left > 0; left -= 1) {
    body.text();
    body.text();
    const kind = body.byte();
    if (kind === 0) {
      found += 1;
      body.number();
      continue;
    }
    // A table begins with the type of its elements, a tag with an attribute; a global has a type and a flag.
    if (kind === 1 || kind === 4) body.byte();
    if (kind === 3) body.at += 2;
    if (kind === 1 || kind === 2) {
      const hasMost = body.byte() & 1;
      body.number();
      if (hasMost) body.number();
    }
    if (kind === 4) body.number();
  }
  return found;
}

function readNames(body, names) {
  while (body.at < body.end) {
    const kind = body.byte();
    const end = body.number() + body.at;
    if (kind === 1) for (let left = body.number(); left > 0; left -= 1) names.set(body.number(), body.text());
    body.at = end;
  }
}
