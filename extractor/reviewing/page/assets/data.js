"use strict";
// The articles and their records as the run wrote them.

const WORDS = JSON.parse(byId("words").textContent);
const DATA = JSON.parse(byId("data").textContent);
const LABEL = 0, START = 1, END = 2, VALUE = 3, RULE = 4, MENTION_SIZE = 5;

const ARTICLES = DATA.articles.map((article, number) => ({
  ...article,
  number,
  records: article.records.map((line) => ({ ...line, number })),
}));
const RECORDS = ARTICLES.flatMap((article) => article.records);
const HAS_CHANGES = RECORDS.some((record) => record.change);

const stringAt = (index) => DATA.strings[index];
const articleOf = (record) => ARTICLES[record.number];
const titleOf = (article) => article.title || firstLineOf(article) || article.id;

function firstLineOf(article) {
  const line = article.text.trimStart().split("\n", 1)[0];
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

/** The mentions of an article as objects, in the order of the text. */
function mentionsOf(article) {
  const flat = article.mentions, mentions = [];
  for (let i = 0; i < flat.length; i += MENTION_SIZE) {
    mentions.push({
      label: stringAt(flat[i + LABEL]),
      span: [flat[i + START], flat[i + END]],
      value: stringAt(flat[i + VALUE]),
      rule: stringAt(flat[i + RULE]),
    });
  }
  return mentions;
}

const isGone = (record) => record.change?.kind === "removed";
const sidesOf = (record) => [...(record.investors || []), ...(record.recipients || [])];
const namesOf = (parties) => (parties || []).map((party) => party.name);

/** What a record can be filtered by, one list of values a question. */
function facetsOf(record) {
  const amounts = [record.amount, ...(record.equivalents || [])].filter(Boolean);
  return {
    kind: [record.kind],
    status: [record.status],
    country: (record.countries || []).map((country) => country.code),
    currency: [...new Set(amounts.map((amount) => amount.currency).filter(Boolean))],
    company: namesOf(sidesOf(record)),
  };
}

/** The claims about a record's amount, by what they are about; null where the data has none. */
function claimsOf(record) {
  const amount = (articleOf(record).amounts || []).find((one) => one.record === record.id);
  if (!amount) return null;
  const claims = {};
  for (const [about, says, text, won, ...span] of amount.claims) {
    (claims[stringAt(about)] ||= []).push({ says: stringAt(says), text: stringAt(text), won: Boolean(won), span });
  }
  return claims;
}

/** What the data says of an amount that gave no record. */
function reasonAt(article, span) {
  const amount = (article.amounts || []).find((one) => one.span[0] === span[0] && one.span[1] === span[1]);
  return amount ? stringAt(amount.reason) : null;
}
