# For every screen
skip = Skip to content
home = Home
back = Back
save = Save
cancel = Cancel
close = Close
undo = Undo
add = Add
yes = Yes
no = No
free-of-charge = Free
live-on = live
live-off = not connected
not-live-since = NOT LIVE since
act-saving = Sending again, please keep the screen open…
act-failed = That was not done. Please try again.
language = Language
lang-vi = Tiếng Việt
lang-en = English
role-waiter = Waiter
role-kitchen = Kitchen
role-cashier = Cashier
role-manager = Manager
takeaway = Takeaway
room-named = Room { $name }
table-named = Table { $name }
takeaway-number = TA { $n }
check-number = Check #{ $n }
covers-count = { $n ->
    [one] { $n } guest
   *[other] { $n } guests
}
round-number = Round { $n }
minutes-short = ′

# Why something was not done, and what to do now
refused-no-such-check = This check is not open any more. Go back to the floor.
refused-no-such-table = There is no such table. Choose again on the floor.
refused-no-such-station = There is no such station. Choose the kitchen screen again.
refused-no-such-ticket = This ticket is gone. Reload the screen.
refused-no-such-line = This line is not on the check. Reload the page.
refused-no-such-item = Line { $line }: this is not on the menu any more. Take it out and send again.
refused-no-such-choice = Line { $line }: “{ $item }” has no such choice. Choose again.
refused-table-taken = Table { $table } is open already. Add to that check, or open a second one.
refused-check-closed = Check #{ $number } is closed. If the guests order more, open a new check.
refused-bad-covers = Guests must be from 1 to 500.
refused-empty-round = There is nothing to send yet. Choose something first.
refused-too-many-lines = At most { $most } lines go in one round. Send it in two.
refused-bad-quantity = Line { $line }: the quantity must be from 1 to 999.
refused-note-too-long = Line { $line }: a note has at most { $most } characters. Make it shorter.
refused-sold-out = Line { $line }: “{ $item }” has just sold out. Tell the guests, then send without it.
refused-too-few-left = Line { $line }: only { $left } of “{ $item }” are left. Tell the guests, then send what is left.
refused-not-on-menu = This is not on the menu any more. Reload the page.
refused-bad-portions = Portions must be from 0 to 9999.
refused-price-changed = Line { $line }: “{ $item }” now costs { $now }, not { $seen }. Tell the guests, then send at the new price.
refused-choice-missing = Line { $line }: choose { $group } for “{ $item }”.
refused-too-many-choices = Line { $line }: choose at most { $most } of { $group } for “{ $item }”.
refused-not-empty = Check #{ $number } has orders on it: it must be paid and can't be put away.
refused-line-stale = “{ $item }” is not as you saw it any more: there are { $quantity }, { $state ->
    [queued] still in the kitchen
    [ready] made and ready
    [served] served
   *[voided] taken off
}. Look again.
refused-not-so-many = There are only { $most } of it. Choose from 1 to { $most }.
refused-reason-needed = The kitchen has made it already, or the guests have seen the bill: say why. For “something else”, in words.
refused-approval-needed = A manager must allow this ({ $amount }) with their PIN.
refused-approval-gone = The manager’s PIN does not hold for this { $amount } any more. Ask for it again.
refused-already-made = “{ $item }” is made already and can’t be changed. Take it off, or order another one.
refused-not-made = “{ $item }” is still in the kitchen. Change it instead.
refused-merged-away = Check #{ $number } was merged into { $place }. Go on there.
refused-moved-meanwhile = Check #{ $number } is at { $place } now. Look again before you move it.
refused-same-check = This is the same check. Choose another one.
refused-not-merged = These checks are not merged any more. Reload the page.
refused-has-payments = Something was paid on check #{ $number } already, so it can't be merged. Move the items instead.
refused-has-discounts = A voucher is redeemed on check #{ $number }. Merge the other one into it, or take the voucher back first.
refused-paid-already = { $paid } was paid already: the bill can’t become less. Take the payment off first, then do it again.
refused-nothing-to-move = Choose what goes on the other bill.
refused-no-such-person = Nobody of that name serves here. Choose again.
refused-at-a-table = These guests sit at table { $table }; only what has no table is taken away.
refused-too-long = At most { $most } characters fit. Make it shorter.
refused-stale = The bill has just changed. { $due } is due: look again, then take the payment.
refused-more-than-due = Only { $due } is due. Enter a smaller amount.
refused-bad-amount = An amount must be more than nothing.
refused-given-too-little = { $given } was given; that is less than { $amount }.
refused-given-too-much = { $given } was given for { $amount }: a whole note would go back. Look at what was given again.
refused-tip-too-large = A tip of { $tip } is more than the whole bill of { $amount }. Look at the sum again.
refused-only-cash-gives-change = Only cash gives change. By card or transfer exactly the amount comes in.
refused-key-reused = This was used for something else already. Reload the page and do it again.

# Why something was undone
why-mind = The guest changed their mind
why-mistake = Something else was meant
why-slow = The kitchen took too long
why-quality = It was not good
why-other = Something else
allowed-by = allowed by { $name }
line-voided = Taken off
line-changed = Changed
line-comped = Given away
line-remade = Cooked again
refused-given-away = “{ $item }” was given away. Order what is more beside it; nobody has given that away.
refused-on-the-bill = The guests have seen a bill with “{ $item }” on it. To make it less, take it off and say why.
