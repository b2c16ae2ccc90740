### What the web says when something was not done: pages and forms alike.

oops-title-door = You cannot do this here
oops-title-lost = Nothing here
oops-title-changed = It has changed meanwhile
oops-title-down = Something is wrong with the server
oops-title-refused = That did not work

oops-not-signed-in = Please sign in first.
oops-not-enrolled = This device is not known to the house. Ask the manager for a code.
oops-not-allowed = This is for other colleagues. Sign in as somebody who may do it.
oops-foreign = This request did not come from a page of this server. Open the page again and try once more.
oops-not-found = There is no such page, check or table here. Go back to the start.
oops-wrong-method = This address can’t be used like that. Go back to the start.
oops-bad-field = The field “{ $name }” is missing or can’t be right. Please correct it.
oops-bad-off = Write a percentage, like 12 %, or an amount, like 50.000.
oops-both-ways = Give back by dish or by amount, not both: empty one of them.
oops-look-with-amount = To only open the drawer leave the amount empty; for money press pay in or pay out.
oops-bad-amount = This is no amount, or too large a one. Type digits only.
oops-typed-twice = The two passwords are not the same. Type both again.
oops-too-large = This is too much at once.
oops-too-slow = The request took too long to arrive. Check the network and try again.
oops-busy = Very much is going on right now. Try again in a second.
oops-down = It is not certain that this was saved. Look before you do it again.

oops-bad-code = This code is wrong, used already or older than 10 minutes. Ask the manager for a new one.
oops-code-needed = A code is needed. The manager makes one under “Devices”.
oops-no-such-person = Nobody of that name works here.
oops-wrong-pin = Wrong PIN. Try again.
oops-wrong-password = Name or password is wrong.
oops-locked = Too many wrong tries on this device. Wait a little.
oops-bad-pin = A PIN has 4 to 8 digits.
oops-bad-password = A password has at least 10 characters.
oops-bad-name = A name has 1 to 60 characters.
oops-bad-name-of = “{ $name }” takes 1 to 60 characters. Please make it shorter, or fill it in.
oops-bad-zone = There is no such time zone. Use a name such as Asia/Ho_Chi_Minh.
oops-name-taken = This name is taken already. Choose another one.
oops-last-manager = One manager must stay.
oops-no-such-station = There is no such station.
oops-set-up-already = The house is set up already.
oops-bad-menu = The menu file was not taken. { $name }

oops-nameless-device = Device

## The fields of forms

field-table = Table
field-to = Where to
field-check = Check
field-into = Check to merge with
field-seen = What was on the screen
field-promised = Promised for
field-left = Portions left
field-amount = Amount
field-area = Area
field-cash_step = Cash rounding
field-chosen = Choices
field-covers = Guests
field-csv = Menu file
field-currency = Currency
field-item = Item
field-key = Key of the request
field-labels = Names of the tables
field-lang = Language
field-line = Line
field-lines = Lines
field-name = Name
field-post = What the device is for
field-quantity = Quantity
field-role = Role
field-seats = Seats
field-service = Service charge
field-staff = Person
field-tender = Way of paying
field-venue = Venue
field-version = Version of the bill
field-why = Reason
field-manager = Manager
field-undoing = How to undo
field-vi = Vietnamese name
field-zone = Time zone
field-venue_name = Name of the house
field-owner_name = Name of the owner

## What is wrong in a menu file

menu-fault = row { $row }, column “{ $column }”: { $why }
menu-fault-not-csv = this is not CSV ({ $found })
menu-fault-other-column = column { $place } is “{ $found }” and must be “{ $wanted }”
menu-fault-no-column = column { $place } is missing and must be “{ $wanted }”
menu-fault-unknown-column = there is no column “{ $found }”: only “course” and “prep” may follow “modifier_groups”, each once
menu-fault-not-course = “{ $found }” is not a course: write drinks, starters, mains or desserts
menu-fault-not-minutes = “{ $found }” is not a number of minutes from 1 to { $most }
menu-fault-no-items = there are no items under the header
menu-fault-columns = the row has { $found } columns instead of { $wanted }
menu-fault-code-twice = “{ $found }” is in row { $first } already; every code may be there once
menu-fault-no-name = the item has no name in either language
menu-fault-empty = it is empty
menu-fault-other-currency = “{ $found }” is not this venue’s currency, which is { $wanted }
menu-fault-negative = “{ $found }” is less than nothing
menu-fault-not-amount = “{ $found }” is not an amount in { $currency }
menu-fault-group-twice = the group “{ $found }” is there twice
menu-fault-not-group = “{ $found }” is not a group: write Name[min-max]:Choice*+delta|Choice
menu-fault-group-nameless = a group of choices has no name
menu-fault-range = the group “{ $name }” asks for [{ $min }-{ $max }]; the second number must be at least 1 and the first
menu-fault-defaults = the group “{ $name }” has { $found } defaults and allows only { $max }
menu-fault-choice-twice = the group “{ $name }” has the choice “{ $choice }” twice
menu-fault-choice-nameless = “{ $found }” is a choice without a name
menu-fault-choice-amount = the choice “{ $choice }”: “{ $found }” is not an amount in { $currency }
field-presets = Notes to tap
field-round = Round
