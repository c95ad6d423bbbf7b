// How quiet the machine is. On a shared one, neighbours that nobody here sees take a part of the caches and of
// the very cores: a thread then needs up to twice its own CPU time for the same work, and throttling the CPU
// multiplies that.
import { setTimeout as sleep } from "node:timers/promises";

const LOOKS = 30;
const APART = 30; // ms
/** From this share of its best speed on, the machine counts as quiet. */
export const QUIET = 0.85;
const TEXT = JSON.stringify(Array.from({ length: 1000 }, (_, id) => ({ id, name: `row ${id}`, half: id / 2 })));
let best = Infinity;

/** How fast the machine is now, as a share of the best that was seen since the start. Takes a second. */
export async function speed() {
  const times = [];
  for (let look = 0; look < LOOKS; look += 1) {
    // The first of each comes out of sleep, with cold caches.
    times.push(Math.min(yardstick(), yardstick(), yardstick()));
    await sleep(APART);
  }
  times.sort((a, b) => a - b);
  best = Math.min(best, times[0]);
  return best / times[LOOKS / 2];
}

/** Waits until the machine is quiet, at most so many seconds. */
export async function quiet(patience) {
  const until = performance.now() + patience * 1000;
  while ((await speed()) < QUIET && performance.now() < until);
}

/** The time of some work that is always the same, in ms: about half of one. It is work like a browser's, through
 * much code and memory; a tight loop of arithmetic notices no neighbour. */
function yardstick() {
  const began = performance.now();
  JSON.stringify(JSON.parse(TEXT));
  return performance.now() - began;
}
