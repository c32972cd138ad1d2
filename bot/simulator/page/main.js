/** Puts the page together: one store, four parts, and one drawing a frame at most. */

import { ChatPane, privateHead } from "./chat-pane.js";
import { Controls } from "./controls.js";
import { BrandPane } from "./group.js";
import { PeopleList } from "./people-list.js";
import { crewOf, customersOf, groupsOf } from "./roles.js";
import { readRoute } from "./route.js";
import { Store } from "./store.js";
import { Stream } from "./stream.js";

let waiting = false;

function drawSoon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

const store = new Store(drawSoon);
const controls = new Controls(store);
const people = new PeopleList(store);
const customer = new ChatPane(store);
const brand = new BrandPane(store);
const panes = document.getElementById("panes");
const sides = { customer: document.getElementById("customer"), brand: document.getElementById("brand") };
const open = { customer: null, brand: null, topic: undefined };

/** The address names the chat opened last; the other side keeps what it had while that exists, or shows its first. */
function settleRoute(crew) {
  const { chat, topic } = readRoute();
  const isBrand = crew.has(chat) || (chat < 0 && store.chats.has(chat));
  if (isBrand) Object.assign(open, { brand: chat, topic });
  else if (store.users.has(chat)) open.customer = chat;
  if (!store.users.has(open.customer)) open.customer = customersOf(store, crew)[0]?.id ?? null;
  if (!crew.has(open.brand) && !store.chats.has(open.brand)) open.brand = groupsOf(store)[0]?.id ?? null;
  panes.dataset.focus = chat === null ? "list" : isBrand ? "brand" : "customer";
}

function drawCustomer() {
  sides.customer.hidden = open.customer === null;
  if (open.customer === null) return;
  const actor = store.users.get(open.customer);
  const place = { actor, chat: store.chat(actor.id), thread: null };
  customer.place = place;
  customer.draw(place, privateHead(store, customer, actor, "bot"));
  sides.customer.setAttribute("aria-label", `${actor.name}'s phone`);
}

function draw() {
  const crew = crewOf(store);
  settleRoute(crew);
  panes.dataset.brand = String(open.brand !== null);
  controls.draw();
  people.draw(new Set([open.customer, open.brand]));
  drawCustomer();
  sides.brand.hidden = open.brand === null;
  if (open.brand !== null) brand.draw(open.brand, open.topic, crew);
}

document.getElementById("controls").append(controls.element);
panes.prepend(people.element);
sides.customer.append(customer.element);
sides.brand.append(brand.element);
window.addEventListener("hashchange", drawSoon);
window.addEventListener("resize", drawSoon);
document.addEventListener("visibilitychange", drawSoon);

new Stream({
  onState: (state) => store.load(state),
  onEvent: (event) => store.apply(event),
  onLive: (live) => store.setLive(live),
}).connect();
