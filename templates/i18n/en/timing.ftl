# Firing by prep time: what is sent together is done together.
timed-at = at { $name }
timed-done = → { $name }
timed-now = Make now
timed-waits = { $n ->
    [one] { $n } timed
   *[other] { $n } timed
}
deed-time-came = said that it is time for { $name }
terms-kitchen = A course comes out together
terms-kitchen-why = What takes longest goes to the kitchen first; what is quick waits for its time. How many minutes an item takes is on the menu page. Drinks and items without minutes go at once.
terms-by-prep = Fire by prep time
menu-prep = Minutes to make
menu-prep-why = From 1 to { $n } minutes. Empty: it goes at once and waits for nothing.
menu-prep-minutes = { $n } min
field-prep = Minutes to make
refused-waits-for-word = This waits until whoever serves the table fires its course, not for a time.
problem-waits-for-word = It waits to be fired
