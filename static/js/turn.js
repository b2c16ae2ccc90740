// One after another, over all tabs of this phone: what two pages both want to send is sent by one of them. Web Locks where
// the browser has them; over plain HTTP, where it hasn't, a lock in local storage that runs out when its page dies.

const SETTLE_MS = 60; // until another tab's word has arrived in this one
const WORTH_MS = 12_000; // longer than one answer may take
const me = Math.random().toString(36).slice(2);

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function holder(key) {
  const [who, until] = (localStorage.getItem(key) ?? "").split(" ");
  return who && Number(until) > Date.now() ? who : null;
}

const claim = (key) => localStorage.setItem(key, `${me} ${Date.now() + WORTH_MS}`);

/** By word in the store: claims, waits until a rival's claim would show, and has it if its own word still stands. */
async function byStore(key, work) {
  if ((holder(key) ?? me) !== me) return null;
  claim(key);
  await pause(SETTLE_MS + Math.random() * SETTLE_MS);
  if (holder(key) !== me) return null;
  try {
    return await work(() => claim(key));
  } finally {
    if (holder(key) === me) localStorage.removeItem(key);
  }
}

/** Does the work if no other tab is at it, else nothing (null). The work calls `on` before each step that takes long. */
export function inTurn(name, work) {
  const key = `goimon-turn-${name}`;
  if (!navigator.locks) return byStore(key, work);
  return navigator.locks.request(key, { ifAvailable: true }, (lock) => (lock ? work(() => {}) : null));
}
