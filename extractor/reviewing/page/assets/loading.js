"use strict";
// Loads decisions that were downloaded before, here or from the page of another run, and says which do not fit.

const VERDICTS = ["accept", "reject", null];
const MOST_SAID = 50, NOTICED = 6000; // problems that are listed; milliseconds

/** Load files that were chosen or dropped; later lines count more, and lines about a record more than those about words. */
async function loadFiles(files) {
  const lines = (await Promise.all(files.map(fileLines))).flat();
  const found = new Map();
  const read = lines.filter(({ value }) => value);
  for (const line of [...read.filter(({ value }) => !value.record), ...read.filter(({ value }) => value.record)]) {
    const { records = [], what } = meant(line.value);
    line.what = what;
    for (const record of records) found.set(record, { verdict: line.value.verdict, note: line.value.note || "" });
  }
  const replaced = [...found].filter(([record, decision]) => differs(decisionOn(record), decision)).length;
  decideAll(found);
  told(say(replaced ? "load.replaced" : "load.done", { loaded: found.size, replaced }), lines.filter(({ what }) => what));
}

const differs = (before, now) => (before.verdict || before.note) && (before.verdict !== now.verdict || before.note !== now.note);

/** The lines of a file, each with its place, and either the decision that it is or what is wrong with it. */
async function fileLines(file) {
  try {
    const lines = (await file.text()).replace(/^\uFEFF/, "").split("\n");
    const numbered = lines.map((line, index) => [line, say("load.line", { name: file.name, line: index + 1 })]);
    return numbered.filter(([line]) => line.trim()).map(([line, where]) => ({ where, ...parsed(line) }));
  } catch {
    return [{ where: file.name, what: say("load.unreadable") }];
  }
}

function parsed(line) {
  let value = null;
  try {
    value = JSON.parse(line);
  } catch {
    return { what: say("load.json") };
  }
  if (value?.type !== "decision" || value.schema !== 1 || typeof value.document?.id !== "string") return { what: say("load.decision") };
  const { verdict = null } = value;
  if (!VERDICTS.includes(verdict)) return { what: say("load.verdict", { verdict: JSON.stringify(verdict) }) };
  if (!value.record && !value.says) return { what: say("load.decision") };
  if (value.note && typeof value.note !== "string") return { what: say("load.decision") };
  return { value: { ...value, verdict } };
}

/** The records that a decision is about, if they still say what was judged; else why there is none. */
function meant({ document: { id }, record, says }) {
  const article = ARTICLES.find((one) => one.id === id);
  if (!article) return { what: say("load.article", { id }) };
  const named = record ? article.records.filter((one) => one.id === record) : article.records;
  if (!named.length) return { what: say("load.record", { id, record: record ?? "" }) };
  const records = says ? named.filter((one) => saying(saidBy(one)) === saying(says)) : named;
  return records.length ? { records } : { what: say("load.stale", { id, record: record ?? "" }) };
}

/** What a record said, in one string, however its parties are written. */
function saying({ kind, status, investors, recipients, countries, amount }) {
  const names = (listed, key) => (Array.isArray(listed) ? listed : []).map((one) => one?.[key] ?? one);
  const { low, high, currency, qualifier } = amount ?? {};
  const sum = amount ? [low, high, currency ?? null, qualifier ?? null] : null;
  return JSON.stringify([kind ?? null, status ?? null, names(investors, "name"), names(recipients, "name"), names(countries, "code"), sum]);
}

function told(words, problems) {
  filter();
  markRecord();
  markContents();
  if (problems.length) showProblems(words, problems);
  else notice(words);
}

function notice(words) {
  state.notice = words;
  changed();
  setTimeout(() => {
    if (state.notice !== words) return;
    state.notice = "";
    changed();
  }, NOTICED);
}

function showProblems(words, problems) {
  const items = problems.slice(0, MOST_SAID).map(({ where, what }) => make("li", {}, make("b", {}, where), " ", what));
  const more = problems.length - items.length;
  const shut = make("button", { type: "button", class: "quiet", onclick: () => byId("problems").close() }, say("close"));
  byId("problems").replaceChildren(make("h2", {}, words), make("p", {}, say("load.not", { count: problems.length })),
    make("ul", {}, items), more > 0 ? make("p", {}, say("load.more", { count: more })) : "", shut);
  byId("problems").showModal();
}

const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");

function drag(event) {
  if (!hasFiles(event)) return;
  event.preventDefault();
  document.body.dataset.dropping = say("load.drop");
}

function drop(event) {
  delete document.body.dataset.dropping;
  if (!hasFiles(event)) return;
  event.preventDefault();
  loadFiles([...event.dataTransfer.files]);
}
