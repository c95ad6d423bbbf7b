// Draws pictures of steps on canvases, off the main thread: an SVG image of a thousand shapes would be one task of 160 ms
// to 1 s on a cheap phone's main thread.
//
// The page starts this file as a worker (src/movement/pictures.rs) and posts objects with the number of a canvas and
//   surface                  once: the canvas, transferred
//   art, score               the addresses of the chapter's art and score (crates/painting/src/score.rs says what is in it)
//   width, height            the size of the canvas in device pixels
//   position                 where the reader is: 2 at the third step, 2.5 half way from it to the fourth
//   moves                    whether the position will change: then sheets and looks are kept as bitmaps
//   (only the number)        the canvas is not needed now: it gives its memory back
// The worker posts the number of a canvas and the position that it shows, each time that it has drawn one.
//
// It reads only what press writes (crates/painting/src/paint/): a style with a rule for each class, groups, uses and
// paths with class, transform (translate and scale), opacity, stroke-width and stroke-dasharray.

const stages = new Map(); // number of a canvas: what it shows; the one asked for last at the end
let busy = false;

onmessage = ({ data: { canvas, surface, ...asked } }) => {
  const stage = stages.get(canvas) ?? { bitmaps: new Map() };
  stages.delete(canvas);
  stages.set(canvas, stage);
  if (surface) stage.context = surface.getContext("2d");
  else {
    stage.asked = asked.art && asked;
    stage.isOpen = true;
  }
  work();
};

/** Does what is open, in short tasks, so that messages are read in between. */
async function work() {
  if (busy) return;
  busy = true;
  try {
    while (await next()) await new Promise((resume) => setTimeout(resume));
  } catch (error) {
    // An error that nobody handles reaches the page, which then shows the images themselves.
    setTimeout(() => { throw error; });
  }
  busy = false;
}

/** Does one thing; whether there was one. */
async function next() {
  const all = [...stages].reverse();
  const [number, stage] = all.find(([, { isOpen }]) => isOpen) ?? [];
  if (!stage) return all.some(([, stage]) => stage.asked?.moves && prepare(stage));
  const { context, asked } = stage;
  if (!asked) {
    stage.bitmaps.clear();
    context.canvas.width = context.canvas.height = 1;
    stage.isOpen = false;
    return true;
  }
  const [art, score] = await Promise.all([load(asked.art, parse), load(asked.score, read)]);
  // The reader may have gone on while the files came.
  if (stage.asked !== asked) return true;
  if (stage.art !== art || stage.score !== score || stage.height !== asked.height) stage.bitmaps.clear();
  Object.assign(stage, { art, score, height: asked.height });
  const view = viewOf(stage, asked.position);
  const missing = view.isDirect ? [] : needs(stage, view).filter(({ key }) => !stage.bitmaps.has(key));
  if (missing.length) {
    // What was drawn last may be another place.
    if (Math.abs(stage.drawn - asked.position) > 1) context.reset();
    make(stage, missing[0]);
    return true;
  }
  draw(stage, view);
  Object.assign(stage, { drawn: asked.position, isOpen: false });
  postMessage([number, asked.position]);
  return true;
}

/** Makes a bitmap that is needed when the reader goes on, and lets go of those that are not; whether one was made. */
function prepare(stage) {
  const { asked, score, bitmaps } = stage;
  const last = score.steps.length - 1;
  const positions = [0, 0.5, 1, -0.5, -1].map((way) => Math.min(Math.max(Math.round(asked.position) + way, 0), last));
  const wanted = new Map(positions.flatMap((at) => needs(stage, viewOf(stage, at))).map((need) => [need.key, need]));
  for (const key of bitmaps.keys()) if (!wanted.has(key)) bitmaps.delete(key);
  const missing = [...wanted.values()].find(({ key }) => !bitmaps.has(key));
  if (missing) make(stage, missing);
  return Boolean(missing);
}

// --- what is seen

/** How near a camera may come before bitmaps are too coarse, as a ratio of the scale that they are made for. */
const NEAR = 1.05;

const mix = (a, b, t) => a + (b - a) * t;
/** How much of the part from `from` to `to` has passed, from 0 to 1. */
const ramp = (t, from, to) => Math.min(Math.max((t - from) / (to - from), 0), 1);
const ease = (t) => t * t * (3 - 2 * t);

/** What is seen at a position: two steps, how far the way from one to the other is, and the camera. */
function viewOf({ asked, score }, position) {
  const { frame, origin, centre, steps } = score;
  const at = Math.floor(position);
  const [from, to] = [steps[at], steps[at + 1] ?? steps[at]];
  const t = position - at;
  const [k, x, y] = from.camera.map((value, i) =>
    i ? mix(value, to.camera[i], ease(t)) : value * (to.camera[0] / value) ** ease(t));
  const pixel = asked.height / frame[1]; // device pixels for one of the frame
  const scale = k * pixel;
  const left = origin * (asked.width - frame[0] * pixel);
  const coarse = bitmapScale(score);
  return {
    from, to, t, x, scale, pixel,
    moveX: left + centre[0] * pixel - x * scale,
    moveY: centre[1] * pixel - y * scale,
    // A camera at rest that is nearer is drawn without bitmaps.
    isDirect: !asked.moves || (k > coarse * NEAR && t === 0),
  };
}

/** The camera's scale that bitmaps are made for: that of the steps that are not much nearer than the farthest. */
function bitmapScale({ steps }) {
  const scales = steps.map(({ camera }) => camera[0]);
  const least = Math.min(...scales);
  return Math.max(...scales.filter((k) => k <= least * 1.3));
}

/** How much of a sheet is seen: 0 for none. */
function opacity(sheet, index, { from, to, t }) {
  if (!sheet.some) return 1;
  const [before, after] = [from, to].map((step) => Number(step.sheets.includes(index)));
  return mix(before, after, ramp(t, 0.3, 0.7));
}

/** Where a sheet's x = 0 is in the world. */
function sheetX({ far: [most, reach] }, sheet, view) {
  return sheet.home === undefined ? sheet.x : sheet.x + most * Math.tanh((view.x - sheet.home) / reach);
}

/** The sheets of a depth that are seen, with their place on the canvas. */
function seen({ asked, art, score }, depth, view) {
  return score.sheets.flatMap((sheet, index) => {
    const alpha = opacity(sheet, index, view);
    if (sheet.depth !== depth || !alpha) return [];
    const node = art.definitions.get(sheet.id);
    const x = view.moveX + sheetX(score, sheet, view) * view.scale;
    const [left, , wide] = node.view;
    if (x + (left + wide) * view.scale < 0 || x + left * view.scale > asked.width) return [];
    return [{ id: sheet.id, node, alpha, x }];
  });
}

// --- bitmaps

/** The bitmaps that a view needs: of sheets and of looks. */
function needs(stage, view) {
  const { art, score } = stage;
  const scale = bitmapScale(score) * view.pixel;
  const sheets = ["far", "base", "middle", "near"].flatMap((depth) => seen(stage, depth, view));
  const looks = new Set([view.from, view.to].flatMap(({ marks }) => marks.flatMap((mark) => [
    ...score.poses[mark.pose].looks, ...(mark.was === undefined ? [] : [mark.was]),
  ])));
  return [
    ...sheets.map(({ id, node }) => ({ key: id, node, scale })),
    ...[...looks].map((look) => ({
      key: look, node: art.definitions.get(`look-${look}`), scale: score.looks[look] * view.pixel,
    })),
  ];
}

/** Draws an element on a bitmap of its own. */
function make({ art, bitmaps }, { key, node, scale }) {
  const [left, top, wide, high] = node.view;
  const surface = new OffscreenCanvas(Math.ceil(wide * scale) + 2, Math.ceil(high * scale) + 2);
  const context = surface.getContext("2d");
  // A border of one pixel keeps the edges smooth.
  context.setTransform(scale, 0, 0, scale, 1 - left * scale, 1 - top * scale);
  paint(context, art, node, 1);
  bitmaps.set(key, {
    surface, x: left - 1 / scale, y: top - 1 / scale, wide: surface.width / scale, high: surface.height / scale,
  });
}

// --- drawing

function draw(stage, view) {
  const { context, asked, art, bitmaps } = stage;
  // A new size also clears the canvas.
  Object.assign(context.canvas, { width: asked.width, height: asked.height });
  context.imageSmoothingQuality = "medium";

  /** Draws an element with its ground point at a point of the canvas. */
  const put = (key, node, x, y, wide, high, alpha) => {
    context.setTransform(wide, 0, 0, high, x, y);
    if (view.isDirect) return paint(context, art, node, alpha);
    const bitmap = bitmaps.get(key);
    context.globalAlpha = alpha;
    context.drawImage(bitmap.surface, bitmap.x, bitmap.y, bitmap.wide, bitmap.high);
  };
  const sheets = (depth) => {
    for (const { id, node, alpha, x } of seen(stage, depth, view))
      put(id, node, x, view.moveY, view.scale, view.scale, alpha);
  };
  for (const depth of ["far", "base", "middle"]) sheets(depth);
  for (const [look, x, y, wide, high, alpha] of marks(stage.score, view)) {
    const left = view.moveX + x * view.scale;
    const reach = 200 * view.scale;
    if (alpha && left > -reach && left < asked.width + reach)
      put(look, art.definitions.get(`look-${look}`), left, view.moveY + y * view.scale,
        wide * view.scale, high * view.scale, alpha);
  }
  sheets("near");
}

/**
 * All marks between two steps, back to front: look, place and scales in the world, opacity. Marks that both steps have
 * move from one place to the other; those that only the first has go, then those that only the second has come, one after
 * the other.
 */
function* marks({ poses }, { from, to, t }) {
  const before = new Map(from.marks.map((stand) => [stand.mark, stand]));
  const kept = new Set(to.marks.map(({ mark }) => mark));
  for (const { mark, pose } of from.marks)
    if (!kept.has(mark) && t < 1) yield* poses[pose].all((i, at) => [...at, 1 - ramp(t, 0, 0.4)]);
  for (const { mark, pose, was } of to.marks) {
    const [old, own] = [before.get(mark), poses[pose]];
    const last = Math.max(own.x.length - 1, 1);
    if (old?.pose === pose || from === to) yield* own.all((i, at) => [...at, 1]);
    else if (old) {
      const start = poses[old.pose];
      yield* own.all((i, [look, ...end]) => {
        if (i >= start.x.length) return [look, ...end, ramp(t, 0.6, 1)];
        const way = ease(ramp(t, (0.3 * i) / last, 0.7 + (0.3 * i) / last));
        const [first, ...begin] = start.at(i);
        return [way < 0.5 ? first : look, ...end.map((value, j) => mix(begin[j], value, way)), 1];
      });
    } else yield* own.all((i, [look, ...at]) => {
      const turn = 0.35 + (0.55 * i) / last;
      if (was === undefined) return [look, ...at, ramp(t, turn, turn + 0.1)];
      return [t < turn + 0.1 ? was : look, ...at, ramp(t, 0.1, 0.35)];
    });
  }
}

/** Paints an element of the art. `colours` are the values of custom properties there. */
function paint(context, art, node, alpha, colours = {}) {
  const { definitions, rules } = art;
  context.lineCap = context.lineJoin = "round";
  const properties = rules.get(node.class) ?? [];
  const own = properties.filter(([name]) => name.startsWith("--"));
  if (own.length) colours = own.reduce((all, [name, value]) => ({ ...all, [name]: colour(value, colours) }), colours);
  alpha *= node.opacity ?? 1;
  context.save();
  if (node.x || node.y) context.translate(node.x, node.y);
  if (node.wide !== 1 || node.high !== 1) context.scale(node.wide, node.high);
  if (node.path) {
    const [[kind, value] = ["fill", "#000"]] = properties;
    context.globalAlpha = alpha;
    if (kind === "stroke") {
      context.strokeStyle = colour(value, colours);
      context.lineWidth = node["stroke-width"] ?? 1;
      context.setLineDash(node["stroke-dasharray"]?.split(/[ ,]+/).map(Number) ?? []);
      context.stroke(node.path);
    } else if (value !== "none") {
      context.fillStyle = colour(value, colours);
      context.fill(node.path);
    }
  }
  const used = node.href && definitions.get(node.href.slice(1));
  if (used) paint(context, art, used, alpha, colours);
  for (const child of node.children) paint(context, art, child, alpha, colours);
  context.restore();
}

/** A colour: itself, or `var(--name,fallback)`. */
function colour(value, colours) {
  const [, name, fallback] = value.match(/^var\((--[\w-]+),(.*)\)$/) ?? [];
  return name ? (colours[name] ?? fallback) : value;
}

// --- files

const MOST_FILES = 4; // kept in memory: art and score of the chapter being read and of the next
const files = new Map(); // address: promise of what is in the file, the last used at the end

function load(file, understand) {
  const known = files.get(file) ?? fetch(file).then((response) => {
    if (!response.ok) throw new Error(`${response.status} for ${file}`);
    return response.text();
  }).then(understand);
  files.delete(file);
  files.set(file, known);
  if (files.size > MOST_FILES) files.delete(files.keys().next().value);
  return known;
}

/** A score whose poses have a number for each mark. */
function read(text) {
  const score = JSON.parse(text);
  const sum = (differences) => {
    let all = 0;
    return differences.map((part) => (all += part) / 10);
  };
  const keeps = new Map(score.steps.flatMap(({ marks }) => marks.map(({ mark, pose }) => [pose, score.marks[mark].keep])));
  score.poses = score.poses.map(({ x, y, wide, high, look }, index) => {
    const pose = { x: sum(x), y: sum(y), looks: new Set(look) };
    pose.at = (i) => {
      const across = (wide[i] ?? wide[0]) / 100;
      return [look[i] ?? look[0], pose.x[i], pose.y[i], across, high ? (high[i] ?? high[0]) / 100 : Math.abs(across)];
    };
    // From the far one to the near one.
    const order = pose.x.map((_, i) => i);
    if (!keeps.get(index)) order.sort((a, b) => pose.y[a] - pose.y[b]);
    /** What `each` gives for every mark, in the order of painting. */
    pose.all = (each) => order.map((i) => each(i, pose.at(i)));
    return pose;
  });
  return score;
}

/** The definitions of a file by their ids, and its rules by class. */
function parse(text) {
  const definitions = new Map();
  const open = [{ children: [] }];
  let rules = new Map();
  for (const [, closes, name, source, empty, content] of text.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>([^<]*)/g)) {
    if (closes) {
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries([...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
    const node = { name, children: [], ...place(attributes.transform), ...attributes };
    if (attributes.viewBox) node.view = attributes.viewBox.split(" ").map(Number);
    if (name === "style") rules = rulesOf(content);
    if (name === "path") node.path = new Path2D(attributes.d);
    if (attributes.id) definitions.set(attributes.id, node);
    // Definitions are drawn only where they are used.
    else if (name !== "style" && name !== "defs") open.at(-1).children.push(node);
    if (!empty) open.push(node);
  }
  return { definitions, rules };
}

/** The numbers of a transform. */
function place(transform = "") {
  const numbers = (name) => transform.match(`${name}\\(([^)]*)\\)`)?.[1].split(/[ ,]/).map(Number);
  const [x, y = 0] = numbers("translate") ?? [0];
  const [wide, high = wide] = numbers("scale") ?? [1];
  return { x, y, wide, high };
}

/** The rules of a style: for each class its properties. */
function rulesOf(style) {
  const rules = new Map();
  for (const [, name, body] of style.matchAll(/\.([\w-]+)\{([^}]*)\}/g))
    rules.set(name, body.split(";").map((property) => property.split(/:(.*)/).slice(0, 2)));
  return rules;
}
