-- The revision of a draft that was handed on to be published; whoever changes the draft hands it on anew.

ALTER TABLE sop_draft ADD COLUMN proposed_revision bigint;
