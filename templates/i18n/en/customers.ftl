# Customers
customer-title = Customer
customer-find = Phone number, its last 4 digits, or name
customer-search = Find
customer-none = Nobody found. Add a new customer below.
customer-on = Choose
customer-on-label = Choose { $name }
customer-off = Take off the check
customer-new = New customer
customer-name = Name
customer-phone = Phone number
customer-tier = Tier
customer-add = Add and choose
tier-member = Member
tier-silver = Silver
tier-gold = Gold
promo-tier = For whom
promo-tier-all = Every guest
promo-tier-from = from { $name } on
deed-customer = put { $name } on the check
deed-customer-off = took the customer off the check
refused-no-such-customer = There is no such customer. Look for the phone number again.
refused-phone-taken = Another customer has this phone number. Look for that number.
problem-no-such-customer = No such customer
problem-phone-taken = The phone number is taken
field-phone = Phone number
field-tier = Tier
field-customer = Customer

# Points, accounts and statements.
customers-title = Customers
customers-find = Name, phone number or its last 4 digits
customers-add = Add
customer-points = Points
customer-owes = On account
customer-limit = May owe up to
customer-limit-of = up to { $name }
customer-note = Note
customer-edit = About them
customer-change = Change
debt-title = They pay what they owe
debt-amount = Amount
debt-do = Take the money
statement-title = Statement
statement-none = Nothing on it yet.
statement-what = What for
entry-earned = Points earned
entry-earned-back = Points back for a refund
entry-spent = Points spent
entry-spent-back = Points returned
entry-charged = Put on account
entry-charged-back = Off the account for a refund
entry-settled = Debt paid
points-count = { $n ->
    [one] { $n } point
   *[other] { $n } points
}
points-earned = { $n ->
    [one] +{ $n } point
   *[other] +{ $n } points
}
account-owes = owes { $name }
account-ahead = { $name } ahead
tender-points = Points
tender-account = On account
deed-paid-points = took { $name } in points
deed-paid-account = put { $name } on account
deed-entry = wrote on the customer’s statement: { $name }
receipt-customer = Customer
receipt-standing = Points, account
shift-debts = Old debts paid, { $name }
terms-points-per = How much paid makes 1 point (0: none are earned)
terms-points-value = 1 point is worth (0: none are spent)
field-points_per = Amount for a point
field-points_value = Value of a point
field-note = Note
field-limit = Limit
refused-no-customer = Say first whose check it is.
refused-points-not-whole = Points are whole: each is { $value }.
refused-too-few-points = They have only { $points } points.
refused-over-limit = Only { $room } more can be put on this account.
refused-owes-less = They owe only { $owed }.
refused-not-money = A debt is paid in cash, by card, transfer or wallet.
refused-paid-by-them = Points or an account have paid on this check. Take that off first.
problem-no-customer = No customer
problem-points-not-whole = Points are whole
problem-too-few-points = Too few points
problem-over-limit = Over the limit
problem-owes-less = More than they owe
problem-not-money = Not money
problem-paid-by-them = Paid by points or account
