# Money on its way: card, transfer, wallet.

intent-ask-card = Ask at the card terminal
intent-ask-transfer = Show the transfer code
intent-ask-transfer-plain = Wait for the transfer
intent-ask-wallet = Wait for the wallet
intent-came-already = It came already, book it
intent-unknown = Not known whether it came
intent-look-card = Look at the terminal: did it go through?
intent-look-transfer = Look at the bank app: is it on the account?
intent-look-wallet = Look at the wallet app: is it there?
intent-arrived = It arrived
intent-missed = It did not arrive
intent-row = ? Waiting for { $name }
deed-intent = began to take { $name }
deed-intent-missed = did not get { $name }
refused-on-its-way = { $amount } of this bill is on its way. Look whether it arrived, and say so first.
refused-intent-settled = That was settled already.
refused-not-outside = Only a card, a transfer or a wallet is waited for.
problem-on-its-way = Money is on its way
problem-intent-settled = Settled already
problem-not-outside = Nothing to wait for

# Keys of the till.
till-key-check = Choose a check, Enter opens it
till-key-given = What the guest gives, or what is taken
till-key-take = Take the money, or ask for it
till-key-amount = Change the amount
till-key-tip = Tip
till-key-confirm = Seen what is new
till-key-split = Split the check
till-key-provisional = Provisional bill
till-key-print = Print
till-key-back = Back
