# The till and the receipt.

till-title = Till
till-open = Open checks
till-open-count = { $n ->
    [one] { $n } open check
   *[other] { $n } open checks
}
till-none = No check is open.
till-choose = Choose a check on the left.
till-floor = Floor
till-closed = Paid checks
till-closed-none = Nothing has been paid yet.
till-back-to-open = Open checks
till-minutes = min
till-unseen = The kitchen has not seen the new order
till-stage-bill = Bill asked
till-stage-ready = { $n } to carry out
till-stage-ordered = In the kitchen
till-stage-served = All served
till-stage-seated = Nothing ordered
till-check = check { $n }
till-table = Table { $name }
till-opened = opened { $name }
till-asked = bill asked at { $name }
till-said-added = added { $name }
till-said-paid = took { $name }
till-confirm-why = Look at the amount again before you take it.
till-confirm = Seen
till-quantity = Quantity
till-item = Item
till-amount = Amount
till-add = Add items
till-look = Look at it
till-bill = Bill asked
till-bill-off = Bill not asked
till-provisional = Provisional bill
till-pay = Payment
till-due = Due
till-tender = Tender
till-pays = Take
till-given = Given
till-given-short = given
till-back = Delete one digit
till-change = Change due
till-left = Left after this:
till-take = Take payment
till-why-changed = The bill has just changed: confirm the new amount with “Seen” above.
till-why-amount = Enter how much to take.
till-why-more = That is more than is due.
till-why-less = The guest has not given enough.
till-empty = Nothing has been ordered on this check.
till-settled = Paid in full
till-next = Next check
till-print = Print receipt
till-receipt = Look at the receipt

tender-cash = Cash
tender-card = Card
tender-transfer = Bank transfer

bill-lines = Items
bill-discount = Discount
bill-service = Service charge
bill-tax = Tax, { $name }
bill-tax-included = Includes tax, { $name }
bill-rounding = Rounding
bill-total = Total
bill-due = Still due
bill-given = given { $name }
bill-change = change { $name }

receipt-title = Check { $n }
receipt-heading = RECEIPT
receipt-provisional = PROVISIONAL BILL
receipt-check = Check
receipt-table = Table
receipt-takeaway = Takeaway
receipt-when = Date
receipt-by = Served by
receipt-thanks = Thank you. See you again!
receipt-print = Print
receipt-back = Back to the till
