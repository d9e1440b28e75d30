-- The database itself refuses to rewrite what has happened or what was published.

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER definition_never_changes BEFORE UPDATE ON definition
BEGIN SELECT RAISE(ABORT, 'published versions do not change'); END;

CREATE TRIGGER definition_never_goes BEFORE DELETE ON definition
BEGIN SELECT RAISE(ABORT, 'published versions do not change'); END;

CREATE TRIGGER checkpoint_never_changes BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints do not change'); END;

CREATE TRIGGER checkpoint_never_goes BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints do not change'); END;
