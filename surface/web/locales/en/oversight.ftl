### Pages for leaders and overseers, and the same columns on the public page.

oversight-title = State of services
oversight-as-of = The last three months, counted { $time }
oversight-services = Services, those that need help first
oversight-note = Figures to look at, not accusations. Ask the office for the cause, then help.
stat-on-time = Finished as promised
stat-of = { $part } of { $whole }
stat-open = Files in progress
stat-open-note = in all services
stat-late = Past due now
stat-finished = Finished
stat-finished-note = in three months
kept = As promised
overtakings = Overtakings
late-defects = Late defects
overrides-made = Overrides
conduct-explained = Overtakings: files taken before those that were ready earlier. Late defects: named only at a second return. Overrides: outside the SOP, with a legal ground.
open-cases = In progress
late-cases = Late
state = State
nothing-finished = none finished yet
state-red = Needs help
state-yellow = Watch
state-green = Good
zones-explained = Needs help: fewer than 80 of 100 files kept their promise. Watch: fewer than 95 of 100, or a file is past its date. Good: everything else.
