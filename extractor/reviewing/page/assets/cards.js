"use strict";
// The records of the article as cards: each value a button that lights up its words.

const FIELDS = {
  investors: (record) => record.investors?.map(party),
  recipients: (record) => record.recipients?.map(party),
  amount: (record) => record.amount && [moneyItem(record.amount)],
  equivalents: (record) => record.equivalents?.map(moneyItem),
  countries: (record) => record.countries?.map(({ code, name, spans }) => ({ text: countryName(code, name), note: code, spans })),
  places: (record) => record.places?.map(({ name, country, spans }) => ({ text: name, note: countryName(country), spans })),
  stake: ({ stake }) => stake && [{ text: `${stake.percent}%`, spans: stake.spans }],
  round: ({ round }) => round && [{ text: capitals(round.name), note: round.lead?.length ? say("led", { names: round.lead.join(", ") }) : "", spans: round.spans }],
  period: ({ period }) => period && [{ text: periodText(period), spans: period.spans }],
  announced: ({ announced }) => announced && [{ text: announced.date, spans: announced.spans }],
  purpose: ({ purpose }, points) => purpose && [{ text: quoted(points, purpose.spans), quote: true, spans: purpose.spans }],
  sectors: ({ sectors }) => sectors?.length && [{ text: sectors.map((name) => name.replaceAll("_", " ")).join(", ") }],
  attribution: ({ attribution }) => attribution?.map(({ name, spans }) => ({ text: name, spans })),
  part_of: (record) => record.part_of && [wholeOf(record)],
  cumulative: ({ cumulative }) => cumulative && [{ text: say("true") }],
  evidence: ({ evidence }, points) => evidence?.map((span) => ({ text: points.slice(...span), quote: true, spans: [span] })),
};
// What the claims behind a field are about.
const ABOUT = { amount: "deal", kind: "kind", status: "status", investors: "investor", recipients: "recipient", countries: "country", places: "country",
  period: "period", announced: "announced", cumulative: "cumulative" };

const party = ({ name, country, type, spans }) => ({ text: name, note: country ? countryName(country) : type === "company" ? "" : type, spans });
const moneyItem = (amount) => ({ text: money(amount), note: moneyDetails(amount), below: true, spans: amount.spans });
const periodText = ({ start, end, duration }) => (start || end ? `${start ?? ""}–${end ?? ""}` : durationText(duration ?? ""));
const capitals = (name) => name.replace(/(^|_)(\w)/g, (_, gap, letter) => (gap && " ") + letter.toUpperCase());
const recordOf = (article, id) => article.records.find((record) => record.id === id);

function wholeOf(record) {
  const whole = recordOf(articleOf(record), record.part_of);
  return { text: whole?.amount ? money(whole.amount) : record.part_of, record: whole };
}

const quoted = (points, spans) => (spans ?? []).map((span) => points.slice(...span)).join(" … ");

function drawCards() {
  const { article } = state;
  const shown = recordsShown(article);
  const hidden = article.records.length - shown.length;
  const cards = shown.map((record) => card(record, drawn.points));
  if (!article.records.length) cards.push(make("p", { class: "empty" }, say("records.none")));
  if (hidden) cards.push(make("p", { class: "empty" }, say("records.hidden", { count: hidden })));
  byId("cards").replaceChildren(...cards);
}

function card(record, points) {
  const claims = claimsOf(record);
  const rows = Object.entries(FIELDS).flatMap(([name, values]) => {
    const items = values(record, points) || [];
    const old = wasOf(record, name, items, points);
    return items.length || old ? row(record, name, items, claims, old) : [];
  });
  const { verdict } = decisionOn(record);
  return make("article", { class: `card ${verdict ?? ""}${isGone(record) ? " gone" : ""}`, "data-record": record.id, "aria-current": String(record === state.record) },
    heading(record, claims), make("dl", {}, rows), rulesOf(record), judging(record));
}

function heading(record, claims) {
  const choose = () => record !== state.record && chooseRecord(record);
  const asked = ["kind", "status"].map((name) => why(name, claims));
  const change = record.change && make("span", { class: `change ${record.change.kind}` }, sayValue("change", record.change.kind));
  return make("header", { onclick: choose },
    make("button", { type: "button", class: "kind", onclick: choose }, sayValue("kind", record.kind)),
    make("span", { class: `status ${record.status}` }, sayValue("status", record.status)), change, before(record, "kind"), before(record, "status"),
    make("span", { class: "asking" }, asked.map(([button]) => button)), asked.map(([, list]) => list));
}

function before(record, name) {
  const old = record.change?.fields?.[name];
  return old && make("small", { class: "old" }, say("was", { old: sayValue(name, old) }));
}

/** What a changed field was before, in words, and by how much an amount is off in its scale; null where it has not changed. */
function wasOf(record, name, items, points) {
  const old = record.change?.fields?.[name];
  if (old === undefined) return null;
  const before = old === "" ? [] : FIELDS[name]({ ...record, [name]: old }, points) || [];
  const [was, is] = [before, items].map((list) => list.map((item) => item.text).join(", "));
  const notes = before.map((item) => item.note).filter(Boolean).join(", ");
  const off = record.change.factors?.[name];
  const factor = off ? (off < 1 ? ` ÷${exact(String(Math.round(1 / off)))}` : ` ×${exact(off)}`) : "";
  return was === is && notes ? `${was} (${notes})` : (was || say("was.nothing")) + factor;
}

function row(record, name, items, claims, old) {
  const values = items.map((item, index) => make("div", { class: item.quote ? "item quote" : "item" }, value(record, `${record.id}.${name}.${index}`, item)));
  const [button, list] = why(name, claims);
  return [
    make("dt", {}, sayValue("field", name)),
    make("dd", { class: old ? "altered" : null }, button, values, list, old && make("small", { class: "old" }, say("was", { old }))),
  ];
}

function value(record, id, { text, note, below, spans, record: target }) {
  const words = [make("bdi", {}, text), note && make("small", { class: below && "below" }, note)];
  if (!spans?.length && !target) return make("span", { class: "plain" }, words);
  const choose = () => (target ? chooseRecord(target) : chooseField(record, id, spans));
  return make("button", { type: "button", class: "value", "data-field": id, "aria-pressed": "false", onclick: choose }, words);
}

/** A button that shows the claims behind a field, made when they are asked for. */
function why(name, claims) {
  const about = claims?.[ABOUT[name]];
  if (!about) return [];
  const list = make("ul", { class: "claims", hidden: true });
  const toggle = (event) => {
    event.stopPropagation();
    if (!list.childElementCount) list.append(...about.map((one) => claim(one, about, ABOUT[name])));
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
  };
  const label = name in FIELDS ? say("why") : `${sayValue("field", name)}: ${say("why")}`;
  const button = make("button", { type: "button", class: "why", "aria-expanded": "false", onclick: toggle }, label);
  return [button, list];
}

/** A claim: it won, it says the same as one that did, or it lost. */
function claim({ says, text, won, span }, all, about) {
  const outcome = won ? "won" : all.some((other) => other.won && other.says === says) ? "also" : "lost";
  const light = () => span.length && scrollToSpan(span);
  return make("li", { class: outcome, onclick: light }, make("bdi", {}, sayValue(about, says)), make("small", {}, text));
}

function rulesOf(record) {
  const rules = record.rules.map(stringAt);
  return rules.length > 0 && make("details", { class: "rules" }, make("summary", {}, say("rules")), make("p", {}, rules.join(" · ")));
}

function judging(record) {
  const { verdict, note } = decisionOn(record);
  const button = (name, key) => make("button", { type: "button", class: name, "data-judge": name, "aria-pressed": String(verdict === name), onclick: () => judged(record, name) },
    say(name), make("kbd", {}, key));
  const write = (event) => {
    decide(record, { ...decisionOn(record), note: event.target.value.trim() });
    changed();
    markContents();
  };
  const area = make("textarea", { rows: 2, "data-note": record.id, hidden: !note, placeholder: say("note.hint"), "aria-label": say("note.hint"), oninput: write });
  area.value = note;
  return make("footer", {}, button("accept", "a"), button("reject", "r"),
    make("button", { type: "button", "data-judge": "note", onclick: () => writeNote(record) }, say("note"), make("kbd", {}, "e")), area);
}

function judged(record, verdict) {
  judge(record, verdict);
  if (state.record !== record) readArticle(articleOf(record), record);
  redrawAfterDecision();
}

function redrawAfterDecision() {
  drawCards();
  markRecord();
  markContents();
  changed();
}

function writeNote(record) {
  if (state.record !== record) readArticle(articleOf(record), record);
  const area = byId("cards").querySelector(`[data-record="${CSS.escape(record.id)}"] textarea`);
  area.hidden = false;
  area.focus();
}
