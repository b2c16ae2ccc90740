// The menu for a table that is not open yet because there is no network: whose it is stands in the address, what it is called
// and how many sit there on this page, which is kept for all tables.

import { awaited, toOpen } from "./carts.js";
import { ofTable } from "./opening.js";

const bar = document.getElementById("cart");
const covers = document.getElementById("covers");
const id = location.pathname.match(/^\/tables\/([0-9a-f-]{36})$/)?.[1];
const named = id && document.querySelector(`#tables option[value="${CSS.escape(id)}"]`);

if (named) {
  const table = ofTable(id);
  bar.dataset.check = table;
  bar.dataset.place = named.textContent;
  bar.dataset.table = id;
  document.getElementById("where").textContent = named.textContent;
  document.title = named.textContent;
  covers.value = String(awaited(table)?.covers ?? covers.value);
  const say = () => toOpen(table, Math.max(1, covers.valueAsNumber || 1));
  say();
  for (const name of ["input", "change", "click"]) covers.parentElement.addEventListener(name, say);
  // It is open: what is ordered now goes to its check.
  window.addEventListener("goimon:opened", ({ detail }) => {
    if (detail.table === table) location.assign(`/checks/${detail.check}`);
  });
} else {
  document.querySelector("[data-unknown]").hidden = false;
  document.querySelector("[data-known]").hidden = true;
}
