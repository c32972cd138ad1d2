/** The topics of a forum, the latest first, each with its icon, its state, its last words and what is unread. */

import { avatar, tint } from "./avatar.js";
import { messagesIn } from "./chat-pane.js";
import { el, icon } from "./dom.js";
import { KeyedList } from "./keyed.js";
import { addressOf } from "./route.js";
import { placeKey } from "./store.js";
import { shortTime } from "./time.js";
import { summary } from "./words.js";

const GENERAL_ID = 1;
const GENERAL = { thread_id: null, name: "General", icon: "#", icon_color: 0x8a938f, closed: false };

export class TopicList {
  constructor(store) {
    this.store = store;
    this.head = el("header", "pane-head");
    const list = el("ul", "topics");
    this.entries = new KeyedList(list, topicEntry);
    this.element = el("nav", { class: "chat topic-list", "aria-label": "Topics" }, this.head, list);
  }

  /** Draw a forum's topics; `open` is the thread that is shown, undefined where none is. */
  draw(chat, open) {
    const items = topicsOf(chat).map((topic) => this.#item(chat, topic));
    this.#drawHead(chat, items.length);
    this.entries.draw(items).forEach((node, index) => {
      const current = items[index].key === open;
      node.firstChild.toggleAttribute("aria-current", current);
    });
  }

  #drawHead(chat, count) {
    const state = `${chat.id}|${chat.title}|${count}`;
    if (state === this.headState) return;
    this.headState = state;
    const title = el("h2", {}, el("bdi", {}, chat.title));
    const back = el("a", { class: "icon-button back", href: "#", "aria-label": "Back" }, icon("back"));
    const detail = el("span", "detail", `${count} topic${count === 1 ? "" : "s"}`);
    this.head.replaceChildren(back, avatar(chat.id, chat.title), el("div", "stack", title, detail));
  }

  #item(chat, topic) {
    const messages = messagesIn({ chat, thread: topic.thread_id });
    const last = messages.findLast((message) => message.kind !== "service") ?? messages.at(-1);
    const unread = this.store.unread(messages, placeKey(chat.id, topic.thread_id), null);
    return { key: topic.thread_id, parts: [topic, last, unread], chat, topic, last, unread };
  }
}

/** A topic's picture: its icon, or the first letter of its name. */
export function topicDisc(topic) {
  const sign = topic.icon || [...topic.name][0];
  return tint(el("span", { class: "disc", "aria-hidden": "true" }, sign), topic.icon_color ?? topic.thread_id);
}

/** One topic of a forum by its thread id (null: General), or undefined. */
export function topicOf(chat, thread) {
  return thread === null ? GENERAL : chat.topics.find((topic) => topic.thread_id === thread);
}

/** General stands first, then whoever wrote last. */
function topicsOf(chat) {
  const latest = new Map(chat.messages.map((message) => [message.thread_id, message.id]));
  const named = chat.topics.filter((topic) => topic.thread_id !== GENERAL_ID);
  const moment = (topic) => latest.get(topic.thread_id) ?? topic.thread_id;
  return [GENERAL, ...named.sort((one, other) => moment(other) - moment(one))];
}

function topicEntry({ chat, topic, last, unread }) {
  const top = el("span", "line", el("bdi", "name", topic.name));
  if (topic.closed) top.append(el("span", { class: "closed-mark", title: "Closed" }, icon("lock")));
  if (last) top.append(el("time", {}, shortTime(last.date)));
  const badge = unread ? el("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)) : null;
  const preview = el("bdi", "preview", last ? summary(last) : "No messages yet");
  const words = el("span", "stack", top, el("span", "line", preview, badge));
  return el("li", {}, el("a", { href: addressOf(chat.id, topic.thread_id) }, topicDisc(topic), words));
}
