"use strict";
// Elements, made of names, attributes and children. Text goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);

/** An element; attributes that start with "on" are listeners, null and false are left out. */
function make(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function makeSvg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A link to an address of the web; anything else is plain text. */
function linked(url, text) {
  const web = /^https?:\/\//i.test(url);
  return web ? make("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, text) : make("span", {}, text);
}
