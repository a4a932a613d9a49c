-- What is said in one place is told in no other: each bearing of a topic keeps its own spelling, so that how a word is written
-- where somebody does not see tells them nothing.
alter table entry_topic add column name text not null default '';
alter table space_topic add column name text not null default '';
update entry_topic set name = coalesce((select t.name from topic t where t.organisation = entry_topic.organisation and t.id = entry_topic.topic), '');
update space_topic set name = coalesce((select t.name from topic t where t.organisation = space_topic.organisation and t.id = space_topic.topic), '');

-- Whoever asks for the topics of an entry finds their spelling beside them.
drop index entry_topic_entry;
create index entry_topic_entry on entry_topic (organisation, entry, topic, name);

-- Whose a draft was that was given: not a word of its form, which every save writes anew.
alter table draft add column giver bigint;

-- When the words of a deleted thing went for good. That nothing shows of it does not tell: a text may have shown nothing before.
alter table entry add column purged_at bigint;
alter table comment add column purged_at bigint;
drop index entry_purged;
drop index comment_purged;
create index entry_due on entry (organisation, deleted_at) where deleted_at is not null and purged_at is null;
create index comment_due on comment (organisation, deleted_at) where deleted_at is not null and purged_at is null;

-- What is done with is forgotten after a month: an index for whoever looks for it.
create index job_done on job (done_at) where done_at is not null;
create index once_at on once (at);
