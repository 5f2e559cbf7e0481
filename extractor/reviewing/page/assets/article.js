"use strict";
// The article's text: a line under what is named, a ground under what the chosen record rests on.

const LABELS = ["MONEY", "COMPANY", "GOVERNMENT", "COUNTRY", "NATIONALITY", "PLACE", "DATE", "PERIOD", "PERCENT", "MEDIUM"];
const LINE = 2, STEP = 3; // pixels: a line's height, and how far the next level lies below
const hiddenLabels = new Set();
let drawn = { pieces: [], points: new CodePoints(""), lowest: 0 };

const colourOf = (label) => `var(--mark-${LABELS.includes(label) ? label.toLowerCase() : "other"})`;

function drawArticle() {
  const { article } = state;
  const points = new CodePoints(article.text);
  const mentions = levelled(mentionsOf(article));
  const ends = endsOf([...mentions.map((mention) => mention.span), ...article.records.flatMap(spansIn)]);
  const lines = linesOf(points);
  drawn = { pieces: [], points, lowest: Math.max(0, ...mentions.map((mention) => mention.level)) };
  const parts = piecesOf(lines, mentions, ends).map((pieces) => pieces.map(piece));
  const headed = lines.length > 0 && points.slice(lines[0].start, lines[0].end).trim() === (article.title ?? "").trim();
  const heading = make("h2", {}, headed ? parts.shift() : article.title ?? "");
  const body = make("div", { class: "body", lang: article.language }, heading, parts.map((part) => make("p", {}, part)));
  body.style.setProperty("--below", `${LINE + drawn.lowest * STEP}px`);
  const inspected = make("div", { class: "inspected", id: "inspected", hidden: true });
  byId("text").replaceChildren(about(article), body, make("footer", { hidden: !mentions.length }, inspected, legend(mentions)));
  byId("text").scrollTop = 0;
}

function about(article) {
  const known = [article.published, article.language, article.source ?? article.id];
  const parts = known.filter(Boolean).map((words) => make("span", {}, words));
  if (article.url) parts.push(linked(article.url, article.url));
  return make("p", { class: "about" }, parts);
}

function piece({ start, end, marks }) {
  const words = drawn.points.slice(start, end);
  const node = make("span", { class: marks.length ? "piece named" : "piece", "data-start": start, "data-end": end }, words);
  drawn.pieces.push({ start, end, node, marks });
  underline(node, marks, end);
  if (marks.length) {
    node.title = marks.map((mark) => `${sayValue("label", mark.label)}: ${mark.value}`).join("\n");
    node.addEventListener("click", () => inspect(marks));
  }
  return node;
}

/** One line a mark, each at its level; the last piece of a mark leaves a gap, so that neighbours stay apart. */
function underline(node, marks, end) {
  const shown = marks.filter((mark) => !hiddenLabels.has(mark.label));
  const layers = (layer) => shown.map(layer).join(", ");
  node.style.backgroundImage = layers(({ label }) => `linear-gradient(${colourOf(label)}, ${colourOf(label)})`);
  node.style.backgroundPosition = layers(({ level }) => `left 0 bottom ${(drawn.lowest - level) * STEP}px`);
  node.style.backgroundSize = layers(({ span }) => `${span[1] === end ? "calc(100% - 1px)" : "100%"} ${LINE}px`);
}

function legend(mentions) {
  const counts = new Map();
  for (const { label } of mentions) counts.set(label, (counts.get(label) ?? 0) + 1);
  const order = (label) => (LABELS.indexOf(label) + 1 || LABELS.length + 1);
  return make("div", { class: "legend" }, [...counts].sort((a, b) => order(a[0]) - order(b[0])).map(([label, count]) => chip(label, count)));
}

function chip(label, count) {
  const dot = make("i", {});
  dot.style.background = colourOf(label);
  const toggle = () => {
    if (!hiddenLabels.delete(label)) hiddenLabels.add(label);
    button.setAttribute("aria-pressed", String(!hiddenLabels.has(label)));
    for (const { node, marks, end } of drawn.pieces) underline(node, marks, end);
  };
  const attributes = { type: "button", "aria-pressed": String(!hiddenLabels.has(label)), "data-label": label, onclick: toggle };
  const button = make("button", attributes, dot, sayValue("label", label), make("small", {}, String(count)));
  return button;
}

/** Say what the words are taken for; words of a record choose it. */
function inspect(marks) {
  const { article } = state;
  const lines = marks.map((mark) => {
    const record = recordAt(mark.span);
    const reason = record ? null : reasonAt(article, mark.span);
    return make("p", {}, make("b", {}, sayValue("label", mark.label)), " ", make("bdi", {}, mark.value || drawn.points.slice(...mark.span)),
      make("small", {}, mark.rule), reason && make("em", {}, reason));
  });
  byId("inspected").replaceChildren(...lines);
  byId("inspected").hidden = false;
  const record = marks.map((mark) => recordAt(mark.span)).find(Boolean);
  if (record && record !== state.record) readArticle(article, record);
}

const recordAt = ([start, end]) =>
  recordsShown(state.article).find((record) => spansIn({ ...record, evidence: [] }).some((span) => span[0] === start && span[1] === end));

/** Put the grounds anew: the evidence of the chosen record, its fields' words, and the chosen field's. */
function markRecord() {
  const { record, field } = state;
  const evidence = record?.evidence ?? [];
  const fields = record ? spansIn({ ...record, evidence: [], purpose: null }) : [];
  const within = (piece) => (span) => span[0] <= piece.start && span[1] >= piece.end;
  for (const one of drawn.pieces) {
    const covers = within(one);
    one.node.classList.toggle("evidence", evidence.some(covers));
    one.node.classList.toggle("of-record", fields.some(covers));
    one.node.classList.toggle("lit", (field?.spans ?? []).some(covers));
  }
  for (const button of byId("cards").querySelectorAll("[data-field]")) {
    button.setAttribute("aria-pressed", String(button.dataset.field === field?.id));
  }
}

function scrollToSpan(span) {
  const found = drawn.pieces.find((one) => one.start >= span[0] && one.end <= span[1]);
  found?.node.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
