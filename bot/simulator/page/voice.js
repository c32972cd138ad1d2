/** A player for voice notes: a button, bars that fill, and the time. */

import { el, icon } from "./dom.js";
import { duration } from "./time.js";

const BARS = 32;
const STEPS = 1000;

/** The player of a media object. */
export function voicePlayer(media) {
  return new VoicePlayer(media).element;
}

class VoicePlayer {
  constructor(media) {
    this.media = media;
    this.audio = el("audio", { src: media.url, preload: "metadata" });
    this.button = el("button", { class: "play", onclick: () => this.#toggle() });
    this.bars = el("span", { class: "bars", "aria-hidden": "true" }, barHeights(media.url).map(bar));
    this.seek = el("input", { type: "range", class: "seek", min: 0, max: STEPS, value: 0, "aria-label": "Position" });
    this.time = el("span", "length", duration(media.duration));
    this.element = el("div", "voice", this.audio, this.button, el("span", "wave", this.bars, this.seek), this.time);
    this.#listen();
    this.#showState();
  }

  /** Seconds; what the sender said until the browser knows better. */
  get length() {
    return (Number.isFinite(this.audio.duration) ? this.audio.duration : this.media.duration) || 1;
  }

  #listen() {
    this.seek.oninput = () => {
      this.audio.currentTime = (Number(this.seek.value) / STEPS) * this.length;
    };
    this.audio.ontimeupdate = () => this.#showPosition();
    this.audio.onplay = () => this.#showState();
    this.audio.onpause = () => this.#showState();
    this.audio.onended = () => {
      this.audio.currentTime = 0;
    };
  }

  /** A sound the browser cannot play leaves the button as it was. */
  #toggle() {
    if (this.audio.paused) this.audio.play().catch(() => this.#showState());
    else this.audio.pause();
  }

  #showPosition() {
    const played = this.audio.currentTime / this.length;
    this.seek.value = String(Math.round(played * STEPS));
    [...this.bars.children].forEach((one, index) => one.classList.toggle("played", index < played * BARS));
    this.time.textContent = duration(this.audio.currentTime || this.length);
  }

  #showState() {
    const { paused } = this.audio;
    this.button.replaceChildren(icon(paused ? "play" : "pause"));
    this.button.setAttribute("aria-label", paused ? "Play voice message" : "Pause voice message");
  }
}

function bar(height) {
  const one = el("i");
  one.style.setProperty("--height", `${height}%`);
  return one;
}

/** Heights that look like a voice and are the same each time for one file. */
function barHeights(seed) {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length: BARS }, (_, index) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    const swell = 0.55 + 0.45 * Math.sin(index / 2.7);
    return Math.round(18 + 82 * swell * (state / 2 ** 32));
  });
}
