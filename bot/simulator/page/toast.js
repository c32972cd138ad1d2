/** Short notices at the bottom of the window that leave by themselves. */

import { el } from "./dom.js";

const STAYS_MS = 3_200;
const MORE_PER_LETTER_MS = 35;

/** Show a line of text; `tone` is "plain" or "error". */
export function toast(text, tone = "plain") {
  const line = el("div", { class: `toast ${tone}`, dir: "auto" }, text);
  document.getElementById("toasts").append(line);
  setTimeout(() => line.remove(), STAYS_MS + text.length * MORE_PER_LETTER_MS);
}

/** Do something and show its error, if it fails, as a toast; answers undefined then. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    toast(error.message, "error");
    return undefined;
  }
}
