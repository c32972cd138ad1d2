/** The bar at the top: the state of the connection, the network switch, and what the host lets people do. */

import { cutNetwork, runControl } from "./api.js";
import { el, icon } from "./dom.js";
import { attempt, toast } from "./toast.js";

export class Controls {
  constructor(store) {
    this.store = store;
    this.state = el("span", { class: "connection", role: "status" });
    this.network = el("button", { class: "control", onclick: () => attempt(() => cutNetwork(!store.networkCut)) });
    this.hosted = el("span", "hosted");
    this.element = el("div", "controls", this.hosted, this.network, this.state);
  }

  /** Draw what has changed. */
  draw() {
    const { live, networkCut, controls } = this.store;
    this.state.classList.toggle("live", live);
    this.state.textContent = live ? "live" : "reconnecting…";
    const label = networkCut ? "Mend the network" : "Cut the network";
    if (this.network.title !== label)
      this.network.replaceChildren(icon(networkCut ? "offline" : "online"), el("span", {}, label));
    this.network.title = label;
    this.network.setAttribute("aria-pressed", String(networkCut));
    if (this.names === controls) return;
    this.names = controls;
    this.hosted.replaceChildren(...controls.map((name) => control(name)));
  }
}

function control(name) {
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
  const node = el(
    "button",
    { class: "control", title: label },
    icon(/restart/i.test(name) ? "restart" : "bolt"),
    el("span", {}, label),
  );
  node.onclick = async () => {
    node.disabled = true;
    node.ariaBusy = "true";
    if (await attempt(() => runControl(name))) toast(`${label}: done`);
    node.disabled = false;
    node.ariaBusy = "false";
  };
  return node;
}
