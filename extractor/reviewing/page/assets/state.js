"use strict";
// What is chosen, and what is drawn again when it changes.

const SETTINGS = "extractor-review.settings";
const state = {
  article: null, // the article that is read
  record: null, // its chosen record
  field: null, // the chosen item of a field, and which of its spans was shown last
  view: "article",
  shown: [], // the articles that the filters let through
  records: [], // and their records
  notice: "", // what is said for a moment
};

const settings = { language: navigator.language.startsWith("ko") ? "ko" : "en", theme: null, ...kept(SETTINGS) };

function set(name, value) {
  settings[name] = value;
  keep(SETTINGS, settings);
}

const recordsShown = (article) => article.records.filter(isShown);

function showView(view) {
  state.view = view;
  document.body.dataset.view = view;
  byId("reading").hidden = view !== "article";
  byId("table").hidden = view !== "table";
  byId("sums").hidden = view !== "sums";
  for (const button of byId("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  if (view === "table") drawTable();
  if (view === "sums") drawSums();
}

const showPane = (pane) => (document.body.dataset.pane = pane);

/** Read an article; `record` is chosen, else nothing is. */
function readArticle(article, record = null) {
  const other = article !== state.article;
  state.article = article;
  state.record = record;
  state.field = null;
  if (other) drawArticle();
  drawCards();
  markRecord();
  markContents();
  showInContents();
  showPane("article");
}

function chooseRecord(record) {
  if (state.view !== "article") showView("article");
  readArticle(articleOf(record), record);
  byId("cards").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  if (record.evidence?.length) scrollToSpan(record.evidence[0]);
}

/** The record `by` places further on among those that are shown. */
function moveBy(by) {
  const { records } = state;
  if (!records.length) return;
  const at = records.indexOf(state.record);
  const from = at >= 0 ? at + by : placeOfArticle(by);
  chooseRecord(records[Math.max(0, Math.min(records.length - 1, from))]);
}

/** Without a chosen record: the first one of the article or behind it, or the last one before. */
function placeOfArticle(by) {
  const number = state.article?.number ?? 0;
  const next = state.records.findIndex((record) => record.number >= number);
  if (next < 0) return state.records.length - 1;
  return by > 0 ? next : next - 1;
}

/** Light up a field's words; choosing it again goes on to its next words. */
function chooseField(record, id, spans) {
  if (state.record !== record) readArticle(articleOf(record), record);
  const again = state.field?.id === id;
  const turn = again && spans.length ? (state.field.turn + 1) % spans.length : 0;
  state.field = { id, spans, turn };
  markRecord();
  if (spans.length) scrollToSpan(spans[turn]);
}

function changed() {
  const { shown, records } = state;
  const key = shown.length === ARTICLES.length ? "counts" : "counts.of";
  byId("counts").textContent = say(key, {
    articles: shown.length, all: ARTICLES.length, records: records.length, decided: decided().length,
  });
  const count = decided().length;
  byId("download").textContent = count ? say("download", { count }) : say("download.none");
  byId("download").disabled = !count;
  const words = keeps ? state.notice : say("kept.not");
  byId("said").hidden = !words;
  byId("said").classList.toggle("calm", keeps);
  byId("said").textContent = words;
}
