/** Who is who: people in a group work for the brand, all others are its customers. */

const ABSENT = new Set(["left", "kicked"]);

/** The groups that can still be written in, in the order they were made. */
export function groupsOf(store) {
  return [...store.chats.values()].filter((chat) => chat.type !== "private" && chat.can_write);
}

/** The people of a group. */
export function membersOf(store, group) {
  const present = group.members.filter((member) => !ABSENT.has(member.status));
  return present.map((member) => store.users.get(member.user_id)).filter((user) => user && !user.is_bot);
}

/** People with a place in a group, each with the role "owner" or "staff". */
export function crewOf(store) {
  const roles = new Map();
  for (const group of groupsOf(store)) {
    for (const user of membersOf(store, group)) {
      const status = group.members.find((member) => member.user_id === user.id).status;
      if (status === "creator" || !roles.has(user.id)) roles.set(user.id, status === "creator" ? "owner" : "staff");
    }
  }
  return roles;
}

/** Whether somebody who runs a group holds a right there; the creator holds all. */
export function mayIn(chat, userId, right) {
  const member = chat.members.find((one) => one.user_id === userId);
  return member?.status === "creator" || (member?.status === "administrator" && Boolean(member.rights[right]));
}

/** Everybody else. */
export function customersOf(store, crew) {
  return [...store.users.values()].filter((user) => !user.is_bot && !crew.has(user.id));
}

/** Who speaks in a group unless somebody else is chosen: a colleague rather than the owner. */
export function speakerIn(store, group, chosen) {
  const members = membersOf(store, group);
  const owner = group.members.find((member) => member.status === "creator")?.user_id;
  return members.find((user) => user.id === chosen) ?? members.find((user) => user.id !== owner) ?? members[0] ?? null;
}
