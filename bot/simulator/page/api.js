/** The people API over HTTP; a refusal is an Error whose message says what was wrong. */

async function call(method, path, body, headers) {
  const response = await fetch(`/people/${path}`, { method, body, headers });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `the simulator answered ${response.status}`);
  return answer;
}

function post(path, body = {}) {
  return call("POST", path, JSON.stringify(body), { "Content-Type": "application/json" });
}

function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined);
  return new URLSearchParams(given).toString();
}

export const readState = (messages) => call("GET", `state?${query({ messages })}`);
export const readChat = (chat, messages) => call("GET", `chats/${chat.id}?${query({ bot_id: chat.bot_id, messages })}`);

/** A place is `{actor, chat, thread}`: who acts, and where. */
const at = (place) => ({ user_id: place.actor.id, chat_id: place.chat.id, bot_id: place.chat.bot_id });
const named = (place, message) => ({ ...at(place), message_id: message.id });

export const send = (place, content) => post("send", { ...at(place), thread_id: place.thread, ...content });
export const edit = (place, message, text) => post("edit", { ...named(place, message), text });
export const remove = (place, message) => post("delete", named(place, message));
export const react = (place, message, emoji) => post("react", { ...named(place, message), emoji });
export const pin = (place, message, on) => post("pin", { ...named(place, message), on });
export const changeTopic = ({ actor, chat, thread }, what) =>
  post("topic", { user_id: actor.id, chat_id: chat.id, thread_id: thread, do: what });
export const tap = (place, message, button) => post("tap", { ...named(place, message), data: button.data });
export const block = (place) => post("block", { user_id: place.actor.id, bot_id: place.chat.bot_id });
export const unblock = (place) => post("unblock", { user_id: place.actor.id, bot_id: place.chat.bot_id });
export const cutNetwork = (cut) => post("network", { cut });
export const runControl = (name) => post(`controls/${encodeURIComponent(name)}`);

/** The bot's commands as this person sees them, `[{command, description}]`; none where the simulator keeps no list. */
export async function readCommands(place) {
  const answer = await call("GET", `commands?${query(at(place))}`).catch(() => ({ commands: [] }));
  return answer.commands;
}

/** Put a file on the simulator; answers its id. */
export async function upload(file) {
  const answer = await call("POST", `files?${query({ name: file.name })}`, file);
  return answer.file_id;
}
