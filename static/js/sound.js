// Sounds, made here rather than loaded: short, loud, each with a shape of its own. Browsers stay mute until the first
// touch, so the first touch anywhere arms them; [data-sound] shows the state and switches it.

const SHAPES = {
  // [start in s, frequency in Hz, length in s]
  new: [[0, 880, 0.14], [0.15, 1175, 0.22]],
  changed: [[0, 784, 0.1], [0.13, 784, 0.1], [0.26, 1047, 0.2]],
  void: [[0, 659, 0.18], [0.2, 440, 0.32]],
  ready: [[0, 1319, 0.35]],
  late: [[0, 988, 0.12], [0.16, 740, 0.12], [0.32, 988, 0.12], [0.48, 740, 0.2]],
  stale: [[0, 523, 0.3], [0.35, 392, 0.3], [0.7, 523, 0.3], [1.05, 392, 0.4]],
};
const REPEAT_MS = { late: 6000, stale: 2500 };
const button = document.querySelector("[data-sound]");
let context = null;
const mute = document.querySelector("[data-mute]") !== null; // the manager wants no sound of this screen
let muted = mute || localStorage.getItem("goimon-muted") === "1";
const repeating = new Map();

function show() {
  if (!button) return;
  const on = !muted && context?.state === "running";
  button.textContent = on ? button.dataset.on : button.dataset.off;
  button.setAttribute("aria-pressed", String(on));
}

async function arm() {
  context ??= new AudioContext();
  if (context.state !== "running") await context.resume();
  show();
}

/** Plays a sound once; nothing happens before the first touch or while it is muted. */
export function play(name) {
  const shape = SHAPES[name];
  if (!shape || muted || context?.state !== "running") return;
  for (const [start, frequency, length] of shape) {
    const from = context.currentTime + start;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = name === "stale" || name === "late" ? "square" : "triangle";
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.5, from + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + length);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + length + 0.02);
  }
}

/** Plays a sound until it is told to stop. */
export function repeat(name) {
  if (repeating.has(name)) return;
  play(name);
  repeating.set(name, setInterval(() => play(name), REPEAT_MS[name] ?? 5000));
}

/** Stops a repeating sound. */
export function stop(name) {
  clearInterval(repeating.get(name));
  repeating.delete(name);
}

function touched(event) {
  if (event.target instanceof Element && event.target.closest("[data-sound]")) return;
  arm();
  stop("late");
}

document.addEventListener("pointerdown", touched);
document.addEventListener("keydown", touched);
button?.addEventListener("click", async () => {
  const on = !muted && context?.state === "running";
  muted = on;
  localStorage.setItem("goimon-muted", muted ? "1" : "0");
  await arm();
  if (!muted) play("new");
});
window.addEventListener("goimon:cue", (event) => play(event.detail.cue));
window.addEventListener("goimon:late", () => repeat("late"));
window.addEventListener("goimon:stale", () => repeat("stale"));
window.addEventListener("goimon:live", () => stop("stale"));
show();
