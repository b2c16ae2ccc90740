# Courses: holding and firing.
course-drinks = Drinks
course-starters = Starters
course-mains = Mains
course-desserts = Desserts
courses-title = Courses
courses-waiting = Courses waiting
course-waits = { $n ->
    [one] { $n } waits
   *[other] { $n } wait
}
course-portions = { $n ->
    [one] { $n } dish
   *[other] { $n } dishes
}
course-due = now?
course-fired = fired
course-fire = Fire
course-fire-label = Fire { $name }
course-fire-at = Fire at { $name }
course-hold = Hold
course-hold-label = Hold: { $name }
line-held = waits for its course
line-seat = seat { $n }
cart-course-now = now
cart-course-later = later
sheet-course = Course
sheet-seat = Seat
sheet-seat-none = whole table
kitchen-state-held = waits for its course
kitchen-held = HOLD
kitchen-seat = seat { $n }
deed-course-held = held { $name }
deed-course-fired = fired { $name }
refused-still-held = { $count ->
    [one] One line still waits for its course or its time. Fire it or take it off, then settle the bill.
   *[other] { $count } lines still wait for their course or their time. Fire them or take them off, then settle the bill.
}
refused-nothing-to-hold = Nothing of this course can wait any more: the kitchen has begun it, or nothing was sent.
refused-bad-seat = Line { $line }: a seat is a number from 1 to { $most }.
problem-still-held = Lines still wait
problem-nothing-to-hold = Nothing can wait
problem-bad-seat = No such seat
field-course = Course
field-seat = Seat
field-hold = Course that waits
