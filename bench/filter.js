// The explorer's filter as one would write it first: plain JavaScript, card by card. Measured beside the
// engine in the same browser, and held to the same answers.

/** Cards out of lines: the numbers of their options, then their texts in the form that is compared. */
export function read(lines, normal) {
  return lines.trimEnd().split("\n").map((line) => {
    const parts = line.split("\t");
    return {
      options: parts.slice(0, 4).map((number) => (number === "" ? -1 : Number(number))),
      text: parts[4].split("\x1f").map(normal).join("\n"),
    };
  });
}

/** A query: `3,5|0||1|家风` asks for places 3 and 5, topic 0, article 1 and a text. */
export function readQuery(line, normal) {
  const parts = line.split("|");
  return {
    chosen: parts.slice(0, 4).map((list) => (list === "" ? [] : list.split(",").map(Number))),
    terms: parts[4].split(/\s+/).filter(Boolean).map(normal),
  };
}

/** How many cards match, and how many each option would give with the other facets as they are. */
export function ask(cards, { chosen, terms }, sizes) {
  const counts = sizes.map((size) => new Array(size).fill(0));
  let total = 0;
  for (const { options, text } of cards) {
    if (!terms.every((term) => has(text, term))) continue;
    const fails = [0, 1, 2, 3].filter((facet) => chosen[facet].length > 0 && !chosen[facet].includes(options[facet]));
    if (fails.length === 0) total += 1;
    for (let facet = 0; facet < 4; facet += 1) {
      const others = fails.length === 0 || (fails.length === 1 && fails[0] === facet);
      if (others && options[facet] >= 0) counts[facet][options[facet]] += 1;
    }
  }
  return { total, counts };
}

/** Whether a text has a term; one that begins with a digit only where a number begins. */
function has(text, term) {
  if (!/^\d/.test(term)) return text.includes(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!/\d\.?$/.test(text.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}
