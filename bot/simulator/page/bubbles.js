/** One message, or one album, as it stands in the chat. */

import { avatar, tint } from "./avatar.js";
import { lastLineDirection } from "./direction.js";
import { el, icon, iconButton } from "./dom.js";
import { inlineKeyboard } from "./keyboard.js";
import { albumGrid, mediaOf } from "./media.js";
import { inColour, isFewEmoji, richText } from "./text.js";
import { clock, fullTime } from "./time.js";

const BARE = new Set(["sticker", "dice", "video_note"]);

/** The row of a message, or of an album's parts, as `place.actor` sees it; `actions` is what can be done to it. */
export function bubbleRow(messages, place, actions) {
  const message = messages[0];
  if (message.kind === "service") return serviceLine(message);
  const own = message.from.id === place.actor.id;
  const openMenu = () => actions.menu(menu, message, own);
  const menu = iconButton("more", "Message actions", openMenu, {
    class: "icon-button row-menu",
    "aria-haspopup": "menu",
  });
  const keys = message.buttons ? inlineKeyboard(message, actions) : null;
  const face = place.chat.type === "private" || own ? null : avatar(message.from.id, message.from.name, "small");
  const about = {
    class: own ? "row own" : "row",
    "aria-label": `${message.from.name}, ${clock(message.date)}`,
    "data-id": message.id,
    oncontextmenu: (event) => {
      if (wantsBrowsersMenu(event)) return;
      event.preventDefault();
      openMenu();
    },
  };
  return el("article", about, face, el("div", "column", bubble(messages, place, actions), keys), menu);
}

function serviceLine(message) {
  return el("div", { class: "service", role: "note" }, el("span", { dir: "auto" }, message.text));
}

/** On links and on marked text the browser's own menu is the useful one. */
function wantsBrowsersMenu(event) {
  return event.target.closest("a") || String(getSelection());
}

function bubble(messages, place, actions) {
  const message = messages[0];
  const captioned = messages.find((part) => part.text && part.runs.length) ?? message;
  const large = message.kind === "text" && isFewEmoji(message.text);
  const bare = large || BARE.has(message.kind);
  const content = messages.length > 1 ? albumGrid(messages) : mediaOf(message);
  const box = el("div", `bubble kind-${message.kind}${bare ? " bare" : ""}${large ? " large" : ""}`);
  if (place.chat.type !== "private")
    box.append(tint(el("span", { class: "sender", dir: "auto" }, senderName(message)), message.from.id));
  if (message.forwarded_from)
    box.append(el("span", { class: "forwarded", dir: "auto" }, icon("forward"), message.forwarded_from));
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

/** An anonymous administrator stands as the group, with a title where one was given. */
function senderName({ from, signature }) {
  return signature ? `${from.name} · ${signature}` : from.name;
}

/** The text, with room kept at the end of its last line for the time. */
function captionOf(message, meta, actions) {
  const text = richText(message.runs, (command) => actions.command(command));
  text.append(el("span", { class: "room", "aria-hidden": "true" }, meta.textContent));
  return text;
}

function metaLine(message) {
  const edited = message.edited ? "edited " : "";
  const meta = el("span", "meta", edited, el("time", { title: fullTime(message.date) }, clock(message.date)));
  if (message.pinned) meta.prepend(icon("pinned"));
  if (message.protected) meta.prepend(icon("lock"));
  return meta;
}

function quote(reply, actions) {
  const words = [el("b", { dir: "auto" }, reply.name), el("span", { dir: "auto" }, reply.text)];
  return el("button", { class: "quote-of", title: "Go to message", onclick: () => actions.jump(reply.id) }, words);
}

function reactions(message, place, actions) {
  const chips = message.reactions.map(({ emoji, custom, by }) => {
    const count = by.length > 1 ? ` ${by.length}` : "";
    const state = { "aria-pressed": String(by.includes(place.actor.id)), title: custom ? "Custom emoji" : null };
    const toggle = () => actions.toggle(message, custom ?? emoji);
    return el("button", { class: "reaction", ...state, onclick: toggle }, inColour(emoji) + count);
  });
  return el("div", "reactions", chips);
}
