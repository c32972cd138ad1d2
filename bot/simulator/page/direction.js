/** Which way text runs. */

const STRONG = /[\p{L}\u200e\u200f]/u;
const RIGHT_TO_LEFT = /[\u200f\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const RIGHT_TO_LEFT_LANGUAGES = new Set(["fa", "ar", "he", "ur", "ps", "ckb"]);

/** "rtl" or "ltr" by the first letter of a text; `fallback` where it has none. */
export function directionOf(text, fallback = "ltr") {
  const first = text.match(STRONG)?.[0];
  if (first === undefined) return fallback;
  return RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}

/** The direction of a text's last line, where the time stands. */
export function lastLineDirection(text) {
  return directionOf(text.slice(text.lastIndexOf("\n") + 1));
}

/** The direction a language is written in. */
export function directionOfLanguage(code) {
  return RIGHT_TO_LEFT_LANGUAGES.has((code ?? "").split("-")[0]) ? "rtl" : "ltr";
}
