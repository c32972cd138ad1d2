/**
 * Where the page stands, kept in the address: `#chat` or `#chat/topic` opens one side and leaves the other as it was;
 * `#left=person&right=group/topic&as=person` opens both. Ids and names both do; nothing is the list of people.
 */

const ONE_SIDE = /^#(-?\d+)(?:\/(general|\d+))?$/;

/** What the address opens: `{chat, topic}`, or `{left, right, topic, as}`; ids, null where it names nothing known. */
export function readRoute(store) {
  const [, chat, topic] = location.hash.match(ONE_SIDE) ?? [];
  if (chat !== undefined) return { chat: Number(chat), topic: threadOf(topic) };
  const named = new URLSearchParams(location.hash.slice(1));
  if (!named.has("left") && !named.has("right")) return { chat: null, topic: undefined };
  return readBoth(store, named);
}

function readBoth(store, named) {
  const [place, ...rest] = (named.get("right") ?? "").split("/");
  const right = groupNamed(store, place) ?? personNamed(store, place);
  const topic = rest.length && right < 0 ? topicNamed(store.chat(right), rest.join("/")) : undefined;
  return { left: personNamed(store, named.get("left")), right, topic, as: personNamed(store, named.get("as")) };
}

function personNamed(store, name) {
  return found([...store.users.values()], name, (user) => !user.is_bot && user.name);
}

function groupNamed(store, name) {
  return found([...store.chats.values()], name, (chat) => chat.type !== "private" && chat.title);
}

/** The id of the first that has this id, or whose name begins like this; null where there is none. */
function found(all, name, nameOf) {
  const fits = (one) => String(one.id) === name || (nameOf(one) && nameOf(one).startsWith(name));
  return (name && all.find(fits)?.id) || null;
}

function topicNamed(chat, name) {
  if (name === "general" || /^\d+$/.test(name)) return threadOf(name);
  return chat.topics.find((topic) => topic.name.includes(name))?.thread_id;
}

function threadOf(topic) {
  if (topic === undefined) return undefined;
  return topic === "general" ? null : Number(topic);
}

/** The address of a chat, or of one topic of a forum. */
export function addressOf(chatId, topic) {
  return topic === undefined ? `#${chatId}` : `#${chatId}/${topic ?? "general"}`;
}
