# Keeping the installation: services in force, units, days, fees, sheets.

nav-administration = Administration
administration-title = Administration
administration-lead = Everything administrators keep is here. No page among them shows the file of a citizen.
administration-services = Services
administration-people = People and positions
administration-words = Words
administration-watching = Who does what
administration-accounts = Make accounts, give positions, close accounts.
administration-sign-in = Say whose accounts must use a phone code.
administration-deputies = Appoint a deputy where a position is vacant.
administration-absences = See who is absent and who stands in.
administration-letters = Change the words of messages and see those that are stuck.
administration-trail = Find out who did what, and when.
administration-access = See what each role may do.

definitions-title = Services in force
definitions-about = See which version is in force, since when and by whom, and download its files.
definitions-lead = A published version never changes. Cases stay on their version until they end.
definitions-upload = Publish a change
definitions-all-files = Download all files in force (.zip)
definitions-waiting =
    { $count ->
        [one] One proposal waits to be published.
       *[other] { $count } proposals wait to be published.
    }
definitions-none = No service is published yet. Upload the definition folder to begin.
definitions-count =
    { $count ->
        [one] One version that is or will be in force, or still carries cases
       *[other] { $count } versions that are or will be in force, or still carry cases
    }
definition-service = Service
definition-version = Version
definition-since = In force from
definition-published = Published
definition-running = Open cases
definition-files = Definition files
definition-in-force = in force
definition-coming = coming
definition-former = former version
definition-shared = Shared files
definition-file = File
definition-holds = What it holds
definition-revision = Change number
published-by-command = by command line

shared-organisation = units, positions and shared components of standards
shared-organisation-english = English texts of units
shared-calendar = opening hours, closed days and rosters
shared-law = laws and their limits of time
shared-guide = everyday words and life events
shared-guide-english = English texts of the guide
shared-changes = { $added } lines new or changed, { $removed } lines gone or changed.
shared-same = the same as what is in force.

propose-title = Publish a change
propose-about = Upload the files of a service, read the findings, see it as citizens would, then publish.
propose-lead = Upload the files of a new or changed service. We check them first; you publish.
propose-files = Definition files
propose-files-hint = One service (.toml), several at once, or a folder as .zip or .tar. At most 8 MB.
propose-unit = Unit (for a single file)
propose-unit-hint = An archive with a folder services/ does not need it.
propose-unit-by-file = By the name of the file
propose-nothing-yet = Uploading publishes nothing yet. A proposal is kept for 14 days and can be dropped at any time.
propose-check = Upload and check
propose-waiting = Proposals that wait

proposal-title = Look before you publish
proposal-published = Published
proposal-published-at = Everything in this proposal was published { $time }. New applications follow it from its first day on.
proposal-uploaded = Uploaded { $time } by { $name }.
proposal-kept-until = Kept until { $day }.
proposal-files-count =
    { $count ->
        [one] One file.
       *[other] { $count } files.
    }
proposal-sound = This proposal can be published.
proposal-errors = This proposal cannot be published yet.
proposal-errors-count =
    { $count ->
        [one] There is one error to mend.
       *[other] There are { $count } errors to mend.
    }
proposal-other-findings = Warnings: { $warnings }, advice: { $advice }. Neither keeps it from being published.
proposal-in-the-way = A service in it cannot be published yet.
proposal-nothing-changes = Nothing would change: all of it is published already.
proposal-other = { $name } uploaded the same files too, { $time }. Agree first on which of them is published.
proposal-services = Services in this proposal
proposal-from-to = Version { $from } is followed by version { $to }.
proposal-version = Version { $version }.
proposal-effective = In force from { $day }.
proposal-backdated = Warning: its effective day is over. This version is in force as soon as it is published. If it should wait, change service.effective.
proposal-changes = What changes
proposal-keeps-english = No English texts were uploaded. Those in force are kept.
proposal-running =
    { $count ->
        [one] One case runs on version { $version }.
       *[other] { $count } cases run on version { $version }.
    }
proposal-running-stay = They stay on their version until they end. Moving a case is an act of its own, by a superior.
proposal-public-page = See the page for citizens
proposal-breaks = With these shared files the following services could not run any more:
proposal-findings = Findings
proposal-findings-lead = Errors keep it from being published. Warnings and advice do not.
proposal-all-files =
    { $count ->
        [one] One file in this proposal
       *[other] { $count } files in this proposal
    }
file-left-out = (no definition, not published)
proposal-publish-title = Publish or drop
proposal-publish-lead = Publishing cannot be undone: what is published stays. A mistake is mended by the next version. Your password is asked for again if you last wrote it more than 15 minutes ago.
proposal-upload-again = Mend the files on your computer, then upload them again. This proposal may be dropped.
proposal-publish = Publish
proposal-again = Upload again
proposal-drop = Drop the proposal
proposal-see-all = See the services in force
flash-proposal-dropped = The proposal was dropped. Nothing has changed.

standing-new-service = new service
standing-new-version = new version
standing-published = published
standing-unchanged = published already, unchanged
standing-errors = has errors
standing-errors-then = Mend the errors in the file of this service, then upload it again.
standing-draft = still a draft
standing-draft-then = Fill in service.decree with the decree that establishes this standard.
standing-version-taken = version number is taken
standing-version-taken-then = This version is published with another content. Raise service.version.
standing-older = older version
standing-older-then = A newer version is published. Begin with the file in force.
standing-nothing-new = nothing changed
standing-nothing-new-then = It says the same as the version that is published. Change something, or drop this proposal.
standing-english-alone = English texts alone
standing-english-alone-then = Upload them with the file of their service, under a new version number.

finding-error = Error
finding-warning = Warning
finding-advice = Advice
finding-place = { $file }, line { $line }, column { $column }
finding-fix = Fix:

preview-mark = Preview, not in force.
preview-mark-then = Citizens would see it like this. Nothing can be sent from here.
preview-back = Back to the proposal
preview-titled = Preview: { $title }
preview-service = See it as citizens would
preview-form = See the form
preview-sop = See the drawn SOP
preview-form-title = Form of { $name }
preview-form-lead = All questions in order. Citizens answer one a page, and only those that concern them.

trail-service-published = Service published
trail-shared-file-published = Shared file published
trail-version = { $name }, version { $version }

administration-days = Days and hours
units-title = Units and positions
units-about = See the services, hours and holders of positions of every unit.
units-lead = Positions nobody holds are marked. Where such a position performs a step, files stop there.
units-stuck =
    { $count ->
        [one] One position that performs a step is held by nobody. Files stop there.
       *[other] { $count } positions that perform steps are held by nobody. Files stop there.
    }
units-none = There is no unit yet. Upload organisation.toml to begin.
units-count =
    { $count ->
        [one] One unit
       *[other] { $count } units
    }
unit-hours = Opening hours
unit-services = Services
unit-positions = Positions
unit-vacant = Vacant positions
unit-stuck-count = { $count } vacant, files stop
unit-vacant-count = { $count } vacant
unit-all-held = all held
unit-position = Position
unit-holders = Held by
unit-asked = By the standard
unit-above = Reports to
unit-performs = Performs steps of
unit-of = { $held } of { $count }
unit-short = too few
unit-position-stuck = vacant, files stop
unit-position-vacant = vacant
unit-position-how = Positions are given at
unit-no-service = This unit has no service yet.

calendar-title = Working days and closed days
calendar-about = See the closed days of a year with their decrees, rosters and opening hours.
calendar-heading = Working days and closed days of { $year }
calendar-years = Year
calendar-months = Twelve months
calendar-unknown = No closed days of this year are on file. Due dates in it are counted by the week alone and may be too early.
calendar-off = closed by a decree
calendar-rest = closed every week
calendar-no-decree = no legal basis
calendar-no-hours = not set
calendar-closed = closed
calendar-ramadan-days = The hours of Ramadan hold from { $from } until { $until }.
calendar-rosters = Rosters on closed days
calendar-rosters-lead = A roster opens an office on a closed day. It is no working day for that: no due date falls on it.
calendar-no-roster = There is no roster on closed days of this year.
calendar-roster = { $unit }, { $days }: open { $hours } with { $staff }.
calendar-hours-name = Hours
calendar-units = Units
calendar-around-the-clock = Open every day; closed days have no effect.
calendar-no-unit = only services that name it
calendar-day = Day
calendar-ordinary = Ordinary days
calendar-ramadan = Ramadan
calendar-change = Add or withdraw a closed day of the region
calendar-change-download = Download the calendar.toml in force.
calendar-change-write = Write or remove the day below the decree that says so. The decree must be in law.toml.
calendar-change-upload = Upload the file. Before you publish you see which due dates would move.

fees-title = Fees in force
fees-about = See every fee with its legal basis, its formula and an example.
fees-lead = Citizens are charged by this table alone. Examples use invented answers.
fees-none = No service is published yet, so there is no fee.
fees-change = A fee changes by a new version of its service, with its legal basis.
fee-amount = Sum or formula
fee-example = Example: { $facts }. It comes to { $amount }.
fee-coming = from { $day }
fee-over = ended { $day }
fee-ground-missing = legal basis not in force
fee-ground-unverified = legal basis not compared yet

moved-title = Due dates that move
moved-count = Of { $looked } open cases, { $later } move later and { $earlier } earlier.
moved-cut-off = Only the first 2,000 cases were counted.
moved-due = from { $from } to { $to }.
moved-then = Citizens and officers see the new dates as soon as it is published. Legal limits are still checked.
moved-none = No due date moves among { $looked } open cases.

sheets-title = Letterheads and documents
sheets-about = See the letterhead of every unit and a specimen of every document.
sheets-lead = Specimens use invented values, say CONTOH / SPECIMEN on every page, and their code proves nothing.
sheets-signer = Signed by { $position }.
sheets-documents = Documents
sheets-document = Document
sheets-template = Form
sheets-number = First number
sheets-preview = Specimen
sheets-see = See a specimen (PDF)
sheets-plain-letter = set as a plain official letter
sheets-no-document = not printed here
sheets-change = Letterheads come from organisation.toml; names, numbers and forms of documents from the file of their service.

retention-title = Retention and destruction
retention-about = See what is kept how long, and destroy what is past its time.
retention-lead = Personal data is kept as long as its rule asks, then destroyed or handed over to the archive.
retention-due = Past its time
retention-nothing-due = Nothing has to be destroyed now.
retention-count =
    { $count ->
        [one] One case is past its time.
       *[other] { $count } cases are past their time.
    }
retention-oldest = The oldest ended { $day }.
retention-record = Number of the record of destruction
retention-record-hint = Example: 12/BA/2026. It goes into the audit trail.
retention-stays = What goes: answers, evidence, notes and letters. What stays: the history without names, the chain of proof, numbers of documents, and figures. At most 200 cases at a time. Old backups still hold it; destroy them too.
retention-erase = Destroy personal data
retention-services = How long each service keeps
retention-keep = Kept for
retention-then = After that
retention-over = Past its time
retention-archive = handed over to the archive
retention-destroy = destroyed
retention-others = Besides case files
kept-history = History of cases without personal data, with its chain of proof
kept-documents = Numbers of documents and the list of those revoked
kept-trail = Audit trail
kept-definitions = Every version of services and shared files
kept-drafts = Applications that were not sent
kept-uploads = Uploads that were not finished
kept-letters = Records of messages outside cases
kept-proposals = Proposals that were not published
kept-for-ever = without limit
kept-one-day = 1 day
kept-fourteen-days = 14 days
kept-thirty-days = 30 days since last saved
kept-ninety-days = 90 days
flash-cases-erased = The personal data was destroyed. The trail says so.
trail-cases-erased = Personal data destroyed
trail-erased = { $count } cases, record { $record }

account-close-title = Close this account?
account-close-lead = { $name } is signed out at once and cannot sign in again. What was done stays recorded.
account-close-positions =
    { $count ->
        [0] This account holds no position.
        [one] { $count } position ends today.
       *[other] { $count } positions end today.
    }
account-close-vacant = After that nobody holds:
account-close-files =
    { $count ->
        [0] No file is held at the moment.
        [one] { $count } file that is held goes back to the queue.
       *[other] { $count } files that are held go back to the queue.
    }
account-close-deputy = Give the position to somebody else, or appoint a Plt, so that no file stops there.
position-over-count = This position is for { $count } only, and more hold it now. End what is not needed.
