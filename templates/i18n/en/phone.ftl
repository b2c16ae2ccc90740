# The waiter's phone without network, and what saves taps.
check-again = Again:
kept-as-of = NO NETWORK · as of #, @ min ago
no-network = No network
no-network-why = This page is not kept on this phone. It opens by itself as soon as the network is back. What you have sent waits safely here and goes out by itself.

# Needs attention: how long guests may wait.
terms-patience = Needs attention after
terms-patience-why = In minutes. The floor then marks the table with a word and a flag. 0 is never.
terms-patience-order = Seated, nothing ordered
terms-patience-service = Food stands at the pass
terms-patience-bill = Bill asked for
terms-patience-everyone = Ready food is everybody's to carry
field-patience = Minutes until attention (0 to 240)
floor-wait-service = ⚑ Food waits
floor-wait-bill = ⚑ Wants to pay
ready-everyone = ⚑ Whoever is free: carry it out
fix-join = Add to that bill
fix-alongside = A bill of its own
fix-despite = Open it all the same
unopened-title = A table not open yet
unopened-why = No network: the table opens and the order goes out by itself when it is back.
unopened-unknown = Choose a table on the floor.
fix-new-bill = Open a new bill and send
links-tethered = No network: other pages can’t be opened yet. This one still works: orders are kept and sent by themselves.
