-- After rows of a backup were filled in. Transaction numbers are those of one server and mean nothing on another: restored
-- lines have none. A cursor then stands before the first line that it has not read; what is read twice does no harm.

update consumer set position = coalesce((select min(a.position) - 1 from activity a where (a.epoch, a.position) > (consumer.epoch, consumer.position)),
                                        (select max(a.position) from activity a), 0);
update consumer set epoch = 0;
update activity set epoch = 0;

-- The index is not among the rows: whoever makes it begins anew.
delete from consumer where name = 'search';
