/** Formatted text: runs become elements; nothing a bot or a person wrote is ever read as markup. */

import { el } from "./dom.js";
import { topicAddress } from "./links.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const SAFE_LINK = /^(https?|tg|mailto|tel):/i;
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u200d|\s)+$/u;

/** The text of a message; `onCommand(text)` is called when a /command in it is tapped. */
export function richText(runs, onCommand) {
  const body = el("div", { class: "text", dir: "auto" });
  const groups = groupByBlock(runs);
  groups.forEach(({ block, runs: inside }, index) => {
    const pieces = inside.map((run) => piece(run, onCommand));
    if (!block) return body.append(...trimmed(pieces, groups[index - 1]?.block, groups[index + 1]?.block));
    return body.append(blockElement(block, inside, pieces));
  });
  return body;
}

/** Whether a text is a few emoji and nothing else: those are shown large. */
export function isFewEmoji(text) {
  return ONLY_EMOJI.test(text) && [...new Intl.Segmenter().segment(text.replace(/\s/g, ""))].length <= 3;
}

/** An emoji in colour, also where its letter alone is drawn in black, as ❤ is. */
export function inColour(emoji) {
  return /^\p{Emoji_Presentation}|\u200d/u.test(emoji) ? emoji : `${emoji}\ufe0f`;
}

/** A link that may be followed, or null. */
export function safeLink(url) {
  return url && SAFE_LINK.test(url) ? url : null;
}

function groupByBlock(runs) {
  const groups = [];
  for (const run of runs) {
    const block = BLOCKS.find((style) => run.styles.includes(style)) ?? null;
    const last = groups.at(-1);
    if (last && last.block === block) last.runs.push(run);
    else groups.push({ block, runs: [run] });
  }
  return groups;
}

function blockElement(block, runs, pieces) {
  if (block === "pre") return el("pre", { dir: "ltr", "data-language": runs[0].language }, pieces);
  if (block === "blockquote") return el("blockquote", { dir: "auto" }, pieces);
  const first = runs[0].text.split("\n")[0].slice(0, 80);
  return el("details", "quote", el("summary", { dir: "auto" }, first), el("blockquote", { dir: "auto" }, pieces));
}

/** A block breaks the line by itself, so the line break beside it in the text is one too many. */
function trimmed(pieces, before, after) {
  const firstText = before && textNodeOf(pieces[0]);
  if (firstText) firstText.data = firstText.data.replace(/^\n/, "");
  const lastText = after && textNodeOf(pieces.at(-1));
  if (lastText) lastText.data = lastText.data.replace(/\n$/, "");
  return pieces;
}

function textNodeOf(node) {
  return (
    document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode() ?? (node.nodeType === Node.TEXT_NODE ? node : null)
  );
}

function piece(run, onCommand) {
  let node = document.createTextNode(run.text);
  for (const style of run.styles) if (TAGS[style]) node = el(TAGS[style], {}, node);
  const href = safeLink(run.url);
  const inside = href && topicAddress(href);
  if (inside) node = el("a", { href: inside }, node);
  else if (href) node = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, node);
  else if (run.styles.includes("bot_command")) node = commandLink(run.text, node, onCommand);
  else if (run.styles.some((style) => style === "mention" || style === "hashtag")) node = el("span", "mention", node);
  return run.styles.includes("spoiler") ? spoiler(node) : node;
}

function commandLink(text, node, onCommand) {
  return el("button", { class: "link", onclick: () => onCommand(text) }, node);
}

function spoiler(node) {
  const reveal = (event) => event.currentTarget.classList.add("revealed");
  return el("button", { class: "spoiler", "aria-label": "Hidden text: show", onclick: reveal }, node);
}
