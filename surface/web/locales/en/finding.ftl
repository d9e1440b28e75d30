### Finding a service: language, size of letters, what others see before they open a page.

site-description = Services of { $regency }: what is asked, what it costs and the date it ends are written before you apply. Track a file and check a document here.
preferences = Language and size of letters
size-label = Size of letters:
size-ordinary = Ordinary letters
size-large = Large letters
size-largest = Largest letters

home-description = Find a service of { $regency } in your own words. Every service says what is asked, what it costs and the date it ends before you apply.
catalogue-description = All { $count } services of { $regency } by office, with time and fee.
service-description = { $summary } At most { $time }. Fee { $fee }.
legal-sop-description = Official SOP of { $name }: steps, performers, quality standard and time. The table is the flow that runs.
complain-description = Where to complain about a service: address, telephone and WhatsApp of every office, and how long an answer takes.
performance-description = How many applications were finished as promised in every office, open to everybody.
track-description = See who holds your file and until when, with file code and PIN.
verify-description = Check whether a document is genuine, in force and not revoked. The check runs on your phone.
event-description = { $name }: the services you need, in order ({ $services }), and what to bring once for all of them.

found-by = Found by: { $reasons }.
found-by-name = the name of the service
found-by-everyday = also called “{ $words }”
found-by-choice = has the choice “{ $words }”
found-by-product = gives “{ $words }”
found-by-summary = its description
found-by-requirement = asks for “{ $words }”
found-by-unit = the name of the office
did-you-mean = Did you mean:
meant-shown = That is what is shown.
served-elsewhere = **{ $name }** is not served here. It is served by: { $place }.
search-nothing-ours = None of our services is for that
search-then-words = Write just one or two words, such as the name of the document.
search-then-list = Or look at the list by office.
search-then-counter = Or ask an officer at a counter or village office. They search for you.
search-phones = Or call the office
search-results = Services found
search-events = Life events that fit
results-before = Previous page
results-next = Next page

catalogue-lead = By office, with time and fee.
catalogue-narrow = Narrow down
catalogue-every-unit = All offices
catalogue-only = Only those that
catalogue-show = Show
catalogue-reset = Show all
catalogue-nothing = No service fits these choices. Remove one of them.
only-online = can be done online
only-free = cost nothing
only-open-on-holidays = open on holidays

all-events = All life events
event-eyebrow = Life event
event-services = What to do, in order
event-due = done at the latest on { $day } if applied for today
event-choice = Chosen for you: { $choice }
event-bring = Bring once for all
event-bring-note = Officers may only ask for what is written here. What several services need comes first.
event-bring-for = For: { $services }.
event-others = More

for-me = Is this for me?
for-me-note = Choose what fits. The page then shows only what you need, with fee and time. Nothing is stored.
for-me-show = Show for me
for-me-all = Show all choices
for-me-result = For your choice
for-me-choice = Choice
for-me-count = { $count } things, see the list
for-me-due = if complete and sent now: { $due }
for-me-open = Some questions are not answered yet. What depends on them is marked “only if”.
chosen-for = For: { $choice }
chosen-requirements = For **{ $choice }**.
may-be-refused = When an application is refused
refused-only-so = For no other reason may it be refused.
may-be-redirected = When an application is sent elsewhere

share = Pass this page on
share-whatsapp = Send by WhatsApp
share-copy = Copy the address
share-copied = Address copied
instead-of = instead of “{ $other }” if you have none
past-times = Half took { $median }, nine in ten { $most } (of { $count } applications, your own time included).
hits-close = Best matches
hits-others = Perhaps one of these
response-if-today = If asked for now, { $today }, you are answered at the latest **{ $due }**.
