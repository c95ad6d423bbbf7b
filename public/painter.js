// Paints one scene on a canvas of its own, off the main thread: a change of step moves up to fifty groups
// of marks at once, and as elements each of them would be styled, laid out and painted at every frame.
//
// The page starts this as a worker and sends objects with any of:
//   canvas           the canvas (transferred), once
//   groups, score    once: the shapes of every group, bottom to top, and where each stands at each step, in
//                    the words of data-steps (src/scenes/score.rs). A shape is [ink, path data] or
//                    [ink, x, y, anchor, figure, words].
//   scale            pixels of the canvas for one unit of the picture (600 by 560 units)
//   inks             for each ink that shapes name, its computed style (INK in src/scenes/painter.rs)
//   runs             once: for each group that follows the scroll its places, in the words of data-run
//   step, eased      the step to show; whether marks travel there
// or a number: how much of the chapter has been read, 0 to 1, every few frames.
// It answers once, when the first picture is painted.

const WIDTH = 600, HEIGHT = 560;
// As the style sheet has it for scenes that are elements (style/scenes.css), and src/scenes/elements.rs.
const TRAVEL = 500, FADE = 400, STAGGER = 380; // ms
// How long what follows the scroll takes to the next number, evenly: a little longer than numbers are apart
// (PACE in src/scroll/watch.rs), so that it does not stop between two.
const PACE = 110; // ms

let context, groups = [], inks, scale = 0, waiting = false, answered = false;
let progress = 0, before = 0, told = 0; // what was said last, where that found us, and when

onmessage = ({ data }) => {
  if (typeof data === "number") {
    const now = performance.now();
    before = far(now);
    progress = data;
    told = now;
    data = {};
  }
  if (data.canvas) context = data.canvas.getContext("2d");
  if (data.groups) {
    groups = data.groups.map((shapes, at) => group(shapes, data.score.split(";")[at]));
    for (const [at, places] of Object.entries(data.runs)) groups[at].run = places.split(" ").map(sample);
  }
  if (data.inks) inks = Object.fromEntries(Object.entries(data.inks).map(([name, style]) => [name, ink(style)]));
  if (data.scale) {
    scale = data.scale;
    Object.assign(context.canvas, { width: Math.round(WIDTH * scale), height: Math.round(HEIGHT * scale) });
  }
  if (data.step !== undefined) show(data.step, data.eased);
  // Painted with this message: a canvas whose size was set is empty.
  paint(performance.now());
};

function ink([fill, opacity, stroke, width, cap, join, dashes, weight, size, family]) {
  return {
    fill, stroke, cap, join,
    opacity: Number(opacity),
    width: parseFloat(width),
    dashes: dashes === "none" ? [] : dashes.split(",").map(parseFloat),
    font: `${weight} ${size} ${family}`,
    figure: `700 26px ${family}`,
  };
}

function group(shapes, part) {
  const [letters, places] = part.split("/");
  const stands = places.split("|").map(place);
  return {
    shapes: shapes.map(([ink, ...rest]) => (rest.length === 1 ? { ink, path: new Path2D(rest[0]) } : { ink, text: rest })),
    // x, y, scale x, scale y, opacity at each step.
    steps: [...letters].map((letter) => [...stands[parseInt(letter, 36) - 10], letter > "Z" ? 1 : 0]),
    now: null,
  };
}

/** `translate(4px,5px)scale(2,3)` as numbers. */
function place(text) {
  const [x, y, sx = 1, sy = sx] = text.match(/-?[\d.]+/g).map(Number);
  return [x, y, sx, sy];
}

/** `!12,34`, in tenths of a unit, facing left, as numbers. */
function sample(text) {
  const [x, y] = text.replace("!", "").split(",").map((tenths) => tenths / 10);
  return [x, y, text.startsWith("!") ? -1 : 1];
}

/** How much of the chapter has been read, as it is shown at a time. */
function far(time) {
  return before + (progress - before) * Math.min(1, Math.max(0, (time - told) / PACE));
}

/** The place on a run at a progress, between its two neighbours. */
function along(run, progress) {
  const at = progress * (run.length - 1);
  const [from, to] = [run[Math.floor(at)], run[Math.ceil(at)]];
  const part = at % 1;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2], 1];
}

function show(step, eased) {
  const moved = groups.filter(({ steps, to }) => !to || steps[step].some((value, at) => value !== to[at]));
  const began = performance.now();
  moved.forEach((group, order) => {
    group.to = group.steps[step];
    group.from = eased && group.now ? group.now : group.to;
    group.began = began + (STAGGER * order) / moved.length;
  });
}

/** Paints the picture as it is at a time, and again at the next frame while anything travels. */
function paint(time) {
  // Everything is said once before there is a picture: in messages of their own, in whatever order.
  if (!inks || !scale || !groups.some(({ to }) => to)) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const read = far(time);
  let travelling = read !== progress;
  for (const group of groups) {
    if (!group.to) continue;
    const passed = time - group.began;
    const [travel, fade] = [curve(passed / TRAVEL), Math.min(1, Math.max(0, passed / FADE))];
    group.now = group.to.map((to, at) => group.from[at] + (to - group.from[at]) * (at < 4 ? travel : fade));
    travelling ||= passed < TRAVEL && group.from !== group.to;
    const opacity = group.now[4];
    const [x, y, sx, sy] = group.run ? along(group.run, read) : group.now;
    if (opacity <= 0) continue;
    context.setTransform(sx * scale, 0, 0, sy * scale, x * scale, y * scale);
    for (const shape of group.shapes) draw(shape, inks[shape.ink], opacity);
  }
  if (travelling && !waiting) {
    waiting = true;
    requestAnimationFrame((next) => {
      waiting = false;
      paint(next);
    });
  }
  if (!answered) postMessage("painted");
  answered = true;
}

function draw({ path, text }, ink, opacity) {
  context.globalAlpha = opacity * ink.opacity;
  context.fillStyle = ink.fill;
  if (text) return write(text, ink);
  if (ink.fill !== "none") context.fill(path);
  if (ink.stroke === "none") return;
  context.globalAlpha = opacity;
  context.strokeStyle = ink.stroke;
  context.lineWidth = ink.width;
  context.lineCap = ink.cap;
  context.lineJoin = ink.join;
  context.setLineDash(ink.dashes);
  context.stroke(path);
}

/** A line of text: the figure, set larger, and the words after it. */
function write([x, y, anchor, figure, words], ink) {
  const parts = [[figure, ink.figure], [words, ink.font]].filter(([part]) => part);
  const widths = parts.map(([part, font]) => ((context.font = font), context.measureText(part).width));
  const GAP = 8;
  const whole = widths.reduce((sum, width) => sum + width, GAP * (parts.length - 1));
  let at = x - (anchor === "middle" ? whole / 2 : anchor === "end" ? whole : 0);
  parts.forEach(([part, font], index) => {
    context.font = font;
    context.fillText(part, at, y);
    at += widths[index] + GAP;
  });
}

/** cubic-bezier(.3, .1, .2, 1): its y where its x is `at`, found by halving. */
function curve(at) {
  if (at <= 0 || at >= 1) return at <= 0 ? 0 : 1;
  const bezier = (a, b, t) => 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t * t * b + t ** 3;
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 20; turn += 1) {
    const middle = (low + high) / 2;
    if (bezier(0.3, 0.2, middle) < at) low = middle;
    else high = middle;
  }
  return bezier(0.1, 1, low);
}
