-- The index joined with what may be seen: the only way to ask it, so that no hit and no count depends on a text unseen.
create view visible_hit as
select d.organisation, d.kind, d.object, d.entry, f.rowid as doc, f.search_index as terms
from search_index f
join visible_document d on d.doc = f.rowid;
