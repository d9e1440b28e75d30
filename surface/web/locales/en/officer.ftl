### Pages for officers: sign in, inbox, case, override, first run.

sign-in-title = Sign in as an officer
login = Sign-in name
password = Password
sign-in = Sign in
sign-in-note = Forgot your password? Ask the administrator in your office. Do not lend your account.

inbox-title = Inbox
next-turn = Next in turn
ready-since = ready since { $day }
due-strong = due **{ $due }**
take-next = Take next
inbox-empty = No file is waiting. All are held or finished.
order-question = How is the order made?
order-words = Between services: nearest due date first. Within the same service and step: groups served first, then what was ready first. Taking out of order is allowed with a written reason. The reason is recorded and counted.
count-waiting = waiting
count-mine = with you
count-today = due today
count-late = late
mine = With you now
find-label = Find a reference
find = Find
only-late = Only late ones
filter = Filter
nothing-matches = No file fits this filter.
inbox-list = Files waiting, in fair order
order = Order
zone = Zone
reference-short = Reference
step = Step
step-due = Step due
priority-short = Priority
priority-ordinary = Ordinary
action = Action
held = Held
pages = Pages of the list
page-before = Before
page-of = Page { $page } of { $pages }
page-after = After
keys-note = Looking does not take a file.
keys-rows = walk the rows
keys-take = take next
keys-find = find
file-at-counter = File an application for somebody at the counter

desk-title = Your desk
desk-nothing = Your account holds no position today. Contact the administrator in your office.
desk-administrator = { $count ->
    [one] You administer this system. { $count } service is published.
   *[other] You administer this system. { $count } services are published.
}
desk-administrator-then = Service definitions, officers' accounts and backups are kept with the maklumat program on this machine. Administrators do not see citizens' files.

case-title = File { $reference }
came-in = Came in { $day }
returns-count = Returns: { $count }
this-step-due = This step: { $due }
whole-file-due = Whole file: { $due }
sop-steps-short = SOP steps
notes = Officers' notes
evidence-heading = Evidence and requirements
evidence-none = This service asks for no documents.
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
held-by-another = Another officer holds this step.
payment-receipt = Receipt number for { $fee }
payment-record = Record { $amount } as paid
payment-no-receipt = The receipt number is missing.
payment-no-receipt-then = Copy the number from the receipt and record again.
pay-first = Record the payment first.
device = Device: { $device }.
visit = Proof of the visit
visit-hint = The system records the time by itself.
visit-position = Point on the map
visit-photo = Photo at the place
visit-photo-kept = Photo received
decision = Decision
outcome-goes-on = The file goes on
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
note-label = Note for the next officer
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
override-ground-hint = Example: uu-30-2014 pasal 22
override-reason = Reason
override-reason-hint = The applicant reads this reason.
override-make = Record override
override-incomplete = The override is not complete.
override-incomplete-then = Choose its kind, fill in its target, legal ground and reason.

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
first-run-incomplete = Something is still empty.
first-run-incomplete-then = Fill in installation code, name, sign-in name and password.
