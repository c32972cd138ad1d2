/** Links to the bot itself, such as https://t.me/sanoro_bot?start=abc, act inside the page. */

const HOSTS = new Set(["t.me", "telegram.me"]);

/** The /start text that a link to a bot stands for, or null for any other link. */
export function startText(url, botUsername) {
  if (!URL.canParse(url) || !botUsername) return null;
  const { protocol, host, pathname, searchParams } = new URL(url);
  const web = HOSTS.has(host) && pathname.slice(1);
  const name = protocol === "tg:" ? searchParams.get("domain") : web;
  if (!name || name.toLowerCase() !== botUsername.toLowerCase()) return null;
  return `/start ${searchParams.get("start") ?? ""}`.trim();
}
