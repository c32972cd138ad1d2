/** Round pictures made of initials and a colour that stays with the person. */

import { el } from "./dom.js";

const GOLDEN_ANGLE = 137.508;

/** Give an element the colour of an id; the style sheet reads `--hue`. */
export function tint(node, id) {
  node.style.setProperty("--hue", String((Math.abs(id) * GOLDEN_ANGLE) % 360));
  return node;
}

/** The avatar of a person, bot or group. */
export function avatar(id, name, size = "") {
  return tint(el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, initials(name)), id);
}

function initials(name) {
  const words = (name || "?").split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.map((word) => [...word][0].toUpperCase());
  if (letters.length === 0) return [...(name || "?")][0];
  return letters.length === 1 ? letters[0] : letters[0] + letters[letters.length - 1];
}
