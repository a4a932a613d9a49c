-- Whoever moderates ended a discussion, so that its author alone does not go on with it.
alter table entry add column closed_by_desk bigint not null default 0;
-- The entry is gone, and what others answered stays readable under its trace.
alter table entry add column tombstone bigint not null default 0;
