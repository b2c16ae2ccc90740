# The takeaway counter and the customers' board.

counter-title = Takeaway counter
counter-order = This order
counter-clear = Clear
counter-nothing = Tap an item to begin. Type to search.
counter-guest = Name, phone, time
counter-take = Take payment, send to kitchen
counter-take-part = Take a part
counter-taken = Taken for this order
counter-empty = Nothing is chosen yet.
counter-wait = Reckoning…
counter-saving = Saving. If the network is slow it is sent again by itself, never twice.
counter-sold = Paid. The kitchen has the order.
counter-next = Next customer
counter-waiting = Customers who wait
counter-hand-over = Handed over
counter-hand-over-label = Number { $n } is handed over
counter-no-script = The counter needs JavaScript. You can still open an ordinary takeaway order.
call-number = Number
call-number-fact = Call number
board-title = Customers’ board
board-making = Preparing
board-ready = Ready
devices-board = Customers’ board
field-sale = Order id
field-payments = Payments
field-seen = Total seen
refused-counter-total-changed = A price or an offer has just changed: this comes to { $due } now. Nothing was taken, nothing was sent to the kitchen. Look again, then take it.
refused-counter-not-paid = { $left } are missing. Nothing was taken, nothing was sent to the kitchen.
refused-counter-too-many-payments = An order is paid in at most { $most } payments.
problem-counter-total-changed = The total has changed
problem-counter-not-paid = Not paid in full
problem-counter-too-many-payments = Too many payments
receipt-delivery = Delivery

move-despite = Move here all the same
move-discount-stays = What is off the whole bill stays with this bill: it does not go along when bills are merged. Moving to another table changes nothing.
