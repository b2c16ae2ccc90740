// Finding an item: search as you type (accents optional, initials, codes), chips that jump to a heading, and on top one's
// favourites, what this phone sent last, and what it sends most.

import { often, recent, starred } from "./carts.js";

const ON_TOP = 8; // what fits above the fold beside the headings; favourites are all there
const RECENT = 3;
const search = document.getElementById("search");
const none = document.getElementById("none");
const chips = [...document.querySelectorAll(".chips a")];
const categories = [...document.querySelectorAll(".category")];
document.documentElement.classList.add("js");

/** No accents, đ as d, lower case: as the server folds what is searched through. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

const texts = new WeakMap();
const FAR = 99_999; // further than any rank

const nameOf = (item) => (item.querySelector(".name summary") ?? item.querySelector(".name")).firstChild.textContent.trim();
const initials = (name) => name.split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? "").join("");

/** Whether these are an item's initials in another order: “ptb” is phở bò tái, too. */
function isMeant(item, word) {
  const sorted = (letters) => [...letters].sort().join("");
  return word.length > 2 && sorted(initials(fold(nameOf(item)))) === sorted(word);
}

/** What an item is found by: the name that is shown, the other one and the code, which its row carries, and both initials. */
function sought(item) {
  if (!texts.has(item)) {
    const own = fold(nameOf(item));
    const beside = item.dataset.search;
    texts.set(item, [own, initials(own), beside, initials(beside.split("|")[0])].join(" | "));
  }
  return texts.get(item);
}

/** How far an item is from what was typed; the nearest stands on top, and Enter takes it. What one types is mostly how the name
 * begins, then whole words of it, then how its words begin, then the other language; with the accents that were typed first. */
function rank(item, words, typed) {
  const name = nameOf(item).normalize("NFC").toLowerCase();
  const own = fold(name);
  const text = words.join(" ");
  const [other, code] = item.dataset.search.split("|");
  const whole = (where) => words.every((word) => where.split(/[^\p{L}\p{N}]+/u).includes(word));
  const begins = (where) => words.every((word) => where.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word)));
  const steps = [
    own === text || code === text || initials(own) === text,
    `${own} `.startsWith(`${text} `),
    whole(own),
    own.startsWith(text),
    begins(own),
    whole(other),
    begins(other),
  ];
  const step = steps.indexOf(true);
  const accents = name.includes(typed) ? 0 : 1;
  return (step < 0 ? steps.length : step) * 1000 + accents * 500 + Math.min(499, own.length);
}

function fillOften() {
  const section = document.getElementById("often");
  const list = section.querySelector("[data-often-list]");
  const stars = starred(document.body.dataset.staff ?? "");
  const ids = [...new Set([...stars, ...recent().slice(0, RECENT), ...often()])];
  const found = ids
    .map((id) => document.querySelector(`.category:not(.often) .item[data-item="${CSS.escape(id)}"]:not(.out)`))
    .filter(Boolean)
    .slice(0, Math.max(ON_TOP, stars.length));
  const copy = (item) => {
    const node = item.cloneNode(true);
    node.classList.toggle("starred", stars.includes(item.dataset.item));
    return node;
  };
  list.replaceChildren(...found.map(copy));
  const known = found.length > 0;
  section.hidden = !known;
  document.querySelector("[data-often]").hidden = !known;
}

function filter() {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  const typed = search.value.normalize("NFC").toLowerCase().trim();
  document.getElementById("menu")?.classList.toggle("searching", words.length > 0);
  let shown = 0;
  for (const category of categories) {
    let here = 0;
    let best = FAR;
    for (const item of category.querySelectorAll(".item")) {
      const fits = words.every((word) => sought(item).includes(word) || isMeant(item, word));
      item.hidden = !fits;
      if (!fits) continue;
      here += 1;
      const far = words.length > 0 ? rank(item, words, typed) : 0;
      item.style.order = String(far);
      best = Math.min(best, far);
    }
    category.style.order = String(best);
    const isOften = category.id === "often";
    category.hidden = here === 0 || (isOften && words.length > 0);
    if (!category.hidden) shown += here;
  }
  none.hidden = shown > 0;
  none.textContent = shown > 0 ? "" : search.dataset.none;
  if (words.length > 0) scrollTo(0, 0);
}

function current(id) {
  for (const chip of chips) {
    if (chip.hash !== `#${id}`) chip.removeAttribute("aria-current");
    else if (!chip.hasAttribute("aria-current")) {
      chip.setAttribute("aria-current", "true");
      const row = chip.parentElement;
      row.scrollLeft = chip.offsetLeft - row.offsetLeft - 16;
    }
  }
}

for (const chip of chips) {
  chip.addEventListener("click", (event) => {
    event.preventDefault();
    if (search.value) {
      search.value = "";
      filter();
    }
    document.getElementById(chip.hash.slice(1))?.scrollIntoView();
    current(chip.hash.slice(1));
  });
}

// The heading under the finder is the current one.
const spy = new IntersectionObserver(
  (entries) => {
    const seen = entries.filter((entry) => entry.isIntersecting);
    if (seen.length > 0) current(seen[0].target.id);
  },
  { rootMargin: "-235px 0px -60% 0px" },
);

for (const tab of document.querySelectorAll(".tabs a")) {
  tab.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(tab.hash);
    scrollTo(0, 0);
  });
}

// What the dots have opened goes when one turns to something else.
const dots = document.querySelector(".dots");
const foldUp = (event) => dots?.open && !dots.contains(event.target) && (dots.open = false);
document.addEventListener("click", foldUp);
document.addEventListener("focusin", foldUp);
document.addEventListener("keydown", (event) => event.key === "Escape" && dots?.open && (dots.open = false));

search.addEventListener("input", filter);
search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const found = [...document.querySelectorAll(".category:not([hidden]):not(.often) .item:not([hidden]):not(.out)")];
  const nearest = found.sort((a, b) => Number(a.style.order) - Number(b.style.order))[0];
  if (nearest && search.value) {
    nearest.querySelector("button.q").click();
    search.select();
    search.dispatchEvent(new CustomEvent("goimon:taken"));
  }
});
// A favourite is on top as soon as its sheet is closed.
document.getElementById("sheet").addEventListener("close", fillOften);
fillOften();
for (const category of categories) spy.observe(category);
current(categories.find((category) => !category.hidden)?.id);
