/** A player for voice notes: a button, bars that fill, and the time. */

import { el, icon } from "./dom.js";
import { duration } from "./time.js";

const BARS = 32;

/** The player of a media object. */
export function voicePlayer(media) {
  const audio = el("audio", { src: media.url, preload: "metadata" });
  const button = el("button", { class: "play", "aria-label": "Play voice message" }, icon("play"));
  const bars = el("span", { class: "bars", "aria-hidden": "true" }, barHeights(media.url).map(bar));
  const seek = el("input", { type: "range", class: "seek", min: 0, max: 1000, value: 0, "aria-label": "Position" });
  const time = el("span", "length", duration(media.duration));
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : media.duration) || 1;

  const show = () => {
    const played = audio.currentTime / length();
    seek.value = String(Math.round(played * 1000));
    [...bars.children].forEach((one, index) => one.classList.toggle("played", index < played * BARS));
    time.textContent = duration(audio.currentTime || length());
  };
  const showState = () => {
    button.replaceChildren(icon(audio.paused ? "play" : "pause"));
    button.setAttribute("aria-label", audio.paused ? "Play voice message" : "Pause voice message");
  };

  button.onclick = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());
  seek.oninput = () => {
    audio.currentTime = (Number(seek.value) / 1000) * length();
  };
  audio.ontimeupdate = show;
  audio.onplay = showState;
  audio.onpause = showState;
  audio.onended = () => {
    audio.currentTime = 0;
  };
  return el("div", "voice", audio, button, el("span", "wave", bars, seek), time);
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
