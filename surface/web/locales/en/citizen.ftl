### Pages for citizens: find, apply, track, collect, check a document, complain.

home-title = Find a service
home-question = What do you need to get done?
home-search-hint = Use your own words. For example: lost KTP, practice permit, KIR.
home-services = Our services
home-services-note = Time and fee written here are a promise. There is no other fee.
home-all = { $count ->
    [one] See the one service
   *[other] See all { $count } services
}
home-events = By life event
event-birth = A child is born
event-seventeen = Turning 17
event-family = Marriage and family
event-job = Looking for work
event-business = Opening a business
event-vehicle = Owning a vehicle
event-ill = Illness and treatment
event-danger = Emergency
home-applied = Already applied?
home-applied-note = See who holds your file and until when.
home-track = Track a file
home-today = Today
home-hours = Counters are open { $hours }.
home-closed = Counters are closed. Emergency services are open 24 hours.
home-next-closure = Next closure: { $day } ({ $name }). Closures do not count as working days.
pledge = Service pledge
pledge-words = “We are able to serve by our standard. If we do not, we accept sanction.”
pledge-kept = In the last three months **{ $ontime } of { $finished }** applications were finished as promised.
pledge-link = See which office, and how many were late

search-title = Find a service
search-all = All services
search-for = Services for “{ $words }”
search-label = Search in your own words
search-nothing = No service fits. Try another, shorter word, or see all services.
search-show-all = See all services
search-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
}

our-promise = Our promise
promise-at-most = At most { $time }
promise-if-today = Apply completely today, { $today }, and the result is there by **{ $due }** at the latest.
fee-nothing-else = There is no other fee.
fee-nothing-else-short = no other fee
fee-depends = See the details
fee-range = { $least } to { $most }
fee-by-kind = By kind
fee-none = Rp 0, no other fee
fee-not-known = worked out later
fee-paid = { $amount } already paid
fee-zero = **Rp 0, no other fee.**
fee-report = Did somebody ask for more money?
fee-report-link = Report it. Your name can stay secret.
past = In reality, last three months
past-share = { $ontime } of { $finished }
past-on-time = finished as promised.
apply-now = Start your application
apply-note = You can save it and go on later.
apply-not-online = This service is applied for at the office. Requirements and deadlines are the same for everybody.
component-requirements = What to prepare
requirements-note = Officers may only ask for what is written here.
how-copy = A photo or PDF.
how-shown = Show the original and take it home again.
how-surrendered = Hand in the original.
how-statement = A statement you sign, photographed or scanned.
how-data = Filled in on the form:
how-condition = Must be met.
component-flow = How it goes
may-return = **May come back to you.** We name everything that is missing at once, one time. While we wait for you, the days stand still.
legal-sop-link = See the official SOP as a table
component-time = Time
from-submitted = from the day the application is sent.
from-complete = from the day the file is declared complete.
from-paid = from the day the fee is paid.
time-note = Closures and the time we wait for you do not count. If we are late, you may complain, and our superior is told at once.
component-fee = Fee
component-product = What you get
product-valid = Valid for { $time }.
product-valid-always = Valid without limit of time.
product-check = Our documents carry a signed QR code.
product-check-link = Anybody can check that they are genuine.
component-complaints = Complaints and suggestions
component-others = Eight other components
component-law = Legal basis
component-facilities = Facilities
component-competence = Skills of officers
component-supervision = Internal supervision
component-staff = Number of officers
component-guarantee = Service guarantee
component-safety = Security and safety
component-evaluation = Evaluation of officers
qualification-none = not stated
position-count = { $count ->
    [one] { $position }: { $count } person
   *[other] { $position }: { $count } people
}
standard-version = Service standard version { $version }, in force since { $day }.

legal-sop-title = Official SOP
legal-sop-heading = SOP { $name }
legal-sop-lead = Official document. The flow the system runs is this flow.
legal-sop-same = This table is made from the same definition that runs.
sop-identity = Identity of the SOP
sop-details = Details of the SOP
sop-government = GOVERNMENT OF { $regency }
sop-number = SOP number
sop-made = Made on
sop-version = Version
sop-effective = In force from
sop-by = Approved by
sop-name = SOP name
sop-qualifications = Qualifications of performers
sop-related = Related SOPs
sop-equipment = Equipment
sop-warning = Warning
sop-records = Records
sop-steps = Steps of the SOP
sop-no = No
sop-activity = Activity
sop-performers = Performers
sop-quality = Quality standard
sop-inputs = Inputs
sop-time = Time
sop-output = Output
sop-notes = Notes
symbol-terminator = Start or end
symbol-activity = Activity
symbol-decision = Decision
way-next = to step { $row }
way-return = back to the applicant, answered within { $time }
way-parallel = at the same time: steps { $rows }; they meet at step { $join }
way-done = done
way-refused = ends: refused with reasons
way-redirected = ends: redirected
way-withdrawn = ends: withdrawn

start-title = Apply for { $service }
start-question = What is your mobile number?
start-why = We send news to this number. Nobody sees it but the officers who hold your file.
start-at-counter = You are filing for an applicant at the counter. Write the applicant's number, not yours.
start-no-phone = No phone? Come to a counter or the village office. An officer fills it in for you, free of charge.
hint-phone = Example: 0812 3456 7890
codes-title = Reference and PIN
codes-heading = Keep this reference and PIN
codes-lead = With both you can go on, track, and collect the result from any phone.
codes-warning = **The PIN is shown only this once.** Write it down or photograph the screen. Officers never ask for it.
codes-continue = Noted, continue

progress = Step { $step } of { $steps }
back-to-check = Back to all answers
officer-wrote = The officer wrote:
upload-limits = Take a photo or choose a PDF. At most 10 MB per file, at most 20 files.
upload-sheet = Sheet { $number }
upload-received = Received
upload-choose = Choose a photo or PDF
upload-another = Add a sheet (may be left empty)
upload-and-stay = Upload, then add more
upload-at-counter = Cannot take a photo? Bring the original to a counter. An officer scans it for you, free of charge.
substitute = Accepted instead: { $name }.
substitute-link = Use that
skip-for-now = Skip for now, fill in later
bring-original = No upload needed. Bring the original to the counter; the officer looks at it and you take it home again.
bring-original-short = Brought to the counter
counter-officer = For the counter officer
counter-explain = Tick when you have seen or received the original.
counter-tick = Seen or received
counter-ticked = Received at the counter
counter-untick = Undo
saved = Saved at { $time }. You may close this and go on with reference { $reference }.
hint-nik = 16 digits, on the KTP or family card.
hint-nib = 13 digits.
hint-email = Example: name@example.id
hint-money = In rupiah. Example: 250.000
hint-decimal = Use a comma for fractions. Example: 5,2
hint-plate = Example: ZZ 1234 AB
hint-region = Village, then district.
hint-location = Full address, or a point on the map.

priority-question = Do you need to be served first?
priority-hint = The law puts these groups first. The officer may ask for proof.
priority-none = No
priority = Order of service
priority-row = Group served first
check-title = Check your answers
check-heading = Check before you send
check-answer-heading = Check your answer before you send
check-missing = { $count ->
    [one] One thing is not complete yet
   *[other] { $count } things are not complete yet
}
check-then = If you send it now
check-answer-then = Send the answer
check-answer-note = The days count again from the moment you send this answer.
check-due = The result is there by **{ $due }** at the latest ({ $time }).
check-fee = Fee: **{ $fee }**.
declare = These data and documents are true. I know that false data can void the result.
send = Send application
send-answer = Send answer

receipt-title = Promise receipt
receipt-received = Application received
receipt-heading = Finished by { $due } at the latest
receipt-heading-later = Our promise: { $time }
receipt-keep = Keep this page or photograph the screen. It proves our promise to you.
received = Received
handed-over = Handed over
handed-over-none = Nothing
held-by = Held now by
if-broken = If it is not kept
qr-label = QR code of the receipt
qr-anyone = Anybody can check it, without internet.
qr-signed = Digitally signed by the government of { $regency }.
evidence-position = number { $position } in the chain of evidence
receipt-pdf = Save or print (PDF)
receipt-strip = Print a small slip
receipt-back = Back to the receipt
track-file = Track this file
what-next = What happens next
works-now = Work starts now.
you-wait = You wait for news
you-wait-note = We tell you when you need to do something, and when the result is there. No need to come and ask.
done-at-latest = Finished at the latest

track-form-title = Track a file
track-form-heading = Track your file
track-form-lead = See who holds it and until when, complete what is missing, or collect the result.
track-form-lost = Lost the reference or PIN? Come to a counter with your KTP. An officer finds your file.
hint-reference = On your receipt. Example: SR 2611 7K4 Q2M
hint-pin = The digits shown when you started.
wrong-pin = Reference or PIN do not match.
wrong-pin-then = Both stand on your receipt. Check them and try again.

file = File
track-at-office = Your { $service } is with { $holder }
track-returned = { $service }: something for you to complete
track-your-turn = Your turn: { $step }
track-done = Your { $service } is done
track-refused = Your { $service } was refused
track-redirected = Your { $service } was redirected
track-withdrawn = Your { $service } was withdrawn
your-turn = We are waiting for you
your-turn-office = Come to or contact the office for this step.
pay-title = Pay now
pay-where = Pay at { $place }. Bring this reference.
pay-official = This is the only official fee. Ask for a receipt. Do not pay more to anybody.
starts-on = This standard takes effect on { $day }. Applications open on that day.
own-step-done = I have done it
late-defect = Named only now, recorded
answer-until = Answer by **{ $day }** at the latest. While we wait for you, the days stand still.
answer-now = Complete it now
appeal = You do not agree? You may object in writing to the head of this office within 21 working days, and complain to Ombudsman RI, phone 137.
number = number { $number }
valid-until = Valid until { $day }
download = Download document
promise-and-days = Promise and days counted
done-by = Finished by { $due } at the latest
kept-before = Promise kept, it was due { $due }
promise-not-started = The promise of { $time } has not started yet
promise-paused = The days stand still. This date holds if answered today.
promise-met = Finished as promised.
promise-broken = Finished later than promised. You may complain.
days-left = { $days ->
    [one] { $days } working day left, today included.
   *[other] { $days } working days left, today included.
}
days-late = { $days ->
    [one] { $days } working day late. The superior has been told. You may complain.
   *[other] { $days } working days late. The superior has been told. You may complain.
}
minutes-left = { $minutes } minutes of opening hours left.
minutes-late = { $minutes } minutes of opening hours late. You may complain.
nothing-to-do = You do not need to do anything now.
deemed-approval = If it passes without a decision, the application counts as granted under { $ground }. Ask the office.
why-moved = Why did the date move?
why-moved-words = { $days ->
    [one] The file waited for you. That { $days } working day does not count.
   *[other] The file waited for you. Those { $days } working days do not count.
}
who-holds = Who holds it, until when
working-now = Being worked on
open-record = Open record
overrides = Named overrides ({ $count })
override-pause = The days were stopped
override-resume = The days were started again
override-extend-answer = More time to answer
override-same-person = One person did two steps meant to be apart
override-waive-requirement = One requirement was waived
override-other = Another override
messages = Messages for you
message-until = By **{ $day }** at the latest.
message-submitted = We have received your application.
message-returned = Your file was sent back. Complete what is missing.
message-resumed = We have received your answer. Work goes on.
message-your-turn = It is your turn now.
message-paid = Your payment has been recorded.
message-deviated = The office deviated from its SOP. The reason is on this page.
message-answer-extended = You have more time to answer.
message-late = The promise was not kept. The superior has been told.
message-deemed-approved = The time limit has passed, so your application counts as approved.
message-done = Your application is done.
message-refused = Your application was refused. The reason is on this page.
message-redirected = Your application was passed on.
message-withdrawn = Your application ended because it was withdrawn or not answered.
message-remind = There is something to renew or report:
message-invite-survey = How was this service? Write to us through the complaints page.
message-other = There is news about your application.
evidence = Evidence that cannot be erased
evidence-words = { $events ->
    [one] { $events } event recorded.
   *[other] { $events } events recorded.
}
you-can = What you can do
we-work = Nothing now. It is our work.
see-receipt = See the receipt
see-standard = See the standard of this service
complain-about = Complain about this service
withdraw = Withdraw the application
leave = Close the file on this phone
withdraw-title = Withdraw
withdraw-heading = Withdraw your application for { $service }?
withdraw-lead = File { $reference } will be closed and not worked on any more. You may apply again at any time.
withdraw-reason = Why do you withdraw?
withdraw-now = Yes, withdraw
withdraw-not = No, let it go on

verify-title = Check that a document is genuine
verify-lead = Paste the content of the QR code, or scan it with the camera. No account, free of charge.
verify-label = Content of the QR code
verify-hint = Letters and digits that begin with MKL1:
verify-now = Check
verify-scan = Scan with the camera
verify-offline = This page now works without internet. The code is not sent anywhere.
verify-as-of = Keys and list of revocations fetched { $time }.
verify-no-camera = The camera could not be opened. Paste the content of the code instead.
verdict-valid = Genuine and valid
verdict-checked = Checked { $time }
verdict-offline = Checked on this phone, no data sent
verdict-compare = Compare this with the paper in your hand.
verdict-expired = Genuine, but no longer valid
verdict-expired-then = Its time is over
verdict-revoked = Revoked, do not accept it
verdict-revoked-at = Revoked on { $day }.
verdict-unknown = Unknown
verdict-unknown-then = Signed by a key that is not of this regency. Not necessarily false; ask who issued it.
verdict-altered = Its content was changed
verdict-altered-then = Do not accept it. Ask the holder for the document from its source.
verdict-not-ours = Not a code of our documents
verdict-not-ours-then = Not necessarily false. Make sure the whole QR code was copied.
document = Document
document-issued = Document
holder = Holder
number-label = Number
issued = Issued
valid = Validity
valid-always = Without limit of time
issued-by = Issued by
revoked-withdrawn = The office took the decision back
revoked-replaced = Replaced by a newer document
revoked-mistaken = Issued by mistake
revoked-returned = Returned by its holder
revoked-key = The signing key is not safe any more

complain-title = Complaints
complain-heading = Make a complaint
complain-lead = Complaining does not affect your file. The officer you complain about does not take part in the review.
complain-money = Were you asked for money or gifts? Go straight to the Inspectorate, not through that office. Your name can stay secret.
complain-ombudsman = Not satisfied with the answer? Ombudsman RI, phone 137, free of charge.
complain-units = Offices and their numbers
contact-phone = Phone
contact-whatsapp = WhatsApp
contact-email = Email
contact-other = Contact

performance-title = How we perform
performance-heading = How we keep our promises
performance-lead = The last three months, counted { $time }.
