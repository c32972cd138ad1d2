/** Links to the bot itself, such as https://t.me/sanoro_bot?start=abc, and to topics act inside the page. */

const HOSTS = new Set(["t.me", "telegram.me"]);
const TOPIC = /^https:\/\/t\.me\/c\/(\d+)\/(\d+)/;

/** The page's own address for a link to a topic, such as https://t.me/c/2000000001/6, or null for any other link. */
export function topicAddress(url) {
  const [, group, thread] = url.match(TOPIC) ?? [];
  return group === undefined ? null : `#-100${group}/${thread}`;
}

/** The /start text that a link to a bot stands for, or null for any other link. */
export function startText(url, botUsername) {
  if (!URL.canParse(url) || !botUsername) return null;
  const { protocol, host, pathname, searchParams } = new URL(url);
  const web = HOSTS.has(host) && pathname.slice(1);
  const name = protocol === "tg:" ? searchParams.get("domain") : web;
  if (!name || name.toLowerCase() !== botUsername.toLowerCase()) return null;
  return `/start ${searchParams.get("start") ?? ""}`.trim();
}
