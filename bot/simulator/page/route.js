/** Where the page stands, kept in the address: `#chat` or `#chat/topic`; nothing is the list of people. */

const ADDRESS = /^#(-?\d+)(?:\/(general|\d+))?$/;

/** The open chat's id and topic; the topic is undefined where none is named, null for General. */
export function readRoute() {
  const [, chat, topic] = location.hash.match(ADDRESS) ?? [];
  if (chat === undefined) return { chat: null, topic: undefined };
  return { chat: Number(chat), topic: topic === undefined ? undefined : topic === "general" ? null : Number(topic) };
}

/** The address of a chat, or of one topic of a forum. */
export function addressOf(chatId, topic) {
  return topic === undefined ? `#${chatId}` : `#${chatId}/${topic ?? "general"}`;
}
