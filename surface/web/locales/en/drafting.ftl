# Writing the text of a service: tables, findings, history.

writing-nav = Drafts
writing-title = Drafts of services
writing-about = Write the SOP and the standard of a service in tables, and see findings while typing.
writing-lead = A service is written by the unit that does the work. What is in force changes only when an administrator publishes it.
writing-none = There is no draft yet. Begin one below.
writing-changed = Changed last
writing-errors-count =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
writing-ready-tag = can be proposed
writing-new = Begin a draft
writing-new-blank = From nothing
writing-new-blank-lead = Everything the law asks for is laid out. Findings tell what is still missing.
writing-new-name = Name of the service
writing-new-name-hint = As citizens call it, for example “Surat Keterangan Usaha”.
writing-new-unit = Unit
writing-new-published = From what is published
writing-new-published-lead = The next version of a service in force. What is in force does not change.
writing-nothing-published = Your unit has no published service yet.
writing-new-file = From a file
writing-new-file-lead = An old SOP in Excel, Word or BPMN, or a definition. It need not be complete.
writing-new-file-hint = One .xlsx, .docx, .bpmn or .toml file (with its translation .en.toml if there is one). The name of the file becomes the id of the service.
writing-brought-title = Draft from a file
writing-from-excel = Read as an Excel sheet:
writing-from-word = Read as a Word file:
writing-from-bpmn = Read as BPMN:
writing-brought-whole = Everything in the file could be read.
writing-brought-findings =
    { $count ->
        [one] { $count } thing in that file could not be read or needs another look. The rest is in the draft.
       *[other] { $count } things in that file could not be read or need another look. The rest is in the draft.
    }
writing-go-on = Go on writing
writing-start = Begin writing

writing-draft-title = SOP { $name }
writing-from-version = Draft from version { $version }, not published
writing-from-nothing = New draft, not published
writing-saved = Saved { $time }.
writing-history = History
writing-text = Text
writing-parts = Parts of the draft
writing-errors = errors
writing-others = warnings or advice
writing-counts = { $errors } errors, { $warnings } warnings, { $advice } pieces of advice.
writing-no-script = This table can only be read because scripts are off in your browser. Open the number of a row to change it.
writing-not-yet =
    { $count ->
        [one] Cannot be proposed yet: { $count } error.
       *[other] Cannot be proposed yet: { $count } errors.
    }
writing-ready = This draft can be proposed.
writing-proposed-now = This draft was proposed and waits for an administrator. If you change it, propose it again.
writing-propose-again = Propose again
writing-lesser = There are also { $warnings } warnings and { $advice } pieces of advice.
writing-time = It takes { $taken } of the promised { $promised }.
writing-propose = Propose for publication
writing-add-row = Add a row
writing-add-after = Add a row after this one
writing-up = Move up
writing-down = Move down
writing-remove-row = Remove the row
writing-undo = Undo
writing-redo = Redo
writing-open-row = Open the details of row
writing-empty-part = There is no row yet.
writing-paste-hint = A table from Word or Excel can be pasted right here.
writing-help-first = Choose a cell. Its explanation appears here.
writing-no-findings = There are no findings.
writing-more-findings =
    { $count ->
        [one] There is { $count } more finding. Settle the ones above first.
       *[other] There are { $count } more findings. Settle the ones above first.
    }
writing-line = Line { $line } of the text
writing-why = Explanation
writing-take-fix = Take the suggestion
writing-drawing = Drawing
writing-drawing-none = The drawing appears with the first step.
writing-drawing-open = See the drawing
writing-drawing-lead = Shapes by PermenPANRB 35/2012. A dashed red frame marks a step with an error.
writing-end-done = Done
writing-end-refused = Refused
writing-end-redirected = Redirected
writing-end-withdrawn = Withdrawn
writing-drop = Throw this draft away
writing-drop-then = The draft and its history are lost and cannot be brought back. The published service does not change.
writing-drop-yes = Yes, throw it away

writing-theirs = What it says now:
writing-mine = What you wrote:
writing-take-theirs = Keep what it says now
writing-take-mine = Use what I wrote
writing-other-changed = { $name } changed { $place } at { $time }.

writing-saving = Saving …
writing-line-down = The line is down. [berapa] entries are kept in this browser and sent once it is back.
writing-line-down-rows = The line is down. Adding, moving and removing rows has to wait for it.
writing-sign-in-again = Your session has ended. [berapa] entries are kept in this browser. Sign in again, then open this page.
writing-failed = Not sent because of a disturbance. What you wrote is still in the cell.
writing-leave-sure = [berapa] entries have not been sent and will be lost. Leave all the same?

writing-keys-lead = Everything can also be done with the buttons and links on this page.
writing-key-arrows = To the cell beside
writing-key-enter = Keep what is written, one row down
writing-key-tab = To the next cell
writing-key-edit = Change what a cell says without erasing it
writing-key-row = Open the details of this row
writing-key-escape = Bring back what it said
writing-key-line = New line within the cell
writing-key-add = Add a row after this one (also Insert)
writing-key-remove = Remove this row
writing-key-move = Move the row up or down
writing-key-undo = Undo your last change
writing-key-redo = Redo what was undone
writing-key-paste = Paste text, or a table from Word and Excel
writing-key-save = Save now
writing-key-help = Open or close this list of keys

writing-save-check = Save and check
writing-rename = Change the id of the row
writing-rename-lead = The id is how the text names this row. Everything that names it changes with it.
writing-row-id = Id of the row
writing-rename-do = Change the id
writing-in-english = { $label } (in English)

writing-history-title = History of the draft
writing-history-lead = Every change of the draft: who, when, where, and what it said before.
writing-history-none = Nothing has been changed yet.
writing-when = When
writing-who = By
writing-what = Change
writing-act-changed = Changed
writing-act-mended = Took a suggestion:
writing-act-undone = Undid:
writing-act-redone = Redid:
writing-taken-back = undone since

writing-text-title = Text of the draft
writing-text-lead = This is the draft as it is kept. Change here only what the tables cannot.
writing-text-label = Text
writing-text-english = English translation
writing-text-english-label = English text
writing-text-overtaken = { $name } changed this draft at { $time }, while you were writing.
writing-text-overtaken-then = Your text stands below and is not kept yet. Save again to replace the draft with it, or open the draft and write your changes into its tables.

writing-why-matters = Why it matters
writing-instead = Better
writing-law = Legal ground
writing-write-next = Write the next version

flash-draft-proposed = The draft has been proposed. An administrator will look at it and publish it.
flash-writing-dropped = The draft has been thrown away.
writing-cell-missing = The column “{ $cell }” is still empty.
writing-cell-unknown = “{ $value }” is no choice for the column “{ $cell }”.
writing-choose-one = Choose one of: { $choices }.
