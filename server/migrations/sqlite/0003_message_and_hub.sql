-- What leaves for a hub: a family's request and what it said about it later, sealed.
-- The sealed part goes 30 days after the hub confirmed (rule C25); the bare row stays as the delivery record.
create table message (
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
    constraint message_kind_known check (kind in ('request', 'addition', 'chase', 'withdrawal')),
    constraint message_lease_whole check ((lease is null) = (lease_until is null)),
    constraint message_outcome_known check (
        (settled_at is null and outcome is null)
        or (settled_at is not null and outcome in ('handed-over', 'stopped'))
    ),
    constraint message_waiting_sealed check (settled_at is not null or sealed is not null)
) strict;

create unique index message_one_request on message (request_id) where kind = 'request';
create index message_request on message (request_id, seq);
create index message_waiting on message (next_at) where settled_at is null;

-- News taken from hubs, so that the same news twice changes nothing. No personal data. Kept per schedule.
create table hub_event (
    place text not null,
    hub text not null,
    event text not null,
    request_id blob not null,
    delivery text not null,
    -- When it happened, by the hub's clock.
    at integer not null,
    taken_at integer not null,
    constraint hub_event_pk primary key (place, hub, event),
    constraint hub_event_request_fk foreign key (request_id) references request (id),
    constraint hub_event_delivery_known check (delivery in ('confirmed', 'seen'))
) strict;

-- Something a person must look at. No personal data. Kept per schedule.
create table task (
    id integer not null,
    kind text not null,
    request_id blob not null,
    raised_at integer not null,
    done_at integer,
    constraint task_pk primary key (id autoincrement),
    constraint task_request_fk foreign key (request_id) references request (id),
    constraint task_kind_known check (kind in ('not-confirmed', 'chased'))
) strict;

create unique index task_open_once on task (request_id, kind) where done_at is null;
