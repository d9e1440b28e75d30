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
