# Stations whose screens are down, and what else the kitchen does.

dark-not-shown = The screen of { $name } has not shown the order. Go and tell them:
dark-tables = { $n } tables
dark-bar = { $n ->
    [one] { $name } is not live · { $n } ticket waits
   *[other] { $name } is not live · { $n } tickets wait
}
dark-take = Take over
deed-not-shown = noted that the screen of { $name } has not shown the order

rush = RUSH
rush-do = rush
rush-off = no rush
rush-key = rush
rush-cancel = Cancel
rush-round = Rush this round
rush-check = Rush in the kitchen
deed-rushed = asked the kitchen to hurry
deed-rush-off = told the kitchen not to hurry after all
refused-nothing-to-rush = Nothing of this is being made now: it is done, or waits for its course.

afterwards-ready = already made
afterwards-served = already served
problem-nothing-to-rush = Nothing to rush

screens-level = Used for
screens-level-tickets = Cooking: the stations' tickets
screens-level-pass = The pass: every table with all its stations
field-level = Used for

allday-groups = Counted apart in “All day”
allday-groups-why = The kitchen counts the choices of a ticked group apart, such as large and small bowls. Those of the others are counted together.
field-group = Group of choices

screens-level-runner = Runners: what the pass has handed over
deed-handed-to-runner = handed it to a runner
deed-handed-back = took it back from the runner
expo-left = Handed over
runner-out = Carried out
runner-take = Take out
expo-key-history = handed over
expo-history-title = The last 50 hand-overs
expo-history-none = Nothing has been handed over yet.
field-when = Moment
