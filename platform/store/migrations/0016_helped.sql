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
