/** The connection to the simulator: the whole state first, then its events; after any break, both again. */

import { readState } from "./api.js";

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5_000;
const MESSAGES_PER_CHAT = 200;

export class Stream {
  /** `onState(state)`, `onEvent(event)` and `onLive(live)` are told what comes. */
  constructor({ onState, onEvent, onLive }) {
    this.onState = onState;
    this.onEvent = onEvent;
    this.onLive = onLive;
    this.wait = FIRST_WAIT_MS;
  }

  /** Read the state and follow what happens after it. */
  async connect() {
    try {
      const state = await readState(MESSAGES_PER_CHAT);
      this.onState(state);
      this.#follow(state.event);
    } catch {
      this.#again();
    }
  }

  #follow(since) {
    const source = new EventSource(`/people/events?since=${since}`);
    source.onopen = () => {
      this.wait = FIRST_WAIT_MS;
      this.onLive(true);
    };
    source.onmessage = (frame) => {
      const event = JSON.parse(frame.data);
      if (event.type === "reset") this.#restart(source);
      else this.onEvent(event);
    };
    source.onerror = () => this.#restart(source);
    this.onLive(true);
  }

  /** A restarted simulator counts events from one again, so a reconnect cannot trust the last id it saw. */
  #restart(source) {
    source.close();
    this.#again();
  }

  #again() {
    this.onLive(false);
    setTimeout(() => this.connect(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }
}
