"use strict";
// Two small charts of sums: bars by name, a line by month.

const WIDEST = 100, SUM_DIGITS = 4; // of a bar, in percent; and of a sum beside it
const WIDTH = { least: 280, most: 960, month: 72 }, HEIGHT = 200, LEFT = 20, RIGHT = 20, TOP = 28, BOTTOM = 26;

/** The share of a sum in the largest one, for drawing alone. */
const share = (sum, largest) => (largest > 0n ? Number((sum * 10000n) / largest) / 10000 : 0);

/** Bars with their names and sums, the largest first; `sums` are pairs of a name and an integer. */
function bars(sums, currency) {
  const largest = sums.reduce((most, [, sum]) => (sum > most ? sum : most), 0n);
  return make("ol", { class: "bars" }, sums.map(([name, sum]) => {
    const bar = make("i", {});
    bar.style.width = `${Math.max(0.5, share(sum, largest) * WIDEST)}%`;
    return make("li", {}, make("span", { class: "of" }, make("bdi", {}, name)), make("span", { class: "track" }, bar), sumText(sum, currency));
  }));
}

function sumText(sum, currency) {
  const number = fromInteger(sum);
  return make("span", { class: "sum", title: `${exact(number)} ${currency}` }, rounded(number));
}

/** A sum beside a bar: four digits are enough there, its title has them all. */
function rounded(number) {
  const whole = number.split(".")[0];
  const [zeros, unit] = WORDS[language].units.find(([zeros]) => whole.length > zeros) ?? [0, ""];
  return exact(String(Number((Number(number) / 10 ** zeros).toPrecision(SUM_DIGITS)))) + unit;
}

/** A line through the sums of months that follow each other; `sums` maps YYYY-MM to an integer. */
function line(sums, currency, room) {
  const width = Math.max(WIDTH.least, Math.min(WIDTH.most, room));
  const months = monthsBetween([...sums.keys()].sort());
  const largest = [...sums.values()].reduce((most, sum) => (sum > most ? sum : most), 0n);
  const x = (index) => LEFT + ((width - LEFT - RIGHT) * (index + 0.5)) / months.length;
  const y = (sum) => HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share(sum, largest);
  const points = months.map((month, index) => [x(index), y(sums.get(month) ?? 0n), month]);
  const path = points.map(([left, top], index) => `${index ? "L" : "M"}${left.toFixed(1)} ${top.toFixed(1)}`).join("");
  const dots = points.filter(([, , month]) => sums.has(month)).map(([left, top, month]) => {
    const sum = sums.get(month);
    const title = makeSvg("title", {}, `${month}: ${exact(fromInteger(sum))} ${currency}`);
    const label = sum === largest && makeSvg("text", { x: Math.max(28, Math.min(width - 28, left)), y: top - 9, "text-anchor": "middle" }, rounded(fromInteger(sum)));
    return makeSvg("g", {}, makeSvg("circle", { cx: left, cy: top, r: 3.5 }, title), label);
  });
  return makeSvg("svg", { class: "line", viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": say("sums.month") },
    makeSvg("path", { class: "ground", d: `M0 ${HEIGHT - BOTTOM}H${width}` }), makeSvg("path", { class: "sums", d: path }), dots, ticks(months, x, width));
}

function ticks(months, x, width) {
  const every = Math.ceil((months.length * WIDTH.month) / width);
  return months.map((month, index) => index % every === 0 && makeSvg("text", { x: x(index), y: HEIGHT - 6, "text-anchor": "middle" }, month)).filter(Boolean);
}

function monthsBetween(months) {
  const all = [];
  let [year, month] = months[0].split("-").map(Number);
  for (let name = months[0]; name <= months.at(-1); ) {
    all.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  }
  return all;
}
