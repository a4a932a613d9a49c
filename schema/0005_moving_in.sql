-- A company moves in: who is in a space by rule, what the company wants known of its people, how long words are kept.

-- Whoever has this unit (or one below it), this site and this skill is in this space; what is null does not matter.
create table membership_rule (
    organisation bigint not null,
    id bigint not null,
    space bigint not null,
    unit bigint,
    site bigint,
    skill bigint,
    required bigint not null default 0,    -- nobody whom it puts in can leave
    created_by bigint,
    created_at bigint not null,
    primary key (organisation, id)
) {clustered};
create index membership_rule_space on membership_rule (organisation, space);

-- Put in by a rule, and so taken out when none holds any more.
alter table member add column by_rule bigint not null default 0;
create index member_by_rule on member (organisation, audience, person) where by_rule = 1;

-- Left, or was taken out of, a space that a rule opens to them: it does not put them in again.
create table rule_declined (
    organisation bigint not null,
    space bigint not null,
    person bigint not null,
    primary key (organisation, space, person)
) {clustered};

-- A space whose rules changed, and how far its people have been looked at since.
create table rule_sweep (
    organisation bigint not null,
    space bigint not null,
    after bigint not null default 0,       -- the last person looked at
    primary key (organisation, space)
) {clustered};

-- Closed content that an administrator opened for a reason: shown to the space's members, and over by itself.
create table glass (
    organisation bigint not null,
    id bigint not null,
    space bigint not null,
    person bigint not null,                -- who opened it, a reader of the space meanwhile
    reason text not null,
    opened_at bigint not null,
    until bigint not null,
    closed_at bigint,
    primary key (organisation, id)
) {clustered};
create index glass_space on glass (organisation, space, opened_at);
create index glass_open on glass (until) where closed_at is null;

-- What a company wants to know of its people beside what everybody has.
create table profile_field (
    organisation bigint not null,
    id bigint not null,
    name text not null,
    name_en text not null default '',
    kind text not null,                    -- line, date, choice
    choices text not null default '',      -- of a choice, one a line
    seen_by text not null,                 -- members, managers, administrators
    filled_by text not null,               -- person, administrators
    rank bigint not null default 0,
    primary key (organisation, id)
) {clustered};

create table profile_value (
    organisation bigint not null,
    person bigint not null,
    field bigint not null,
    value text not null,
    primary key (organisation, person, field)
) {clustered};
create index profile_value_field on profile_value (organisation, field);

-- After how many days what was written goes by itself; a space's own rule stands before the one for everywhere.
create table retention (
    organisation bigint not null,
    space bigint not null,                 -- 0: everywhere
    kind text not null,                    -- note, article
    days bigint not null,
    primary key (organisation, space, kind)
) {clustered};

-- What must not go while a court or an authority may ask for it: the words of a person, or those in a space.
create table legal_hold (
    organisation bigint not null,
    id bigint not null,
    person bigint,
    space bigint,
    reason text not null,
    placed_by bigint,
    placed_at bigint not null,
    lifted_by bigint,
    lifted_at bigint,
    primary key (organisation, id)
) {clustered};

-- Whose data is kept and not used, on their request (GDPR, article 18).
alter table person add column restricted_at bigint;

alter table organisation add column logo bigint;          -- a file
alter table organisation add column suspended_at bigint;  -- nobody reaches it, nothing of it is lost

-- The days on which a site works.
alter table site add column working_days text not null default '12345';   -- 1 is Monday (ISO 8601)
create table holiday (
    organisation bigint not null,
    site bigint not null,                  -- 0: everywhere
    day text not null,                     -- YYYY-MM-DD
    name text not null,
    primary key (organisation, site, day)
) {clustered};

-- What the program does by itself, when it last did it, and how it went: told on the page of its health.
create table upkeep (
    name text primary key,
    at bigint not null,
    done_at bigint,                        -- when it last succeeded
    failed text                            -- why it did not, this time
) {clustered};
