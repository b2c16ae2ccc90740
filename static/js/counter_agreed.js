// The counter's form for what is agreed: a customer is found or added, a code redeemed, something taken off. The server tries
// each on the order first; what it refuses is said there, and nothing changes.

import { agree, agreed, told } from "./agreed.js";
import { again, order } from "./counter.js";

const LAPSED_MS = 300; // the server counts its minute from a little later

const dialog = document.getElementById("agreeing");
const refused = document.getElementById("agreeing-refused");
const found = document.getElementById("found-customers");
const list = document.getElementById("agreed-list");
const failed = () => document.getElementById("toast").dataset.failed;

function complain(text) {
  refused.textContent = text;
  refused.hidden = text === "";
}

async function ask(method, path, body) {
  try {
    const headers = { "X-Act": "1", ...(typeof body === "string" ? { "Content-Type": "application/json" } : {}) };
    const answer = await fetch(path, { method, headers, credentials: "same-origin", body, signal: AbortSignal.timeout(10_000) });
    if (answer.status === 401) location.reload();
    const said = await answer.json();
    return answer.ok ? { said } : { error: said.error ?? failed() };
  } catch {
    return { error: failed() };
  }
}

/** Keeps it if the order may have it. An order without lines has nothing to be tried on yet. */
async function keep(next) {
  const tried = { ...order(), ...told(next) };
  if (tried.lines.length > 0) {
    const { error } = await ask("POST", "/counter/quote", JSON.stringify(tried));
    if (error) return complain(error);
  }
  complain("");
  agree(next);
  dialog.close();
  return undefined;
}

function chip(text, without) {
  const row = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = text;
  const off = document.createElement("button");
  off.type = "button";
  off.className = "quiet";
  off.textContent = "✕";
  off.setAttribute("aria-label", `✕ ${text}`);
  off.addEventListener("click", () => agree({ ...agreed(), ...without() }));
  row.append(words, off);
  return row;
}

function draw() {
  const { customer, vouchers, discounts } = agreed();
  const rows = customer ? [chip(customer.text, () => ({ customer: null }))] : [];
  for (const code of vouchers) rows.push(chip(`🎟 ${code}`, () => ({ vouchers: vouchers.filter((other) => other !== code) })));
  for (const one of discounts) {
    const row = chip(one.label, () => ({ discounts: discounts.filter((other) => other !== one) }));
    if (one.until <= Date.now()) row.append(gone());
    rows.push(row);
  }
  list.replaceChildren(...rows);
  watch(discounts);
}

/** A manager's word that was not used in its minute. */
function gone() {
  const words = document.createElement("small");
  words.className = "gone";
  words.textContent = `▲ ${list.dataset.gone}`;
  return words;
}

let lapse = 0;

/** A manager's word ends by itself: then it is said at once, not first when the money is on the table. */
function watch(discounts) {
  clearTimeout(lapse);
  const next = Math.min(...discounts.map(({ until }) => until ?? Infinity).filter((until) => until > Date.now()));
  if (next === Infinity) return;
  lapse = setTimeout(() => {
    draw();
    again();
  }, next - Date.now() + LAPSED_MS);
}

const choose = ({ id, text }) => keep({ ...agreed(), customer: { id, text } });

function offer(customers) {
  const rows = customers.map((one) => {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${one.text} · …${one.tail}`;
    button.addEventListener("click", () => choose(one));
    row.append(button);
    return row;
  });
  if (rows.length === 0) {
    const row = document.createElement("li");
    row.textContent = document.querySelector("#find-customer [name=q]").dataset.none;
    rows.push(row);
  }
  found.replaceChildren(...rows);
}

const forms = {
  "find-customer": async (form) => {
    const typed = new FormData(form).get("q").trim();
    const { said, error } = await ask("GET", `/counter/customers?q=${encodeURIComponent(typed)}`);
    complain(error ?? "");
    if (said) offer(said);
  },
  "add-customer": async (form) => {
    const { said, error } = await ask("POST", "/counter/customers", new URLSearchParams(new FormData(form)));
    if (error) return complain(error);
    form.reset();
    return choose(said);
  },
  redeem: async (form) => {
    const code = new FormData(form).get("code").trim();
    await keep({ ...agreed(), vouchers: [...agreed().vouchers, code] });
    if (!dialog.open) form.reset();
  },
  discounting: async (form) => {
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    body.set("sale", JSON.stringify(order()));
    const { said, error } = await ask("POST", "/counter/discount", body);
    if (error) return complain(error);
    form.reset();
    const until = said.holds === null ? undefined : Date.now() + said.holds;
    return keep({ ...agreed(), discounts: [...agreed().discounts, { ...said.discount, label: said.label, until }] });
  },
};

dialog.addEventListener("submit", (event) => {
  const done = forms[event.target.id];
  if (!done) return;
  event.preventDefault();
  done(event.target);
});

function open() {
  complain("");
  found.replaceChildren();
  dialog.showModal();
  dialog.querySelector("[name=q]").focus();
}

document.getElementById("agree").addEventListener("click", open);
window.addEventListener("goimon:agreed", draw);
draw();
