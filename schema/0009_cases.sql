-- Whoever reported something may report it again once it was decided, and the decision stays on record. (A space's hue is kept
-- in its column, and read by nothing since no page shows it.)
drop index report_once;
create unique index report_once on report (organisation, host, object, reporter) where decided_at is null;
