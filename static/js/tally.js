// The figures in the bar of a kitchen screen, from what it shows: tickets, about to be late, late, the oldest.

const grid = document.getElementById("tickets");

function write(name, count, text = String(count)) {
  for (const node of document.querySelectorAll(`[data-tally="${name}"]`)) {
    const number = node.querySelector("b") ?? node;
    if (number.textContent !== text) number.textContent = text;
    node.classList.toggle("nothing", count === 0);
  }
}

window.addEventListener("goimon:tick", () => {
  const tickets = [...(grid?.querySelectorAll(".ticket[data-v]") ?? [])];
  write("tickets", tickets.length);
  write("warn", tickets.filter((ticket) => ticket.classList.contains("warn")).length);
  write("late", tickets.filter((ticket) => ticket.classList.contains("late")).length);
  write("complete", tickets.filter((ticket) => ticket.classList.contains("complete")).length);
  const times = tickets.map((ticket) => ticket.querySelector("time[data-since]")).filter(Boolean);
  times.sort((a, b) => Number(a.dataset.since) - Number(b.dataset.since));
  write("oldest", times.length, times[0]?.textContent ?? "");
});
