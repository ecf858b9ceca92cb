-- Plans: everything that was said about each, once, sealed under the family's key. Nothing is ever changed or taken out of
-- one; it goes whole a year after the last word, or with the family.
create table plan_event (
    -- The order of arrival.
    seq integer not null,
    id blob not null,
    request_id blob not null,
    family_id blob not null,
    -- Whose ids these are: a hub's, or a seat's.
    source text not null,
    -- The id whoever said it gave it: the same again is kept once.
    event text not null,
    -- What kind of thing was said. It says nothing of whom.
    kind text not null,
    sealed blob not null,
    -- When it was said, never before the request and never in the future.
    at integer not null,
    taken_at integer not null,
    constraint plan_event_pk primary key (seq autoincrement),
    constraint plan_event_id_unique unique (id),
    constraint plan_event_once unique (request_id, source, event),
    constraint plan_event_request_fk foreign key (request_id) references request (id),
    constraint plan_event_family_fk foreign key (family_id) references family (id)
) strict;

create index plan_event_family on plan_event (family_id);

-- How a plan stands for whoever keeps an eye on it, so that lists and clocks open nothing. No word of anybody.
create table plan (
    request_id blob not null,
    family_id blob not null,
    -- When the hub's answer came first.
    outcome_at integer,
    -- The highest version, and its day to look again (days since 1970).
    version integer not null default 0,
    review_on integer,
    -- When all three had agreed who leads, and whether that is somebody of another organisation than the council.
    led_at integer,
    led_by_partner integer not null default 0,
    -- When something was last said, and last kept.
    changed_at integer not null,
    kept_at integer not null,
    constraint plan_pk primary key (request_id),
    constraint plan_request_fk foreign key (request_id) references request (id),
    constraint plan_family_fk foreign key (family_id) references family (id)
) strict;

create index plan_family on plan (family_id);
create index plan_review on plan (review_on) where review_on is not null;

-- Meetings, so that they can be listed and counted: no name and no word of anybody.
create table plan_meeting (
    request_id blob not null,
    family_id blob not null,
    key text not null,
    -- The version that stands.
    version integer not null,
    kind text not null,
    state text not null,
    -- By clocks in England (days since 1970).
    on_day integer not null,
    constraint plan_meeting_pk primary key (request_id, key),
    constraint plan_meeting_request_fk foreign key (request_id) references request (id),
    constraint plan_meeting_family_fk foreign key (family_id) references family (id),
    constraint plan_meeting_kind_known check (kind in ('taf', 'tayp', 'review', 'eham', 'other')),
    constraint plan_meeting_state_known check (state in ('planned', 'held', 'cancelled'))
) strict;

create index plan_meeting_family on plan_meeting (family_id);
create index plan_meeting_day on plan_meeting (on_day);

-- Somebody of a family who has a seat at a plan with words of their own. Who it is, is sealed under the family's key.
create table seat (
    -- The order of making.
    seq integer not null,
    id blob not null,
    request_id blob not null,
    family_id blob not null,
    key text not null,
    sealed blob not null,
    -- The digest of the words.
    words blob not null,
    -- What proves the safe word, once there is one.
    verifier text,
    opened_at integer,
    closed_at integer,
    constraint seat_pk primary key (seq autoincrement),
    constraint seat_id_unique unique (id),
    constraint seat_key_once unique (request_id, key),
    constraint seat_words_unique unique (words),
    constraint seat_request_fk foreign key (request_id) references request (id),
    constraint seat_family_fk foreign key (family_id) references family (id),
    constraint seat_length check (length(id) = 16 and length(words) = 32),
    constraint seat_locked_once_opened check ((verifier is null) = (opened_at is null))
) strict;

create index seat_family on seat (family_id);

-- When a seat last looked at its plan.
create table plan_look (
    request_id blob not null,
    family_id blob not null,
    seat text not null,
    at integer not null,
    constraint plan_look_pk primary key (request_id, seat),
    constraint plan_look_request_fk foreign key (request_id) references request (id),
    constraint plan_look_family_fk foreign key (family_id) references family (id)
) strict;

create index plan_look_family on plan_look (family_id);

-- `message` takes one more kind: what somebody of the family said of its plan. A check cannot be changed in place, so the
-- table is made anew with every row, its numbers included. No table refers to it, so nothing follows the old one away.
create table message_new (
    -- The order of sending within a request, never the clock.
    seq integer not null,
    -- The id the hub sees on every try.
    id blob not null,
    request_id blob not null,
    kind text not null,
    -- Gone after a purge.
    sealed blob,
    -- Tells the same differing copy sent twice; made with the family's key.
    digest blob,
    -- Tries that were begun. 0 means that it certainly never left.
    attempts integer not null default 0,
    next_at integer not null,
    lease blob,
    lease_until integer,
    created_at integer not null,
    settled_at integer,
    -- How it ended: taken by the hub's system, or stopped by a withdrawal before it left.
    outcome text,
    constraint message_pk primary key (seq autoincrement),
    constraint message_id_unique unique (id),
    constraint message_copy_unique unique (request_id, digest),
    constraint message_request_fk foreign key (request_id) references request (id),
    constraint message_kind_known
        check (kind in ('request', 'addition', 'chase', 'withdrawal', 'permission', 'plan')),
    constraint message_lease_whole check ((lease is null) = (lease_until is null)),
    constraint message_outcome_known check (
        (settled_at is null and outcome is null)
        or (settled_at is not null and outcome in ('handed-over', 'stopped'))
    ),
    constraint message_waiting_sealed check (settled_at is not null or sealed is not null)
) strict;

insert into message_new (seq, id, request_id, kind, sealed, digest, attempts, next_at, lease, lease_until, created_at,
                         settled_at, outcome)
select seq, id, request_id, kind, sealed, digest, attempts, next_at, lease, lease_until, created_at, settled_at, outcome
from message order by seq;

-- The numbers go on where they were, whatever was deleted.
delete from sqlite_sequence where name = 'message_new';
insert into sqlite_sequence (name, seq) select 'message_new', seq from sqlite_sequence where name = 'message';

drop table message;
alter table message_new rename to message;

create unique index message_one_request on message (request_id) where kind = 'request';
create index message_request on message (request_id, seq);
create index message_waiting on message (next_at) where settled_at is null;
