/** The paperclip: files from this computer, and small samples of everything else. */

import * as api from "./api.js";
import { el } from "./dom.js";
import { openMenu } from "./menu.js";

const STICKERS = ["👍", "❤️", "😂", "😍", "😢", "🎉"];
const SAMPLE_PLACE = { latitude: 40.1776, longitude: 44.5126 };
const SAMPLE_ALBUM = [{ kind: "photo" }, { kind: "photo" }, { kind: "photo" }];
const MOST_IN_ALBUM = 10;

/** Open the menu of things to attach; `send(content)` sends one message. */
export function openAttachMenu(anchor, { chooseFiles, send }) {
  const items = [
    { icon: "clip", label: "Photo or file…", action: chooseFiles },
    { icon: "photo", label: "Sample photo", action: () => send({ kind: "photo" }) },
    { icon: "photo", label: "Sample album", action: () => send({ kind: "album", items: SAMPLE_ALBUM }) },
    { icon: "mic", label: "Voice note", action: () => send({ kind: "voice" }) },
    { icon: "person", label: "My contact", action: () => send({ kind: "contact" }) },
    { icon: "pin", label: "Location", action: () => send({ kind: "location", ...SAMPLE_PLACE }) },
  ];
  const stickers = STICKERS.map((emoji) => {
    const choose = () => {
      close();
      send({ kind: "sticker", emoji });
    };
    return el("button", { "aria-label": `Send sticker ${emoji}`, onclick: choose }, emoji);
  });
  const close = openMenu(anchor, items, el("div", "menu-reactions", stickers));
}

/** Upload files and return the messages to send: pictures and films together as albums, all else by itself. */
export async function contentsOf(files, caption) {
  const uploaded = [];
  for (const file of files) uploaded.push({ kind: kindOf(file), file: await api.upload(file) });
  const visual = uploaded.filter(({ kind }) => kind === "photo" || kind === "video");
  const rest = uploaded.filter((one) => !visual.includes(one));
  const contents = [...inAlbums(visual), ...rest];
  if (caption && contents.length) withCaption(contents[0], caption);
  return contents;
}

function inAlbums(items) {
  const contents = [];
  for (let at = 0; at < items.length; at += MOST_IN_ALBUM) {
    const some = items.slice(at, at + MOST_IN_ALBUM);
    contents.push(some.length === 1 ? some[0] : { kind: "album", items: some });
  }
  return contents;
}

function withCaption(content, caption) {
  (content.items?.[0] ?? content).text = caption;
}

function kindOf({ type }) {
  if (type === "image/gif" || !/^(image|video|audio)\//.test(type)) return "document";
  return type.startsWith("image/") ? "photo" : type.split("/")[0];
}
