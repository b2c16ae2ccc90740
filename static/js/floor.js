// The floor's tabs, the jump to a table by its number, and the mark on one's own tables.

const AREA = "goimon-area";
const tabs = [...document.querySelectorAll(".areas a")];
const jump = document.getElementById("jump");
const me = document.body.dataset.staff;

function current() {
  for (const tab of tabs) {
    if (tab.hash === location.hash) {
      tab.setAttribute("aria-current", "true");
      tab.scrollIntoView({ block: "nearest", inline: "center" });
    } else tab.removeAttribute("aria-current");
  }
}

function go(hash) {
  // Without a step in the history: back leads out of the floor, not through its tabs.
  location.replace(hash);
  sessionStorage.setItem(AREA, hash);
  scrollTo(0, 0);
  current();
}

for (const tab of tabs) {
  tab.addEventListener("click", (event) => {
    event.preventDefault();
    go(tab.hash);
  });
}

const last = location.hash || sessionStorage.getItem(AREA);
const first = tabs.find((tab) => tab.hash === last) ?? tabs[0];
if (first) go(first.hash);

function mine() {
  for (const tile of document.querySelectorAll(".tile")) {
    tile.classList.toggle("own", Boolean(me) && (tile.dataset.waiter ?? "").split(" ").includes(me));
  }
}

const same = (label, typed) => label.localeCompare(typed, undefined, { sensitivity: "base" }) === 0;

if (jump) {
  jump.hidden = false;
  jump.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const typed = jump.value.trim();
    const tile = [...document.querySelectorAll(".tile")].find((other) => same(other.dataset.label, typed));
    if (tile) location.assign(tile.href);
    else if (typed) {
      jump.setCustomValidity(jump.dataset.none);
      jump.reportValidity();
    }
  });
  jump.addEventListener("input", () => {
    jump.setCustomValidity("");
    const typed = jump.value.trim().toLowerCase();
    for (const tile of document.querySelectorAll(".tile")) {
      tile.classList.toggle("away", typed !== "" && !tile.dataset.label.toLowerCase().startsWith(typed));
    }
  });
}

window.addEventListener("goimon:painted", mine);
mine();
