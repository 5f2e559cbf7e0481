"use strict";
// Cuts a text where spans begin and end, so that spans may lie in each other and cross.

/**
 * For each line its pieces between all ends of spans, each with the marks that cover it.
 * One sweep: lines, marks (by their starts) and ends are in order, and no mark starts within a piece.
 */
function piecesOf(lines, marks, ends) {
  let end = 0, mark = 0, open = [];
  return lines.map((line) => {
    const cuts = [line.start];
    while (end < ends.length && ends[end] <= line.start) end += 1;
    while (end < ends.length && ends[end] < line.end) cuts.push(ends[end++]);
    return cuts.map((start, index) => {
      const first = mark;
      while (mark < marks.length && marks[mark].span[0] <= start) mark += 1;
      open = [...open, ...marks.slice(first, mark)].filter((one) => one.span[1] > start);
      return { start, end: cuts[index + 1] ?? line.end, marks: open };
    });
  });
}

/** Every place where one of the spans begins or ends, once, in order. */
function endsOf(spans) {
  return [...new Set(spans.flat())].sort((a, b) => a - b);
}

/** Give each mark the lowest level that no mark overlapping it has: lines under crossing spans lie below each other. */
function levelled(mentions) {
  const until = [];
  return [...mentions].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]).map((mention) => {
    let level = until.findIndex((end) => end <= mention.span[0]);
    if (level < 0) level = until.length;
    until[level] = mention.span[1];
    return { ...mention, level };
  });
}

/** The lines of a text as spans, without the empty ones. */
function linesOf(points) {
  const lines = [];
  let start = 0;
  for (const words of points.text.split("\n")) {
    const end = start + (points.starts ? [...words].length : words.length);
    if (words.trim()) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** All spans in a record, however deep: pairs of whole numbers. */
function spansIn(value) {
  if (Array.isArray(value)) {
    if (value.length === 2 && value.every(Number.isInteger)) return [value];
    return value.flatMap(spansIn);
  }
  return value && typeof value === "object" ? Object.entries(value).flatMap(([name, item]) => (name === "rules" ? [] : spansIn(item))) : [];
}
