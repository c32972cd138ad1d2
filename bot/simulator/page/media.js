/** What a message carries besides text: pictures, sound, files, places, people, polls. */

import { avatar } from "./avatar.js";
import { el, icon } from "./dom.js";
import { summary } from "./words.js";
import { showPicture } from "./viewer.js";
import { voicePlayer } from "./voice.js";

const VISUAL = new Set(["photo", "video"]);
const UNITS = ["B", "KB", "MB", "GB"];

/** The element for a message's content, or null for a plain text. */
export function mediaOf(message) {
  return CONTENTS[message.kind]?.(message) ?? null;
}

/** An album: a grid of pictures and films, or files one under another. */
export function albumGrid(messages) {
  const grid = el(
    "div",
    VISUAL.has(messages[0].kind) ? "album" : "files",
    messages.map((message) => mediaOf(message)),
  );
  grid.dataset.count = String(Math.min(messages.length, 4));
  return grid;
}

function photo(message) {
  const { url, width, height } = message.media;
  const image = el("img", {
    src: url,
    alt: message.text || "Photo",
    width,
    height,
    loading: "lazy",
    decoding: "async",
  });
  return el(
    "button",
    { class: "photo", "aria-label": "Open photo", onclick: () => showPicture(url, image.alt) },
    image,
  );
}

function film(message) {
  const { url, width, height } = message.media;
  const moving = message.kind === "animation";
  const video = el("video", {
    src: url,
    controls: !moving,
    autoplay: moving,
    loop: moving,
    preload: "metadata",
    width,
    height,
  });
  video.muted = moving;
  const frame = el("div", { class: message.kind === "video_note" ? "film round" : "film" }, video);
  video.onerror = () => frame.replaceWith(fileLine("film", summary({ kind: message.kind }), message.media));
  return frame;
}

function sticker(message) {
  const emoji = message.media.emoji || "🙂";
  const image = el("img", {
    class: "sticker",
    src: message.media.url,
    alt: `Sticker ${emoji}`,
    width: 144,
    height: 144,
  });
  image.onerror = () => image.replaceWith(largeEmoji(emoji));
  return image;
}

function largeEmoji(emoji) {
  return el("span", "large-emoji", emoji);
}

function fileLine(drawing, name, media) {
  const size = el("span", "detail", bytes(media.size));
  const words = el("span", "stack", el("span", { class: "name", dir: "auto" }, name), size);
  return el("a", { class: "file", href: media.url, download: name }, el("span", "disc", icon(drawing)), words);
}

function audio(message) {
  const sound = el("audio", { src: message.media.url, controls: true, preload: "metadata" });
  return el("div", "sound", el("span", { class: "name", dir: "auto" }, message.media.name || "Audio"), sound);
}

function place(message) {
  const { latitude, longitude, title, address } = message.location;
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const words = [title || "Location", address || where].map((line, index) =>
    el("span", { class: index ? "detail" : "name", dir: "auto" }, line),
  );
  return el("div", { class: "place", title: where }, el("div", "map", icon("pin")), el("div", "stack", words));
}

function contact(message) {
  const { name, phone, user_id } = message.contact;
  const words = el(
    "span",
    "stack",
    el("span", { class: "name", dir: "auto" }, name),
    el("span", { class: "detail", dir: "ltr" }, phone),
  );
  return el("div", "contact", avatar(user_id ?? 0, name), words);
}

function poll(message) {
  const { question, options, closed } = message.poll;
  const list = el(
    "ul",
    {},
    options.map((option) => el("li", { dir: "auto" }, option)),
  );
  const state = el("span", "detail", closed ? "Closed poll" : "Poll");
  return el("div", "poll", el("span", { class: "name", dir: "auto" }, question), state, list);
}

function dice(message) {
  return el("span", "dice", largeEmoji(message.dice.emoji), el("b", {}, String(message.dice.value)));
}

/** Kinds that are named, not shown. */
function unusual(message) {
  return el("span", "unusual", summary(message));
}

const CONTENTS = {
  photo,
  video: film,
  video_note: film,
  animation: film,
  voice: (message) => voicePlayer(message.media),
  audio,
  document: (message) => fileLine("file", message.media.name || "File", message.media),
  sticker,
  location: place,
  venue: place,
  contact,
  poll,
  dice,
  story: unusual,
  game: unusual,
  checklist: unusual,
  paid_media: unusual,
  giveaway: unusual,
  hologram: unusual,
};

function bytes(size) {
  const step = size > 0 ? Math.min(Math.floor(Math.log(size) / Math.log(1024)), UNITS.length - 1) : 0;
  return `${(size / 1024 ** step).toFixed(step ? 1 : 0)} ${UNITS[step]}`;
}
