"use strict";
// The list of articles. Rows are made when they are scrolled to: a filter then costs the same for any number.

const AT_A_TIME = 50, AHEAD = 600; // rows, and pixels below what is seen
const rows = new Map();

function drawContents() {
  const list = byId("contents");
  list.replaceChildren();
  list.classList.toggle("empty", !state.shown.length);
  list.dataset.empty = say("articles.none");
  drawMoreContents(AT_A_TIME);
  markContents();
}

/** Draw rows until there are as many; those that are there stay. */
function drawMoreContents(number) {
  const list = byId("contents");
  const more = state.shown.slice(list.childElementCount, number);
  list.append(...more.map(contentsRow));
  more.forEach(markRow);
}

function contentsRow(article) {
  if (!rows.has(article)) rows.set(article, makeRow(article));
  return rows.get(article);
}

function makeRow(article) {
  const where = article.source ?? article.url ?? article.id;
  return make("li", {}, make("button", { type: "button", "data-article": article.number, onclick: () => openArticle(article) },
    make("span", { class: "title", lang: article.language }, titleOf(article) || say("untitled")),
    make("span", { class: "facts" }, article.published && make("span", {}, article.published),
      make("span", { class: "where" }, where.split("/").pop()), make("span", { class: "count" }))));
}

function openArticle(article) {
  if (state.view !== "article") showView("article");
  readArticle(article, recordsShown(article)[0] ?? null);
}

/** Mark the rows that are drawn anew. */
function markContents() {
  state.shown.slice(0, byId("contents").childElementCount).forEach(markRow);
}

/** See to it that the article that is read has a row, and that the row is seen. */
function showInContents() {
  const place = state.shown.indexOf(state.article);
  if (place < 0) return;
  if (place >= byId("contents").childElementCount) drawMoreContents(place + AT_A_TIME);
  rows.get(state.article).scrollIntoView({ block: "nearest" });
}

/** Whether the article is read, how many records it has, how many of them are decided. */
function markRow(article) {
  const button = rows.get(article).firstChild;
  button.setAttribute("aria-current", String(article === state.article));
  const records = recordsShown(article);
  const done = decisions.size ? records.filter((record) => decisions.has(keyOf(record))).length : 0;
  const count = button.lastChild.lastChild;
  count.textContent = done ? `${done}/${records.length}` : String(records.length);
  const all = records.length > 0 && done === records.length;
  count.className = ["count", !records.length && "none", all && "done", records.some((record) => record.change) && "changed"].filter(Boolean).join(" ");
}

byId("contents").addEventListener("scroll", ({ target }) => {
  const below = target.scrollHeight - target.clientHeight - target.scrollTop;
  if (below < AHEAD) drawMoreContents(target.childElementCount + AT_A_TIME);
});
