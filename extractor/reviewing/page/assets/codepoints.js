"use strict";
// Spans count code points; JavaScript's strings count UTF-16 units, two for an emoji.

class CodePoints {
  constructor(text) {
    this.text = text;
    this.starts = /[\ud800-\udfff]/.test(text) ? startsOf(text) : null;
    this.length = this.starts ? this.starts.length - 1 : text.length;
  }

  slice(start, end) {
    if (!this.starts) return this.text.slice(start, end);
    return this.text.slice(this.starts[start], this.starts[end]);
  }
}

/** The unit at which each code point starts, and behind them the length of the text. */
function startsOf(text) {
  const starts = [];
  let unit = 0;
  for (const point of text) {
    starts.push(unit);
    unit += point.length;
  }
  starts.push(unit);
  return starts;
}
