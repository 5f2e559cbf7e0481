"use strict";
// Decisions about records: kept in this browser under the page's own key, and written as JSON lines.

const KEPT_AS = `extractor-review.${document.documentElement.dataset.key}`;
const decisions = new Map(Object.entries(kept(KEPT_AS) ?? {}));
let keeps = true;

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Keep a value; false where the browser keeps nothing for this page. */
function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const keyOf = (record) => JSON.stringify([articleOf(record).id, record.id]);
const decisionOn = (record) => decisions.get(keyOf(record)) ?? { verdict: null, note: "" };

/** The verdict "accept" or "reject"; the same one again takes it back. */
function judge(record, verdict) {
  const before = decisionOn(record);
  decide(record, { ...before, verdict: before.verdict === verdict ? null : verdict });
}

const decide = (record, decision) => decideAll([[record, decision]]);

/** Decide about several records at once: pairs of a record and its decision. */
function decideAll(pairs) {
  for (const [record, decision] of pairs) {
    if (decision.verdict || decision.note) decisions.set(keyOf(record), decision);
    else decisions.delete(keyOf(record));
  }
  keeps = keep(KEPT_AS, Object.fromEntries(decisions));
}

const decided = () => RECORDS.filter((record) => decisions.has(keyOf(record)));

/** One decision as a line of the file that `extractor diff` and the golden tests read, with the values that were judged. */
function decisionLine(record) {
  const { verdict, note } = decisionOn(record);
  const document = { id: articleOf(record).id };
  const line = { type: "decision", schema: 1, document, record: record.id, verdict, note: note || null, says: saidBy(record) };
  return `${JSON.stringify(line)}\n`;
}

function saidBy({ kind, status, investors, recipients, countries, amount }) {
  const { low, high, currency, qualifier } = amount ?? {};
  return {
    kind, status, investors: namesOf(investors), recipients: namesOf(recipients), countries: (countries ?? []).map((country) => country.code),
    amount: amount ? { low, high, currency: currency ?? null, qualifier } : null,
  };
}

function download() {
  const blob = new Blob(decided().map(decisionLine), { type: "application/x-ndjson" });
  const link = make("a", { href: URL.createObjectURL(blob), download: "decisions.jsonl" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
