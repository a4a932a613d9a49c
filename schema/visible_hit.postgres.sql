-- The index joined with what may be seen: the only way to ask it, so that no hit and no count depends on a text unseen.
create view visible_hit as
select d.organisation, d.kind, d.object, d.entry, x.doc, x.terms
from search_document x
join visible_document d on d.doc = x.doc;
