"use strict";
// Which articles and records are shown.

const QUESTIONS = ["kind", "status", "country", "currency", "company"];
const facets = new Map(RECORDS.map((record) => [record, facetsOf(record)]));
const searched = new Map();
const wanted = { search: "", kind: "", status: "", country: "", currency: "", company: "", decision: "", changed: HAS_CHANGES };
let passing = new Set(RECORDS);

const isShown = (record) => passing.has(record);

/** Everything of an article that a search looks through, made when first searched. */
function haystack(article) {
  if (!searched.has(article)) {
    const names = article.records.flatMap((record) => namesOf(sidesOf(record)));
    searched.set(article, [article.id, article.title, article.text, ...names].join("\n").toLowerCase());
  }
  return searched.get(article);
}

function passes(record) {
  const values = facets.get(record);
  if (QUESTIONS.some((question) => wanted[question] && !values[question].includes(wanted[question]))) return false;
  if (wanted.changed && !record.change) return false;
  return !wanted.decision || (decisionOn(record).verdict ?? "none") === wanted.decision;
}

const asked = () => [...QUESTIONS, "decision", "changed"].filter((name) => wanted[name]).length;

/** Filter anew: an article is shown where a record of it passes, or where nothing is asked of records. */
function filter() {
  const needle = wanted.search.trim().toLowerCase();
  const found = ARTICLES.filter((article) => !needle || haystack(article).includes(needle));
  passing = new Set(found.flatMap((article) => article.records.filter(passes)));
  state.shown = asked() ? found.filter((article) => article.records.some(isShown)) : found;
  state.records = state.shown.flatMap(recordsShown);
  byId("active").textContent = asked() - wanted.changed || "";
  for (const box of byId("changes").querySelectorAll("input")) box.checked = wanted.changed;
  drawContents();
  changed();
  if (state.article) drawCards();
  showView(state.view);
}

/** The choices of each question, the commonest first, each with its number of records. */
function drawChoices() {
  const selects = QUESTIONS.filter((question) => question !== "company").map((question) => chooser(question, counted(question)));
  const verdicts = [["accept", say("accepted")], ["reject", say("rejected")], ["none", say("decided.not")]];
  byId("choices").replaceChildren(...selects, company(), chooser("decision", verdicts));
  byId("changes").replaceChildren(HAS_CHANGES ? onlyChanged() : "");
}

function counted(question) {
  const counts = new Map();
  for (const values of facets.values()) for (const value of values[question]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const words = (value) => (question === "country" ? countryName(value) : sayValue(question, value));
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value, count]) => [value, `${words(value)} (${count})`]);
}

function chooser(question, options) {
  const choose = (event) => ask(question, event.target.value);
  const chosen = (value) => wanted[question] === value;
  const all = make("option", { value: "" }, say("any"));
  const rest = options.map(([value, words]) => make("option", { value, selected: chosen(value) }, words));
  return make("label", {}, make("span", {}, say(`filter.${question}`)), make("select", { name: question, onchange: choose }, all, rest));
}

function company() {
  const names = [...new Set(RECORDS.flatMap((record) => facets.get(record).company))].sort();
  const list = make("datalist", { id: "companies" }, names.map((value) => make("option", { value })));
  const input = make("input", { name: "company", list: "companies", autocomplete: "off", value: wanted.company, placeholder: say("any") });
  input.addEventListener("input", () => (input.value === "" || names.includes(input.value)) && ask("company", input.value));
  return make("label", {}, make("span", {}, say("filter.company")), input, list);
}

function onlyChanged() {
  const choose = (event) => ask("changed", event.target.checked);
  const box = make("input", { type: "checkbox", name: "changed", checked: wanted.changed, onchange: choose });
  return make("label", { class: "check" }, box, make("span", {}, say("changed.only")));
}

function ask(question, value) {
  wanted[question] = value;
  filter();
}

function clearFilters() {
  Object.assign(wanted, { search: "", decision: "", changed: false });
  for (const question of QUESTIONS) wanted[question] = "";
  byId("search").value = "";
  drawChoices();
  filter();
}
