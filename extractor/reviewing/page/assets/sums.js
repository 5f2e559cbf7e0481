"use strict";
// Sums of the records that the filters let through, each currency by itself.

const BARS = 12, MARGINS = 96; // pixels: what stands beside the line chart
let sumsOf = null; // the chosen currency

/** Records whose amounts may be added up: parts of a total and running totals would count twice. */
function addable(records) {
  const whole = records.filter((record) => record.amount && !isGone(record) && !record.part_of && !record.cumulative);
  return Map.groupBy ? Map.groupBy(whole, currencyOf) : groupBy(whole, currencyOf);
}

const currencyOf = (record) => record.amount.currency ?? "";

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function added(records, key) {
  const sums = new Map();
  for (const record of records) {
    const name = key(record);
    sums.set(name, (sums.get(name) ?? 0n) + toInteger(record.amount.low));
  }
  return sums;
}

/** Several countries or investors of one sum stand together: nobody says how they share it. */
const together = (names) => names.join(" + ") || say("sums.unnamed");
const byCountry = (record) => together((record.countries ?? []).map((country) => countryName(country.code, country.name)));
const byInvestor = (record) => together(namesOf(record.investors));

/** The month in which a deal was announced, else the article's; null where neither says one. */
function monthOf(record) {
  const dates = [record.announced?.date, articleOf(record).published];
  const date = dates.find((one) => /^\d{4}-\d{2}/.test(one ?? ""));
  return date ? date.slice(0, 7) : null;
}

function drawSums() {
  const groups = addable(state.records);
  if (!groups.size) {
    byId("sums").replaceChildren(make("p", { class: "empty" }, say("sums.none")));
    return;
  }
  const currencies = [...groups].sort((a, b) => b[1].length - a[1].length).map(([currency]) => currency);
  const currency = groups.has(sumsOf) ? sumsOf : currencies[0];
  const records = groups.get(currency);
  const dated = records.filter(monthOf);
  byId("sums").replaceChildren(
    make("div", { class: "choice currencies" }, currencies.map((one) => currencyButton(one, groups.get(one).length, one === currency))),
    make("div", { class: "charts" },
      chart("sums.country", bars(largestFirst(added(records, byCountry)), currency)),
      chart("sums.investor", bars(largestFirst(added(records, byInvestor)), currency)),
      chart("sums.month", dated.length ? line(added(dated, monthOf), currency, byId("sums").clientWidth - MARGINS) : make("p", { class: "empty" }, say("sums.none")),
        dated.length < records.length && make("small", {}, say("sums.undated", { count: records.length - dated.length })))),
    make("p", { class: "remark" }, say("sums.note", { count: state.records.length })));
}

function currencyButton(currency, count, chosen) {
  const choose = () => {
    sumsOf = currency;
    drawSums();
  };
  return make("button", { type: "button", "aria-pressed": String(chosen), "data-currency": currency, onclick: choose },
    currency || say("no.currency"), make("small", {}, String(count)));
}

/** The largest sums, and those of all others as one. */
function largestFirst(sums) {
  const ordered = [...sums].sort((a, b) => (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : a[0] < b[0] ? -1 : 1));
  const rest = ordered.slice(BARS);
  if (!rest.length) return ordered;
  return [...ordered.slice(0, BARS), [say("sums.rest", { count: rest.length }), rest.reduce((sum, [, one]) => sum + one, 0n)]];
}

const chart = (key, ...parts) => make("section", { class: "chart" }, make("h2", {}, say(key)), parts);
