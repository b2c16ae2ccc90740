# Kitchen screens and the pass.

kitchen-choose = Whose screen is this?
kitchen-open-tickets = { $n ->
    [one] { $n } open ticket
   *[other] { $n } open tickets
}
kitchen-tickets = Tickets
kitchen-warn = late soon
kitchen-late = late
kitchen-bump = Bump the ticket
kitchen-also = Also at:
kitchen-added = added
kitchen-dine-in = dine-in
kitchen-delivery = delivery
kitchen-moved = moved
kitchen-takeaway = takeaway
kitchen-covers = { $n ->
    [one] { $n } guest
   *[other] { $n } guests
}
kitchen-continued = continued
kitchen-state-queued = to make
kitchen-state-cooking = cooking
kitchen-state-ready = done
kitchen-state-served = served
kitchen-state-voided = taken off
kitchen-mark-cooking = ● COOKING
kitchen-mark-void = ✕ VOID
kitchen-mark-before = ✎ NOT LIKE THIS
kitchen-mark-changed = ✎ INSTEAD
kitchen-mark-again = ↻ COOK AGAIN
kitchen-news = { $n ->
    [one] { $n } change
   *[other] { $n } changes
}
kitchen-know = seen
kitchen-key-know = change seen
kitchen-key-cook = take in hand
kitchen-begin = start
kitchen-begin-off = not started
kitchen-all-off = all taken off
kitchen-count = tickets
kitchen-count-warn = late soon
kitchen-count-late = late
kitchen-oldest = oldest
kitchen-average = avg
kitchen-allday = All-day
kitchen-allday-none = Nothing left to make.
kitchen-sold-out = 86
kitchen-history = Bumped
kitchen-history-title = The last 50 bumped tickets
kitchen-history-none = Nothing has been bumped yet.
kitchen-recall = Recall
kitchen-left = Bumped
kitchen-undo = Undo
kitchen-close = Close
kitchen-keys = Keys
kitchen-page = Page
kitchen-page-before = Page before
kitchen-page-after = Next page
kitchen-newer = new on page
kitchen-key-choose = choose ticket
kitchen-key-bump = bump
kitchen-key-line = choose item
kitchen-key-done = item done
kitchen-key-recall = recall last
kitchen-key-history = bumped
kitchen-key-allday = all-day
kitchen-key-sold-out = sold out
kitchen-key-page = turn page
kitchen-key-none = choose nothing
kitchen-key-keys = keys

sound-on = Sound on
sound-off = Turn sound on

expo-title = Pass
expo-what = every station's part of every check
expo-checks = Checks with food to carry out
expo-count = waiting
expo-count-complete = complete
expo-complete = Complete
expo-part-done = done
expo-hand-over = Hand over what is ready
expo-key-hand-over = hand over
expo-undone = { $n ->
    [one] { $n } dish is not done yet: nothing to hand over.
   *[other] { $n } dishes are not done yet: nothing to hand over.
}
