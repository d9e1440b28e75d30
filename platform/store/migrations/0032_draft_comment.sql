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
