/** The few words of the page that speak a person's own language, and names for kinds of message. */

const PLACEHOLDERS = {
  hy: "Գրեք հաղորդագրություն",
  fa: "پیام خود را بنویسید",
  am: "መልእክት ይጻፉ",
  ru: "Напишите сообщение",
  en: "Write a message",
};

const LANGUAGES = { hy: "հայերեն", fa: "فارسی", am: "አማርኛ", ru: "русский", en: "English" };

const KINDS = {
  photo: "Photo",
  video: "Video",
  voice: "Voice message",
  video_note: "Video message",
  audio: "Audio",
  document: "Document",
  sticker: "Sticker",
  animation: "GIF",
  location: "Location",
  venue: "Place",
  contact: "Contact",
  poll: "Poll",
  dice: "Dice",
  story: "Story",
  game: "Game",
  checklist: "Checklist",
  paid_media: "Paid media",
  giveaway: "Giveaway",
  hologram: "A message of a new kind",
};

/** What stands in an empty composer. */
export function placeholder(language) {
  return PLACEHOLDERS[baseOf(language)] ?? PLACEHOLDERS.en;
}

/** A language's own name for itself, such as հայերեն; browsers leave some of them out. */
export function languageName(language) {
  const code = baseOf(language);
  if (LANGUAGES[code]) return LANGUAGES[code];
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

/** A message in a few words, for lists and quotes. */
export function summary(message) {
  if (message.kind === "sticker") return `${message.media?.emoji ?? ""} Sticker`.trim();
  if (message.kind === "dice") return message.dice.emoji;
  return message.text || KINDS[message.kind] || "";
}

function baseOf(language) {
  return (language || "en").toLowerCase().split(/[-_]/)[0];
}
