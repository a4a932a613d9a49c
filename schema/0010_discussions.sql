-- Whoever moderates ended a discussion, so that its author alone does not go on with it.
alter table entry add column closed_by_desk bigint not null default 0;
-- The entry is gone, and what others answered stays readable under its trace, as long as there is any of it.
alter table entry add column tombstone bigint not null default 0;
create index entry_tombstone on entry (organisation, id) where tombstone = 1;
-- The names of the files that hung there until an edit, one a line.
alter table revision add column files text not null default '';
-- Where an entry stood once: its author does not become the judge of what was said there by taking it away.
create table former_place (
    organisation bigint not null,
    entry bigint not null,
    audience bigint not null,
    primary key (organisation, entry, audience)
) {clustered};
-- The audience that is everybody, found without walking all spaces: every file asks for the desk before it.
create index audience_kind on audience (organisation, kind);
-- Invitations are taken back by their number.
create index token_named on token (organisation, id);
