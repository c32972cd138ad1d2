/** The brand's side: the staff group with its topics, and the private chats of its people. */

import { avatar, tint } from "./avatar.js";
import { ChatPane, messagesIn, privateHead } from "./chat-pane.js";
import { el, icon, visible } from "./dom.js";
import { KeyedList } from "./keyed.js";
import { membersOf, speakerIn } from "./roles.js";
import { addressOf } from "./route.js";
import { placeKey } from "./store.js";
import { shortTime } from "./time.js";
import { summary } from "./words.js";

const GENERAL_ID = 1;
const GENERAL = { thread_id: null, name: "General", icon: "#", icon_color: 0x8a938f, closed: false };

export class BrandPane {
  constructor(store) {
    this.store = store;
    this.speakers = new Map();
    this.pane = new ChatPane(store);
    this.topicHead = el("header", "pane-head");
    const list = el("ul", "topics");
    this.topics = new KeyedList(list, topicEntry);
    this.forum = el("div", "chat", this.topicHead, list);
    this.element = el("div", "brand-side", this.forum, this.pane.element);
  }

  /** Draw a group (its list of topics where none is open), or the private chat of a colleague. */
  draw(chatId, topic, crew) {
    const chat = this.store.chat(chatId);
    const listing = chat.is_forum && topic === undefined;
    visible(this.forum, listing);
    visible(this.pane.element, !listing);
    if (listing) return this.#drawTopics(chat);
    return chat.type === "private" ? this.#drawPrivate(chat, crew) : this.#drawGroup(chat, topic ?? null);
  }

  #drawPrivate(chat, crew) {
    const actor = this.store.users.get(chat.id);
    const place = { actor, chat, thread: null };
    this.pane.place = place;
    this.pane.draw(place, privateHead(this.store, this.pane, actor, crew.get(actor.id)));
  }

  #drawGroup(chat, thread) {
    const actor = speakerIn(this.store, chat, this.speakers.get(chat.id));
    if (!actor) return;
    const topic = chat.is_forum ? this.#topicsOf(chat).find((one) => one.thread_id === thread) : null;
    const typing = this.store.typist(chat.id, thread);
    const subtitle = typing ? `${typing.name} is typing…` : topic ? chat.title : countOf(chat.members.length, "member");
    this.pane.draw(
      { actor, chat, thread },
      {
        back: chat.is_forum ? addressOf(chat.id) : "#",
        title: topic?.name ?? chat.title,
        subtitle: topic?.closed ? `${subtitle} · closed` : subtitle,
        picture: { id: thread ?? chat.id, name: topic?.name ?? chat.title },
        extra: { key: `${actor.id} of ${chat.members.length}`, nodes: [this.#speakerChoice(chat, thread, actor)] },
      },
    );
  }

  /** Which colleague is writing; the choice holds at once, for whatever is sent next. */
  #speakerChoice(chat, thread, actor) {
    const options = membersOf(this.store, chat).map((user) =>
      el("option", { value: user.id, selected: user.id === actor.id }, user.name),
    );
    const choose = (event) => {
      this.speakers.set(chat.id, Number(event.target.value));
      this.#drawGroup(chat, thread);
      this.pane.head.querySelector("select").focus();
    };
    return el(
      "label",
      "whose",
      avatar(actor.id, actor.name, "small"),
      el("select", { "aria-label": "Write as", onchange: choose }, options),
    );
  }

  #drawTopics(chat) {
    const topics = this.#topicsOf(chat);
    const words = el(
      "div",
      "stack",
      el("h2", {}, el("bdi", {}, chat.title)),
      el("span", "detail", countOf(topics.length, "topic")),
    );
    const back = el("a", { class: "icon-button back", href: "#", "aria-label": "Back" }, icon("back"));
    this.topicHead.replaceChildren(back, avatar(chat.id, chat.title), words);
    this.topics.draw(
      topics.map((topic) => {
        const messages = messagesIn({ chat, thread: topic.thread_id });
        const unread = this.store.unread(messages, placeKey(chat.id, topic.thread_id), null);
        return {
          key: topic.thread_id,
          parts: [topic, messages.at(-1), unread],
          chat,
          topic,
          last: messages.at(-1),
          unread,
        };
      }),
    );
  }

  #topicsOf(chat) {
    const newestFirst = [...chat.topics].sort((one, other) => other.thread_id - one.thread_id);
    return [GENERAL, ...newestFirst.filter((topic) => topic.thread_id !== GENERAL_ID)];
  }
}

function countOf(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function topicEntry({ chat, topic, last, unread }) {
  const disc = tint(
    el("span", { class: "disc", "aria-hidden": "true" }, topic.icon || [...topic.name][0]),
    topic.icon_color ?? topic.thread_id,
  );
  const top = el("span", "line", el("bdi", "name", topic.name), topic.closed ? icon("lock") : null);
  if (last) top.append(el("time", {}, shortTime(last.date)));
  const badge = unread ? el("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)) : null;
  const words = el(
    "span",
    "stack",
    top,
    el("span", "line", el("bdi", "preview", last ? summary(last) : "No messages yet"), badge),
  );
  return el("li", {}, el("a", { href: addressOf(chat.id, topic.thread_id) }, disc, words));
}
