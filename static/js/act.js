// Acts without leaving the page: posts form[data-act] in the background. The screen changes by the push, a refusal is a
// sentence on the screen, and what the network swallowed is sent again, the same to the letter, until it is answered.
//
// Announces goimon:acting when something is sent and goimon:acted {form, action, ok} when it is answered.
// data-then="address": where to go once it is done.

const MOST_WAITING = 50; // More than anybody taps while a cable is out; beyond it the person is told at once.
const TRY_AGAIN_MS = [500, 1000, 2000, 4000];
const ANSWER_WITHIN_MS = 10_000;
let waiting = 0;

function region() {
  let toast = document.getElementById("toast");
  if (!toast) {
    toast = document.createElement("div");
    toast.id = "toast";
    toast.setAttribute("role", "status");
    document.body.append(toast);
  }
  return toast;
}

let hiding = 0;

/** Shows a sentence for a while; an empty one takes it away. */
export function toast(text, kind = "") {
  const node = region();
  clearTimeout(hiding);
  node.textContent = text;
  node.className = kind;
  node.hidden = text === "";
  if (kind !== "saving" && text) hiding = setTimeout(() => toast(""), 6000);
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function post(action, body) {
  const answer = await fetch(action, {
    method: "POST",
    body,
    headers: { "X-Act": "1" },
    credentials: "same-origin",
    signal: AbortSignal.timeout?.(ANSWER_WITHIN_MS),
  });
  // The house is busy: the same again in a moment.
  if (answer.status === 503) throw new Error("busy");
  return answer;
}

/** Sends until there is an answer. */
async function insist(action, body) {
  let tries = 0;
  waiting += 1;
  try {
    for (;;) {
      try {
        return await post(action, body);
      } catch {
        if (waiting > MOST_WAITING) return null;
        toast(region().dataset.saving ?? "…", "saving");
        await pause(TRY_AGAIN_MS[Math.min(tries, TRY_AGAIN_MS.length - 1)]);
        tries += 1;
      }
    }
  } finally {
    waiting -= 1;
    if (waiting === 0 && region().className === "saving") toast("");
  }
}

/** What a refusal says: its sentence and its key. */
async function refusal(answer) {
  const fallback = { error: region().dataset.failed ?? "", key: "" };
  if (!answer) return fallback;
  try {
    return { ...fallback, ...(await answer.json()) };
  } catch {
    return fallback;
  }
}

/** Does the act of a form; true when it was done. */
export async function act(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return false;
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const body = new URLSearchParams(new FormData(form, submitter ?? null));
  const buttons = [...form.querySelectorAll("button")].filter((button) => !button.disabled);
  const focused = document.activeElement;
  form.setAttribute("aria-busy", "true");
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  window.dispatchEvent(new CustomEvent("goimon:acting", { detail: { form, action } }));
  const answer = await insist(action, body);
  form.removeAttribute("aria-busy");
  for (const button of buttons) button.removeAttribute("aria-disabled");
  if (focused?.isConnected && document.activeElement === document.body) focused.focus({ preventScroll: true });
  if (answer?.status === 401) location.reload();
  const ok = answer?.ok === true;
  // A manager's word is for this one act: typed once, used once. Where it was wanted, its place opens.
  const no = ok ? null : await refusal(answer);
  const wanted = answer?.status === 403 || /approval/.test(no?.key ?? "");
  for (const pin of form.querySelectorAll("input[name=pin]")) {
    pin.value = "";
    if (!wanted) continue;
    pin.closest("details")?.setAttribute("open", "");
    pin.focus();
  }
  if (no) toast(no.error, "refused");
  window.dispatchEvent(new CustomEvent("goimon:acted", { detail: { form, action, ok } }));
  if (ok && form.dataset.then) location.assign(form.dataset.then);
  return ok;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-act]")) return;
  event.preventDefault();
  act(form, event.submitter);
});
