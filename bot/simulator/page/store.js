/** What the simulator knows, kept current by its events; messages are replaced, never changed in place. */

const TYPING_MS = 5_000;

export class Store {
  /** `onChange()` is called after every change. */
  constructor(onChange) {
    this.onChange = onChange;
    this.bot = null;
    this.users = new Map();
    this.chats = new Map();
    this.controls = [];
    this.networkCut = false;
    this.live = false;
    this.typing = new Map();
    this.seen = new Map();
  }

  /** Take over a whole state; what was there before this page opened counts as read. */
  load(state) {
    this.bot = state.bots[0] ?? null;
    this.users = new Map([...state.bots, ...state.users].map((user) => [user.id, user]));
    this.chats = new Map(state.chats.filter((chat) => this.#isOurs(chat)).map((chat) => [chat.id, chat]));
    this.controls = state.controls;
    this.networkCut = state.network_cut;
    for (const chat of this.chats.values()) {
      const newest = chat.messages.at(-1)?.id ?? 0;
      for (const thread of new Set(chat.messages.map((message) => message.thread_id ?? null))) {
        const place = placeKey(chat.id, thread);
        this.seen.set(place, Math.min(this.seen.get(place) ?? newest, newest));
      }
    }
    this.onChange();
  }

  setLive(live) {
    this.live = live;
    this.onChange();
  }

  /** Take in one event; kinds this page does not know are left alone. */
  apply(event) {
    const change = CHANGES[event.type];
    if (!change || !this.#isOurs(event.message ?? event.chat ?? event)) return;
    change(this, event);
    this.onChange();
  }

  /** A chat by id; a private one that nobody has written in yet is made up. */
  chat(id) {
    if (!this.chats.has(id)) this.chats.set(id, emptyChat(id, this.bot, this.users.get(id)));
    return this.chats.get(id);
  }

  /** Put a new or changed message in its place, unless a later change is already there. */
  put(message) {
    const messages = this.chat(message.chat_id).messages;
    let at = messages.length;
    while (at > 0 && messages[at - 1].id > message.id) at -= 1;
    const before = messages[at - 1];
    if (before?.id !== message.id) messages.splice(at, 0, message);
    else if (before.event < message.event) messages[at - 1] = message;
    this.onChange();
  }

  /** Add older messages that were read later. */
  addOlder(chat, older) {
    const known = new Set(chat.messages.map((message) => message.id));
    chat.messages.unshift(...older.filter((message) => !known.has(message.id)));
    this.onChange();
  }

  /** Replace a message by a copy with some fields changed. */
  amend(chatId, messageId, fields) {
    const messages = this.chat(chatId).messages;
    const at = messages.findIndex((message) => message.id === messageId);
    if (at >= 0) messages[at] = { ...messages[at], ...fields };
  }

  /** Who is typing in a place, or null. */
  typist(chatId, thread) {
    return this.users.get(this.typing.get(placeKey(chatId, thread))?.userId) ?? null;
  }

  /** How many messages of others arrived in a place since it was last looked at. */
  unread(messages, place, ownId) {
    const seen = this.seen.get(place) ?? 0;
    return messages.filter((message) => message.id > seen && message.from.id !== ownId).length;
  }

  #isOurs(thing) {
    return (thing.bot_id ?? null) === null || thing.bot_id === this.bot?.id;
  }
}

/** The name of a chat or of one topic in it. */
export function placeKey(chatId, thread) {
  return `${chatId}/${thread ?? "general"}`;
}

function emptyChat(id, bot, user) {
  const kind = id > 0 ? { type: "private", bot_id: bot?.id ?? null } : { type: "supergroup", bot_id: null };
  const nothing = { members: [], topics: [], messages: [], pinned: [], keyboard: null, is_forum: false };
  return { id, title: user?.name ?? "", ...kind, ...nothing, blocked: false, can_write: true };
}

function startTyping(store, { chat_id, thread_id, user_id }) {
  const place = placeKey(chat_id, thread_id);
  clearTimeout(store.typing.get(place)?.timer);
  const timer = setTimeout(() => {
    store.typing.delete(place);
    store.onChange();
  }, TYPING_MS);
  store.typing.set(place, { userId: user_id, timer });
}

function stopTyping(store, message) {
  const place = placeKey(message.chat_id, message.thread_id);
  if (store.typing.get(place)?.userId !== message.from.id) return;
  clearTimeout(store.typing.get(place).timer);
  store.typing.delete(place);
}

const CHANGES = {
  user: (store, { user }) => store.users.set(user.id, user),
  chat: (store, { chat }) => store.chats.set(chat.id, { messages: store.chats.get(chat.id)?.messages ?? [], ...chat }),
  message: (store, { message }) => {
    stopTyping(store, message);
    store.put(message);
  },
  edited: (store, { message }) => store.put(message),
  deleted: (store, { chat_id, message_ids }) => {
    const chat = store.chat(chat_id);
    chat.messages = chat.messages.filter((message) => !message_ids.includes(message.id));
  },
  reactions: (store, { chat_id, message_id, reactions }) => store.amend(chat_id, message_id, { reactions }),
  pins: (store, { chat_id, pinned }) => {
    store.chat(chat_id).pinned = pinned;
  },
  topic: (store, { chat_id, topic }) => {
    const chat = store.chat(chat_id);
    const known = chat.topics.some((one) => one.thread_id === topic.thread_id);
    chat.topics = known
      ? chat.topics.map((one) => (one.thread_id === topic.thread_id ? topic : one))
      : [...chat.topics, topic];
  },
  topic_deleted: (store, { chat_id, thread_id }) => {
    const chat = store.chat(chat_id);
    chat.topics = chat.topics.filter((topic) => topic.thread_id !== thread_id);
    chat.messages = chat.messages.filter((message) => message.thread_id !== thread_id);
  },
  typing: startTyping,
  network: (store, { cut }) => {
    store.networkCut = cut;
  },
  controls: (store, { controls }) => {
    store.controls = controls;
  },
};
