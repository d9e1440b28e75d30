-- Which of the two kinds of deputy holds a position, and what overseers count besides promises.

-- A deputy of before this was entered as Plt.
ALTER TABLE holding ADD COLUMN daily boolean NOT NULL DEFAULT false;

-- Files taken past others, defects named that an earlier return could have named, and named overrides.
ALTER TABLE service_day ADD COLUMN overtakings bigint NOT NULL DEFAULT 0;
ALTER TABLE service_day ADD COLUMN late_defects bigint NOT NULL DEFAULT 0;
ALTER TABLE service_day ADD COLUMN overrides bigint NOT NULL DEFAULT 0;
