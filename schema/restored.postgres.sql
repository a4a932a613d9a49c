-- The counters of a server stand above what is there.
select setval(pg_get_serial_sequence('activity', 'position'), coalesce((select max(position) from activity), 0) + 1, false);
select setval(pg_get_serial_sequence('job', 'id'), coalesce((select max(id) from job), 0) + 1, false);
