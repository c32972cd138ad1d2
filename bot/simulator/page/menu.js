/** A small menu beside the button that opened it; arrow keys, Escape and a click elsewhere work. */

import { el, icon } from "./dom.js";

const GAP = 6;

/** Open a menu; `items` are `{icon, label, action}` or null, `top` an element that stands above them. */
export function openMenu(anchor, items, top = null) {
  const menu = el("div", { class: "menu", popover: "auto", role: "menu" });
  const close = () => menu.hidePopover();
  menu.append(...[top, ...items.filter(Boolean).map((item) => menuItem(item, close))].filter(Boolean));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && leave(menu, anchor));
  menu.addEventListener("keydown", moveFocus);
  document.body.append(menu);
  menu.showPopover();
  anchor.setAttribute("aria-expanded", "true");
  place(menu, anchor.getBoundingClientRect());
  menu.querySelector("button")?.focus();
  return close;
}

function menuItem({ icon: drawing, label, action, danger }, close) {
  const choose = () => {
    close();
    action();
  };
  return el("button", { role: "menuitem", class: danger ? "danger" : null, onclick: choose }, icon(drawing), label);
}

function leave(menu, anchor) {
  anchor.setAttribute("aria-expanded", "false");
  if (menu.contains(document.activeElement)) anchor.focus();
  menu.remove();
}

function place(menu, beside) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = beside.bottom + GAP + height < innerHeight;
  const top = below ? beside.bottom + GAP : beside.top - GAP - height;
  const left = beside.left + width < innerWidth - GAP ? beside.left : beside.right - width;
  menu.style.setProperty("top", `${Math.max(GAP, top)}px`);
  menu.style.setProperty("left", `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`);
}

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
}
