"use strict";
// What the page says, in its two languages. Countries get their names from the browser.

const LANGUAGES = Object.keys(WORDS);
let language = "en";
let regions = null;

function setLanguage(chosen) {
  language = LANGUAGES.includes(chosen) ? chosen : "en";
  regions = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  document.documentElement.lang = language;
}

/** The words for a key, with its values filled in. */
function say(key, values = {}) {
  const words = WORDS[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The words for a value of a list that rules may add to: without words the value itself. */
function sayValue(list, value) {
  return WORDS[language][`${list}.${value}`] ?? value;
}

function countryName(code, name = code) {
  try {
    return regions.of(code) ?? name;
  } catch {
    return name;
  }
}

/** Every element of the page that says a fixed thing. */
function sayAll() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-title]")) {
    element.title = say(element.dataset.title);
    element.setAttribute("aria-label", say(element.dataset.title));
  }
  for (const element of document.querySelectorAll("[data-hint]")) {
    element.placeholder = say(element.dataset.hint);
    element.setAttribute("aria-label", say(element.dataset.hint));
  }
  document.title = say("title");
}
