-- The door: the ONE definition of "may see", the same text on both databases.
--
-- A page's reader may name nothing but these views. Who is asking is in three functions: viewer_organisation(),
-- viewer_person() (0 for a visitor) and viewer_kind() (1 member, 2 guest, 4 visitor), each wrapped in a scalar
-- subquery so that it is asked once a statement. Visibility is decided here, at read time, from the object itself.

create view visible_organisation as
select o.id, o.slug, o.name, o.base_url, o.lang, o.time_zone, o.hue, o.reactions, o.is_example, o.terms_version
from organisation o where o.id = (select viewer_organisation());

create view visible_terms as
select t.version, t.lang, t.html, t.source, t.published_at from terms t where t.organisation = (select viewer_organisation());

-- An audience whose content the viewer may see: open to people of their kind, or they are in it.
create view visible_audience as
select a.organisation, a.id, a.kind, a.open_to
from audience a
where a.organisation = (select viewer_organisation())
  and ((a.open_to & (select viewer_kind())) <> 0
       or exists (select 1 from member m where m.organisation = a.organisation and m.audience = a.id and m.person = (select viewer_person())));

-- A space whose name the viewer may see: listed for people of their kind, or they are in it, or invited.
create view visible_space as
select s.*, case when (a.open_to & (select viewer_kind())) <> 0 or m.person is not null then 1 else 0 end as content_visible, m.role as my_role
from space s
join audience a on a.organisation = s.organisation and a.id = s.id
left join member m on m.organisation = s.organisation and m.audience = s.id and m.person = (select viewer_person())
where s.organisation = (select viewer_organisation())
  and ((s.listed_to & (select viewer_kind())) <> 0 or m.person is not null
       or exists (select 1 from space_invitation i where i.organisation = s.organisation and i.space = s.id and i.person = (select viewer_person())));

-- The viewer's own memberships.
create view visible_membership as
select m.organisation, m.audience, m.role, m.since
from member m where m.organisation = (select viewer_organisation()) and m.person = (select viewer_person());

-- The spaces that the viewer is in: whoever is in one sees it, so that nothing else is asked. Something is new in one when
-- its newest entry stands above the viewer's line, is another's, and was not read; on the first visit, which has no line,
-- above what they have seen. Whether anything stands above the line is asked first, and alone: most spaces have nothing.
create view visible_own_space as
select s.organisation, s.id, s.slug, s.name, s.fold, s.icon, s.cover, s.member_count, s.for_guests, s.archived_at, m.role,
       case when exists (select 1 from placement p
                         where p.organisation = s.organisation and p.audience = s.id
                           and p.entry > (select case when f.line > 0 then f.line else f.seen end from feed_mark f
                                          where f.organisation = (select viewer_organisation()) and f.person = (select viewer_person())))
             and exists (select 1 from entry e
                         where e.organisation = s.organisation
                           and e.id = (select p.entry from placement p where p.organisation = s.organisation and p.audience = s.id
                                       order by p.entry desc limit 1)
                           and e.deleted_at is null and e.author is distinct from (select viewer_person())
                           and not exists (select 1 from read_mark k where k.organisation = e.organisation
                                           and k.person = (select viewer_person()) and k.entry = e.id))
            then 1 else 0 end as unread
from member m join space s on s.organisation = m.organisation and s.id = m.audience
where m.organisation = (select viewer_organisation()) and m.person = (select viewer_person());

-- Who else is in the spaces that the viewer is in: reached by keys alone, for what two people have in common.
create view visible_companion as
select theirs.organisation, theirs.audience, theirs.person
from member mine
join member theirs on theirs.organisation = (select viewer_organisation()) and theirs.audience = mine.audience
where mine.organisation = (select viewer_organisation()) and mine.person = (select viewer_person());

create view visible_member as
select m.organisation, m.audience, m.person, m.role, m.since, m.by_rule
from member m
join visible_audience a on a.organisation = m.organisation and a.id = m.audience;

-- By which rules people are in a space, for members who see who is in it.
create view visible_rule as
select r.organisation, r.id, r.space, r.unit, r.site, r.skill, r.required, r.created_at
from membership_rule r
join visible_audience a on a.organisation = r.organisation and a.id = r.space
where (select viewer_kind()) = 1;

-- The topics that a space announces, for whoever may see its name.
create view visible_space_topic as
select x.organisation, x.space, x.topic, t.slug, case when x.name <> '' then x.name else t.slug end as name
from space_topic x
join topic t on t.organisation = x.organisation and t.id = x.topic
join visible_space s on s.organisation = x.organisation and s.id = x.space;

-- A member sees every person; a guest those who share a space with them; a visitor those who wrote on the open web.
create view visible_person as
select p.organisation, p.id, p.kind, p.handle, p.name, p.sort_key, p.fold, p.title, p.photo, p.joined_at, p.deactivated_at,
       case when p.restricted_at is null then 0 else 1 end as is_restricted
from person p
where p.organisation = (select viewer_organisation())
  and ((select viewer_kind()) = 1
       or p.id = (select viewer_person())
       or exists (select 1 from member mine join member theirs on theirs.organisation = mine.organisation and theirs.audience = mine.audience
                  where mine.organisation = p.organisation and mine.person = (select viewer_person()) and theirs.person = p.id)
       or ((select viewer_kind()) = 4
           -- From what they wrote: SQLite would otherwise walk all placements.
           and exists (select 1 from entry e cross join placement l join audience a on a.organisation = l.organisation and a.id = l.audience
                       where e.organisation = p.organisation and e.author = p.id and e.deleted_at is null
                         and l.organisation = e.organisation and l.entry = e.id and (a.open_to & 4) <> 0)));

-- The same with where they work, for colleagues; of themselves a guest knows it too.
create view visible_colleague as
select p.organisation, p.id, p.kind, p.handle, p.name, p.sort_key, p.fold, p.title, p.unit, p.site, p.manager, p.photo, p.joined_at, p.deactivated_at,
       case when p.restricted_at is null then 0 else 1 end as is_restricted
from person p
where p.organisation = (select viewer_organisation()) and ((select viewer_kind()) = 1 or p.id = (select viewer_person()));

-- What somebody says of themselves; how to reach them is for people with an account.
create view visible_profile as
select f.organisation, f.person, f.about, f.about_html, f.pronouns,
       case when (select viewer_kind()) = 4 then '' else f.email_shown end as email_shown,
       case when (select viewer_kind()) = 4 then '' else f.phone end as phone,
       f.languages, f.links
from profile f join visible_person p on p.organisation = f.organisation and p.id = f.person
where p.is_restricted = 0 or p.id = (select viewer_person());

-- The journal's tail that the directory follows: whose line changed, as ids alone; other lines only move the cursor.
create view visible_person_change as
select j.organisation, j.epoch, j.position,
       case when j.host = 'person' and j.verb in ('Create', 'Update', 'Delete') then j.object end as person,
       case when j.epoch < (select journal_horizon()) then 1 else 0 end as settled
from activity j where j.organisation = (select viewer_organisation()) and (select viewer_kind()) = 1;

create view visible_unit as
select u.organisation, u.id, u.name, u.name_en, u.parent from unit u where u.organisation = (select viewer_organisation()) and (select viewer_kind()) = 1;

create view visible_site as
select s.organisation, s.id, s.name, s.city, s.country, s.time_zone, s.working_days from site s where s.organisation = (select viewer_organisation()) and (select viewer_kind()) = 1;

create view visible_holiday as
select h.organisation, h.site, h.day, h.name from holiday h where h.organisation = (select viewer_organisation()) and (select viewer_kind()) = 1;

-- What the company asks of its people; what is in it shows to the person, to administrators, and to whom the field is for.
create view visible_profile_field as
select f.organisation, f.id, f.name, f.name_en, f.kind, f.choices, f.seen_by, f.filled_by
from profile_field f where f.organisation = (select viewer_organisation()) and (select viewer_kind()) = 1;

create view visible_profile_value as
select v.organisation, v.person, v.field, v.value
from profile_value v
join profile_field f on f.organisation = v.organisation and f.id = v.field
join person p on p.organisation = v.organisation and p.id = v.person
where v.organisation = (select viewer_organisation())
  and (v.person = (select viewer_person())
       or ((select viewer_kind()) = 1 and p.restricted_at is null
           and (f.seen_by = 'members' or (f.seen_by = 'managers' and p.manager = (select viewer_person()))
                or exists (select 1 from person_role g where g.organisation = (select viewer_organisation()) and g.person = (select viewer_person())
                           and g.role = 'administrator'))));

-- Skills are for colleagues; one's own a guest knows too.
create view visible_skill as
select s.organisation, s.id, s.name, s.fold from skill s where s.organisation = (select viewer_organisation())
  and ((select viewer_kind()) = 1
       or exists (select 1 from person_skill k where k.organisation = s.organisation and k.person = (select viewer_person()) and k.skill = s.id));

create view visible_person_skill as
select k.organisation, k.person, k.skill from person_skill k where k.organisation = (select viewer_organisation())
  and (k.person = (select viewer_person())
       or ((select viewer_kind()) = 1
           and not exists (select 1 from person p where p.organisation = k.organisation and p.id = k.person and p.restricted_at is not null)));

-- An entry is visible if one of its placements is; its author comes with it, known or not otherwise.
create view visible_entry as
select e.organisation, e.id, e.kind, e.author, e.byline, e.lang, e.title, e.slug, e.card_html, e.published_at, e.edited_at, e.closed_at,
       e.announcement, e.shared, e.comment_count, e.reactions, e.preview, e.files,
       p.name as author_name, p.handle as author_handle, p.title as author_title, p.photo as author_photo, p.kind as author_kind
from entry e
left join person p on p.organisation = e.organisation and p.id = e.author
where e.organisation = (select viewer_organisation())
  and e.deleted_at is null
  and exists (select 1 from placement l join audience a on a.organisation = l.organisation and a.id = l.audience
              where l.organisation = e.organisation and l.entry = e.id
                and ((a.open_to & (select viewer_kind())) <> 0
                     or exists (select 1 from member m where m.organisation = l.organisation and m.audience = l.audience and m.person = (select viewer_person()))));

-- Only those placements that the viewer may see, so that no name of a hidden space shows. Joined from the audience, so
-- that the check runs once an audience and not once a row.
create view visible_placement as
select l.organisation, l.audience, l.entry, l.placed_by, l.pinned_at, l.since, a.kind as audience_kind, a.open_to
from audience a
join placement l on l.organisation = (select viewer_organisation()) and l.audience = a.id
where a.organisation = (select viewer_organisation())
  and ((a.open_to & (select viewer_kind())) <> 0
       or exists (select 1 from member m where m.organisation = (select viewer_organisation()) and m.audience = a.id and m.person = (select viewer_person())));

-- What a list shows of an entry, read at once so that it is checked once: with the viewer's own reaction, bookmark and
-- read mark, its pictures, and the places that the viewer may know of, as id|slug|icon|open_to|name lines.
create view visible_card as
select e.organisation, e.id, e.kind, e.author, e.byline, e.lang, e.title, e.slug, e.card_html, e.published_at, e.edited_at, e.closed_at,
       e.announcement, e.shared, e.comment_count, e.reactions, e.preview, e.files,
       p.name as author_name, p.handle as author_handle, p.title as author_title, p.photo as author_photo, p.kind as author_kind,
       (select r.kind from reaction r where r.organisation = (select viewer_organisation()) and r.object = e.id and r.person = (select viewer_person())) as mine,
       (select 1 from bookmark b where b.organisation = (select viewer_organisation()) and b.person = (select viewer_person()) and b.object = e.id) as bookmarked,
       (select 1 from read_mark k where k.organisation = (select viewer_organisation()) and k.person = (select viewer_person()) and k.entry = e.id) as seen,
       (select string_agg(a.id || '|' || coalesce(s.slug, '') || '|' || coalesce(s.icon, '') || '|' || a.open_to || '|' || coalesce(s.name, ''), '
')
          from placement l
          join audience a on a.organisation = (select viewer_organisation()) and a.id = l.audience
          left join space s on s.organisation = (select viewer_organisation()) and s.id = l.audience
          where l.organisation = (select viewer_organisation()) and l.entry = e.id
            and ((a.open_to & (select viewer_kind())) <> 0
                 or exists (select 1 from member m where m.organisation = (select viewer_organisation()) and m.audience = a.id and m.person = (select viewer_person())))) as places
from entry e
left join person p on p.organisation = (select viewer_organisation()) and p.id = e.author
where e.organisation = (select viewer_organisation())
  and e.deleted_at is null
  and exists (select 1 from placement l join audience a on a.organisation = (select viewer_organisation()) and a.id = l.audience
              where l.organisation = (select viewer_organisation()) and l.entry = e.id
                and ((a.open_to & (select viewer_kind())) <> 0
                     or exists (select 1 from member m where m.organisation = (select viewer_organisation()) and m.audience = l.audience and m.person = (select viewer_person()))));

create view visible_note as
select n.organisation, n.entry, n.source from note n join visible_entry e on e.organisation = n.organisation and e.id = n.entry;

create view visible_article as
select r.organisation, r.entry, r.summary, r.format, r.source, r.html, r.minutes, r.origin
from article r join visible_entry e on e.organisation = r.organisation and e.id = r.entry;

-- Entries whose discussion the viewer sees: those that they see, and what is left of one that went from under the answers
-- of others, as long as one of these stands. Of such a one no word is here, and no page names its author.
create view visible_thread as
select e.organisation, e.id, e.author, e.kind, e.published_at, e.closed_at, e.closed_by_desk, e.comment_count, e.deleted_at, e.purged_at
from entry e
where e.organisation = (select viewer_organisation())
  and (e.deleted_at is null
       or (e.tombstone = 1
           and exists (select 1 from comment c where c.organisation = e.organisation and c.entry = e.id and c.state = 'shown'
                       and c.deleted_at is null and (c.author is null or c.author is distinct from e.author))))
  and exists (select 1 from placement l join audience a on a.organisation = l.organisation and a.id = l.audience
              where l.organisation = e.organisation and l.entry = e.id
                and ((a.open_to & (select viewer_kind())) <> 0
                     or exists (select 1 from member m where m.organisation = l.organisation and m.audience = l.audience and m.person = (select viewer_person()))));

-- Comments of such an entry. A deleted one keeps its place without its words and what hung on it; a held one shows to
-- its author alone.
-- From the entry, and with the organisation compared with the viewer's: SQLite otherwise walks all comments of the
-- organisation by their key to save a sort (twenty times the time with 30,000 of them).
create view visible_comment as
select c.organisation, c.id, c.entry, c.parent, c.author, c.byline, c.byline_url,
       case when c.deleted_at is null then c.title else '' end as title,
       case when c.deleted_at is null then c.source else '' end as source,
       case when c.deleted_at is null then c.html else '' end as html,
       c.lang, c.state, c.published_at, c.edited_at, c.deleted_at,
       case when c.deleted_at is null then c.reactions else '' end as reactions,
       case when c.deleted_at is null then c.files else 0 end as files,
       case when c.deleted_at is null
            then (select r.kind from reaction r where r.organisation = (select viewer_organisation()) and r.object = c.id and r.person = (select viewer_person()))
       end as mine,
       p.name as author_name, p.handle as author_handle, p.title as author_title, p.photo as author_photo, p.kind as author_kind
from visible_thread e
join comment c on c.organisation = (select viewer_organisation()) and c.entry = e.id
left join person p on p.organisation = c.organisation and p.id = c.author
where c.state = 'shown' or (c.state = 'held' and c.author = (select viewer_person()) and c.deleted_at is null and e.deleted_at is null);

-- Where the viewer keeps the desk: the spaces that they moderate, and before the whole organisation its administrators.
create view visible_desk as
select m.organisation, m.audience from member m
where m.organisation = (select viewer_organisation()) and m.person = (select viewer_person()) and m.role in ('owner', 'animator', 'moderator')
union all
select a.organisation, a.id from audience a
where a.organisation = (select viewer_organisation()) and a.kind = 'organisation'
  and exists (select 1 from person_role g where g.organisation = a.organisation and g.person = (select viewer_person()) and g.role = 'administrator');

-- Entries over which the viewer keeps the desk: by any of its places, and over their own only if they keep it at all of
-- them, and at all where it stood before. Whoever puts their entry into a space of theirs does not so become the judge of
-- what others say under it, nor by taking it out of the others.
create view visible_moderated as
select l.organisation, l.entry
from visible_desk d
join placement l on l.organisation = (select viewer_organisation()) and l.audience = d.audience
join entry e on e.organisation = (select viewer_organisation()) and e.id = l.entry
where e.author is distinct from (select viewer_person())
   or (not exists (select 1 from placement o where o.organisation = (select viewer_organisation()) and o.entry = l.entry
                   and not exists (select 1 from visible_desk k where k.audience = o.audience))
       and not exists (select 1 from former_place f where f.organisation = (select viewer_organisation()) and f.entry = l.entry
                       and not exists (select 1 from visible_desk k where k.audience = f.audience)));

-- The waiting queue: for those who keep the desk where the entry is placed, until it or the comment is gone; nobody's own.
create view visible_hold as
select h.organisation, h.object, h.reasons, h.at, h.decided_by, h.decided_at, h.decision,
       c.entry, c.parent, c.author, c.byline, c.byline_url, c.title, c.source, c.html, c.published_at, coalesce(c.edited_at, 0) as as_of
from hold h cross join comment c cross join entry e
where h.organisation = (select viewer_organisation()) and c.organisation = h.organisation and c.id = h.object
  and e.organisation = c.organisation and e.id = c.entry and c.deleted_at is null and e.deleted_at is null
  and c.author is distinct from (select viewer_person())
  and exists (select 1 from visible_moderated d where d.entry = c.entry);

create view visible_linkback as
select b.organisation, b.entry, b.source, b.title, b.excerpt, b.published_at
from linkback b join visible_entry e on e.organisation = b.organisation and e.id = b.entry where b.state = 'shown';

create view visible_reaction as
select r.organisation, r.object, r.person, r.kind
from reaction r
where r.organisation = (select viewer_organisation())
  and (exists (select 1 from visible_entry e where e.organisation = r.organisation and e.id = r.object)
       or exists (select 1 from visible_comment c where c.organisation = r.organisation and c.id = r.object and c.deleted_at is null));

-- Where a few rows lead to a table of many, `cross join` says so: SQLite keeps its order, and without statistics would
-- otherwise walk the many.
--
-- A topic is spelt as in the first entry that the viewer sees with it: how others write it elsewhere is not told.
create view visible_topic as
select t.organisation, t.id, t.slug,
       coalesce((select case when x.name <> '' then x.name else t.slug end
                 from entry_topic x join visible_entry e on e.organisation = x.organisation and e.id = x.entry
                 where x.organisation = t.organisation and x.topic = t.id order by x.entry limit 1), t.slug) as name
from topic t
where t.organisation = (select viewer_organisation())
  and exists (select 1 from entry_topic x cross join visible_entry e
              where x.organisation = t.organisation and x.topic = t.id and e.organisation = x.organisation and e.id = x.entry);

create view visible_entry_topic as
select x.organisation, x.topic, x.entry, t.slug, case when x.name <> '' then x.name else t.slug end as name
from entry_topic x
join topic t on t.organisation = x.organisation and t.id = x.topic
join visible_entry e on e.organisation = x.organisation and e.id = x.entry;

-- What stood there before an edit: for its editor, and for who reaches the entry by a place where it stood by then. A place
-- where it was put later shows what it had become, and the web shows nothing of what was.
create view visible_revision as
select r.organisation, r.object, r.id, r.editor, r.title, r.source, r.files, r.hidden_at
from revision r
where r.organisation = (select viewer_organisation())
  and (select viewer_person()) <> 0
  and (r.hidden_at is null or r.editor = (select viewer_person()))
  and (exists (select 1 from visible_entry e where e.organisation = r.organisation and e.id = r.object
               and (r.editor = (select viewer_person())
                    or exists (select 1 from placement l cross join audience a
                               where l.organisation = r.organisation and l.entry = e.id and l.since < r.id and a.organisation = l.organisation and a.id = l.audience
                                 and ((a.open_to & (select viewer_kind())) <> 0
                                      or exists (select 1 from member m where m.organisation = l.organisation and m.audience = l.audience and m.person = (select viewer_person()))))))
       or exists (select 1 from visible_comment c where c.organisation = r.organisation and c.id = r.object and c.deleted_at is null
                  and (r.editor = (select viewer_person())
                       or exists (select 1 from placement l cross join audience a
                               where l.organisation = r.organisation and l.entry = c.entry and l.since < r.id and a.organisation = l.organisation and a.id = l.audience
                                 and ((a.open_to & (select viewer_kind())) <> 0
                                      or exists (select 1 from member m where m.organisation = l.organisation and m.audience = l.audience and m.person = (select viewer_person())))))));

-- A redirect passes the door before it names anything.
create view visible_old_address as
select o.organisation, o.path, o.entry, e.kind, e.slug from old_address o join visible_entry e on e.organisation = o.organisation and e.id = o.entry;

-- Bytes are seen by whoever sees what they hang on, or decides on it; a draft's by their owner. A portrait is seen with the name: also by
-- whom a person's words alone make acquainted with them.
create view visible_file as
select f.organisation, f.id, f.owner, f.name, f.media_type, f.size, f.width, f.height, f.alt, f.digest, f.host, f.object, f.created_at
from file f
where f.organisation = (select viewer_organisation()) and f.deleted_at is null
  and case f.host
        when 'entry' then exists (select 1 from visible_entry e where e.organisation = f.organisation and e.id = f.object)
        when 'comment' then exists (select 1 from visible_comment c where c.organisation = f.organisation and c.id = f.object and c.deleted_at is null)
                          or exists (select 1 from visible_hold h where h.organisation = f.organisation and h.object = f.object and h.decided_at is null)
        when 'person' then exists (select 1 from visible_person p where p.organisation = f.organisation and p.id = f.object)
                          or exists (select 1 from visible_entry e where e.organisation = f.organisation and e.author = f.object)
                          or exists (select 1 from comment c join visible_thread e on e.organisation = c.organisation and e.id = c.entry
                                     where c.organisation = f.organisation and c.author = f.object and c.state = 'shown' and c.deleted_at is null)
        when 'space' then exists (select 1 from visible_space s where s.organisation = f.organisation and s.id = f.object)
        -- The logo stands above the sign-in page.
        when 'organisation' then f.object = f.organisation
        else f.owner = (select viewer_person())
      end;

-- What is each person's own and nobody else's.
create view visible_preference as
select r.* from preference r where r.organisation = (select viewer_organisation()) and r.person = (select viewer_person());

-- The viewer, with what stands around each of their pages: every page reads it, so it is reached by keys alone. `addressed`
-- says whether anything in the inbox is unread at all; how much of it they may see is counted through its own view.
create view visible_self as
select p.organisation, p.id, p.name, p.handle, p.photo, r.lang, r.time_zone, r.theme, r.density, r.shortcuts, r.first_steps,
       (select string_agg(g.role, ',') from person_role g
        where g.organisation = (select viewer_organisation()) and g.person = (select viewer_person()) and (select viewer_kind()) = 1) as roles,
       case when exists (select 1 from member m where m.organisation = (select viewer_organisation()) and m.person = (select viewer_person())
                         and m.role in ('owner', 'animator', 'moderator')) then 1 else 0 end as moderates,
       case when exists (select 1 from notification n where n.organisation = (select viewer_organisation()) and n.person = (select viewer_person())
                         and n.read_at is null) then 1 else 0 end as addressed
from person p
left join preference r on r.organisation = (select viewer_organisation()) and r.person = (select viewer_person())
where p.organisation = (select viewer_organisation()) and p.id = (select viewer_person());

create view visible_role as
select r.organisation, r.person, r.role from person_role r where r.organisation = (select viewer_organisation()) and (select viewer_kind()) = 1;

create view visible_session as
select s.organisation, s.id, s.device, s.created_at, s.seen_at, s.expires_at, s.digest
from session s where s.organisation = (select viewer_organisation()) and s.person = (select viewer_person());

create view visible_credential as
select c.organisation, c.email from credential c where c.organisation = (select viewer_organisation()) and c.person = (select viewer_person());

create view visible_follow as
select f.organisation, f.kind, f.target, f.at from follow f where f.organisation = (select viewer_organisation()) and f.person = (select viewer_person());

-- Of what can still be seen: whoever left a closed space finds no mark of it.
create view visible_bookmark as
select b.organisation, b.object, b.at from bookmark b cross join visible_entry e
where e.organisation = b.organisation and e.id = b.object and b.organisation = (select viewer_organisation()) and b.person = (select viewer_person());

create view visible_feed_mark as
select f.organisation, f.line, f.seen, f.at from feed_mark f where f.organisation = (select viewer_organisation()) and f.person = (select viewer_person());

create view visible_draft as
select d.organisation, d.context, d.fields, d.giver, d.updated_at from draft d where d.organisation = (select viewer_organisation()) and d.person = (select viewer_person());

create view visible_mute as
select m.organisation, m.target, m.at from mute m where m.organisation = (select viewer_organisation()) and m.person = (select viewer_person());

-- A block hides both ways from feeds; only one's own can be listed.
create view visible_block as
select b.organisation, b.target, b.at from block b where b.organisation = (select viewer_organisation()) and b.person = (select viewer_person());

create view visible_hidden_author as
select m.organisation, m.target as author from mute m where m.organisation = (select viewer_organisation()) and m.person = (select viewer_person())
union all
select b.organisation, b.target from block b where b.organisation = (select viewer_organisation()) and b.person = (select viewer_person())
union all
select b.organisation, b.person from block b where b.organisation = (select viewer_organisation()) and b.target = (select viewer_person());

-- A notification points at an object and shows only while that object does, and never across a block: except for what the
-- organisation tells, which whoever acts for it could otherwise do unheard by blocking those concerned.
create view visible_notification as
select n.organisation, n.id, n.reason, n.actor, n.entry, n.object, n.at, n.read_at
from notification n
where n.organisation = (select viewer_organisation()) and n.person = (select viewer_person())
  and (n.reason in ('account', 'load', 'rule', 'glass', 'owner', 'report') or n.reason like 'removed:%'
       or (not exists (select 1 from block b where b.organisation = n.organisation and b.person = n.person and b.target = n.actor)
           and not exists (select 1 from block b where b.organisation = n.organisation and b.person = n.actor and b.target = n.person)))
  and case
        when n.reason = 'follow' then exists (select 1 from visible_person p where p.organisation = n.organisation and p.id = n.actor)
        -- While they keep a desk.
        when n.reason = 'report' then exists (select 1 from member m where m.organisation = n.organisation and m.person = n.person
                                              and m.role in ('owner', 'animator', 'moderator'))
          or exists (select 1 from person_role g where g.organisation = n.organisation and g.person = n.person and g.role = 'administrator')
        -- What was done to one's own account, and given to oneself.
        when n.reason in ('account', 'load', 'draft') or n.reason like 'removed:%' then n.object = n.person
        when n.reason = 'request' then exists (select 1 from member m where m.organisation = n.organisation and m.audience = n.object
                                               and m.person = n.person and m.role in ('owner', 'animator'))
        when n.entry is null then exists (select 1 from visible_space s where s.organisation = n.organisation and s.id = n.object)
        when n.entry = n.object then exists (select 1 from visible_entry e where e.organisation = n.organisation and e.id = n.entry)
        else exists (select 1 from visible_comment c where c.organisation = n.organisation and c.id = n.object
                     and c.deleted_at is null and c.state = 'shown')
      end;

create view visible_join_request as
select j.organisation, j.space, j.person, j.reason, j.at
from join_request j
where j.organisation = (select viewer_organisation())
  and (j.person = (select viewer_person())
       or exists (select 1 from member m where m.organisation = j.organisation and m.audience = j.space and m.person = (select viewer_person())
                  and m.role in ('owner', 'animator')));

create view visible_space_invitation as
select i.organisation, i.space, i.person, i.invited_by, i.role, i.at
from space_invitation i
where i.organisation = (select viewer_organisation())
  and (i.person = (select viewer_person())
       or exists (select 1 from member m where m.organisation = i.organisation and m.audience = i.space and m.person = (select viewer_person())
                  and m.role in ('owner', 'animator')));

-- The tail of the journal that the feed's heads follow: ids alone; what they point at is read through the door.
create view visible_head as
select j.organisation, j.position, j.epoch, j.verb, j.object, j.actor, j.facts
from activity j where j.organisation = (select viewer_organisation()) and j.host = 'entry' and j.verb in ('Create', 'Add', 'Update');

-- What the search index knows of, as far as the viewer sees it. A person's words are of two kinds: those of a colleague
-- (unit, site, skills) are for members alone.
create view visible_document as
select d.organisation, d.doc, d.kind, d.object, d.entry
from search_document d
where d.organisation = (select viewer_organisation())
  and case d.kind
        when 'entry' then exists (select 1 from visible_entry e where e.organisation = d.organisation and e.id = d.object)
        when 'comment' then exists (select 1 from visible_comment c where c.organisation = d.organisation and c.id = d.object
                                    and c.deleted_at is null and c.state = 'shown')
        when 'person' then exists (select 1 from visible_person p where p.organisation = d.organisation and p.id = d.object and p.is_restricted = 0)
        when 'colleague' then (select viewer_kind()) = 1
                              and exists (select 1 from visible_person p where p.organisation = d.organisation and p.id = d.object and p.is_restricted = 0)
        when 'space' then exists (select 1 from visible_space s where s.organisation = d.organisation and s.id = d.object)
        when 'topic' then exists (select 1 from visible_topic t where t.organisation = d.organisation and t.id = d.object)
      end;

-- Whether the index has yet to read the end of this organisation's journal; a visitor is not told when something happens in it.
create view visible_search_state as
select case when (select viewer_kind()) <> 4 and (exists (select 1 from activity j where j.organisation = (select viewer_organisation())
                         and j.epoch = (select c.epoch from consumer c where c.name = 'search')
                         and j.position > (select c.position from consumer c where c.name = 'search'))
              or exists (select 1 from activity j where j.organisation = (select viewer_organisation())
                         and j.epoch > coalesce((select c.epoch from consumer c where c.name = 'search'), -1)))
            then 1 else 0 end as behind;

-- Credentials: whoever holds a secret may learn whose it is. These two alone do not ask who is asking.
create view visible_credential_session as
select s.digest, s.organisation, s.person, s.expires_at, p.kind,
       case when o.terms_version > coalesce(r.terms_accepted, 0) then 1 else 0 end as terms_due
from session s join person p on p.organisation = s.organisation and p.id = s.person
join organisation o on o.id = s.organisation
left join preference r on r.organisation = s.organisation and r.person = s.person
where p.deactivated_at is null and p.kind in ('member', 'guest');

create view visible_credential_person as
select p.organisation, p.id as person, p.kind from person p where p.deactivated_at is null and p.kind in ('member', 'guest');
