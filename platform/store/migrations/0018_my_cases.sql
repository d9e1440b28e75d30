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
