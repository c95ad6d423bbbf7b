// A simple filter for the explorer in plain JavaScript. It is measured beside the wasm finder in the same browser and
// must give the same results.

/** Reads cards from lines (see bench/engine/src/lib.rs): for each card the numbers of its options, -1 for none, and
 *  its texts in normal form. */
export function read(lines, normal) {
  return lines.trimEnd().split("\n").map((line) => {
    const parts = line.split("\t");
    const texts = parts.pop().split("\x1f");
    return {
      options: parts.map((number) => (number === "" ? -1 : Number(number))),
      text: texts.map(normal).join("\n"),
    };
  });
}

/** Reads a query from a line: `3,5|0||1|家风` chooses places 3 and 5, topic 0 and article 1, and searches a text. */
export function readQuery(line, normal) {
  const parts = line.split("|");
  const text = parts.pop();
  return {
    chosen: parts.map((list) => (list === "" ? [] : list.split(",").map(Number))),
    terms: text.split(/\s+/).filter(Boolean).map(normal),
  };
}

/** How many options each facet has. */
export function sizes(cards) {
  const facets = cards[0].options.map((_, facet) => facet);
  return facets.map((facet) => cards.reduce((most, { options }) => Math.max(most, options[facet]), -1) + 1);
}

/** The number of matching cards, and the number that each option would give with the other facets as they are.
 *  `sizes` has the number of options of each facet. */
export function answer(cards, { chosen, terms }, sizes) {
  const counts = sizes.map((size) => new Array(size).fill(0));
  const facets = sizes.map((_, facet) => facet);
  let total = 0;
  for (const { options, text } of cards) {
    if (!terms.every((term) => has(text, term))) continue;
    const fails = facets.filter((facet) => chosen[facet].length > 0 && !chosen[facet].includes(options[facet]));
    if (fails.length === 0) total += 1;
    for (const facet of facets) {
      const others = fails.length === 0 || (fails.length === 1 && fails[0] === facet);
      if (others && options[facet] >= 0) counts[facet][options[facet]] += 1;
    }
  }
  return { total, counts };
}

/** Whether a text contains a term. A term that begins with a digit is found only where a number begins. */
function has(text, term) {
  if (!/^\d/.test(term)) return text.includes(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!/\d\.?$/.test(text.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}
