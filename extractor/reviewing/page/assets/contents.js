"use strict";
// The list of articles. Its rows are made once; filters hide them.

let rows = null;

function drawContents() {
  rows ??= new Map(ARTICLES.map((article) => [article, contentsRow(article)]));
  const list = byId("contents");
  if (list.childElementCount < rows.size) list.replaceChildren(...rows.values());
  const shown = new Set(state.shown);
  for (const [article, node] of rows) node.hidden = !shown.has(article);
  list.classList.toggle("empty", !shown.size);
  list.dataset.empty = say("articles.none");
  markContents();
}

function contentsRow(article) {
  const where = article.source ?? article.url ?? article.id;
  return make("li", {}, make("button", { type: "button", "data-article": article.number, onclick: () => openArticle(article) },
    make("span", { class: "title", lang: article.language }, titleOf(article) || say("untitled")),
    make("span", { class: "facts" }, article.published && make("span", {}, article.published), make("span", { class: "where" }, where.split("/").pop()), make("span", { class: "count" }))));
}

function openArticle(article) {
  if (state.view !== "article") showView("article");
  readArticle(article, recordsShown(article)[0] ?? null);
}

/** Counts and marks of the rows: what is read, how many records, how many of them are decided. */
function markContents() {
  if (!rows) return;
  for (const article of state.shown) {
    const node = rows.get(article).firstChild;
    const current = article === state.article;
    if (node.ariaCurrent !== String(current)) node.ariaCurrent = String(current);
    const records = recordsShown(article);
    const done = decisions.size ? records.filter((record) => decisions.has(keyOf(record))).length : 0;
    const count = node.lastChild.lastChild;
    const text = done ? `${done}/${records.length}` : String(records.length);
    if (count.textContent !== text) count.textContent = text;
    count.className = `count${records.length ? "" : " none"}${done && done === records.length ? " done" : ""}${records.some((record) => record.change) ? " changed" : ""}`;
    if (current) node.scrollIntoView({ block: "nearest" });
  }
}
