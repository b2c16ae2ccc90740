// Slots of a screen on which several stations' tickets stand: the oldest first, and each keeps its slot until it leaves, also
// over a reload of the page.

const MEMORY = `goimon-slots:${location.pathname}`;
const held = new Map(remembered()); // ticket → slot

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(MEMORY)) ?? [];
  } catch {
    return [];
  }
}

/** The slot of a ticket that was settled. */
export const shared = (ticket) => held.get(ticket.id) ?? 0;

/** What is in a hurry stands first, in the order in which it comes; whoever stood there stands in its place. */
function rushed(tickets) {
  let first = 0;
  for (const ticket of tickets) {
    if (!ticket.classList.contains("rush")) continue;
    const from = held.get(ticket.id);
    const other = [...held].find(([, slot]) => slot === first)?.[0];
    if (other !== undefined && from > first) held.set(other, from);
    if (from > first) held.set(ticket.id, first);
    first += 1;
  }
}

/**
 * Gives every ticket without a slot the one in which it stood so far (ticket → slot), else the first free one. They come in the
 * order in which they were sent.
 */
export function settle(tickets, stood) {
  const here = new Set(tickets.map((ticket) => ticket.id));
  for (const id of held.keys()) if (!here.has(id)) held.delete(id);
  const taken = new Set(held.values());
  for (const { id } of tickets) {
    if (held.has(id) || !stood.has(id) || taken.has(stood.get(id))) continue;
    taken.add(stood.get(id));
    held.set(id, stood.get(id));
  }
  for (const ticket of tickets) {
    if (held.has(ticket.id)) continue;
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    taken.add(slot);
    held.set(ticket.id, slot);
  }
  rushed(tickets);
  sessionStorage.setItem(MEMORY, JSON.stringify([...held]));
}
