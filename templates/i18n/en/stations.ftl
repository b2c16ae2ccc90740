# Stations whose screens are down, and what else the kitchen does.

dark-not-shown = The screen of { $name } has not shown the order. Go and tell them:
dark-bar = { $n ->
    [one] { $name } is not live · { $n } ticket waits
   *[other] { $name } is not live · { $n } tickets wait
}
dark-take = Take over
deed-not-shown = the screen of { $name } has not shown the order
