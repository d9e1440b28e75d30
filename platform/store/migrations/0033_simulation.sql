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
