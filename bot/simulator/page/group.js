/** The brand's side: the staff group with its topics, and private chats. */

import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { ChatPane, privateHead } from "./chat-pane.js";
import { el, iconButton, visible } from "./dom.js";
import { openMenu } from "./menu.js";
import { mayIn, membersOf, speakerIn } from "./roles.js";
import { addressOf } from "./route.js";
import { attempt } from "./toast.js";
import { TopicList, topicDisc, topicOf } from "./topics.js";

export class BrandPane {
  constructor(store) {
    this.store = store;
    this.speakers = new Map();
    this.pane = new ChatPane(store);
    this.topics = new TopicList(store);
    this.choose = el("div", { class: "choose", hidden: true }, "Choose a topic");
    this.element = el("div", "brand-side", this.topics.element, this.pane.element, this.choose);
  }

  /** Draw a group (beside or before its list of topics), or a private chat; `speaker` writes unless another is chosen. */
  draw(chatId, topic, crew, speaker) {
    const chat = this.store.chat(chatId);
    if (speaker !== null && !this.speakers.has(chatId)) this.speakers.set(chatId, speaker);
    const known = chat.is_forum && (topic === undefined || topicOf(chat, topic) === undefined);
    const listing = chat.is_forum && known;
    Object.assign(this.element.dataset, { forum: chat.is_forum, open: listing ? "list" : "topic" });
    visible(this.topics.element, chat.is_forum);
    visible(this.choose, listing);
    visible(this.pane.element, !listing);
    if (chat.is_forum) this.topics.draw(chat, listing ? undefined : topic);
    if (listing) return undefined;
    return chat.type === "private" ? this.#drawPrivate(chat, crew) : this.#drawGroup(chat, topic ?? null);
  }

  #drawPrivate(chat, crew) {
    const actor = this.store.users.get(chat.id);
    const place = { actor, chat, thread: null };
    this.pane.place = place;
    this.pane.draw(place, privateHead(this.store, this.pane, actor, crew.get(actor.id) ?? "bot"));
  }

  #drawGroup(chat, thread) {
    const actor = speakerIn(this.store, chat, this.speakers.get(chat.id));
    if (!actor) return;
    const place = { actor, chat, thread };
    this.pane.draw(place, chat.is_forum ? this.#topicHead(place) : this.#groupHead(place));
  }

  #groupHead(place) {
    const { chat } = place;
    const count = membersOf(this.store, chat).length;
    return {
      back: "#",
      title: chat.title,
      subtitle: this.#typing(place) ?? `${count} member${count === 1 ? "" : "s"}`,
      picture: avatar(chat.id, chat.title),
      extra: { key: this.#extraKey(place), nodes: [this.#speakerChoice(place)] },
    };
  }

  #topicHead(place) {
    const { actor, chat, thread } = place;
    const topic = topicOf(chat, thread);
    const manages = thread !== null && mayIn(chat, actor.id, "can_manage_topics");
    const state = topic.closed ? `${chat.title} · closed` : chat.title;
    return {
      back: addressOf(chat.id),
      title: topic.name,
      subtitle: this.#typing(place) ?? state,
      picture: topicDisc(topic),
      extra: {
        key: `${this.#extraKey(place)} ${thread} ${topic.closed} ${topic.icon}`,
        nodes: [this.#speakerChoice(place), manages ? topicMenu(place, topic) : null],
      },
    };
  }

  #typing({ chat, thread }) {
    const typist = this.store.typist(chat.id, thread);
    return typist ? `${typist.name} is typing…` : null;
  }

  #extraKey({ actor, chat }) {
    return `${actor.id} of ${chat.members.length}`;
  }

  /** Which colleague is writing; the choice holds at once, for whatever is sent next. */
  #speakerChoice({ chat, thread, actor }) {
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
}

function topicMenu(place, topic) {
  const change = (what) => () => attempt(() => api.changeTopic(place, what));
  const items = [
    topic.closed
      ? { icon: "unblock", label: "Reopen topic", action: change("reopen") }
      : { icon: "lock", label: "Close topic", action: change("close") },
    { icon: "delete", label: "Delete topic", danger: true, action: change("delete") },
  ];
  const more = iconButton("more", "Topic actions", () => openMenu(more, items), { "aria-haspopup": "menu" });
  return more;
}
