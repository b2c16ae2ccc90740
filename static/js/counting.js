// While a drawer is counted: what has been counted so far. What should be there is not said: who knows it counts until it fits.
import { written } from "./amounts.js";

const form = document.getElementById("counting");
const sum = document.getElementById("counted");

function reckon() {
  let total = 0;
  for (const field of form.querySelectorAll("[name^='piece-']")) {
    const count = field.value.trim();
    if (/^\d{1,6}$/.test(count)) total += Number(field.name.slice("piece-".length)) * Number(count);
  }
  sum.textContent = written(total);
  sum.parentElement.hidden = total === 0;
}

form?.addEventListener("input", reckon);
if (form) reckon();
