/** The bot's commands, offered when a message begins with "/". */

import { el, visible } from "./dom.js";

export class CommandList {
  /** `onChoose(text)` sends the chosen command. */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.commands = [];
    this.element = el("div", { class: "commands", role: "listbox", "aria-label": "Commands", hidden: true });
  }

  /** Set what can be offered: `[{command, description}]`. */
  offer(commands) {
    this.commands = commands;
  }

  /** Show the commands that begin with what is written. */
  filter(text) {
    const wanted = /^\/(\w*)$/.exec(text)?.[1];
    const fitting = wanted === undefined ? [] : this.commands.filter(({ command }) => command.startsWith(wanted));
    this.element.replaceChildren(...fitting.map((one) => this.#option(one)));
    visible(this.element, fitting.length > 0);
  }

  /** Let the arrow keys reach the list; answers whether the key was used. */
  key(event) {
    const options = [...this.element.children];
    if (this.element.hidden || event.key !== "ArrowUp") return false;
    event.preventDefault();
    options.at(-1).focus();
    return true;
  }

  #option({ command, description }) {
    const words = [el("b", {}, `/${command}`), el("span", { class: "detail", dir: "auto" }, description)];
    const choose = () => {
      visible(this.element, false);
      this.onChoose(`/${command}`);
    };
    const move = (event) => {
      const next = { ArrowUp: event.currentTarget.previousSibling, ArrowDown: event.currentTarget.nextSibling }[event.key];
      next?.focus();
    };
    return el("button", { type: "button", role: "option", onclick: choose, onkeydown: move }, words);
  }
}
