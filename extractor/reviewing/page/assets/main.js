"use strict";
// Starts the page.

function speak(chosen) {
  setLanguage(chosen);
  sayAll();
  for (const button of byId("languages").children) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  drawChoices();
  if (state.article) drawArticle();
  filter();
  markRecord();
  showInContents();
}

function shade(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

function otherTheme() {
  const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  set("theme", dark === "dark" ? "light" : "dark");
  shade(settings.theme);
}

byId("views").addEventListener("click", ({ target }) => {
  const { view } = target.closest("button")?.dataset ?? {};
  if (view) showView(view);
  if (view === "article") showPane("list");
});
byId("languages").addEventListener("click", ({ target }) => {
  const { language: chosen } = target.closest("button")?.dataset ?? {};
  if (!chosen) return;
  set("language", chosen);
  speak(chosen);
});
byId("search").addEventListener("input", ({ target }) => ask("search", target.value));
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", (event) => {
  event.preventDefault();
  clearFilters();
});
byId("theme").addEventListener("click", otherTheme);
byId("help").addEventListener("click", showKeys);
byId("download").addEventListener("click", download);
byId("load").addEventListener("click", () => byId("files").click());
byId("files").addEventListener("change", ({ target }) => {
  loadFiles([...target.files]);
  target.value = "";
});
addEventListener("dragover", drag);
addEventListener("dragleave", (event) => event.relatedTarget || delete document.body.dataset.dropping);
addEventListener("drop", drop);
addEventListener("resize", () => state.view === "sums" && drawSums());
byId("back").addEventListener("click", () => showPane("list"));

shade(settings.theme);
speak(settings.language);
if (state.shown.length) {
  const [first] = state.records;
  readArticle(first ? articleOf(first) : state.shown[0], first ?? null);
  showPane("list");
}
