-- Professionals' concerns that a child may come to serious harm. A class of its own: nothing here refers to a family, a
-- request, a draft or what a helper began, nothing there refers here, and no id or digest stands in both.

-- A concern: one professional's words about a child, sealed under a key of its own that is wrapped for this purpose alone.
-- What is being written is closed a day after the place's clock; the words go 30 days after the hub confirmed, with their
-- key. The bare row names nobody: kept a week when it was closed, else per schedule, as the proof that it was sent.
create table concern (
    -- The order of beginning, never the clock.
    seq integer not null,
    id blob not null,
    -- A keyed digest that finds the writer's own concerns and nothing else; gone after 90 days.
    holder blob,
    place text not null,
    hub text not null,
    wrapped_key blob,
    key_id text,
    -- What is being written; gone when it is sent.
    sealed blob,
    version integer not null,
    -- The phone call that starts the clock.
    rang_at integer not null,
    begun_at integer not null,
    due_at integer not null,
    closes_at integer not null,
    -- From here on: once it was sent.
    reference text,
    delivery text,
    sent_at integer,
    handed_over_at integer,
    confirmed_at integer,
    seen_at integer,
    escalated_at integer,
    -- Kept from the purge since then, such as for a court, and why; the reason is sealed under the concern's key.
    held_at integer,
    held_sealed blob,
    constraint concern_pk primary key (seq autoincrement),
    constraint concern_id_unique unique (id),
    constraint concern_reference_unique unique (reference),
    constraint concern_length check (length(id) = 16 and (holder is null or length(holder) = 32)),
    constraint concern_key_whole check ((wrapped_key is null) = (key_id is null)),
    constraint concern_words_have_key check (wrapped_key is not null or (sealed is null and held_sealed is null)),
    constraint concern_sent_whole
        check ((sent_at is null) = (reference is null) and (sent_at is null) = (delivery is null)),
    constraint concern_sent_or_written check (sent_at is null or sealed is null),
    constraint concern_delivery_known
        check (delivery in ('saved', 'sending', 'handed-over', 'confirmed', 'seen')),
    constraint concern_seen_confirmed check (seen_at is null or confirmed_at is not null)
) strict;

create index concern_holder on concern (holder, seq) where holder is not null;
create index concern_unconfirmed on concern (sent_at) where confirmed_at is null and escalated_at is null;

-- What leaves for a hub: one message a concern, sealed under the concern's key. The sealed part goes with the key; the bare
-- row stays as the delivery record.
create table concern_message (
    -- The id the hub sees on every try.
    id blob not null,
    concern_id blob not null,
    sealed blob,
    attempts integer not null default 0,
    next_at integer not null,
    lease blob,
    lease_until integer,
    created_at integer not null,
    settled_at integer,
    constraint concern_message_pk primary key (id),
    constraint concern_message_one unique (concern_id),
    constraint concern_message_concern_fk foreign key (concern_id) references concern (id),
    constraint concern_message_lease_whole check ((lease is null) = (lease_until is null)),
    constraint concern_message_waiting_sealed check (settled_at is not null or sealed is not null)
) strict;

create index concern_message_waiting on concern_message (next_at) where settled_at is null;

-- News about concerns taken from hubs, so that the same news twice changes nothing. No personal data. Kept per schedule.
create table concern_event (
    place text not null,
    hub text not null,
    event text not null,
    concern_id blob not null,
    delivery text not null,
    -- When it happened, by the hub's clock.
    at integer not null,
    taken_at integer not null,
    constraint concern_event_pk primary key (place, hub, event),
    constraint concern_event_concern_fk foreign key (concern_id) references concern (id),
    constraint concern_event_delivery_known check (delivery in ('confirmed', 'seen'))
) strict;
