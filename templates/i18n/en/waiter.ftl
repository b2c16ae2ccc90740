# Waiters
live-connecting = connecting…
nav-label = Main pages
nav-floor = Floor
nav-ready = Ready
nav-mine = Mine
nav-more = More
less = One less
more-of = One more

floor-title = Floor
floor-areas = Areas
floor-jump = No.
floor-jump-label = Go to table number
floor-jump-none = There is no such table
floor-free = Free
floor-seated = ○ Seated
floor-not-ordered = ○ Not ordered
floor-attention = ⚑ Not ordered
floor-ordered = ● Sent
floor-ready = ✓ Ready
floor-served = ✓ All served
floor-bill = ₫ Bill asked
floor-checks = { $n ->
    [one] { $n } check
   *[other] { $n } checks
}
floor-new-takeaway = New takeaway

check-move = Guests, move, merge, note…
check-merged = This check was merged into another one.
check-merged-go = Go there
round-from = from { $name }
move-tab = Move
move-how = Tap where the guests sit now. A taken table asks whether to merge.
move-here = here
move-taken = taken
move-alongside = Sit at this table, with a bill of their own
merge-with = Merge with
merged-with = Merged into this bill
part-again = Part again
lines-tab = Items
lines-which = What goes on another bill
lines-quantity = How many of { $name }
lines-where = Where it goes
lines-new = A new bill at this table
about-tab = Guests
note-title = Note on the table
note-words = Everybody sees it: floor, kitchen, till
note-birthday = 🎂 Birthday
note-vip = ★ VIP
note-child = Child seat
note-hurry = In a hurry
note-none = Take it off
waiter-title = Hand over
waiter-now = { $name } serves this table.
away-title = Takeaway or delivery
away-who = Who takes it away
away-name = Name
away-phone = Phone
away-promised = Promised for
away-delivery = We deliver it
away-address = Address
away-for = for { $name }
floor-new-away = Takeaway with name, delivery

table-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
table-checks = Open checks
table-another = Open another check
table-covers = Guests
table-open = Open and order

check-menu = Menu
check-sent = Sent
check-tabs = Menu, or what was sent
check-more = More for this check
check-settle = Settle
check-timeline = Who did what
check-another = Open another check at this table
check-drop = Guests left: put the empty check away
check-empty = Nothing was sent yet.
check-closed = This check was paid at
check-put-away = This empty check was put away at
check-receipt = Receipt
check-gone = This check is closed.
rounds-sent = { $n ->
    [one] { $n } round sent
   *[other] { $n } rounds sent
}

mark-saving = Saving… kept on this phone
mark-saved = Saved
mark-seen = Seen by the kitchen
mark-unseen = ⚠ The screen of { $name } has not shown this order. Go and tell them.

line-queued = ● In the kitchen
line-cooking = ● Being made
line-ready = ✓ Ready
line-served = ✓ Served
line-undo-label = { $name } is not served, undo
line-known = the kitchen knows
line-unknown = the kitchen has not said that it knows
line-title = Sent item
line-how-many = How many
line-why = Why?
line-why-if = Why? (if you like)
line-why-words = In words
line-manager = A manager allows it
line-manager-who = Manager
line-manager-pin = Manager’s PIN
line-void-free = Nobody has made it yet: the kitchen is told at once.
line-remake-free = The guest pays for it once. The kitchen gets it at once, marked “cook again”.
deed-do-change = Change it
deed-do-void = Take it off
deed-do-comp = Give it away
deed-do-remake = Cook it again

sum-lines = Items
sum-service = Service
sum-tax = Tax { $name } %
sum-tax-included = includes { $name } % tax
sum-rounding = Rounding
sum-total = Total
sum-paid = Paid
sum-due = Due
bill-ask = ₫ Guests want the bill
bill-call-off = No bill yet

menu-search = Search: pho bo, pbt, R09
menu-search-label = Search the menu
menu-find = Search, with quantity and note
menu-categories = Headings
menu-often = Often
menu-none = Nothing on the menu matches.
menu-out = Sold out
menu-add-label = Add { $name }
menu-must-choose = { $name }: must be chosen

portions-title = Sold out (86)
portions-none = Everything is on sale.
portions-left = { $n } left
portions-today = today only
portions-back = Back on sale
portions-back-label = { $name } is back on sale
portions-more = Something ran out
portions-out = Sold out
portions-count = Count
portions-count-label = Count the portions of { $name }
portions-how-many = Portions left
portions-only-today = today only
portions-count-of = { $n ->
    [0] everything is on sale
    [one] { $n } item
   *[other] { $n } items
}

cart-one = 1 item
cart-many = # items
cart-send = Send

sheet-required = choose one
sheet-optional = optional
sheet-most = at most #
sheet-quantity = Quantity
sheet-note = Note for the kitchen
sheet-note-example = less spicy, no onion…
sheet-add = Add
sheet-change = Change

outbox-signin = You were signed out. The order is kept on this phone.
outbox-signin-do = Sign in to send
outbox-failed = This order was not sent.
outbox-other = Somebody else's unsent order on this phone.
outbox-send = Send now
outbox-open = Look
outbox-round = Round
fix-price = Accept the new price, send
fix-sold-out = Send without it
fix-too-few = Send what is left
fix-change = Change the order
fix-drop = Drop this order

ready-title = Ready
ready-serve = Served
ready-serve-label = { $name } is served
ready-done = Served
ready-none = Nothing waits at the pass.
ready-mine = My tables

mine-title = My tables
mine-none = You have no open checks.

more-title = More
more-checkout = Till
more-kitchen = Kitchen screens
more-expo = Pass screen
more-manage = Manage the house
more-sound-on = Sound is on
more-sound-off = Turn on sound on this phone
more-sign-out = Sign out
check-rounds = Rounds sent
sheet-star = Favourite: keep it on top
sheet-presets = Quick notes
ready-all-of = Carry out all ·
outbox-several = # rounds wait to be sent
