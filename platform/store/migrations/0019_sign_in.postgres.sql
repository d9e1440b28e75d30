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
