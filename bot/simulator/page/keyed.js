/** A list of elements that is drawn again cheaply: what has not changed stays where it is. */

export class KeyedList {
  /** `build(item, before)` makes an element; `before` is the one it replaces, if any. */
  constructor(parent, build) {
    this.parent = parent;
    this.build = build;
    this.shown = new Map();
  }

  /** Draw items `{key, parts: [...]}`: an element is built anew only when one of its parts is another object. */
  draw(items) {
    const next = new Map();
    for (const item of items) {
      const old = this.shown.get(item.key);
      const node = old && sameParts(old.parts, item.parts) ? old.node : this.build(item, old?.node);
      next.set(item.key, { parts: item.parts, node });
    }
    const nodes = [...next.values()].map((entry) => entry.node);
    this.#place(nodes);
    this.shown = next;
    return nodes;
  }

  /** Forget everything, as when another conversation is opened. */
  clear() {
    this.parent.replaceChildren();
    this.shown.clear();
  }

  /** Leavers go first, so that those who stay need not move and keep their focus and playback. */
  #place(nodes) {
    const staying = new Set(nodes);
    for (const node of [...this.parent.children]) if (!staying.has(node)) node.remove();
    let at = this.parent.firstChild;
    for (const node of nodes) {
      if (node === at) at = at.nextSibling;
      else this.parent.insertBefore(node, at);
    }
  }
}

function sameParts(before, after) {
  return before.length === after.length && before.every((part, index) => part === after[index]);
}
