-- Generated from the migrations; do not edit.
-- Words in braces differ between the databases, see `src/dialect.rs`.

-- 0001_definition.sql

-- What a regency publishes, and how a database recognises its own sealing key.

CREATE TABLE key_check (
    tenant bigint NOT NULL,
    purpose text NOT NULL,
    value {bytes} NOT NULL,
    PRIMARY KEY (tenant, purpose)
);

-- One published version of one service. Never changed, never deleted.
CREATE TABLE definition (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    digest text NOT NULL,
    source text NOT NULL,
    english text,
    published_at {instant} NOT NULL,
    effective text NOT NULL,
    PRIMARY KEY (tenant, unit, service, version)
);

-- Every revision of organisation, calendar and law.
CREATE TABLE regency_file (
    tenant bigint NOT NULL,
    name text NOT NULL,
    revision bigint NOT NULL,
    source text NOT NULL,
    stored_at {instant} NOT NULL,
    PRIMARY KEY (tenant, name, revision)
);

-- 0002_matter.sql

-- Cases (CASE is a reserved word, so a case is a matter here), their events and their open steps.

CREATE TABLE matter (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    reference text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    sequence bigint NOT NULL,
    status text NOT NULL,
    ending text,
    channel text NOT NULL,
    priority text,
    submitted_at {instant} NOT NULL,
    due_at {instant},
    closed_at {instant},
    next_timer {instant},
    late boolean NOT NULL,
    applicant_key {bytes},
    nik_key {bytes},
    pin_hash text,
    data_key {bytes},
    snapshot {bytes},
    chain_hash {bytes} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX matter_reference ON matter (tenant, reference);
CREATE INDEX matter_applicant ON matter (tenant, applicant_key, submitted_at) WHERE applicant_key IS NOT NULL;
CREATE INDEX matter_nik ON matter (tenant, nik_key, submitted_at) WHERE nik_key IS NOT NULL;
CREATE INDEX matter_timer ON matter (tenant, next_timer) WHERE next_timer IS NOT NULL;
CREATE INDEX matter_open ON matter (tenant, unit, service, due_at) WHERE closed_at IS NULL;

-- Append-only. The body is text and not a JSON type, because its exact bytes are hashed.
CREATE TABLE event (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    sequence bigint NOT NULL,
    position {position},
    at {instant} NOT NULL,
    kind text NOT NULL,
    wire_version bigint NOT NULL,
    actor_kind text NOT NULL,
    officer text,
    step text,
    body text NOT NULL,
    private {bytes},
    hash {bytes} NOT NULL,
    UNIQUE (tenant, matter, sequence)
);

CREATE UNIQUE INDEX event_position ON event (tenant, position);

-- Open steps: what waits for somebody.
CREATE TABLE work_item (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    step text NOT NULL,
    unit text NOT NULL,
    position text NOT NULL,
    service_unit text NOT NULL,
    service text NOT NULL,
    priority text,
    priority_rank bigint NOT NULL,
    ready_at {instant} NOT NULL,
    due_at {instant},
    holder text,
    taken_at {instant},
    PRIMARY KEY (tenant, matter, step)
){clustered};

-- The fair order, of what is free (no holder) and of what one officer holds.
CREATE INDEX work_item_queue ON work_item (tenant, holder, unit, position, priority_rank, ready_at, matter, step);
CREATE INDEX work_item_due ON work_item (tenant, unit, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE receipt (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    payload {bytes} NOT NULL,
    signature {bytes} NOT NULL,
    issued_at {instant} NOT NULL,
    PRIMARY KEY (tenant, matter)
);

CREATE TABLE product (
    tenant bigint NOT NULL,
    credential text NOT NULL,
    matter {uuid} NOT NULL,
    product text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    number text,
    issued_at {instant} NOT NULL,
    valid_until {instant},
    revoked_at {instant},
    revoked_reason text,
    attachment text,
    PRIMARY KEY (tenant, credential)
);

CREATE UNIQUE INDEX product_number ON product (tenant, unit, service, number);
CREATE INDEX product_matter ON product (tenant, matter);
CREATE INDEX product_revoked ON product (tenant, revoked_at) WHERE revoked_at IS NOT NULL;

-- The last number given out, per series. Inside the transaction, so without gaps.
CREATE TABLE counter (
    tenant bigint NOT NULL,
    name text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (tenant, name)
){clustered};

-- Openings and closings per service and day, for the oversight table.
CREATE TABLE service_day (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    opened bigint NOT NULL,
    closed bigint NOT NULL,
    on_time bigint NOT NULL,
    late bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, day)
){clustered};

-- 0003_effect.sql

-- What the platform still has to do, and what citizens have begun.

-- Effects wait here for whoever carries them out. Their payload is sealed with the key of their case, so that erasing
-- the case erases it too. `lease_until` is the moment before which nobody else may try.
CREATE TABLE outbox (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    matter {uuid},
    at {instant} NOT NULL,
    kind text NOT NULL,
    payload {bytes},
    attempts bigint NOT NULL,
    lease_until {instant} NOT NULL,
    done_at {instant},
    parked_at {instant},
    problem text,
    PRIMARY KEY (tenant, id)
){clustered};

CREATE INDEX outbox_pending ON outbox (tenant, lease_until) WHERE done_at IS NULL AND parked_at IS NULL;

-- The name makes a job unique: planning it twice does it once.
CREATE TABLE job (
    tenant bigint NOT NULL,
    name text NOT NULL,
    id {uuid} NOT NULL,
    kind text NOT NULL,
    payload {bytes},
    planned_at {instant} NOT NULL,
    attempts bigint NOT NULL,
    lease_until {instant} NOT NULL,
    done_at {instant},
    parked_at {instant},
    problem text,
    PRIMARY KEY (tenant, name)
);

CREATE INDEX job_pending ON job (tenant, lease_until) WHERE done_at IS NULL AND parked_at IS NULL;

CREATE TABLE draft (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    reference text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    applicant_key {bytes},
    pin_hash text,
    data_key {bytes} NOT NULL,
    answers {bytes} NOT NULL,
    updated_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX draft_reference ON draft (tenant, reference);
CREATE INDEX draft_expiry ON draft (tenant, expires_at);

-- Files by owner (a draft, later the case of the same id) and digest of their content.
CREATE TABLE attachment (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    digest text NOT NULL,
    kind text NOT NULL,
    length_bytes bigint NOT NULL,
    stored_at {instant} NOT NULL,
    PRIMARY KEY (tenant, owner, digest)
);

-- Wrong PINs and codes, by keyed hash of what was tried.
CREATE TABLE attempt (
    tenant bigint NOT NULL,
    subject {bytes} NOT NULL,
    failures bigint NOT NULL,
    blocked_until {instant},
    PRIMARY KEY (tenant, subject)
);

-- 0004_people.sql

-- Officers, the positions they hold, and who is signed in.

CREATE TABLE officer (
    tenant bigint NOT NULL,
    id text NOT NULL,
    login text NOT NULL,
    name {bytes} NOT NULL,
    password_hash text NOT NULL,
    role text NOT NULL,
    state text NOT NULL,
    failed_attempts bigint NOT NULL,
    locked_until {instant},
    created_at {instant} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX officer_login ON officer (tenant, login);

-- Days are written `2026-11-23`, so that they sort as text on both databases.
CREATE TABLE holding (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    unit text NOT NULL,
    position text NOT NULL,
    from_date text NOT NULL,
    until_date text,
    deputy boolean NOT NULL,
    PRIMARY KEY (tenant, officer, unit, position, from_date)
);

CREATE INDEX holding_position ON holding (tenant, unit, position);

CREATE TABLE session (
    tenant bigint NOT NULL,
    token_hash {bytes} NOT NULL,
    officer text NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, token_hash)
);

CREATE INDEX session_officer ON session (tenant, officer);
CREATE INDEX session_expiry ON session (tenant, expires_at);

-- 0005_checkpoint.sql

-- Signed summaries of all events since the one before.

CREATE TABLE checkpoint (
    tenant bigint NOT NULL,
    number bigint NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    events bigint NOT NULL,
    root {bytes} NOT NULL,
    previous_root {bytes} NOT NULL,
    at {instant} NOT NULL,
    signature {bytes} NOT NULL,
    key_id text NOT NULL,
    PRIMARY KEY (tenant, number)
);

CREATE UNIQUE INDEX checkpoint_position ON checkpoint (tenant, last_position);

-- 0006_append_only.postgres.sql

-- The database itself refuses to rewrite what has happened or what was published.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON event
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER definition_never_changes BEFORE UPDATE OR DELETE ON definition
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER checkpoint_never_changes BEFORE UPDATE OR DELETE ON checkpoint
FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- 0006_append_only.sqlite.sql

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

-- 0008_print.sql

-- What a document said when it was issued, sealed with the key of its case: it is printed from this, today and in ten
-- years. Null where it was issued before, or erased.

ALTER TABLE product ADD COLUMN print {bytes};

-- 0009_message.sql

-- What applicants are told, and a draft that two pages may change at once.

-- Messages to the applicant of a case, shown where they track it. The effect that caused one is its id, so that doing it
-- twice tells it once. Words are not kept: `kind` names them, `about` is a product, `until` a day to be kept.
CREATE TABLE message (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    id {uuid} NOT NULL,
    kind text NOT NULL,
    about text,
    until {instant},
    at {instant} NOT NULL,
    PRIMARY KEY (tenant, matter, id)
);

-- How often a draft was written: whoever saves says which one was read.
ALTER TABLE draft ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- 0010_deputies_and_counts.sql

-- Which of the two kinds of deputy holds a position, and what overseers count besides promises.

-- A deputy of before this was entered as Plt.
ALTER TABLE holding ADD COLUMN daily boolean NOT NULL DEFAULT false;

-- Files taken past others, defects named that an earlier return could have named, and named overrides.
ALTER TABLE service_day ADD COLUMN overtakings bigint NOT NULL DEFAULT 0;
ALTER TABLE service_day ADD COLUMN late_defects bigint NOT NULL DEFAULT 0;
ALTER TABLE service_day ADD COLUMN overrides bigint NOT NULL DEFAULT 0;

-- 0011_turn.sql

-- Who waits for the same step of the same service: asked whenever a file is taken or completed, to count whom it overtakes.
CREATE INDEX work_item_turn ON work_item (
    tenant, holder, unit, position, service_unit, service, step, priority_rank, ready_at);

-- What an officer holds: the queue's own index begins with the holder too, but without it a whole regency was walked.
CREATE INDEX work_item_held ON work_item (tenant, holder, priority_rank, ready_at, matter) WHERE holder IS NOT NULL;

-- 0012_indexes.sql

-- What pages and jobs ask for again and again is reached through an index, without walking through a regency.

-- Late steps are asked for by position.
DROP INDEX work_item_due;
CREATE INDEX work_item_due ON work_item (tenant, unit, position, due_at) WHERE due_at IS NOT NULL;

-- Who holds a position, already in order.
DROP INDEX holding_position;
CREATE INDEX holding_position ON holding (tenant, unit, position, officer);

-- What was carried out is forgotten after a while; what was given up is counted.
CREATE INDEX outbox_done ON outbox (tenant, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_parked ON outbox (tenant, parked_at) WHERE parked_at IS NOT NULL;
CREATE INDEX job_done ON job (tenant, done_at) WHERE done_at IS NOT NULL;

-- 0013_free_and_held.sql

-- A step is either free or held, and each is looked for in another way: what is held leaves the indexes of what is free,
-- so that completing a step touches fewer of them.

DROP INDEX work_item_queue;
CREATE INDEX work_item_queue ON work_item (tenant, unit, position, priority_rank, ready_at, matter, step)
WHERE holder IS NULL;

DROP INDEX work_item_turn;
CREATE INDEX work_item_turn ON work_item (
    tenant, unit, position, service_unit, service, step, priority_rank, ready_at)
WHERE holder IS NULL;

-- 0014_closing.sql

-- Where the time of closed cases went, written with the event that closes them, so that no page walks through cases.

-- One row per closed case. Seconds by whose they were; those of `away` lie outside the opening hours.
CREATE TABLE closing (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    ending text NOT NULL,
    late boolean NOT NULL,
    officer_seconds bigint NOT NULL,
    queue_seconds bigint NOT NULL,
    unit_seconds bigint NOT NULL,
    applicant_seconds bigint NOT NULL,
    paused_seconds bigint NOT NULL,
    away_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, matter)
);

CREATE INDEX closing_by_day ON closing (tenant, unit, service, late, day, matter);

-- Their sums per service and day of closing. Seconds are of those the office itself brought to an end (`measured`).
CREATE TABLE closing_day (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    measured bigint NOT NULL,
    kept bigint NOT NULL,
    refused bigint NOT NULL,
    redirected bigint NOT NULL,
    withdrawn bigint NOT NULL,
    returned bigint NOT NULL,
    returns bigint NOT NULL,
    returns_near_due bigint NOT NULL,
    late_defects bigint NOT NULL,
    takes bigint NOT NULL,
    overtakings bigint NOT NULL,
    overrides bigint NOT NULL,
    officer_seconds bigint NOT NULL,
    queue_seconds bigint NOT NULL,
    unit_seconds bigint NOT NULL,
    applicant_seconds bigint NOT NULL,
    paused_seconds bigint NOT NULL,
    away_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, day)
){clustered};

CREATE TABLE closing_step (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    day text NOT NULL,
    step text NOT NULL,
    visits bigint NOT NULL,
    late bigint NOT NULL,
    returns bigint NOT NULL,
    queue_seconds bigint NOT NULL,
    hand_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, day, step)
){clustered};

-- How many took how long: `class` is a range of minutes, `measure` whole or office, `grain` day or month and `span` which
-- one. Months stand beside their days, so that a year is not read day by day.
CREATE TABLE closing_time (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    measure text NOT NULL,
    grain text NOT NULL,
    span text NOT NULL,
    class bigint NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, measure, grain, span, class)
){clustered};

-- Cases closed before this was kept are added by a job: how far it has come.
CREATE TABLE closing_fill (
    tenant bigint NOT NULL PRIMARY KEY,
    after_matter {uuid} NOT NULL,
    done boolean NOT NULL
);

-- 0015_upload.sql

-- Files that are sent in parts over a bad line, until all parts have arrived.

-- Known by its page and by the digest of the whole file: whoever sends the same file again goes on where it stopped.
-- Once it is kept as an attachment, `kept` is that attachment's digest, so that a lost answer can be asked for again.
CREATE TABLE upload (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    page text NOT NULL,
    digest text NOT NULL,
    length_bytes bigint NOT NULL,
    arrived bigint NOT NULL,
    replaces text,
    kept text,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, owner, page, digest)
);

CREATE INDEX upload_expiry ON upload (tenant, expires_at);

CREATE TABLE upload_part (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    page text NOT NULL,
    digest text NOT NULL,
    number bigint NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (tenant, owner, page, digest, number)
);

-- 0016_helped.sql

-- Whom a registered helper files for: a list for that helper alone, gone with the application or the case.

CREATE TABLE helped (
    tenant bigint NOT NULL,
    helper text NOT NULL,
    matter {uuid} NOT NULL,
    begun_at {instant} NOT NULL,
    PRIMARY KEY (tenant, helper, matter)
);

CREATE INDEX helped_latest ON helped (tenant, helper, begun_at, matter);
CREATE INDEX helped_matter ON helped (tenant, matter, helper);

-- 0017_letter.sql

-- Letters that leave the house, and how each applicant wants to be told.

-- One letter per fact: its id is that of the effect it comes from. Neither words nor address are kept: both are made
-- anew at each try. `link` is a keyed hash of the code in its short link, `lease_until` as in the outbox.
CREATE TABLE letter (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    matter {uuid},
    officer text,
    kind text NOT NULL,
    about text,
    until {instant},
    channel text NOT NULL,
    link {bytes},
    at {instant} NOT NULL,
    attempts bigint NOT NULL,
    lease_until {instant} NOT NULL,
    done_at {instant},
    parked_at {instant},
    outcome text,
    problem text,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX letter_pending ON letter (tenant, lease_until) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX letter_matter ON letter (tenant, matter, at);
CREATE UNIQUE INDEX letter_link ON letter (tenant, link) WHERE link IS NOT NULL;
CREATE INDEX letter_done ON letter (tenant, done_at, kind, outcome) WHERE done_at IS NOT NULL;
CREATE INDEX letter_parked ON letter (tenant, parked_at, kind) WHERE parked_at IS NOT NULL;

-- By draft, later the case of the same id, sealed with its key: channel, address, language.
CREATE TABLE contact (
    tenant bigint NOT NULL,
    owner {uuid} NOT NULL,
    sealed {bytes} NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, owner)
);

-- 0018_my_cases.sql

-- The way back to one's cases by phone, an office's own words for letters, and what officers want to be told.

-- Codes by keyed hash of the phone number they were sent to; of the code, too, only a keyed hash is kept.
CREATE TABLE one_time_code (
    tenant bigint NOT NULL,
    subject {bytes} NOT NULL,
    code {bytes} NOT NULL,
    tries bigint NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, subject)
);

CREATE INDEX one_time_code_expiry ON one_time_code (tenant, expires_at);

CREATE INDEX draft_applicant ON draft (tenant, applicant_key, updated_at) WHERE applicant_key IS NOT NULL;

-- Words an administrator put in the place of those the program brings.
CREATE TABLE letter_words (
    tenant bigint NOT NULL,
    kind text NOT NULL,
    language text NOT NULL,
    words text NOT NULL,
    officer text NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, kind, language)
);

-- What an officer asked to be told by mail. The address is sealed.
CREATE TABLE officer_contact (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    id {uuid} NOT NULL,
    mailbox {bytes} NOT NULL,
    language text NOT NULL,
    weekly boolean NOT NULL,
    daily boolean NOT NULL,
    PRIMARY KEY (tenant, officer)
);

-- 0019_sign_in.postgres.sql

-- How officers prove who they are beside a password, where they are signed in, and what became of accounts.
-- `officer.failed_attempts` and `officer.locked_until` were never used, because tries are counted in `attempt`: a later
-- version drops both.

-- `next_secret` is being set up and opens nothing yet. Both are sealed.
CREATE TABLE second_factor (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    secret {bytes},
    next_secret {bytes},
    last_step bigint NOT NULL,
    set_at {instant},
    PRIMARY KEY (tenant, officer)
);

CREATE TABLE recovery_code (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    code_hash {bytes} NOT NULL,
    used_at {instant},
    PRIMARY KEY (tenant, officer, code_hash)
);

-- Whoever has given the right password and not yet the code.
CREATE TABLE half_session (
    tenant bigint NOT NULL,
    token_hash {bytes} NOT NULL,
    officer text NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, token_hash)
);

CREATE INDEX half_session_expiry ON half_session (tenant, expires_at);

-- Who must have a second factor beyond what the program is told when it starts.
CREATE TABLE sign_in_rule (
    tenant bigint NOT NULL,
    role text NOT NULL,
    second_factor boolean NOT NULL,
    PRIMARY KEY (tenant, role)
);

-- Without these a session is one of a version before: it ends when it expires, and was proved when it was opened.
ALTER TABLE session ADD COLUMN ends_at {instant};
ALTER TABLE session ADD COLUMN seen_at {instant};
ALTER TABLE session ADD COLUMN proved_at {instant};
-- Network and browser, sealed.
ALTER TABLE session ADD COLUMN origin {bytes};
-- The position acted for, where its holder has chosen one of several.
ALTER TABLE session ADD COLUMN acting text;

-- Append-only. Nobody is named but by the id of an account; what happened to a case stands in its events alone.
CREATE TABLE audit (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    at {instant} NOT NULL,
    kind text NOT NULL,
    officer text,
    about text,
    unit text,
    detail text NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX audit_moment ON audit (tenant, at, id);

-- The events of cases that are looked for beside it.
CREATE INDEX event_audited ON event (tenant, at)
WHERE kind IN ('pin-renewed', 'overridden', 'moved', 'product-revoked');

CREATE TRIGGER audit_never_changes BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- 0019_sign_in.sqlite.sql

-- How officers prove who they are beside a password, where they are signed in, and what became of accounts.
-- `officer.failed_attempts` and `officer.locked_until` were never used, because tries are counted in `attempt`: a later
-- version drops both.

-- `next_secret` is being set up and opens nothing yet. Both are sealed.
CREATE TABLE second_factor (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    secret {bytes},
    next_secret {bytes},
    last_step bigint NOT NULL,
    set_at {instant},
    PRIMARY KEY (tenant, officer)
);

CREATE TABLE recovery_code (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    code_hash {bytes} NOT NULL,
    used_at {instant},
    PRIMARY KEY (tenant, officer, code_hash)
);

-- Whoever has given the right password and not yet the code.
CREATE TABLE half_session (
    tenant bigint NOT NULL,
    token_hash {bytes} NOT NULL,
    officer text NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (tenant, token_hash)
);

CREATE INDEX half_session_expiry ON half_session (tenant, expires_at);

-- Who must have a second factor beyond what the program is told when it starts.
CREATE TABLE sign_in_rule (
    tenant bigint NOT NULL,
    role text NOT NULL,
    second_factor boolean NOT NULL,
    PRIMARY KEY (tenant, role)
);

-- Without these a session is one of a version before: it ends when it expires, and was proved when it was opened.
ALTER TABLE session ADD COLUMN ends_at {instant};
ALTER TABLE session ADD COLUMN seen_at {instant};
ALTER TABLE session ADD COLUMN proved_at {instant};
-- Network and browser, sealed.
ALTER TABLE session ADD COLUMN origin {bytes};
-- The position acted for, where its holder has chosen one of several.
ALTER TABLE session ADD COLUMN acting text;

-- Append-only. Nobody is named but by the id of an account; what happened to a case stands in its events alone.
CREATE TABLE audit (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    at {instant} NOT NULL,
    kind text NOT NULL,
    officer text,
    about text,
    unit text,
    detail text NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX audit_moment ON audit (tenant, at, id);

-- The events of cases that are looked for beside it.
CREATE INDEX event_audited ON event (tenant, at)
WHERE kind IN ('pin-renewed', 'overridden', 'moved', 'product-revoked');

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- 0020_absence.sql

-- When officers are away and who takes over what they hold; and by which decree a deputy stands in.

-- `kind` is one of a closed list that says nothing of anybody's health. Days are written `2026-11-23`.
CREATE TABLE absence (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    officer text NOT NULL,
    from_date text NOT NULL,
    until_date text NOT NULL,
    kind text NOT NULL,
    hand_to text,
    entered_by text NOT NULL,
    entered_at {instant} NOT NULL,
    handed_over_at {instant},
    withdrawn_at {instant},
    PRIMARY KEY (tenant, id)
);

CREATE INDEX absence_officer ON absence (tenant, officer, until_date);
CREATE INDEX absence_end ON absence (tenant, until_date, id);
CREATE INDEX absence_waiting ON absence (tenant, from_date) WHERE handed_over_at IS NULL AND withdrawn_at IS NULL;

-- A holding of a version before says nothing of who gave it.
ALTER TABLE holding ADD COLUMN appointed_by text;
ALTER TABLE holding ADD COLUMN decree text;
ALTER TABLE holding ADD COLUMN decree_date text;

-- 0021_desk.sql

-- The desk of an officer: what waits elsewhere, what somebody has finished, whose case it is, and what was looked at
-- before it was signed.

-- The name a case is filed under, as a keyed hash.
ALTER TABLE matter ADD COLUMN name_key {bytes};
CREATE INDEX matter_name ON matter (tenant, name_key, submitted_at) WHERE name_key IS NOT NULL;

-- From now on what waits for the applicant is an open step too, of no unit. What was returned before gets its row here,
-- since its last change is not known to the database: since it came in.
INSERT INTO work_item (
    tenant, matter, step, unit, position, service_unit, service, priority, priority_rank, ready_at, due_at, holder, taken_at)
SELECT tenant, id, '', '', 'return', unit, service, priority, CASE WHEN priority IS NULL THEN 1 ELSE 0 END,
    submitted_at, NULL, NULL, NULL
FROM matter WHERE status = 'returned';

-- What lies neither with the unit that answers for the service nor on one of its desks.
CREATE INDEX work_item_elsewhere ON work_item (tenant, service_unit, ready_at, matter, step) WHERE unit <> service_unit;

-- What an officer has finished, the latest first.
CREATE INDEX event_done ON event (tenant, officer, position) WHERE kind = 'step-completed';

-- What an officer has looked at in order to sign it, as it stood then, and what came of the signing.
CREATE TABLE review (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    matter {uuid} NOT NULL,
    step text NOT NULL,
    sequence bigint NOT NULL,
    reviewed_at {instant} NOT NULL,
    batch {uuid},
    outcome text,
    state text NOT NULL,
    problem text,
    done_at {instant},
    PRIMARY KEY (tenant, officer, matter, step)
);

CREATE INDEX review_batch ON review (tenant, batch) WHERE batch IS NOT NULL;
CREATE INDEX review_matter ON review (tenant, matter);

-- 0022_desk_acts.sql

-- Opinions of other units that are awaited, what cashiers closed their day with, and completions taken back.

-- What a unit was asked and has not answered: open rows only, as with steps.
CREATE TABLE opinion (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    number bigint NOT NULL,
    unit text NOT NULL,
    step text NOT NULL,
    asked_by text NOT NULL,
    asked_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    reminded_at {instant},
    PRIMARY KEY (tenant, matter, number)
);

CREATE INDEX opinion_unit ON opinion (tenant, unit, due_at, matter, number);
CREATE INDEX opinion_asker ON opinion (tenant, asked_by, due_at, matter, number);

-- The end of a cashier's day. What explains a difference is sealed.
CREATE TABLE till (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    day text NOT NULL,
    expected bigint NOT NULL,
    counted bigint NOT NULL,
    explanation {bytes},
    closed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, officer, day)
);

-- What an officer has taken in money, in order of time.
CREATE INDEX event_paid ON event (tenant, officer, at) WHERE kind = 'fee-paid';

-- Completions taken back.
ALTER TABLE service_day ADD COLUMN taken_back bigint NOT NULL DEFAULT 0;

-- 0024_proposal.sql

-- What an administrator has uploaded to be published, and who published what is there.

CREATE TABLE proposal (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    officer text NOT NULL,
    uploaded_at {instant} NOT NULL,
    kept_until {instant} NOT NULL,
    published_at {instant},
    PRIMARY KEY (tenant, id)
);

-- The bytes as they came, so that whoever uploaded what is no text is shown where.
CREATE TABLE proposal_file (
    tenant bigint NOT NULL,
    proposal {uuid} NOT NULL,
    path text NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (tenant, proposal, path)
);

-- Empty for what was published by command line or by a version before.
ALTER TABLE definition ADD COLUMN published_by text;
ALTER TABLE regency_file ADD COLUMN stored_by text;

-- 0025_retention.sql

-- Closed cases whose personal part is still there, oldest first: what is looked for when its time is over.

CREATE INDEX matter_kept ON matter (tenant, unit, service, version, closed_at)
    WHERE closed_at IS NOT NULL AND data_key IS NOT NULL;

-- 0026_paper.sql

-- Forms printed ahead for days without power or line. A number leads to nothing until what was written on its form is
-- entered, and it is the reference of that case from then on.

CREATE TABLE paper_pack (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    version bigint NOT NULL,
    forms bigint NOT NULL,
    printed_by text NOT NULL,
    printed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX paper_pack_service ON paper_pack (tenant, unit, service, printed_at, id);

-- `matter` is the application in which it is entered, then its case. `link` is the hash of the code in the printed QR.
CREATE TABLE paper_form (
    tenant bigint NOT NULL,
    number text NOT NULL,
    pack {uuid} NOT NULL,
    place bigint NOT NULL,
    link {bytes} NOT NULL,
    matter {uuid},
    begun_by text,
    begun_at {instant},
    received_at {instant},
    captured_by text,
    captured_at {instant},
    struck_by text,
    struck_at {instant},
    struck_reason text,
    PRIMARY KEY (tenant, number)
);

CREATE INDEX paper_form_pack ON paper_form (tenant, pack, place);
CREATE UNIQUE INDEX paper_form_link ON paper_form (tenant, link);
CREATE INDEX paper_form_captured ON paper_form (tenant, captured_at) WHERE captured_at IS NOT NULL;

-- Where it was received on paper, when it was entered; `submitted_at` is then the time of receipt.
ALTER TABLE matter ADD COLUMN entered_at {instant};

-- 0027_sending.sql

-- Forms a browser may send again after a dropped line: each key is carried out once, and answered the same way again.
-- The key is a hash of what the browser said, of the place it was sent to, and of what was sent.

CREATE TABLE sending (
    tenant bigint NOT NULL,
    officer text NOT NULL,
    sent_key text NOT NULL,
    begun_at {instant} NOT NULL,
    answer {bytes},
    PRIMARY KEY (tenant, officer, sent_key)
);

CREATE INDEX sending_old ON sending (tenant, begun_at);

-- 0028_counting.sql

-- What is counted is counted from an index alone only if every column asked for stands in it, also one that the index's
-- own condition already settles. Without that each of a hundred rows was looked up for a number.

DROP INDEX work_item_queue;
CREATE INDEX work_item_queue ON work_item (tenant, unit, position, priority_rank, ready_at, matter, step, holder)
WHERE holder IS NULL;

DROP INDEX work_item_elsewhere;
CREATE INDEX work_item_elsewhere ON work_item (tenant, service_unit, ready_at, matter, step, unit)
WHERE unit <> service_unit;

-- 0029_seldom.sql

-- What seldom happens is looked for by case: among all events of a case nobody would want to search for it.

CREATE INDEX event_overtaking ON event (tenant, matter)
WHERE kind = 'step-taken' AND body LIKE '%"overtaken":%' AND body NOT LIKE '%"overtaken":0%';

CREATE INDEX event_news ON event (tenant, matter) WHERE kind IN ('handed-over', 'opinion-given');

-- 0030_sop_draft.sql

-- Definitions being written by several people, and what each of them did.

CREATE TABLE sop_draft (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    from_version bigint,
    content text NOT NULL,
    english text,
    revision bigint NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX sop_draft_unit ON sop_draft (tenant, unit, changed_at);

-- The act as it was asked for, the places it touched, and the stretches of text that became others: enough to take it
-- back after others have changed the text, and to tell them of it.
CREATE TABLE sop_draft_change (
    tenant bigint NOT NULL,
    draft {uuid} NOT NULL,
    revision bigint NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    act text NOT NULL,
    answers bigint,
    change {json} NOT NULL,
    touched {json} NOT NULL,
    splices {json} NOT NULL,
    PRIMARY KEY (tenant, draft, revision)
);

-- 0031_standard.sql

-- Which standard a case is about, the text being worked on, and what of it was published for comment.

CREATE TABLE standard_matter (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    purpose text NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    from_version bigint,
    content text,
    english text,
    revision bigint NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    proposal {uuid},
    PRIMARY KEY (tenant, matter)
);

CREATE INDEX standard_matter_service ON standard_matter (tenant, unit, service, matter);

-- Written once and never changed, so that what the public comments on stays what it was.
CREATE TABLE public_draft (
    tenant bigint NOT NULL,
    matter {uuid} NOT NULL,
    content text NOT NULL,
    english text,
    digest text NOT NULL,
    published_by text NOT NULL,
    published_at {instant} NOT NULL,
    comments_until {instant} NOT NULL,
    PRIMARY KEY (tenant, matter)
);

CREATE INDEX public_draft_until ON public_draft (tenant, comments_until, matter);

-- 0032_draft_comment.sql

-- What the public says of a published draft, and what the office answers. Who said it and what is sealed.

CREATE TABLE draft_comment (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    matter {uuid} NOT NULL,
    about text NOT NULL,
    body {bytes} NOT NULL,
    name {bytes},
    said_at {instant} NOT NULL,
    taken text,
    answer text,
    answered_by text,
    answered_at {instant},
    PRIMARY KEY (tenant, id)
);

CREATE INDEX draft_comment_matter ON draft_comment (tenant, matter, id);

-- 0033_simulation.sql

-- What closed cases tell about how a service is asked for and worked, for simulations: counts alone, of nobody's case.

-- `kind` is what is counted, `name` of what (a step, an outcome, a position), `class` its range or number. Officers are
-- counted under a number that differs from month to month.
CREATE TABLE observation (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    kind text NOT NULL,
    month text NOT NULL,
    name text NOT NULL,
    class bigint NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (tenant, unit, service, kind, month, name, class)
){clustered};

-- Closed cases are added by a job, each once: those that are not are found without walking through the others.
ALTER TABLE closing ADD COLUMN observed boolean NOT NULL DEFAULT false;
CREATE INDEX closing_unobserved ON closing (tenant, matter) WHERE NOT observed;

-- 0034_monitoring.sql

-- How SOPs in force are looked at: sheets of half-yearly monitoring and yearly evaluation, what they leave to be done, and
-- campaigns that ask many units for them.

-- One sheet for each SOP, round and period. `round` is `monitoring` or `evaluation`, `period` `2026-2` or `2026`.
-- `content` is text of the program above; nothing of a finished sheet is changed. Days are written `2026-11-23`.
CREATE TABLE sop_sheet (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    round text NOT NULL,
    period text NOT NULL,
    version bigint NOT NULL,
    revision bigint NOT NULL,
    content text NOT NULL,
    begun_by text NOT NULL,
    begun_at {instant} NOT NULL,
    changed_by text NOT NULL,
    changed_at {instant} NOT NULL,
    finished_by text,
    finished_at {instant},
    finished_on text,
    PRIMARY KEY (tenant, unit, service, round, period)
);

-- What a sheet decided, open until somebody closes it with a word. `position` is `unit/position`.
CREATE TABLE sop_follow_up (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    round text NOT NULL,
    period text NOT NULL,
    step text,
    what text NOT NULL,
    position text NOT NULL,
    until_date text NOT NULL,
    opened_at {instant} NOT NULL,
    closed_by text,
    closed_at {instant},
    closed_on text,
    closing_word text,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX sop_follow_up_service ON sop_follow_up (tenant, unit, service, until_date, id);
CREATE INDEX sop_follow_up_open ON sop_follow_up (tenant, unit, until_date, id) WHERE closed_at IS NULL;
CREATE INDEX sop_follow_up_position ON sop_follow_up (tenant, position, until_date, id) WHERE closed_at IS NULL;

-- The position a head has named to fill the sheets of a SOP.
CREATE TABLE sop_assessor (
    tenant bigint NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    position text NOT NULL,
    named_by text NOT NULL,
    named_at {instant} NOT NULL,
    PRIMARY KEY (tenant, unit, service)
){clustered};

CREATE INDEX sop_assessor_position ON sop_assessor (tenant, position, unit, service);

-- `wants` is `monitoring`, `evaluation` or `both`.
CREATE TABLE review_campaign (
    tenant bigint NOT NULL,
    id {uuid} NOT NULL,
    name text NOT NULL,
    wish text NOT NULL,
    wants text NOT NULL,
    from_date text NOT NULL,
    until_date text NOT NULL,
    opened_by text NOT NULL,
    opened_at {instant} NOT NULL,
    closed_by text,
    closed_at {instant},
    closed_on text,
    closing_word text,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX review_campaign_day ON review_campaign (tenant, from_date, id);
CREATE INDEX review_campaign_open ON review_campaign (tenant, until_date, id) WHERE closed_at IS NULL;

CREATE TABLE review_campaign_sop (
    tenant bigint NOT NULL,
    campaign {uuid} NOT NULL,
    unit text NOT NULL,
    service text NOT NULL,
    PRIMARY KEY (tenant, campaign, unit, service)
){clustered};

-- 0035_proposed_draft.sql

-- The revision of a draft that was handed on to be published; whoever changes the draft hands it on anew.

ALTER TABLE sop_draft ADD COLUMN proposed_revision bigint;
