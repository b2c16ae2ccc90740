# Printers: the manager's page, the queue, what went wrong, and what stands on paper.

printers-title = Printers
printers-why = Kitchen slips, bills, cash drawer
printers-count = { $n ->
    [0] No printers yet
    [one] 1 printer
   *[other] { $n } printers
}
printers-none = There are no printers yet. Enter a printer's address in the house's network, such as 192.168.1.50.
printers-new = Add a printer
printers-new-do = Add
printers-name = Name of the printer
printers-address = Address
printers-address-why = Its address in the house's network; port 9100 unless you say otherwise
printers-paper = Paper width
printers-mm = { $name } mm
printers-letters = Letters
letters-picture = As a picture (Vietnamese is always right)
letters-cp1258 = Code page Windows-1258
letters-tcvn3 = Code page TCVN-3 (ABC)
letters-plain = Without accents
printers-receipts = Prints bills and receipts
printers-drawer = Has a cash drawer
printers-stations = Prints slips for these stations
printers-slips = When slips are printed
slips-always = Always
slips-unseen = Only when no screen shows them after 5 seconds
printers-fallback = Printer that takes over
printers-no-fallback = None
printers-test = Print a test page
printers-remove = Remove this printer
printers-tested = A test page is on its way to { $name }.

prints-title = Print queue
prints-failing = Not printed
prints-waiting = Waiting
prints-lately = Printed lately
prints-none = Nothing waits to be printed.
prints-retry = Print again
prints-to = Print at { $name }
prints-discard = Discard
prints-open = Printers
prints-drawer = Open the cash drawer
prints-drawer-why = Why
prints-drawer-change = Small change
print-bill = Print provisional bill
print-receipt = Print receipt
print-copy = Print a copy
receipt-width = Paper
printed-at = Printed at { $name }
print-state-waiting = waiting
print-state-sending = printing
print-state-printed = printed
print-state-expired = too old, not printed
print-state-doubtful = perhaps printed: look at the paper, then choose
print-state-discarded = discarded
print-maybe = some of it may be printed

paper-slip = Kitchen slip
paper-provisional = Provisional bill
paper-receipt = Receipt
paper-x = X report
paper-z = Z report
paper-drawer = Cash drawer
paper-test = Test page

fault-no-connection = Printer { $name }: { $address } cannot be reached — { $why }
fault-no-such-host = Printer { $name }: there is no { $address } — { $why }
fault-no-answer = Printer { $name }: { $address } does not answer. Is it switched on and plugged in?
fault-cut = Printer { $name }: the connection broke in the middle — { $why }
fault-stuck = Printer { $name }: it takes nothing more; the paper may be jammed
fault-no-paper = Printer { $name }: out of paper
fault-cover-open = Printer { $name }: the cover is open
fault-offline = Printer { $name }: it says that it is off-line
fault-server-stopped = Printer { $name }: the server stopped while printing; it may be printed twice
fault-printer-gone = The printer of this page is no more
print-doubtful = It was tried twice: look whether it is on paper, then print it again or put it away.
fault-printer = Printer Printer|Printer
fault-too-old = Printer { $name }: it waited too long and was not printed

paper-maybe = CÓ THỂ IN LẠI / POSSIBLE DUPLICATE
paper-instead-of = (in place of { $name })
paper-transfer = Scan to pay by transfer
paper-test-printer = Printer
paper-test-address = Address
paper-test-width = Paper
paper-test-mm = { $name } mm
paper-test-letters = Letters
paper-test-well = If you can read all of this, the printer is fine.
slip-void = VOID
slip-change = CHANGE
slip-again = MAKE AGAIN
slip-move = TABLE MOVED
slip-hold = HOLD, COMES LATER

deed-print-queued = sent it to the printer
deed-paper-printed = printed it
deed-print-failed = noted that it did not print
deed-print-expired = noted that it waited too long for the printer
deed-print-retried = had it printed again
deed-print-discarded = discarded a print
deed-drawer = opened the cash drawer

field-drawer = drawer
field-paper = paper width
field-letters = letters
field-slips = when slips are printed
field-fallback = printer that takes over

refused-printer-bad-name = A printer needs a name of at most 40 characters.
refused-printer-name-taken = Another printer is called so. Choose another name.
refused-printer-bad-address = This is not a printer's address. It looks like 192.168.1.50 or 192.168.1.50:9100.
refused-no-such-printer = There is no such printer.
refused-no-printer = No printer is set up for bills. A manager adds one under Printers.
refused-no-such-job = This print is no more.
refused-job-not-waiting = It is being printed, or was printed.
refused-no-drawer = No printer has a cash drawer.
problem-printer-bad-name = Not a printer's name
problem-printer-name-taken = The name is taken
problem-printer-bad-address = Not a printer's address
problem-no-such-printer = No such printer
problem-no-printer = No printer
problem-no-such-job = No such print job
problem-job-not-waiting = Printing or printed
problem-no-drawer = No cash drawer
trouble-refused = the printer refuses the connection
trouble-unreachable = no network leads to the printer
trouble-reset = the printer broke off
