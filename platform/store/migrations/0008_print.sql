-- What a document said when it was issued, sealed with the key of its case: it is printed from this, today and in ten
-- years. Null where it was issued before, or erased.

ALTER TABLE product ADD COLUMN print {bytes};
