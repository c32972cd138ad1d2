/** One open chat: its head, its messages, and the composer, as one person's telephone shows them. */

import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { el, icon, iconButton, visible } from "./dom.js";
import { openMenu } from "./menu.js";
import { MessageActions } from "./message-actions.js";
import { placeKey } from "./store.js";
import { attempt } from "./toast.js";
import { languageName, summary } from "./words.js";

export class ChatPane {
  constructor(store) {
    this.store = store;
    this.head = el("header", "pane-head");
    this.pinned = el("button", { class: "pinned", hidden: true });
    this.conversation = new Conversation(store, new MessageActions(this));
    this.empty = el("div", { class: "empty", hidden: true });
    this.composer = new Composer();
    this.closed = el("div", { class: "closed", hidden: true });
    const middle = el("div", "middle", this.conversation.element, this.empty);
    this.element = el("div", "chat", this.head, this.pinned, middle, this.composer.element, this.closed);
    this.#acceptDrops();
  }

  /** Draw a place `{actor, chat, thread}`; `head` has `{back, title, subtitle, picture, extra}` for the top. */
  draw(place, head) {
    this.place = place;
    const key = placeKey(place.chat.id, place.thread);
    const messages = messagesIn(place);
    this.#drawHead(head);
    this.#drawPinned(messages);
    this.#drawEmpty(messages.length === 0);
    this.conversation.draw(place, key, messages);
    this.composer.draw(place, key);
    this.#drawClosed();
    if (this.element.checkVisibility() && document.visibilityState === "visible") this.#markSeen(key, messages);
  }

  #drawHead({ back, title, subtitle, picture, extra }) {
    const state = `${title}|${subtitle}|${back}|${extra?.key}`;
    if (state === this.headState) return;
    this.headState = state;
    const words = el("div", "stack", el("h2", {}, el("bdi", {}, title)), el("span", "detail", el("bdi", {}, subtitle)));
    const way = el("a", { class: "icon-button back", href: back, "aria-label": "Back", title: "Back" }, icon("back"));
    this.head.replaceChildren(way, picture, words, ...(extra?.nodes ?? []).filter(Boolean));
  }

  /** The newest pinned message of this place: a title and the rest of its words in one line. */
  #drawPinned(messages) {
    const { pinned } = this.place.chat;
    const message = messages.findLast((one) => pinned.includes(one.id));
    visible(this.pinned, Boolean(message));
    if (!message || message === this.shownPin) return;
    this.shownPin = message;
    const [first, ...rest] = summary(message).split("\n");
    const words = [el("b", { dir: "auto" }, first), el("span", {}, inOneLine(rest))];
    this.pinned.replaceChildren(icon("pinned"), el("span", "stack", words));
    this.pinned.onclick = () => this.conversation.jump(message.id);
  }

  /** A private chat begins with the Start button, though one may write at once. */
  #drawEmpty(isEmpty) {
    visible(this.empty, isEmpty);
    if (!isEmpty || this.emptyFor === this.place.chat) return;
    this.emptyFor = this.place.chat;
    const { type } = this.place.chat;
    const bot = this.store.bot;
    const start = el(
      "button",
      { class: "primary", onclick: () => attempt(() => api.send(this.place, { text: "/start" })) },
      "Start",
    );
    const words = type === "private" ? "Press Start, or simply ask something." : "Nothing has been written here yet.";
    const face = type === "private" && bot ? avatar(bot.id, bot.name, "huge") : null;
    const parts = [face, el("p", {}, words), type === "private" ? start : null];
    this.empty.replaceChildren(...parts.filter(Boolean));
  }

  /** Where one cannot write, the composer gives way to the reason. */
  #drawClosed() {
    const { chat } = this.place;
    const open = chat.can_write && !chat.blocked;
    visible(this.composer.element, open);
    visible(this.closed, !open);
    if (open) return;
    const unblock = el(
      "button",
      { class: "primary", onclick: () => attempt(() => api.unblock(this.place)) },
      "Unblock the bot",
    );
    this.closed.replaceChildren(chat.blocked ? unblock : "This group has been upgraded.");
  }

  #markSeen(key, messages) {
    const newest = messages.at(-1)?.id ?? 0;
    if (newest <= (this.store.seen.get(key) ?? 0)) return;
    this.store.seen.set(key, newest);
    this.store.onChange();
  }

  #acceptDrops() {
    this.element.ondragover = (event) => event.preventDefault();
    this.element.ondrop = (event) => {
      event.preventDefault();
      this.composer.sendFiles([...event.dataTransfer.files]);
    };
  }
}

/** Lines side by side, each in its own direction. */
function inOneLine(lines) {
  const written = lines.filter((line) => line.trim());
  if (!written.length) return "Pinned message";
  return written.flatMap((line, index) => [index ? " · " : null, el("bdi", {}, line)]);
}

/** The messages of a chat, or of one topic where it is a forum. */
export function messagesIn({ chat, thread }) {
  if (!chat.is_forum) return chat.messages;
  return chat.messages.filter((message) => (message.thread_id ?? null) === thread);
}

/** The head of a private chat: the bot as this person sees it, and whose telephone this is. */
export function privateHead(store, pane, user, role) {
  const typing = store.typist(user.id, null);
  const { chat } = pane.place ?? {};
  const whose = el(
    "span",
    { class: "whose", title: `${user.name}'s phone` },
    avatar(user.id, user.name, "small"),
    el("bdi", {}, user.name),
  );
  const more = iconButton("more", "Chat actions", () => openMenu(more, chatMenu(pane)), { "aria-haspopup": "menu" });
  return {
    back: "#",
    title: store.bot?.name ?? "No bot yet",
    subtitle: typing ? "typing…" : chat?.blocked ? "blocked" : `${role} · ${languageName(user.language_code)}`,
    picture: avatar(store.bot?.id ?? 0, store.bot?.name ?? "?"),
    extra: { key: user.id, nodes: [whose, more] },
  };
}

function chatMenu(pane) {
  const { place } = pane;
  if (place.chat.blocked)
    return [{ icon: "unblock", label: "Unblock the bot", action: () => attempt(() => api.unblock(place)) }];
  return [
    { icon: "play", label: "Send /start", action: () => attempt(() => api.send(place, { text: "/start" })) },
    { icon: "block", label: "Block the bot", danger: true, action: () => attempt(() => api.block(place)) },
  ];
}
