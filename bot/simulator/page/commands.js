/** The bot's commands, offered when a message begins with "/". */

import { el, visible } from "./dom.js";

export class CommandList {
  /** `read()` answers the commands, `[{command, description}]`; `onChoose(text)` sends the chosen one. */
  constructor({ read, onChoose }) {
    this.read = read;
    this.onChoose = onChoose;
    this.commands = [];
    this.element = el("div", { class: "commands", role: "group", "aria-label": "Commands", hidden: true });
  }

  /** Show the commands that begin with what is written; a lone "/" asks for them anew. */
  async filter(text) {
    this.written = text;
    if (text === "/") this.commands = await this.read();
    const wanted = /^\/(\w*)$/.exec(this.written)?.[1];
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
      const next = { ArrowUp: event.currentTarget.previousSibling, ArrowDown: event.currentTarget.nextSibling }[
        event.key
      ];
      next?.focus();
    };
    return el("button", { onclick: choose, onkeydown: move }, words);
  }
}
