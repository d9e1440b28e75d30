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
