"use strict";
// Figures for people. They are strings of digits; nothing is rounded.

const SIGNS = { approx: "~", at_least: "≥", at_most: "≤", more_than: ">", less_than: "<" };
const SHORT_DIGITS = 3;

/** A plain decimal string in a short form that loses nothing: 300m, 3억; else with its digits grouped. */
function figure(number) {
  const [whole, fraction = ""] = number.split(".");
  for (const [zeros, unit] of WORDS[language].units) {
    if (whole.length <= zeros) continue;
    const rest = (whole.slice(-zeros) + fraction).replace(/0+$/, "");
    if (rest.length <= SHORT_DIGITS) return grouped(whole.slice(0, -zeros)) + (rest && `.${rest}`) + unit;
  }
  return exact(number);
}

function exact(number) {
  const [whole, fraction] = number.split(".");
  return grouped(whole) + (fraction ? `.${fraction}` : "");
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** An amount in a short form, with a sign for its qualifier. */
function money(amount) {
  const low = figure(amount.low), high = figure(amount.high);
  const much = (SIGNS[amount.qualifier] ?? "") + (low === high ? low : `${low}–${high}`);
  return [amount.currency ?? "", much].filter(Boolean).join(" ");
}

/** Everything that an amount says, for beside its short form. */
function moneyDetails(amount) {
  const low = exact(amount.low), high = exact(amount.high);
  const parts = [low === high ? low : `${low}–${high}`];
  if (amount.qualifier !== "exact") parts.push(sayValue("qualifier", amount.qualifier));
  if (amount.currency_basis !== "stated") parts.push(sayValue("basis", amount.currency_basis));
  return parts.join(" · ");
}

const UNITS = { Y: "year", M: "month", W: "week", D: "day" };

/** A duration of ISO 8601 in words where it has one unit: P5Y is 5 years. */
function durationText(duration) {
  const [, number, unit] = /^P([\d.]+)([YMWD])$/.exec(duration) ?? [];
  return unit ? new Intl.NumberFormat(language, { style: "unit", unit: UNITS[unit], unitDisplay: "long" }).format(number) : duration;
}

// Sums are of whole ten-thousandths, in integers of any length.
const PLACES = 4;

function toInteger(number) {
  const [whole, fraction = ""] = number.split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0").slice(0, PLACES));
}

function fromInteger(integer) {
  const digits = String(integer).padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  return digits.slice(0, -PLACES) + (fraction && `.${fraction}`);
}
