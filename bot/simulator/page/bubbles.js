/** One message, or one album, as it stands in the chat. */

import { avatar, tint } from "./avatar.js";
import { lastLineDirection } from "./direction.js";
import { el, icon, iconButton } from "./dom.js";
import { inlineKeyboard } from "./keyboard.js";
import { albumGrid, mediaOf } from "./media.js";
import { isFewEmoji, richText } from "./text.js";
import { clock, fullTime } from "./time.js";

const BARE = new Set(["sticker", "dice", "video_note"]);

/** The row of a message; `messages` has one, or all parts of an album; `place` and `actions` say who looks and what they can do. */
export function bubbleRow(messages, place, actions) {
  const message = messages[0];
  if (message.kind === "service") return el("div", { class: "service", role: "note" }, el("span", { dir: "auto" }, message.text));
  const own = message.from.id === place.actor.id;
  const row = el("article", { class: own ? "row own" : "row", "aria-label": `${message.from.name}, ${clock(message.date)}` });
  row.dataset.id = String(message.id);
  const menu = iconButton("more", "Message actions", () => actions.menu(menu, message, own), { class: "icon-button row-menu", "aria-haspopup": "menu" });
  const column = el("div", { class: "column" }, bubble(messages, place, actions), message.buttons ? inlineKeyboard(message, actions) : null);
  row.append(...(place.chat.type === "private" || own ? [] : [avatar(message.from.id, message.from.name, "small")]), column, menu);
  row.oncontextmenu = (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    actions.menu(menu, message, own);
  };
  return row;
}

function bubble(messages, place, actions) {
  const message = messages[0];
  const captioned = messages.find((part) => part.text && part.runs.length) ?? message;
  const large = message.kind === "text" && isFewEmoji(message.text);
  const bare = large || BARE.has(message.kind);
  const content = messages.length > 1 ? albumGrid(messages) : mediaOf(message);
  const box = el("div", { class: `bubble kind-${message.kind}${bare ? " bare" : ""}${large ? " large" : ""}` });
  if (place.chat.type !== "private") box.append(tint(el("span", { class: "sender", dir: "auto" }, message.from.name), message.from.id));
  if (message.forwarded_from) box.append(el("span", { class: "forwarded", dir: "auto" }, icon("forward"), message.forwarded_from));
  if (message.reply_to) box.append(quote(message.reply_to, actions));
  if (content) box.append(content);
  const meta = metaLine(message);
  if (captioned.text) box.append(captionOf(captioned, meta, actions));
  box.append(meta);
  box.dataset.end = captioned.text ? lastLineDirection(captioned.text) : "ltr";
  if (!captioned.text && content) box.classList.add("no-text");
  if (message.reactions.length) box.append(reactions(message, place, actions));
  return box;
}

/** The text, with room kept at the end of its last line for the time. */
function captionOf(message, meta, actions) {
  const text = richText(message.runs, actions.command);
  text.append(el("span", { class: "room", "aria-hidden": "true" }, meta.textContent));
  return text;
}

function metaLine(message) {
  const edited = message.edited ? "edited " : "";
  const meta = el("span", { class: "meta" }, edited, el("time", { title: fullTime(message.date) }, clock(message.date)));
  if (message.pinned) meta.prepend(icon("pinned"));
  return meta;
}

function quote(reply, actions) {
  const words = [el("b", { dir: "auto" }, reply.name), el("span", { dir: "auto" }, reply.text)];
  return el("button", { type: "button", class: "quote-of", title: "Go to message", onclick: () => actions.jump(reply.id) }, words);
}

function reactions(message, place, actions) {
  const chips = message.reactions.map(({ emoji, by }) => {
    const mine = by.includes(place.actor.id);
    const count = by.length > 1 ? ` ${by.length}` : "";
    const toggle = () => actions.react(message, mine ? [] : [emoji]);
    return el("button", { type: "button", class: "reaction", "aria-pressed": String(mine), onclick: toggle }, emoji + count);
  });
  return el("div", { class: "reactions" }, chips);
}
