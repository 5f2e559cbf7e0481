"use strict";
// All records that the filters let through, a row each.

const ROWS = 200; // drawn at a time
const COLUMNS = {
  article: (record) => titleOf(articleOf(record)),
  kind: (record) => sayValue("kind", record.kind),
  status: (record) => sayValue("status", record.status),
  investors: (record) => namesOf(record.investors).join(", "),
  recipients: (record) => namesOf(record.recipients).join(", "),
  countries: (record) => (record.countries ?? []).map((country) => countryName(country.code, country.name)).join(", "),
  amount: (record) => (record.amount ? money(record.amount) : ""),
  announced: (record) => record.announced?.date ?? "",
  decision: (record) => ({ accept: say("accepted"), reject: say("rejected") })[decisionOn(record).verdict] ?? "",
};
const sorting = { column: null, down: false };

function drawTable() {
  const records = sorted(state.records);
  const body = make("tbody", {}, records.slice(0, ROWS).map(tableRow));
  const head = make("thead", {}, make("tr", {}, Object.keys(COLUMNS).map(columnHead)));
  byId("table").replaceChildren(make("table", {}, head, body), ...moreRows(records, body));
}

function moreRows(records, body) {
  const left = () => records.length - body.childElementCount;
  const add = () => {
    body.append(...records.slice(body.childElementCount, body.childElementCount + ROWS).map(tableRow));
    button.textContent = say("more", { count: left() });
    button.hidden = left() <= 0;
  };
  const button = make("button", { type: "button", class: "quiet", onclick: add, hidden: left() <= 0 }, say("more", { count: left() }));
  return [button];
}

function columnHead(name) {
  const order = sorting.column !== name ? "none" : sorting.down ? "descending" : "ascending";
  const sort = () => {
    sorting.down = sorting.column === name && !sorting.down;
    sorting.column = name;
    drawTable();
  };
  return make("th", { "aria-sort": order, class: name }, make("button", { type: "button", onclick: sort }, sayValue("field", name)));
}

function tableRow(record) {
  const cells = Object.entries(COLUMNS).map(([name, words]) => make("td", { class: name, title: name === "article" ? words(record) : null }, words(record)));
  const open = () => chooseRecord(record);
  const onkeydown = (event) => event.key === "Enter" && open();
  return make("tr", { tabindex: 0, "data-record": record.id, class: `${decisionOn(record).verdict ?? ""}${record.change ? ` changed ${record.change.kind}` : ""}`, onclick: open, onkeydown }, cells);
}

function sorted(records) {
  const { column, down } = sorting;
  if (!column) return records;
  const keyed = records.map((record) => [column === "amount" ? amountKey(record) : COLUMNS[column](record), record]);
  keyed.sort(([a], [b]) => (column === "amount" ? compareAmounts(a, b) : a.localeCompare(b, language)));
  return (down ? keyed.reverse() : keyed).map(([, record]) => record);
}

/** Amounts are compared within a currency: nothing is converted. */
const amountKey = ({ amount }) => (amount ? [amount.currency ?? "", toInteger(amount.low)] : ["", -1n]);

function compareAmounts(a, b) {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] < b[1] ? -1 : Number(a[1] > b[1]);
}
