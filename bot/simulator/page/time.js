/** Times and days as they stand in a chat. */

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });
const DAY_MS = 86_400_000;

/** Hours and minutes. */
export const clock = (ms) => CLOCK.format(ms);

/** The whole date, for tooltips. */
export const fullTime = (ms) => FULL.format(ms);

/** A number that is the same for two moments of one day. */
export function dayNumber(ms) {
  const day = new Date(ms);
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / DAY_MS;
}

/** "Today", "Yesterday" or the date. */
export function dayName(ms) {
  const ago = dayNumber(Date.now()) - dayNumber(ms);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  const sameYear = new Date(ms).getFullYear() === new Date().getFullYear();
  return (sameYear ? DAY : DAY_AND_YEAR).format(ms);
}

/** When a chat was last written in: the time today, the weekday this week, else the date. */
export function shortTime(ms) {
  const ago = dayNumber(Date.now()) - dayNumber(ms);
  if (ago <= 0) return clock(ms);
  return ago < 7 ? WEEKDAY.format(ms) : DAY.format(ms);
}

/** Seconds as minutes and seconds, such as 0:03. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
