/** What a person can do to a message: tap its buttons, react, answer, change, copy, delete. */

import * as api from "./api.js";
import { el } from "./dom.js";
import { startText } from "./links.js";
import { openMenu } from "./menu.js";
import { mayIn } from "./roles.js";
import { inColour } from "./text.js";
import { attempt, toast } from "./toast.js";
import { showNotice } from "./viewer.js";

const QUICK_REACTIONS = ["👍", "❤", "🔥", "👌", "😢", "🙏"];
const MOST_OF_PREMIUM = 3;

export class MessageActions {
  /** `pane` is the chat pane the messages are shown in. */
  constructor(pane) {
    this.pane = pane;
  }

  /** Press an inline button and show what the bot answers. */
  async tap(message, button) {
    if (button.kind === "copy") return copy(button.copy ?? button.text);
    const answer = await attempt(() => api.tap(this.pane.place, message, button));
    if (!answer) return undefined;
    if (answer.answered === false) return toast("The bot has not answered this tap yet");
    if (answer.url && !this.link(answer.url)) open(answer.url, "_blank", "noopener");
    if (answer.text) return answer.alert ? showNotice(answer.text) : toast(answer.text);
    return undefined;
  }

  /** Follow a link that leads back to the bot; answers whether it did. */
  link(url) {
    const text = startText(url, this.pane.store.bot?.username);
    if (text === null || this.pane.place.chat.type !== "private") return false;
    this.command(text);
    return true;
  }

  /** Send a command that was tapped in a text. */
  command(text) {
    return attempt(() => api.send(this.pane.place, { text }));
  }

  /** Set one's own reactions under a message. */
  react(message, emoji) {
    return attempt(() => api.react(this.pane.place, message, emoji));
  }

  /** Bring another message into sight. */
  jump(messageId) {
    this.pane.conversation.jump(messageId);
  }

  /** Open the menu of a message. */
  menu(anchor, message, own) {
    const { place, composer } = this.pane;
    const editable = own && (message.kind === "text" || message.text);
    const isGroup = place.chat.type !== "private";
    const may = (right) => isGroup && mayIn(place.chat, place.actor.id, right);
    const isPinned = place.chat.pinned.includes(message.id);
    const items = [
      { icon: "reply", label: "Reply", action: () => composer.replyTo(message) },
      editable && { icon: "edit", label: "Edit", action: () => composer.editOwn(message) },
      message.text && { icon: "copy", label: "Copy text", action: () => copy(message.text) },
      may("can_pin_messages") && {
        icon: "pinned",
        label: isPinned ? "Unpin" : "Pin",
        action: () => attempt(() => api.pin(place, message, !isPinned)),
      },
      (own || may("can_delete_messages")) && {
        icon: "delete",
        label: "Delete",
        danger: true,
        action: () => attempt(() => api.remove(place, message)),
      },
    ];
    const close = openMenu(
      anchor,
      items,
      this.#reactionRow(message, () => close()),
    );
  }

  /** Put a reaction under a message or take it back; with Premium beside one's others, else in their place. */
  toggle(message, reaction) {
    const mine = reactionsOf(message, this.pane.place.actor);
    if (mine.includes(reaction)) return this.react(message, mine.filter((one) => one !== reaction));
    const kept = this.pane.place.actor.is_premium ? mine.slice(1 - MOST_OF_PREMIUM) : [];
    return this.react(message, [...kept, reaction]);
  }

  #reactionRow(message, close) {
    const mine = reactionsOf(message, this.pane.place.actor);
    const buttons = QUICK_REACTIONS.map((emoji) => {
      const choose = () => {
        close();
        this.toggle(message, emoji);
      };
      const state = { "aria-label": `React ${emoji}`, "aria-pressed": String(mine.includes(emoji)) };
      return el("button", { ...state, onclick: choose }, inColour(emoji));
    });
    return el("div", "menu-reactions", buttons);
  }
}

function reactionsOf(message, actor) {
  return message.reactions.filter(({ by }) => by.includes(actor.id)).map(({ emoji, custom }) => custom ?? emoji);
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}
