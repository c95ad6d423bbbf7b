// Draws pictures of steps on canvases, off the main thread: an SVG image of a thousand shapes would be one task of 160 ms
// to 1 s on a cheap phone's main thread.
//
// The page starts this file as a worker (src/movement/pictures.rs) and posts objects with the number of a picture and
//   canvas           once: its canvas, transferred
//   address, width   an SVG file and in its fragment the id of the picture in it, and the width of the canvas in device
//                    pixels
//   neither          the picture is not needed now: its canvas gives its memory back
// The worker posts the number of each picture that it has drawn.
//
// It reads only what press writes (crates/painting/src/paint/): a style with a rule for each class, groups, uses and
// paths with class, transform (translate and scale), opacity, stroke-width and stroke-dasharray.

const contexts = new Map(); // number: context
const wanted = new Map(); // number: the last message, until it is done
let busy = false;

onmessage = ({ data }) => {
  if (data.canvas) contexts.set(data.picture, data.canvas.getContext("2d"));
  else wanted.set(data.picture, data);
  work();
};

async function work() {
  if (busy) return;
  busy = true;
  try {
    while (wanted.size) await next();
  } catch (error) {
    // An error that nobody handles reaches the page, which then shows the images themselves.
    setTimeout(() => { throw error; });
  }
  busy = false;
}

/** Does what was asked for last, because the reader is there. */
async function next() {
  const [picture, asked] = [...wanted].pop();
  const context = contexts.get(picture);
  if (asked.address) {
    const [file, id] = asked.address.split("#");
    const document = await load(file);
    if (wanted.get(picture) !== asked) return;
    draw(context, document, id, asked.width);
    postMessage(picture);
  } else context.canvas.width = context.canvas.height = 1;
  wanted.delete(picture);
}

const MOST_FILES = 2; // kept in memory: that of the chapter being read and that of the next
const files = new Map(); // address: promise of a parsed file, the last used at the end

function load(file) {
  const known = files.get(file) ?? fetch(file).then((response) => {
    if (!response.ok) throw new Error(`${response.status} for ${file}`);
    return response.text();
  }).then(parse);
  files.delete(file);
  files.set(file, known);
  if (files.size > MOST_FILES) files.delete(files.keys().next().value);
  return known;
}

/** The definitions of a file, pictures among them, by their ids, and its rules by class. */
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
    if (name === "style") rules = read(content);
    if (name === "path") node.path = new Path2D(attributes.d);
    if (attributes.id) definitions.set(attributes.id, node);
    // Definitions are drawn only where they are used, and pictures where they are asked for.
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
function read(style) {
  const rules = new Map();
  for (const [, name, body] of style.matchAll(/\.([\w-]+)\{([^}]*)\}/g))
    rules.set(name, body.split(";").map((property) => property.split(/:(.*)/).slice(0, 2)));
  return rules;
}

function draw(context, { definitions, rules }, id, width) {
  const { view: [left, top, wide, high], children } = definitions.get(id);
  const scale = width / wide;
  // A new size also clears the canvas.
  Object.assign(context.canvas, { width, height: Math.round(high * scale) });
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  context.lineCap = context.lineJoin = "round";

  /** `colours` are the values of custom properties here. */
  const paint = (node, colours, alpha) => {
    const properties = rules.get(node.class) ?? [];
    const own = properties.filter(([name]) => name.startsWith("--"));
    if (own.length)
      colours = own.reduce((all, [name, value]) => ({ ...all, [name]: colour(value, colours) }), colours);
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
    if (used) paint(used, colours, alpha);
    for (const child of node.children) paint(child, colours, alpha);
    context.restore();
  };
  for (const child of children) paint(child, {}, 1);
}

/** A colour: itself, or `var(--name,fallback)`. */
function colour(value, colours) {
  const [, name, fallback] = value.match(/^var\((--[\w-]+),(.*)\)$/) ?? [];
  return name ? (colours[name] ?? fallback) : value;
}
