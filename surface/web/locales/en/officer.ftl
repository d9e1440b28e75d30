### Pages for officers: sign in, inbox, case, override, first run.

sign-in-title = Sign in as an officer
lapsed-title = Your session has ended
lapsed-lead = What you wrote was not sent. Copy it first, then sign in again. You come back to the page you were on and can paste it there.
lapsed-words = What you wrote ({ $number })
lapsed-sign-in = Sign in again and go back to that page
session-ended = Your session has ended. Sign in again to go on.
login = Sign-in name
password = Password
sign-in = Sign in
sign-in-note = Forgot your password? Ask the administrator in your office. Do not lend your account.

inbox-title = Inbox
next-turn = Next in turn
ready-since = ready since { $day }
due-strong = due **{ $due }**
take-next = Take next
inbox-empty = There is no file for you to take now.
order-question = How is the order made?
order-words = Who is served first by law, then who was ready earlier. Taking a file out of order is possible with a written reason. The reason is recorded and counted.
count-waiting = waiting
count-mine = with you
count-today = due today
count-late = late
count-escalated = late below you
find-label = Find a reference
find = Find
any-due = All
only-today = Only those due today
only-late = Only late ones
filter = Filter
list-is-empty = There is no file in this list.
nothing-matches = No file fits this filter.
order = Order
zone = Zone
reference-short = Reference
step = Step
step-due = Step due
action = Action
held = Held
pages = Pages of the list
page-before = Before
page-of = Page { $page } of { $pages }
page-after = After
keys-note = Looking does not take a file.
keys-rows = walk the rows
lost-pin-link = Give a new PIN to somebody who has lost theirs
file-at-counter = File an application for somebody at the counter

lost-pin-title = New PIN at the counter
lost-pin-lead = For people who come themselves and have lost their PIN. Only files of your office's services are shown. Every search is recorded under your account.
lost-pin-who = NIK, phone number or reference
lost-pin-hint = The 16 digits of the NIK on the KTP, or the phone number used when applying.
lost-pin-found = { $count ->
    [one] { $count } file in your office
   *[other] { $count } files in your office
}
lost-pin-none = There is no file in your office. Try the NIK, another phone number, or the reference on the receipt. Applications that were not sent are not here: the applicant applies again from the start.
lost-pin-more = This person has too many files to show all. These are the newest. Search for others by their reference.
lost-pin-no-name = No name recorded
lost-pin-at-office = In work: { $step }
lost-pin-waits = Waits for the applicant until { $until }
lost-pin-done = Finished { $day }
lost-pin-refused = Refused { $day }
lost-pin-redirected = Redirected { $day }
lost-pin-withdrawn = Withdrawn { $day }
lost-pin-card = I have checked the applicant's original KTP
lost-pin-card-hint = The photo is this person, and the name is the one on this file.
lost-pin-no-card = The KTP is lost too
lost-pin-otherwise = How else you checked the person
lost-pin-otherwise-hint = Write which papers you saw, such as the original family card and a police report of the loss, and what agrees with the file. Write no numbers. This stays in the history of the file, and the applicant can read it.
lost-pin-give = Make a new PIN
lost-pin-locked-then = Search again { $time }. Searches that find nothing are limited to protect people's data.
new-pin-title = New PIN
new-pin-lead = Give it to the applicant now: print this page, or copy it onto paper.
new-pin = New PIN
new-pin-where = Track the file at
new-pin-since = Valid since { $moment }. The old PIN no longer works.
new-pin-warning = **This PIN is shown only once.** Keep no copy. If this page is closed before it is written down, search again and make a new one.
new-pin-done = Handed over
new-pin-another = Another file

desk-title = Your desk
desk-nothing = Your account holds no position today. Contact the administrator in your office.
desk-administrator = { $count ->
    [one] You administer this system. { $count } service is published.
   *[other] You administer this system. { $count } services are published.
}
desk-administrator-then = Services, accounts and rules are kept on the administration page. Backups are kept with the maklumat program on this machine. Administrators do not see citizens' files.
desk-accounts = Keep officers' accounts and positions

case-title = File { $reference }
came-in = Came in { $day }
returns-count = Returns: { $count }
this-step-due = This step: { $due }
to-work = Straight to the work
paused-until = **The count of days stands still until { $moment }.** The deadlines on this page have not moved yet. When the pause ends, the deadline of the step moves by its length.
step-after-promise = The deadline of this step lies after the day promised to the applicant. The promise does not move with it: { $due }. Finish before the deadline of the step.
step-after-past-promise = The day promised to the applicant has passed. The deadline of this step does not change the promise.
whole-file-due = Whole file: { $due }
sop-steps-short = SOP steps
notes = Officers' notes
evidence-heading = Evidence and requirements
evidence-none = This service asks for no documents.
evidence-not-yours = Only the officers who work on it, and their superiors, can open the papers themselves.
evidence-missing = Missing
evidence-counter = Received at the counter
open-document = Open document
step-output = Output of the step: { $output }.
overtaking = { $count ->
    [one] **{ $count } other file was ready earlier.** Write why this one goes first.
   *[other] **{ $count } other files were ready earlier.** Write why this one goes first.
}
overtaking-reason = Reason to go first
take-this = Take this step
held-by-another = { $name } has been working on this step since { $moment }.
held-step = Another officer holds the step: { $step }.
answer-counter = Complete with the applicant at the counter
answer-counter-note = The applicant brought what was missing? Fill in and tick it here for them. Your position is recorded.
release-for-another = Put back into the queue
escalated-on = A superior was told { $day }
deemed-since = **Deemed approved since { $day }** by { $ground }. No document was issued by it.
payment-heading = Fees not paid yet
payment-note = Take only this official amount, give a receipt, then record its number.
payment-receipt = Receipt number for { $fee }
payment-record = Record { $amount } as paid
pay-first = Record the payment first.
device = Device: { $device }.
visit = Proof of the visit
visit-hint = The system records the time by itself.
visit-position = Point on the map
visit-photo = Photo at the place
visit-photo-kept = Photo received
decision = Decision
outcome-goes-on = The file goes on
outcome-goes-on-to = Goes on to the step: { $step }
outcome-returns = Back to the applicant, the days stand still.
outcome-within = Answered within { $time }.
outcome-done = The file is done
outcome-refused = The file is refused, reasons required
outcome-redirected = The file is redirected, reasons required
outcome-withdrawn = The file is closed
reasons-for = Reasons, if: { $outcome }
reasons-hint = Only reasons published in the SOP. Choose all that apply.
defects-heading = Defects sent to the applicant
defects-once = **Only once.** Write all defects now. A second return for what can be seen today will be marked.
defect-label = What is missing, and how to complete it
outside-standard = Want a document outside the standard? Not possible.
outside-standard-link = Make a named override with a legal ground.
step-issues = Completing this step issues **{ $product }** in the name of your position.
unsigned-open = See the draft of { $product } (PDF)
unsigned-open-if = See the draft of { $product } (PDF), if: { $outcome }
unsigned-form = See the draft document (PDF)
unsigned-note = The draft uses what is filled in above. It is not kept and not in force.
note-label = Note for the next officer
step-password-hint = To issue a document is to sign. The password is asked for each time.
complete-step = Complete the step
release = Release, back to the queue
nothing-open = There is no step for you in this file now.
override-link = Make a named override
move-link = Move to version { $version }

override-title = Named override
override-lead = The only way past the SOP. It needs a legal ground, the applicant sees it, and it is counted.
override-which = What deviates?
override-time = If more time to answer: how long?
override-time-hint = Example: 5 hari kerja
override-pause-time = If the days are stopped: for how long?
override-pause-time-hint = Example: 14 hari. After that the days run again by themselves.
override-step = If one person does two steps: which step?
override-requirement = If a requirement is waived: which one?
override-ground = Legal ground
override-ground-hint = Choose a regulation, then write the article. Example: UU 30/2014 pasal 22
override-reason = Reason
override-reason-hint = The applicant reads this reason.
override-make = Record override

move-title = Move to a new version
move-lead = This file follows version { $from }. Version { $to } is published. A file may move only if the new version is not heavier for the applicant.
move-differences = What differs
move-no-difference = Nothing differs for this file.
move-steps = Match the steps
move-steps-hint = Choose the step of the new version for each step of this file.
move-step-past = (already behind)
move-reason = Reason for the move
move-make = Move the file

first-run-title = Create the first administrator
first-run-lead = This system is still empty. Whoever started it creates the first administrator's account here.
first-run-code = Installation code
first-run-code-hint = Printed where the program was started.
full-name = Full name
password-hint = At least 12 characters. A short sentence is easy to remember.
password-again = Password once more
first-run-create = Create account
passwords-differ = The two passwords differ.
passwords-differ-then = Write the same password in both boxes.

accounts-title = Officers' accounts
accounts-lead = Who may sign in, which positions they hold, and until when. Every change is recorded.
accounts-count = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
accounts-none = No account fits.
accounts-narrow = Many still fit. Write more of the name.
account-title = Officer's account
account-add = Add an account
account-make = Make the account
account-find = Find a name or sign-in name
account-role = Whom is this account for?
role-officer = Officer: works on files by position
role-overseer = Overseer: sees figures and files, acts on none
role-administrator = Administrator: keeps accounts, sees no file
account-password-note = The system makes the first password and shows it once. The officer has to change it at the first sign-in.
login-hint = Small letters, digits, dots or hyphens.
positions = Positions
position = Position
positions-none = Holds no position yet
position-give = Give a position
position-give-now = Give this position
position-as = As what?
as-holder = Its holder
as-plt = Plt. (acting)
as-plt-hint = The position is vacant. Written "Plt." in every file.
as-plh = Plh. (standing in)
as-plh-hint = Its holder is away for some days. Written "Plh." in every file.
first-day = First day
last-day = Last day
from-day = From { $day }
position-end = End
position-take-back = Take back, not begun
account-itself = This account
account-open = Open
account-new = Password not changed yet
account-closed = Closed
account-close = Close the account
account-reopen = Open again with a new password
account-close-note = Nobody can sign in with a closed account. What was done with it stays recorded.
first-password-title = First password, shown only once
first-password-words = Note it and hand it to the officer in person, who has to change it at the first sign-in.

password-title = Change your password
password-first = This password came from the administrator. First change it to one only you know.
password-old = Present password
password-new = New password
password-change = Change password
password-renew = Make a new password

late-title = Late below you
late-lead = Steps past their due time that were escalated to you, the longest late first.
late-none = Nothing is late.
late-none-then = Steps below you that pass their deadline are shown here, with who holds them.
late-count = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
held-by-nobody = Held by nobody

revoke-title = Revoke a document
revoke-lead = A revoked document cannot be put in force again. The applicant sees cause and legal ground, and everyone who checks sees that it was revoked.
revoke-cause = Cause
revoke-reason-hint = For the record of this file. It does not appear on the list of revocations.
revoke-make = Revoke this document
revoke-no-cause = No cause is chosen.
revoke-no-cause-then = Choose one from the list.
revoke-link = Revoke { $product }
open-issued = Open { $product } (PDF)
