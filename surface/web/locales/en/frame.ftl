### What every page has: header, footer, notes, dates, error pages.

skip = Skip to content
tagline = Public services of the regency
work-tagline = Officers and overseers
nav-main = Main
nav-services = Services
nav-track = Track
nav-complain = Complaints
nav-verify = Check a document
nav-inbox = Inbox
nav-oversight = Oversight
nav-accounts = Officers
crumb = Breadcrumb
on-this-page = On this page
other-language = Bahasa Indonesia
sign-out = Sign out

foot-help = Need help?
foot-help-contact = Come to a counter during opening hours, or contact
foot-help-link = the office you need
foot-help-no-phone = No phone? Come to a counter or the village office. Rights and deadlines are the same.
foot-fraud = Beware of fraud
foot-fraud-words = Officers never ask for your PIN. Every fee is written on the page of its service.
foot-about = About this service
foot-performance = How we perform, openly
foot-officers = Pages of officers

flash-answer-taken = The answer was sent. The file is back at work.
flash-answer-sent = We have received your answer. Work goes on.
flash-own-step-done = Thank you. Your step is recorded.
flash-withdrawn = The application has been withdrawn.
flash-step-done = Step completed. A mistake? Open the file again from the list “finished by you”.
flash-step-done-for-good = Step completed and in force. What follows from it has left your desk, so it cannot be taken back.
flash-step-released = The file is back in the queue.
flash-paid = The payment is recorded.
flash-override-made = The override is recorded and the applicant can see it.
flash-case-moved = The file has moved to the new version. The reason is recorded.
flash-position-given = The position was given.
flash-position-taken-back = The position that had not begun was taken back.
flash-position-ended = The position was ended.
flash-account-closed = The account was closed.
flash-password-changed = The password was changed.
flash-nothing-waiting = No file is waiting.
flash-not-found = There is no file with that reference that you may see.
flash-signed-out = You have signed out.

moment = { $day } at { $time }
today-at = today at { $time }
late-since = late since { $moment }
until = until { $day }
until-strong = until **{ $day }**
at-latest = At the latest { $day }.
day = Day
month = Month
year = Year

day-used = used by the office
day-paused = paused, waiting for the applicant
day-today = Today
day-left = Left
day-due = Due
day-off = closed
days-heading = Working days counted:
days-left-out = Earlier days are not shown.
legend-used = { $days ->
    [one] Used by the office, { $days } day
   *[other] Used by the office, { $days } days
}
legend-paused = { $days ->
    [one] Paused for the applicant, { $days } day
   *[other] Paused for the applicant, { $days } days
}

zone-red = Urgent
zone-yellow = Soon
zone-green = In time

channel-online = online
channel-counter = at the counter
channel-phone = by phone
channel-village = at the village office

service = Service
unit = Office
applicant = Applicant
you = You
reference = Reference
pin = PIN
phone = Mobile number
fee = Fee
fingerprint = Fingerprint:
government = Government of { $regency }
service-version = { $service }, standard version { $version }
search = Search
see = See
back = Back
continue = Continue
change = Change
remove = Remove
yes = Yes
no = No
may-be-empty = (may be left empty)
not-filled = Not filled in
only-if = only if
reasons = Reasons
all-services = All services
to-home = To the home page
to-track = Track a file
files-count = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
list-and = { " " }and{ " " }
list-or = { " " }or{ " " }
list-response = Answered within { $time }

error-prefix = Error:
errors-count = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
}
date-hint = Example: 17 8 1990

not-found = This page does not exist
not-found-then = The address may be mistyped, or the page has moved. Start again from the home page.
broken = Something broke in our system
broken-then = This is not your fault. What was saved is not lost. Try again in a moment.
unavailable = The service cannot be opened right now
unavailable-then = Try again in a few minutes. What was saved is not lost.
incident = Mention this number if you contact us: **{ $number }**
not-accepted = We could not read what was sent
not-accepted-then = Go back to the page before, check what you wrote, and send again.
no-room = Too many people are uploading right now
no-room-then = Try again in a minute. The file was not received. Everything else is saved and not lost.
too-large = What was sent is too large
too-large-then = At most 10 MB for one file. Take a smaller photo and send again.
foreign-form = This did not come from one of our pages
foreign-form-then = For your safety it was not processed. Open the page again and fill it in anew.
locked = Too many tries
locked-then = Try again { $time }. This protects your data from people who guess.
flash-document-revoked = The document has been revoked.
fingerprint-label = Fingerprint

overloaded = Very many people are here right now
overloaded-then = Wait five seconds, then open the page again. What was saved is not lost. What you just sent was not received: send it again.

too-slow = The form did not arrive
too-slow-then = The connection was too slow. Go back and send it again. What was saved is not lost.
at-work-back = To your desk
at-work-serving = You fill this in for somebody else. Use the applicant’s own words.
at-work-looking = This is the page citizens see.
at-work = Your desk
