/** Dialogs over the whole page: a picture, a notice, a question. */

import { el, iconButton } from "./dom.js";

/** Show a picture as large as the window allows. */
export function showPicture(url, alt) {
  const dialog = el("dialog", { class: "viewer", "aria-label": alt });
  dialog.append(
    el("img", { src: url, alt }),
    iconButton("close", "Close", () => dialog.close()),
  );
  dialog.onclick = (event) => event.target === dialog && dialog.close();
  open(dialog);
}

/** Show a bot's notice until it is put away. */
export function showNotice(text) {
  const dialog = el("dialog", "notice");
  const done = el("button", { class: "primary", onclick: () => dialog.close() }, "OK");
  dialog.append(el("p", { dir: "auto" }, text), el("div", "dialog-buttons", done));
  open(dialog);
}

function open(dialog) {
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}
