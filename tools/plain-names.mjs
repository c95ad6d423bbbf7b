// Replaces the 16 hexadecimal digits at the end of the program's import names by plain numbers, in the glue and in
// the wasm. wasm-bindgen makes these digits from a hash, so they do not compress, and there are two hundred names in
// either file. The numbers have 16 digits too, so that all offsets in the binary stay.
//
//   node tools/plain-names.mjs glue.js program.wasm
import { readFileSync, writeFileSync } from "node:fs";

const [glue, wasm] = process.argv.slice(2);
const numbers = new Map();
const plain = (text) =>
  text.replace(/(__wbg_\w+?_)([0-9a-f]{16})\b/g, (name, stem, digits) => {
    if (!numbers.has(name)) numbers.set(name, String(numbers.size).padStart(digits.length, "0"));
    return stem + numbers.get(name);
  });

writeFileSync(glue, plain(readFileSync(glue, "utf8")));
const names = numbers.size;
writeFileSync(wasm, plain(readFileSync(wasm, "latin1")), "latin1");
if (names === 0 || numbers.size !== names) {
  throw new Error(`${glue} has ${names} numbered names, ${wasm} others: do both come from one build?`);
}
