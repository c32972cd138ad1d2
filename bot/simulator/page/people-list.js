/** The left side: customers, and the brand's own people and groups, each a link to a chat. */

import { avatar } from "./avatar.js";
import { el, icon } from "./dom.js";
import { KeyedList } from "./keyed.js";
import { crewOf, customersOf, groupsOf } from "./roles.js";
import { addressOf } from "./route.js";
import { placeKey } from "./store.js";
import { shortTime } from "./time.js";
import { languageName, summary } from "./words.js";

const MOST_CUSTOMERS = 100;

export class PeopleList {
  constructor(store) {
    this.store = store;
    const [customers, brand] = [section("Customers", "customers"), section("The brand", "colleagues")];
    this.customers = new KeyedList(customers.list, (item) => entry(item));
    this.brand = new KeyedList(brand.list, (item) => entry(item));
    this.brandSection = brand.element;
    this.element = el("nav", { class: "people", "aria-label": "Chats" }, customers.element, brand.element);
  }

  /** Draw the list; `open` is the set of ids of the chats that are shown. */
  draw(open) {
    const crew = crewOf(this.store);
    const people = customersOf(this.store, crew).slice(0, MOST_CUSTOMERS);
    this.#fill(
      this.customers,
      people.map((user) => this.#person(user, languageName(user.language_code))),
      open,
    );
    const groups = groupsOf(this.store).map((chat) => this.#group(chat));
    const colleagues = [...crew].map(([id, role]) => this.#person(this.store.users.get(id), role));
    this.#fill(this.brand, [...groups, ...colleagues], open);
    this.brandSection.hidden = groups.length + colleagues.length === 0;
  }

  #fill(list, items, open) {
    const nodes = list.draw(items);
    items.forEach((item, index) => {
      const link = nodes[index].firstChild;
      if (open.has(item.key)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  #person(user, note) {
    const messages = this.store.chats.get(user.id)?.messages ?? [];
    const unread = this.store.unread(messages, placeKey(user.id, null), user.id);
    return item(user.id, user.name, note, messages.at(-1), unread, user.is_premium, user.language_code);
  }

  #group(chat) {
    const threads = new Map();
    for (const message of chat.messages) {
      const thread = chat.is_forum ? (message.thread_id ?? null) : null;
      threads.set(thread, [...(threads.get(thread) ?? []), message]);
    }
    const counts = [...threads].map(([thread, some]) => this.store.unread(some, placeKey(chat.id, thread), null));
    const unread = counts.reduce((sum, count) => sum + count, 0);
    const last = chat.messages.findLast((message) => message.kind !== "service") ?? chat.messages.at(-1);
    return item(chat.id, chat.title, chat.is_forum ? "staff forum" : "group", last, unread, false, "");
  }
}

function item(id, name, note, last, unread, vip, language) {
  return { key: id, parts: [name, note, last, unread, vip], name, note, last, unread, vip, language };
}

function section(title, kind) {
  const list = el("ul", {});
  return { list, element: el("section", { class: kind }, el("h2", {}, title), list) };
}

function entry({ key, name, note, last, unread, vip, language }) {
  const top = el("span", "line", el("bdi", "name", name), vip ? el("span", "vip", icon("star"), "VIP") : null);
  if (last) top.append(el("time", {}, shortTime(last.date)));
  const preview = el("bdi", { class: "preview", lang: last ? null : language || null }, last ? summary(last) : note);
  const badge = unread ? el("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)) : null;
  const tag = last ? el("span", "tag", note) : null;
  const words = el("span", "stack", top, el("span", "line", preview, badge ?? tag));
  return el("li", {}, el("a", { href: addressOf(key) }, avatar(key, name), words));
}
