-- Running an organisation: what its administrators set, and what they did.

create table setting (
    organisation bigint not null,
    name text not null,                    -- kernel::Setting
    value text not null,
    primary key (organisation, name)
) {clustered};

create table audit (
    organisation bigint not null,
    number bigint not null,                -- 1, 2, 3 … without a gap
    at bigint not null,
    actor bigint,                          -- null: the command line, or the program itself
    act text not null,                     -- kernel::audit::Act
    subject text not null default '',      -- which setting, role or space
    person bigint,                         -- whom it concerns
    texts text,                            -- JSON {before, after, reason}; null once erased, which breaks no seal
    texts_digest {blob} not null,          -- SHA-256 of the texts
    seal {blob} not null,                  -- SHA-256 of this line and of the seal before it
    primary key (organisation, number)
) {clustered};
create index audit_subject on audit (organisation, act, subject, number);
create index audit_person on audit (organisation, person, number) where person is not null;

-- The terms of use as they were written; empty for those of the first day, which are the program's.
alter table terms add column source text not null default '';

-- What an administrator keeps of a person: the company's own number, and when the account closes by itself.
alter table person add column number text;
alter table person add column leaves_at bigint;
create unique index person_number on person (organisation, number) where number is not null;
create index person_leaves on person (leaves_at) where leaves_at is not null;

-- People loaded from a file, and what each line changed, so that the last load can be taken back.
create table people_load (
    organisation bigint not null,
    id bigint not null,
    at bigint not null,
    actor bigint,
    name text not null,                    -- of the file
    lines bigint not null,
    done bigint not null default 0,        -- lines that were looked at
    made bigint not null default 0,
    changed bigint not null default 0,
    wrong bigint not null default 0,       -- lines that were left out
    finished_at bigint,                    -- null while it runs, and for one that was cut off
    undone_at bigint,
    primary key (organisation, id)
) {clustered};

create table people_load_step (
    organisation bigint not null,
    load bigint not null,
    person bigint not null,
    before text,                           -- JSON of what the line changed, as it was; null for somebody whom the load made
    after text not null,                   -- and as the load left it: what was changed since then stays
    primary key (organisation, load, person)
) {clustered};

-- Whether the first steps of a newcomer stand beside their feed.
alter table preference add column first_steps bigint not null default 0;
