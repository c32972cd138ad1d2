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
const open = { customer: null, brand: null, topic: undefined, speaker: null };

/** The address names what is open; a side it does not name keeps what it had while that exists, or shows its first. */
function settleRoute(crew) {
  const route = readRoute(store);
  const focus = "chat" in route ? openOne(route, crew) : openBoth(route);
  if (!store.users.has(open.customer)) open.customer = customersOf(store, crew)[0]?.id ?? null;
  if (!store.users.has(open.brand) && !store.chats.has(open.brand)) open.brand = groupsOf(store)[0]?.id ?? null;
  panes.dataset.focus = focus;
}

function openOne({ chat, topic }, crew) {
  const isBrand = crew.has(chat) || (chat < 0 && store.chats.has(chat));
  if (isBrand) Object.assign(open, { brand: chat, topic });
  else if (store.users.has(chat)) open.customer = chat;
  if (chat === null) return "list";
  return isBrand ? "brand" : "customer";
}

function openBoth({ left, right, topic, as }) {
  if (left !== null) open.customer = left;
  if (right !== null) Object.assign(open, { brand: right, topic, speaker: as });
  return left === null ? "brand" : "customer";
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
  panes.dataset.forum = String(store.chats.get(open.brand)?.is_forum ?? false);
  controls.draw();
  people.draw(new Set([open.customer, open.brand]));
  drawCustomer();
  sides.brand.hidden = open.brand === null;
  if (open.brand !== null) brand.draw(open.brand, open.topic, crew, open.speaker);
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
