/** Buttons under a message, and the keyboard a bot puts in place of the letters. */

import { el, icon } from "./dom.js";
import { topicAddress } from "./links.js";
import { safeLink } from "./text.js";

/** The inline keyboard of a message; `actions` has `tap(message, button)` and `link(url)`, see `MessageActions`. */
export function inlineKeyboard(message, actions) {
  const rows = message.buttons.map((row) =>
    el(
      "div",
      "keys",
      row.map((button) => key(message, button, actions)),
    ),
  );
  return el("div", { class: "inline-keyboard", role: "group", "aria-label": "Buttons" }, rows);
}

function key(message, button, actions) {
  const label = el("span", { dir: "auto" }, button.text);
  const href = safeLink(button.url);
  const inside = href && topicAddress(href);
  if (inside) return el("a", { class: "key", href: inside }, label);
  if (href) {
    const follow = (event) => actions.link(href) && event.preventDefault();
    return el(
      "a",
      { class: "key", href, target: "_blank", rel: "noopener noreferrer", onclick: follow },
      label,
      icon("out"),
    );
  }
  const node = el("button", "key", label, button.kind === "copy" ? icon("copy") : null);
  node.onclick = () => pressed(node, () => actions.tap(message, button));
  return node;
}

/** A tapped button waits, visibly, until the bot has answered. */
async function pressed(node, action) {
  if (node.ariaBusy === "true") return;
  node.ariaBusy = "true";
  try {
    await action();
  } finally {
    node.ariaBusy = "false";
  }
}

/** The reply keyboard; `onKey(key)` hears of a press. */
export function replyKeyboard(keyboard, onKey) {
  const rows = keyboard.rows.map((row) =>
    el(
      "div",
      "keys",
      row.map((one) => replyKey(one, onKey)),
    ),
  );
  return el("div", { class: "reply-keyboard", role: "group", "aria-label": "Keyboard" }, rows);
}

const ASKS = { contact: "person", location: "pin", poll: "poll" };

function replyKey(one, onKey) {
  const label = el("span", { dir: "auto" }, one.text);
  return el("button", { class: "key", onclick: () => onKey(one) }, one.asks ? icon(ASKS[one.asks]) : null, label);
}
