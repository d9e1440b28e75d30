# Without a network, and without current.

# Numbered paper forms
flash-pack-printed = The numbers have been issued. Open the PDF and print it once.
flash-number-struck = The number has been struck off.
paper-link = Paper forms
paper-title = Paper forms
paper-lead = For when power or line is down. Print now, keep them at the counter, and enter them as soon as it is back.
paper-print-heading = Print a new pack
paper-print-note = Every form has a number that is used once, and a receipt with a QR code for the applicant.
paper-how-many = Number of forms
paper-how-many-hint = { $most } at most in one pack.
paper-print = Make the pack
paper-packs = Packs printed so far
paper-no-packs = No pack yet. Print one before power or line fails.
paper-printed-at = Printed
paper-printed-by = By
paper-count-printed = Forms
paper-count-entered = Entered
paper-count-struck = Struck off
paper-count-open = Still open
version-number = standard version { $version }
pack-title = Pack of forms
pack-lead = { $forms } forms, standard version { $version }, printed { $at } by { $by }.
pack-counts = **{ $entered }** entered, **{ $struck }** struck off, **{ $open }** still open.
pack-print-heading = Print it once
pack-print-note = A second print has the same numbers. Once a number is in use, this PDF cannot be opened any more.
pack-open-pdf = Open the PDF to print
pack-numbers = Numbers of this pack
paper-number = Form number
paper-state = State
paper-what-is-known = What is known
paper-is-open = open
paper-is-begun = being entered
paper-is-entered = entered
paper-is-struck = struck off
paper-open = Not entered. The form lies in the drawer, or is in an applicant's hands.
paper-begun = Received { $received }. It is being entered.
paper-entered = Received { $received }, entered { $entered }.
paper-struck = Struck off { $at }: { $reason }.
strike-heading = Strike a number off
strike-note = For forms that will not be entered. A number struck off cannot be used again. Keep the form itself.
strike-reason = Reason
strike = Strike this number off
struck-miswritten = miswritten
struck-damaged = damaged or misprinted
struck-lost = lost
struck-unused = unused, replaced by a new pack
struck-other = the application was filed in another way

# The page behind the QR code of a form
form-title = Paper form
form-open-heading = This form has not been entered yet
form-begun-heading = Your form was received on paper and is being entered
form-entered-heading = Your form has been entered
form-struck-heading = This form was struck off
form-of = { $service }, { $unit }
form-open-nothing = All we know is that a form with this number was printed. We do not know what is written on it.
form-open-handed-in = Handed it in already? Keep the receipt. The time written on it counts, even if the form is entered later.
form-open-within = Officers must enter it within { $within } of receiving it.
form-begun-words = Received on paper **{ $received }**. The promise counts from that time.
form-entered-words = Received on paper **{ $received }**, entered { $entered }. The promise counts from the time of receipt.
form-entered-track = Track it with number and PIN
form-struck-words = An officer struck this number off on { $at }. There is no application with this number. Do you hold a receipt with time and signature? Bring it to the counter.
form-printed = Printed
form-ask = Ask { $unit }:
form-service-link = Requirements, fee and time of { $service }

# Entering a paper form
flash-entering-paper = Fill in what is written on the paper.
flash-paper-of-other-version = The rules on the day of receipt are of another version than the form. Ask the applicant for what is not written.
paper-enter = Enter a paper form
from-paper = from paper
case-from-paper = **From paper.** Received { $received }, entered { $entered }. Cause: { $why }. All deadlines count from the time of receipt.
enter-title = Enter a paper form
enter-lead = Copy it from the form and from the office's part of its receipt.
enter-number-hint = In the upper right corner, such as SR 2611 7K4 Q2M. You may scan it too.
enter-received = When was it received?
enter-received-hint = The time written on the receipt, not the time you type. The promise counts from here.
enter-day = Day
enter-time = Time
enter-why = Why it was received on paper
paper-no-power = The power was out
paper-no-line = The line was down
paper-system-down = The system could not be opened
enter-money = Money was taken against a paper receipt
enter-money-hint = The sum must be the official fee. It enters your till of today.
enter-money-sum = Money taken (Rp)
enter-money-receipt = Number of the paper receipt
enter-go-on = Go on
enter-note = What is entered later is marked in the file and on the applicant's tracking page, and overseers see how often it happens.

# Oversight of what was entered from paper
from-paper-title = Received on paper
from-paper-link = Entered from paper
from-paper-lead = Applications received on paper while power or line was down, and entered later.
from-paper-none = Nothing was entered from paper in this period.
from-paper-count = Entered
from-paper-median = Half entered within
from-paper-longest = Longest
from-paper-explained = Counted by the day of entry, in the working hours of the unit. All other pages measure lateness from the time of receipt on paper.

# A dropped line at the counter
queue-title = Not sent yet
queue-offline = The line is down. What you send is kept on this device first.
queue-waiting = Not sent yet: [berapa] waiting.
queue-not-sent = not sent yet
queue-refused = refused when it was sent, open its page
queue-sign-in = Sign in again so that it can be sent.
queue-kept = Kept on this device. It is sent once, as soon as the line is back.
queue-sent = Sent: [berapa].
queue-send-now = Send now
queue-open-page = Open its page
queue-discard = Discard
queue-discard-sure = Discard this? What it holds is lost and not sent.
queue-leave-sure = [berapa] not sent yet. Signing out now deletes them. Sign out anyway?
