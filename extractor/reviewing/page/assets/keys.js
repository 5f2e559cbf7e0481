"use strict";
// The keyboard.

const KEYS = {
  j: ["next", () => moveBy(1)],
  k: ["previous", () => moveBy(-1)],
  a: ["accept", () => state.record && judged(state.record, "accept")],
  r: ["reject", () => state.record && judged(state.record, "reject")],
  e: ["note", () => state.record && writeNote(state.record)],
  "/": ["search", () => toSearch()],
  "?": ["help", () => showKeys()],
};

function toSearch() {
  if (state.view === "article") showPane("list");
  byId("search").focus();
  byId("search").select();
}

function showKeys() {
  const rows = [...Object.entries(KEYS).map(([key, [name]]) => [key, name]), ["Esc", "close"]];
  const list = make("dl", {}, rows.map(([key, name]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(`keys.${name}`))]).flat());
  const shut = make("button", { type: "button", class: "quiet", onclick: () => byId("keys").close() }, say("close"));
  byId("keys").replaceChildren(make("h2", {}, say("keys.title")), list, shut);
  byId("keys").showModal();
}

const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select");

/** The key that is meant: with a Korean keyboard the letter that is printed beside the jamo. */
const keyMeant = ({ key, code }) => (key in KEYS ? key : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  const key = keyMeant(event);
  if (typing(event.target) || document.querySelector("dialog[open]") || !(key in KEYS)) return;
  event.preventDefault();
  KEYS[key][1]();
});
