// Paints one scene on a canvas, off the main thread. A change of step moves up to fifty groups of marks at
// once; if they were elements, the browser would style, lay out and paint each of them at every frame.
//
// The page starts this file as a worker (src/movement/scenes/painter.rs) and posts objects with any of:
//   canvas           once: the canvas, transferred
//   groups, score    once: the shapes of every group, bottom to top, and where each group stands at each
//                    step, in the format of data-steps (crates/score/src/lib.rs). A shape is
//                    [ink, path data] or [ink, x, y, anchor, number, words].
//   scale            pixels of the canvas for one unit of the picture (600 by 560 units)
//   inks             for each ink that shapes name, its computed style (INK in painter.rs)
//   runs             once: for each group that moves with the scroll, its positions in the format of data-run
//   step, eased      the step to show, and whether the groups travel there
// or a bare number: the progress through the chapter, 0 to 1, a few times a second.
// It posts "painted" once, when the first picture is painted.

const WIDTH = 600, HEIGHT = 560;
// The same as for scenes that are elements: style/scenes.css, and STAGGER in src/movement/scenes/elements.rs.
const TRAVEL = 500, FADE = 400, STAGGER = 380; // ms
// The time in which the shown progress reaches a posted one, at an even speed. It is a little longer than the
// time between two posts (INTERVAL in src/movement/scroll_watch.rs), so that nothing stops between them.
const CATCH_UP = 110; // ms

let context, groups = [], inks, scale = 0, frameRequested = false, reported = false;
// The last posted progress, when it arrived, and the progress that was shown then.
let progress = 0, progressTime = 0, progressBefore = 0;

onmessage = ({ data }) => {
  if (typeof data === "number") {
    const now = performance.now();
    progressBefore = shownProgress(now);
    progress = data;
    progressTime = now;
    data = {};
  }
  if (data.canvas) context = data.canvas.getContext("2d");
  if (data.groups) {
    groups = data.groups.map((shapes, at) => group(shapes, data.score.split(";")[at]));
    for (const [at, run] of Object.entries(data.runs)) groups[at].run = run.split(" ").map(sample);
  }
  if (data.inks) inks = Object.fromEntries(Object.entries(data.inks).map(([name, style]) => [name, ink(style)]));
  if (data.scale) {
    scale = data.scale;
    Object.assign(context.canvas, { width: Math.round(WIDTH * scale), height: Math.round(HEIGHT * scale) });
  }
  if (data.step !== undefined) show(data.step, data.eased);
  // Paint at once, because setting the size of a canvas clears it.
  paint(performance.now());
};

/** The style that a shape is drawn with, from its parts in the order of INK. */
function ink([fill, opacity, stroke, width, cap, join, dashes, weight, size, family]) {
  return {
    fill, stroke, cap, join,
    opacity: Number(opacity),
    width: parseFloat(width),
    dashes: dashes === "none" ? [] : dashes.split(",").map(parseFloat),
    font: `${weight} ${size} ${family}`,
    numberFont: `700 26px ${family}`,
  };
}

/** A group of shapes with where it stands at each step. `now`, `from` and `to` are such stands. */
function group(shapes, part) {
  const [letters, transforms] = part.split("/");
  const stands = transforms.split("|").map(transform);
  return {
    shapes: shapes.map(([ink, ...rest]) => (rest.length === 1 ? { ink, path: new Path2D(rest[0]) } : { ink, text: rest })),
    // x, y, scale x, scale y, opacity at each step.
    steps: [...letters].map((letter) => [...stands[parseInt(letter, 36) - 10], letter > "Z" ? 1 : 0]),
    now: null,
  };
}

/** The numbers of `translate(4px,5px)scale(2,3)`. */
function transform(text) {
  const [x, y, sx = 1, sy = sx] = text.match(/-?[\d.]+/g).map(Number);
  return [x, y, sx, sy];
}

/** The numbers of `!12,34`: a position in tenths of a unit; the `!` means that the group faces left. */
function sample(text) {
  const [x, y] = text.replace("!", "").split(",").map((tenths) => tenths / 10);
  return [x, y, text.startsWith("!") ? -1 : 1];
}

/** The progress that is shown at a time. */
function shownProgress(time) {
  const part = Math.min(1, Math.max(0, (time - progressTime) / CATCH_UP));
  return progressBefore + (progress - progressBefore) * part;
}

/** The position on a run at a progress, interpolated between the two nearest samples. */
function positionOn(run, progress) {
  const at = progress * (run.length - 1);
  const [from, to] = [run[Math.floor(at)], run[Math.ceil(at)]];
  const part = at % 1;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2], 1];
}

/** Starts the transition from the shown picture to that of a step; without easing it ends at once. */
function show(step, eased) {
  const moved = groups.filter(({ steps, to }) => !to || steps[step].some((value, at) => value !== to[at]));
  const began = performance.now();
  moved.forEach((group, order) => {
    group.to = group.steps[step];
    group.from = eased && group.now ? group.now : group.to;
    group.began = began + (STAGGER * order) / moved.length;
  });
}

/** Paints the picture as it is at a time, and again at the next frame while anything is moving. */
function paint(time) {
  // There is a picture only after everything has been posted once, in any number of messages in any order.
  if (!inks || !scale || !groups.some(({ to }) => to)) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const shown = shownProgress(time);
  let moving = shown !== progress;
  for (const group of groups) {
    if (!group.to) continue;
    const passed = time - group.began;
    const [travel, fade] = [curve(passed / TRAVEL), Math.min(1, Math.max(0, passed / FADE))];
    group.now = group.to.map((to, at) => group.from[at] + (to - group.from[at]) * (at < 4 ? travel : fade));
    moving ||= passed < TRAVEL && group.from !== group.to;
    const opacity = group.now[4];
    const [x, y, sx, sy] = group.run ? positionOn(group.run, shown) : group.now;
    if (opacity <= 0) continue;
    context.setTransform(sx * scale, 0, 0, sy * scale, x * scale, y * scale);
    for (const shape of group.shapes) draw(shape, inks[shape.ink], opacity);
  }
  if (moving && !frameRequested) {
    frameRequested = true;
    requestAnimationFrame((next) => {
      frameRequested = false;
      paint(next);
    });
  }
  if (!reported) postMessage("painted");
  reported = true;
}

/** Draws a shape with the group's opacity. */
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

/** Writes a line of text: the number, set larger, and the words after it. */
function write([x, y, anchor, number, words], ink) {
  const parts = [[number, ink.numberFont], [words, ink.font]].filter(([part]) => part);
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

/** The easing cubic-bezier(.3, .1, .2, 1): its y where its x is `at`, found by bisection. */
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
