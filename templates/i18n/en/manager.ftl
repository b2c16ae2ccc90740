# Managers
manage-title = Manage
manage-staff = Staff
manage-staff-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
manage-devices = Devices
manage-devices-why = Phones, kitchen screens, tills
manage-menu = Menu
manage-menu-count = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
manage-floor = Areas and tables
manage-floor-count = { $n ->
    [one] { $n } table
   *[other] { $n } tables
}
manage-terms = Terms
manage-terms-why = Service charge, tax, rounding
manage-go = Go to
manage-go-floor = Floor
manage-go-till = Till
manage-go-kitchen = Kitchen screens
manage-go-expo = Pass screen
manage-sign-out = Sign out

devices-code = Code for a new device
devices-code-how = On the new device scan this, or open this address and type the code. It works once.
devices-qr = QR code of the address
devices-new = Add a device
devices-post = What it is for
devices-shared = Phone or till
devices-station = Screen: { $name }
devices-expo = Pass screen
devices-new-do = Make a code
devices-list = Devices
devices-none = There are no devices yet.
devices-revoked = removed
devices-locked = locked until { $name }
devices-revoke = Remove
devices-revoke-label = Remove { $name }

staff-name = Name
staff-role = Role
staff-pin = PIN
staff-pin-why = 4–8 digits. Best one for each person; nothing tells when two are the same.
staff-new-pin = New PIN (leave empty to keep it)
staff-active = Works here
staff-inactive = left
staff-new = Add somebody
staff-new-do = Add

tables-new = Add tables
tables-area = Area
tables-labels = Table numbers
tables-labels-why = Such as 1-12, or P1, P2, VIP.
tables-seats = Seats at each
tables-new-do = Add tables
areas-new = Add an area
areas-vi = Name in Vietnamese
areas-en = Name in English
areas-new-do = Add area

menu-file = Menu from a file
menu-file-why = A CSV file with the columns below. Known codes are changed, new ones added, items that are not in the file stay.
menu-file-choose = CSV file
menu-file-do = Take this menu
menu-file-none = There is nothing on the menu yet.
menu-item-out = sold out
menu-item-86 = Sold out
menu-item-86-label = { $name } is sold out
menu-item-back = Back again
menu-item-back-label = { $name } is there again

terms-why = They apply to checks opened from now on; open checks keep theirs.
terms-service = Service charge (%)
terms-tax-included = Menu prices include tax
terms-step = Round totals to
terms-step-why = Such as 1000. Enter 0 for no rounding.
terms-tax = Tax
terms-from = from { $name }
terms-undoing = Taking off what is made already
terms-undoing-why = Giving away too. A manager always may. What nobody has made yet is taken off freely.
undoing-reason = A reason is enough
undoing-manager = A reason and a manager’s PIN

timeline-title = Who did what
deed-opened = { $n ->
    [one] opened the check for { $n } guest
   *[other] opened the check for { $n } guests
}
deed-covers = { $n ->
    [one] set it to { $n } guest
   *[other] set it to { $n } guests
}
deed-sent = sent round { $n }
deed-cooking = began to cook at { $name }
deed-cooking-off = had not begun to cook at { $name } after all
deed-line-done = finished a dish at { $name }
deed-line-undone = took back a finished dish at { $name }
deed-bumped = finished the ticket at { $name }
deed-recalled = called the ticket back at { $name }
deed-served = carried it out
deed-unserved = said that it was not carried out after all
deed-voided = took a dish off
deed-comped = gave a dish away
deed-changed = changed a dish
deed-remade = had a dish cooked again
deed-known = has seen the changes at { $name }
deed-approved = was allowed something by { $name } with their PIN
approved-void = taking off
approved-comp = giving away
approved-discount = a discount
approved-refund = giving money back
approved-payment = taking off a payment
approved-reopen = opening the bill again
deed-bill = said that the guests want the bill
deed-bill-off = said that the guests stay after all
deed-paid-cash = took { $name } in cash
deed-paid-card = took { $name } by card
deed-paid-transfer = took { $name } by transfer
deed-closed = paid in full, the check is closed
deed-dropped = put the empty check away
deed-saw = noted that the screen of { $name } showed it
deed-moved = moved the guests to another table
deed-merged = merged the check
deed-parted = made it two bills again: { $name }
deed-lines-moved = { $n ->
    [one] moved { $n } item
   *[other] moved { $n } items
}
deed-lines-came = took over dishes from { $name }
deed-handed-over = handed it over to { $name }
deed-move-known = has seen the new table at { $name }
deed-away = said who takes it away
deed-note = wrote a note on the table
deed-sold-out = said that it has run out
deed-portions = { $n ->
    [one] counted { $n } portion
   *[other] counted { $n } portions
}
deed-back-on-sale = put it back on sale
deed-reference = changed the settings
deed-enrolled = added the device { $name }
deed-revoked = removed a device
deed-locked = the device was locked until { $name }
deed-in = signed in
deed-out = signed out
menu-presets = Notes to tap, one a row
menu-presets-why = Notes to tap are shown on the waiter’s phone with the items of their heading: at most 12, of at most 30 characters, without commas.
