/** Building elements: text goes in as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with children; `given` is its class, or its attributes (`onclick` and the like become listeners). */
export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  if (tag === "button") node.type = "button";
  const attributes = typeof given === "string" ? { class: given } : given;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child ?? false));
  return node;
}

/** One of the drawings in icons.svg. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A round button that shows only an icon; `label` is its name for those who cannot see it, and its tooltip. */
export function iconButton(name, label, onclick, more = {}) {
  return el("button", { class: "icon-button", "aria-label": label, title: label, onclick, ...more }, icon(name));
}

/** Show or hide an element. */
export function visible(node, shown) {
  node.hidden = !shown;
}
