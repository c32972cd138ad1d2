/** Where a person writes: text, attachments, answers to a message, changes of their own. */

import * as api from "./api.js";
import { contentsOf, openAttachMenu } from "./attach.js";
import { CommandList } from "./commands.js";
import { directionOf, directionOfLanguage } from "./direction.js";
import { el, icon, iconButton, visible } from "./dom.js";
import { replyKeyboard } from "./keyboard.js";
import { attempt } from "./toast.js";
import { placeholder, summary } from "./words.js";

const TALLEST_PX = 168;
const SAMPLE_PLACE = { latitude: 40.1776, longitude: 44.5126 };

export class Composer {
  constructor() {
    this.drafts = new Map();
    this.text = el("textarea", { rows: 1, "aria-label": "Message", enterkeyhint: "send" });
    this.files = el("input", {
      type: "file",
      multiple: true,
      hidden: true,
      "aria-label": "Files to send",
      tabindex: -1,
    });
    this.commands = new CommandList({
      read: () => api.readCommands(this.place),
      onChoose: (text) => this.#sendCommand(text),
    });
    this.banner = el("div", { class: "banner", hidden: true });
    this.keyboard = el("div", "keyboard-slot");
    const attach = iconButton("clip", "Attach", () => this.#attach(attach), { "aria-haspopup": "menu" });
    this.sendButton = iconButton("send", "Send", () => this.submit(), { class: "icon-button send" });
    const line = el("div", "composer-line", attach, this.text, this.sendButton, this.files);
    this.element = el("div", "composer", this.commands.element, this.banner, line, this.keyboard);
    this.#listen();
  }

  /** Write in a place; `key` names it, and what was half written there comes back. */
  draw(place, key) {
    if (key !== this.key) this.#move(key);
    this.place = place;
    this.text.placeholder = place.chat.keyboard?.placeholder || placeholder(place.actor.language_code);
    this.#setDirection();
    this.#drawKeyboard(place.chat.keyboard);
  }

  /** Answer a message. */
  replyTo(message) {
    this.#begin({ reply: message }, "reply", `Reply to ${message.from.name}`, summary(message));
  }

  /** Change a message of one's own. */
  editOwn(message) {
    this.#begin({ editing: message }, "edit", "Edit message", message.text);
    this.#setText(message.text);
  }

  /** Send what is written, or save the change; what could not be sent comes back. */
  async submit() {
    const text = this.text.value.trim();
    if (!text) return;
    const { editing, reply } = this.context;
    this.#clear();
    const sent = await (editing ? attempt(() => api.edit(this.place, editing, text)) : this.#send({ text }, reply));
    if (!sent && !this.text.value) this.#setText(text);
  }

  /** Send files, with what is written as the caption. */
  async sendFiles(files) {
    if (!files.length) return;
    const contents = await attempt(() => contentsOf(files, this.text.value.trim()));
    for (const content of contents ?? []) if (!(await this.#send(content))) return;
    if (contents) this.#clear();
  }

  #send(content, reply = this.context.reply) {
    return attempt(() => api.send(this.place, { ...content, reply_to: reply?.id }));
  }

  async #sendCommand(text) {
    if (await this.#send({ text })) this.#clear();
  }

  #listen() {
    this.context = {};
    this.text.oninput = () => this.#changed();
    this.text.onkeydown = (event) => this.#key(event);
    this.text.onpaste = (event) => event.clipboardData.files.length && this.sendFiles([...event.clipboardData.files]);
    this.files.onchange = async () => {
      await this.sendFiles([...this.files.files]);
      this.files.value = "";
    };
  }

  #key(event) {
    if (event.isComposing || this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && !this.banner.hidden) {
      this.#clear();
    }
  }

  #begin(context, drawing, title, words) {
    this.context = context;
    const cancel = iconButton("close", "Cancel", () => this.#clear());
    const stack = el(
      "span",
      "stack",
      el("b", { dir: "auto" }, title),
      el("span", { class: "detail", dir: "auto" }, words),
    );
    this.banner.replaceChildren(icon(drawing), stack, cancel);
    visible(this.banner, true);
    this.text.focus();
  }

  #leaveContext() {
    this.context = {};
    visible(this.banner, false);
  }

  #clear() {
    this.#leaveContext();
    this.#setText("");
    this.text.focus();
  }

  #move(key) {
    if (this.key) this.drafts.set(this.key, this.context.editing ? "" : this.text.value);
    this.key = key;
    this.#leaveContext();
    this.#setText(this.drafts.get(key) ?? "");
  }

  #setText(text) {
    this.text.value = text;
    this.#changed();
  }

  #changed() {
    this.#setDirection();
    this.commands.filter(this.text.value);
    this.sendButton.disabled = !this.text.value.trim();
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST_PX)}px`;
  }

  #setDirection() {
    const own = directionOfLanguage(this.place?.actor.language_code);
    this.text.dir = directionOf(this.text.value, own);
  }

  #drawKeyboard(keyboard) {
    if (keyboard === this.shownKeyboard) return;
    this.shownKeyboard = keyboard;
    this.keyboard.replaceChildren(
      ...(keyboard ? [replyKeyboard(keyboard, (key) => this.#pressKey(key, keyboard))] : []),
    );
  }

  #pressKey(key, keyboard) {
    if (keyboard.once) this.keyboard.replaceChildren();
    if (key.asks === "contact") return this.#send({ kind: "contact" });
    if (key.asks === "location") return this.#send({ kind: "location", ...SAMPLE_PLACE });
    return this.#send({ text: key.text });
  }

  #attach(anchor) {
    const send = async (content) => (await this.#send(content)) && this.#leaveContext();
    openAttachMenu(anchor, { chooseFiles: () => this.files.click(), send });
  }
}
