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
