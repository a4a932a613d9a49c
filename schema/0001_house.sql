-- The house: organisations and people, audiences and spaces, entries and what hangs on them, the journal.
-- Every key begins with its organisation, so that a distributed database could keep an organisation on one shard.
-- Times are milliseconds since 1970 (UTC); truths are 0 or 1; {words} differ between the two databases.

create table organisation (
    id bigint primary key,
    slug text not null unique,
    name text not null,
    hosts text not null,                   -- the names it answers to, separated by commas; no other host reaches it
    base_url text not null,
    lang text not null,
    time_zone text not null,
    hue bigint not null,
    reactions text not null,               -- the six kinds in use, in order, separated by commas
    is_example bigint not null default 0,  -- the example company: its people may be stepped into, on loopback alone
    terms_version bigint not null default 0,
    created_at bigint not null
);

create table terms (
    organisation bigint not null references organisation(id),
    version bigint not null,
    lang text not null,
    html text not null,
    published_at bigint not null,
    primary key (organisation, version, lang)
) {clustered};

-- People ---------------------------------------------------------------------------------------------------------

create table unit (
    organisation bigint not null,
    id bigint not null,
    name text not null,
    name_en text,
    parent bigint,
    primary key (organisation, id)
) {clustered};

create table site (
    organisation bigint not null,
    id bigint not null,
    name text not null,
    city text not null,
    country text not null,
    time_zone text not null,
    primary key (organisation, id)
) {clustered};

create table person (
    organisation bigint not null,
    id bigint not null,
    kind text not null,                    -- member, guest, unclaimed, former
    handle text not null,
    name text not null,
    sort_key text not null,                -- family name first, folded: the order of lists
    fold text not null,                    -- name and handle without accents, for completion
    title text not null default '',
    unit bigint,
    site bigint,
    manager bigint,
    photo bigint,                          -- a file
    joined_at bigint not null,
    deactivated_at bigint,
    primary key (organisation, id)
) {clustered};
create unique index person_handle on person (organisation, handle);
create index person_sort on person (organisation, sort_key, id);
create index person_unit on person (organisation, unit);
create index person_site on person (organisation, site);
create index person_manager on person (organisation, manager, sort_key, id, kind, deactivated_at);
create index person_guest on person (organisation, id) where kind = 'guest';

create table profile (
    organisation bigint not null,
    person bigint not null,
    about text not null default '',
    about_html text not null default '',
    pronouns text not null default '',
    email_shown text not null default '',
    phone text not null default '',
    languages text not null default '',    -- BCP 47 tags separated by commas
    links text not null default '',        -- one address a line
    primary key (organisation, person)
) {clustered};

create table preference (
    organisation bigint not null,
    person bigint not null,
    lang text not null,
    time_zone text not null,
    theme text not null default 'auto',
    density text not null default 'comfortable',
    shortcuts bigint not null default 1,
    terms_accepted bigint not null default 0,
    primary key (organisation, person)
) {clustered};

create table person_role (
    organisation bigint not null,
    person bigint not null,
    role text not null,                    -- administrator, protection, controller, curator, representative
    primary key (organisation, person, role)
) {clustered};

create table skill (
    organisation bigint not null,
    id bigint not null,
    name text not null,
    fold text not null,
    primary key (organisation, id)
) {clustered};
create unique index skill_fold on skill (organisation, fold);

create table person_skill (
    organisation bigint not null,
    person bigint not null,
    skill bigint not null,
    primary key (organisation, person, skill)
) {clustered};
create index person_skill_reverse on person_skill (organisation, skill, person);

-- Identity -------------------------------------------------------------------------------------------------------

create table credential (
    organisation bigint not null,
    email text not null,                   -- lower case
    person bigint not null,
    password_hash text,                    -- PHC string; null until chosen
    primary key (organisation, email)
) {clustered};
create index credential_person on credential (organisation, person);

create table session (
    digest {blob} not null primary key,    -- SHA-256 of the token; the token itself is only in the cookie
    organisation bigint not null,
    id bigint not null,                    -- names the session to its owner
    person bigint not null,
    device text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
) {clustered};
create index session_person on session (organisation, person);

create table token (
    digest {blob} not null primary key,    -- SHA-256 of a one-time link's secret
    organisation bigint not null,
    id bigint not null,                    -- names the link to those who may take it back
    purpose text not null,                 -- reset, invitation, first
    email text not null default '',
    person bigint,
    space bigint,
    role text not null default '',
    created_by bigint,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
) {clustered};

-- Audiences and spaces -------------------------------------------------------------------------------------------

create table audience (
    organisation bigint not null,
    id bigint not null,
    kind text not null,                    -- organisation, space, list
    open_to bigint not null,               -- who sees what is placed here without being in it: 1 members, 2 guests, 4 visitors
    primary key (organisation, id)
) {clustered};

create table member (
    organisation bigint not null,
    audience bigint not null,
    person bigint not null,
    role text not null,                    -- owner, animator, moderator, writer, contributor, reader
    since bigint not null,
    primary key (organisation, audience, person)
) {clustered};
create index member_person on member (organisation, person, audience, role);

create table space (
    organisation bigint not null,
    id bigint not null,                    -- the id of its audience
    slug text not null,
    name text not null,
    fold text not null,
    purpose text not null default '',
    about text not null default '',
    about_html text not null default '',
    lang text not null,
    visibility text not null,              -- visible, closed, secret: for members
    for_guests bigint not null default 0,  -- the same for guests
    for_web bigint not null default 0,     -- open to visitors
    listed_to bigint not null,             -- who sees its name: the same mask as audience.open_to
    joining text not null,                 -- free, request, invitation
    default_role text not null default 'writer',
    parent bigint,
    icon text not null default '',
    hue bigint not null default 262,
    cover bigint,
    member_count bigint not null default 0,
    created_by bigint,
    created_at bigint not null,
    archived_at bigint,
    primary key (organisation, id)
) {clustered};
create unique index space_slug on space (organisation, slug);

create table join_request (
    organisation bigint not null,
    space bigint not null,
    person bigint not null,
    reason text not null default '',
    at bigint not null,
    primary key (organisation, space, person)
) {clustered};

create table space_invitation (
    organisation bigint not null,
    space bigint not null,
    person bigint not null,
    invited_by bigint not null,
    role text not null,
    at bigint not null,
    primary key (organisation, space, person)
) {clustered};
create index space_invitation_person on space_invitation (organisation, person, space);

create table space_topic (
    organisation bigint not null,
    space bigint not null,
    topic bigint not null,
    primary key (organisation, space, topic)
) {clustered};

-- Entries --------------------------------------------------------------------------------------------------------

create table entry (
    organisation bigint not null,
    id bigint not null,                    -- minted from the time of publication: newest first is by id
    kind text not null,                    -- note, article
    author bigint,                         -- null: the byline's
    byline text,
    lang text not null,
    title text not null default '',
    slug text not null default '',
    card_html text not null,               -- what a list shows: the whole note, the opening of an article
    published_at bigint not null,
    edited_at bigint,
    deleted_at bigint,
    closed_at bigint,
    announcement bigint not null default 0,
    shared bigint,                         -- the entry that this one passes on
    comment_count bigint not null default 0,
    reactions text not null default '',    -- kind:count,… kept by the command that reacts
    preview text not null default '',      -- JSON of the first link's title, site and address
    files bigint not null default 0,
    primary key (organisation, id)
);
create index entry_author on entry (organisation, author, id, deleted_at);
create index entry_announcement on entry (organisation, id) where announcement = 1;

create table note (
    organisation bigint not null,
    entry bigint not null,
    source text not null,
    primary key (organisation, entry)
);

create table article (
    organisation bigint not null,
    entry bigint not null,
    summary text not null default '',
    format text not null,                  -- markdown, html (imported)
    source text not null,
    html text not null,
    minutes bigint not null default 1,
    origin text,                           -- the address it had where it comes from
    primary key (organisation, entry)
);

create table placement (
    organisation bigint not null,
    audience bigint not null,
    entry bigint not null,
    placed_by bigint,
    pinned_at bigint,
    primary key (organisation, audience, entry)
) {clustered};
create index placement_entry on placement (organisation, entry, audience);

create table comment (
    organisation bigint not null,
    id bigint not null,
    entry bigint not null,
    parent bigint,
    author bigint,
    byline text,
    byline_url text,
    title text not null default '',
    source text not null,
    html text not null,
    lang text not null,
    state text not null,                   -- shown, held, refused
    published_at bigint not null,
    edited_at bigint,
    deleted_at bigint,
    reactions text not null default '',
    files bigint not null default 0,
    primary key (organisation, id)
);
create index comment_entry on comment (organisation, entry, id);
create index comment_author on comment (organisation, author, id);

create table reaction (
    organisation bigint not null,
    object bigint not null,                -- an entry or a comment: ids are unique within an organisation
    person bigint not null,
    kind text not null,
    primary key (organisation, object, person)
) {clustered};

create table mention (
    organisation bigint not null,
    object bigint not null,
    person bigint not null,
    primary key (organisation, object, person)
) {clustered};

create table topic (
    organisation bigint not null,
    id bigint not null,
    slug text not null,
    name text not null,
    primary key (organisation, id)
) {clustered};
create unique index topic_slug on topic (organisation, slug);

create table entry_topic (
    organisation bigint not null,
    topic bigint not null,
    entry bigint not null,
    primary key (organisation, topic, entry)
) {clustered};
create index entry_topic_entry on entry_topic (organisation, entry, topic);

create table revision (
    organisation bigint not null,
    object bigint not null,
    id bigint not null,
    editor bigint,
    title text not null default '',
    source text not null,
    hidden_at bigint,
    primary key (organisation, object, id)
);

create table linkback (
    organisation bigint not null,
    entry bigint not null,
    source text not null,                  -- the address of the page that links here, normalised: once per source
    title text not null,
    excerpt text not null default '',
    state text not null,
    published_at bigint not null,
    primary key (organisation, entry, source)
) {clustered};

create table old_address (
    organisation bigint not null,
    path text not null,
    entry bigint not null,
    primary key (organisation, path)
) {clustered};

create table import_identity (
    organisation bigint not null,
    origin text not null,                  -- system and its own id: the same import twice doubles nothing
    object bigint not null,
    primary key (organisation, origin)
) {clustered};

create table file (
    organisation bigint not null,
    id bigint not null,
    owner bigint,
    name text not null,
    media_type text not null,
    size bigint not null,
    width bigint,
    height bigint,
    alt text not null default '',
    digest text not null,                  -- SHA-256 of the bytes, in hexadecimal: their name on disk
    host text not null,                    -- draft, entry, comment, person, space: what it hangs on
    object bigint,                         -- and that thing's id
    created_at bigint not null,
    deleted_at bigint,
    primary key (organisation, id)
) {clustered};
create index file_object on file (organisation, object, id);

-- Each person's own ----------------------------------------------------------------------------------------------

create table follow (
    organisation bigint not null,
    person bigint not null,
    kind text not null,                    -- person, topic, entry
    target bigint not null,
    at bigint not null,
    primary key (organisation, person, kind, target)
) {clustered};
create index follow_target on follow (organisation, kind, target, person);

create table bookmark (
    organisation bigint not null,
    person bigint not null,
    object bigint not null,
    at bigint not null,
    primary key (organisation, person, object)
) {clustered};

create table read_mark (
    organisation bigint not null,
    person bigint not null,
    entry bigint not null,
    primary key (organisation, person, entry)
) {clustered};

create table feed_mark (
    organisation bigint not null,
    person bigint not null,
    line bigint not null,                  -- entries above this id are new in this visit
    seen bigint not null,                  -- the newest entry shown so far: the next visit's line
    at bigint not null,
    primary key (organisation, person)
) {clustered};

create table draft (
    organisation bigint not null,
    person bigint not null,
    context text not null,                 -- feed, space:ID, entry:ID, edit:ID: one draft a place
    fields text not null,                  -- JSON of the form's fields
    updated_at bigint not null,
    primary key (organisation, person, context)
) {clustered};

create table once (
    organisation bigint not null,
    person bigint not null,
    nonce text not null,                   -- the form's own: a double-clicked button makes one entry
    object bigint not null,
    at bigint not null,
    primary key (organisation, person, nonce)
) {clustered};

create table mute (
    organisation bigint not null,
    person bigint not null,
    target bigint not null,
    at bigint not null,
    primary key (organisation, person, target)
) {clustered};

create table block (
    organisation bigint not null,
    person bigint not null,
    target bigint not null,
    at bigint not null,
    primary key (organisation, person, target)
) {clustered};
create index block_target on block (organisation, target, person);

-- Moderation -----------------------------------------------------------------------------------------------------

create table report (
    organisation bigint not null,
    id bigint not null,
    reporter bigint not null,
    host text not null,                    -- entry, comment, person
    object bigint not null,
    reason text not null,
    note text not null default '',
    at bigint not null,
    decided_by bigint,
    decided_at bigint,
    decision text,                         -- kept, removed
    primary key (organisation, id)
) {clustered};
create unique index report_once on report (organisation, host, object, reporter);

create table hold (
    organisation bigint not null,
    object bigint not null,                -- a comment that waits
    reasons text not null,                 -- JSON: [{points, code, …}], the codes of spam::Reason
    at bigint not null,
    decided_by bigint,
    decided_at bigint,
    decision text,
    primary key (organisation, object)
) {clustered};

-- The journal and its consumers ------------------------------------------------------------------------------------

create table activity (
    position {serial},
    epoch {epoch},
    organisation bigint not null,
    at bigint not null,
    actor bigint,
    verb text not null,                    -- ActivityStreams 2.0 vocabulary
    host text not null,                    -- what kind of thing the object is
    object bigint not null,
    target bigint,
    facts text not null default ''         -- JSON: ids and small facts, never content
);

create index activity_epoch on activity (epoch, position);

create table consumer (
    name text primary key,
    epoch bigint not null,
    position bigint not null
);

create table notification (
    organisation bigint not null,
    person bigint not null,
    id bigint not null,                    -- the activity's position
    reason text not null,                  -- mention, reply, comment, followed, reaction, share, request, invitation, accepted, rejected, follow
    actor bigint,
    entry bigint,
    object bigint not null,
    at bigint not null,
    read_at bigint,
    primary key (organisation, person, id)
) {clustered};
create index notification_object on notification (organisation, object, person);
create index notification_unread on notification (organisation, person) where read_at is null;

create table job (
    id {serial},
    organisation bigint,
    kind text not null,
    payload text not null,
    run_at bigint not null,
    attempts bigint not null default 0,
    failed text,
    done_at bigint
);
create index job_waiting on job (run_at) where done_at is null;
