/** The messages of one chat or topic: the newest are drawn, older ones on scrolling up. */

import { readChat } from "./api.js";
import { bubbleRow } from "./bubbles.js";
import { el, iconButton, visible } from "./dom.js";
import { KeyedList } from "./keyed.js";
import { dayName, dayNumber } from "./time.js";
import { attempt } from "./toast.js";

const DRAWN_AT_FIRST = 200;
const MORE_EACH_TIME = 100;
const NEAR_PX = 120;
const ONE_BREATH_MS = 5 * 60_000;

export class Conversation {
  /** `actions` is what can be done to a message; see `MessageActions`. */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": "Messages", tabindex: 0 });
    this.toEnd = iconButton("down", "Newest messages", () => this.scrollToEnd("smooth"), {
      class: "icon-button to-end",
    });
    this.element = el("div", "conversation", this.log, this.toEnd);
    this.rows = new KeyedList(this.log, (item, before) => this.#build(item, before));
    this.log.onscroll = () => this.#scrolled();
    new ResizeObserver(() => this.atEnd && this.scrollToEnd()).observe(this.log);
    this.#reset();
  }

  /** Draw the messages of a place; `key` names it. */
  draw(place, key, messages) {
    const another = key !== this.key || place.actor.id !== this.place?.actor.id;
    if (another) this.#reset();
    this.key = key;
    this.place = place;
    this.messages = messages;
    const nodes = this.rows.draw(this.#items(messages.slice(-this.drawn)));
    markGroups(nodes);
    this.fresh = true;
    if (this.atEnd || another) this.scrollToEnd();
    visible(this.toEnd, !this.atEnd);
  }

  /** Go to the newest message. */
  scrollToEnd(behavior = "instant") {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior });
  }

  /** Bring a message into sight and mark it for a moment. */
  jump(messageId) {
    const row = this.log.querySelector(`[data-id="${messageId}"]`);
    row?.scrollIntoView({ block: "center", behavior: "smooth" });
    row?.animate([{ backgroundColor: "var(--mark)" }, { backgroundColor: "transparent" }], 1600);
  }

  #reset() {
    this.rows.clear();
    this.drawn = DRAWN_AT_FIRST;
    this.atEnd = true;
    this.fresh = false;
    this.complete = false;
  }

  #items(messages) {
    const items = [];
    let day = null;
    for (const message of messages) {
      if (dayNumber(message.date) !== day) {
        day = dayNumber(message.date);
        items.push({ key: `day ${day}`, parts: [], day: message.date });
      }
      const last = items.at(-1);
      if (message.album && last.album === message.album) last.parts.push(message);
      else items.push({ key: message.id, parts: [message], album: message.album });
    }
    const typist = this.store.typist(this.place.chat.id, this.place.thread);
    if (typist) items.push({ key: "typing", parts: [typist], typing: typist });
    return items;
  }

  #build(item, before) {
    if (item.day) return el("div", { class: "day", role: "separator" }, el("span", {}, dayName(item.day)));
    if (item.typing) return typingRow(item.typing.name);
    const row = bubbleRow(item.parts, this.place, this.actions);
    if (before) row.classList.add("changed");
    else if (this.fresh) row.classList.add("arrived");
    Object.assign(row.dataset, { sender: item.parts[0].from.id, date: item.parts[0].date });
    return row;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    visible(this.toEnd, !this.atEnd);
    if (scrollTop < NEAR_PX && !this.loading) this.#older();
  }

  /** Draw more of what is known, or ask for what is not; the message in sight stays where it is. */
  async #older() {
    if (this.drawn >= this.messages.length && this.complete) return;
    this.loading = true;
    if (this.drawn >= this.messages.length) await this.#fetchOlder();
    const fromEnd = this.log.scrollHeight - this.log.scrollTop;
    this.drawn += MORE_EACH_TIME;
    this.fresh = false;
    this.draw(this.place, this.key, this.messages);
    if (!this.atEnd) this.log.scrollTop = this.log.scrollHeight - fromEnd;
    this.loading = false;
  }

  async #fetchOlder() {
    const { chat } = this.place;
    const before = chat.messages.length;
    const answer = await attempt(() => readChat(chat, before + MORE_EACH_TIME));
    if (answer) this.store.addOlder(chat, answer.chat.messages);
    this.complete = chat.messages.length === before;
  }
}

/** Consecutive messages of one sender stand closer together; only the last has a tail, only the first a name. */
function markGroups(nodes) {
  nodes.forEach((node, index) => {
    node.classList.toggle("first", !together(nodes[index - 1], node));
    node.classList.toggle("last", !together(node, nodes[index + 1]));
  });
}

function together(one, next) {
  if (!one?.dataset.sender || one.dataset.sender !== next?.dataset.sender) return false;
  return Number(next.dataset.date) - Number(one.dataset.date) < ONE_BREATH_MS;
}

function typingRow(name) {
  const dots = el(
    "span",
    { class: "bubble dots", role: "status", "aria-label": `${name} is typing` },
    el("i"),
    el("i"),
    el("i"),
  );
  return el("div", "row", el("div", "column", dots));
}
