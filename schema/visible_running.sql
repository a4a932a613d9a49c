-- The door, continued: how an organisation is run, by whom, and what was done to whom.

-- How the organisation is run: no secret for whoever is in it.
create view visible_setting as
select g.organisation, g.name, g.value from setting g where g.organisation = (select viewer_organisation()) and (select viewer_person()) <> 0;

-- What was done in running it: for its administrators and its data-protection officer; for everybody what was done to their own account.
create view visible_audit as
select u.organisation, u.number, u.at, u.actor, u.act, u.subject, u.person, u.texts, u.texts_digest, u.seal
from audit u
where u.organisation = (select viewer_organisation())
  and (u.person = (select viewer_person())
       or exists (select 1 from person_role g where g.organisation = (select viewer_organisation()) and g.person = (select viewer_person())
                  and g.role in ('administrator', 'protection')));

-- What administrators keep of each account, and of the loads that made many.
create view visible_account as
select p.organisation, p.id as person, p.number, p.leaves_at, p.restricted_at,
       (select min(c.email) from credential c where c.organisation = p.organisation and c.person = p.id) as email,
       (select max(case when c.password_hash is null then 0 else 1 end) from credential c
        where c.organisation = p.organisation and c.person = p.id) as claimed
from person p
where p.organisation = (select viewer_organisation())
  and exists (select 1 from person_role g where g.organisation = (select viewer_organisation()) and g.person = (select viewer_person()) and g.role = 'administrator');

create view visible_load as
select d.organisation, d.id, d.at, d.actor, d.name, d.lines, d.done, d.made, d.changed, d.wrong, d.finished_at, d.undone_at
from people_load d
where d.organisation = (select viewer_organisation())
  and exists (select 1 from person_role g where g.organisation = (select viewer_organisation()) and g.person = (select viewer_person()) and g.role = 'administrator');

-- Who is asked in and has not come: for administrators, and of guests for the members who manage those of their space.
create view visible_invitation as
select t.organisation, t.id, t.email, t.role, t.space, t.created_by, t.created_at, t.expires_at
from token t
where t.organisation = (select viewer_organisation()) and t.purpose = 'invitation' and t.used_at is null
  and (select viewer_kind()) = 1
  and (exists (select 1 from person_role g where g.organisation = t.organisation and g.person = (select viewer_person()) and g.role = 'administrator')
       or (t.role = 'guest'
           and exists (select 1 from member m where m.organisation = t.organisation and m.audience = t.space and m.person = (select viewer_person())
                       and m.role in ('owner', 'animator'))));

-- Closed content that was opened: for whoever is in the space, and for those who answer for the organisation.
create view visible_glass as
select g.organisation, g.id, g.space, g.person, g.reason, g.opened_at, g.until, g.closed_at
from glass g
where g.organisation = (select viewer_organisation())
  and (exists (select 1 from member m where m.organisation = g.organisation and m.audience = g.space and m.person = (select viewer_person()))
       or exists (select 1 from person_role r where r.organisation = g.organisation and r.person = (select viewer_person())
                  and r.role in ('administrator', 'protection')));

-- How long words are kept, for whoever is in the organisation; of a space, for whoever knows of it.
create view visible_retention as
select t.organisation, t.space, t.kind, t.days
from retention t
where t.organisation = (select viewer_organisation()) and (select viewer_person()) <> 0
  and (t.space = 0 or exists (select 1 from visible_space s where s.organisation = t.organisation and s.id = t.space));

-- What must not go: for those who answer for it, and for those whose words are kept.
create view visible_legal_hold as
select h.organisation, h.id, h.person, h.space, h.reason, h.placed_by, h.placed_at, h.lifted_by, h.lifted_at
from legal_hold h
where h.organisation = (select viewer_organisation())
  and (h.person = (select viewer_person())
       or exists (select 1 from member m where m.organisation = h.organisation and m.audience = h.space and m.person = (select viewer_person()))
       or exists (select 1 from person_role r where r.organisation = h.organisation and r.person = (select viewer_person())
                  and r.role in ('administrator', 'protection')));

-- Reports: their author's own, and those on what the viewer moderates.
create view visible_report as
select r.organisation, r.id, r.reporter, r.host, r.object, r.reason, r.note, r.at, r.decided_by, r.decided_at, r.decision
from report r
where r.organisation = (select viewer_organisation())
  and (r.reporter = (select viewer_person())
       -- Whoever is reported neither learns by whom nor judges their own case, whatever desk they keep.
       or (case r.host
             when 'person' then r.object
             when 'comment' then (select c.author from comment c where c.organisation = r.organisation and c.id = r.object)
             else (select e.author from entry e where e.organisation = r.organisation and e.id = r.object)
           end is distinct from (select viewer_person())
           and (exists (select 1 from visible_moderated d
                        where d.entry = r.object or d.entry = (select c.entry from comment c where c.organisation = r.organisation and c.id = r.object))
                or (r.host = 'person' and exists (select 1 from person_role g where g.organisation = r.organisation and g.person = (select viewer_person()) and g.role = 'administrator')))));

-- One's own words that are gone and not yet purged: whoever hears that a moderator removed them reads which.
create view visible_taken as
select e.organisation, e.id, case when e.title <> '' then e.title else e.card_html end as html
from entry e
where e.organisation = (select viewer_organisation()) and e.author = (select viewer_person()) and e.deleted_at is not null
union all
select c.organisation, c.id, c.html
from comment c
where c.organisation = (select viewer_organisation()) and c.author = (select viewer_person()) and c.deleted_at is not null;
