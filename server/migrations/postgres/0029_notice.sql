-- Where the sender of a request is told that something is new, as they chose: the address is sealed under the family's key
-- and opened when a notice is due. It goes when the request is taken back, 30 days after its plan ended or, without a plan,
-- with the story, and with the family.
create table news_notice (
    request_id uuid not null,
    family_id uuid not null,
    member_id uuid not null,
    carrier text not null,
    sealed bytea not null,
    state text not null,
    -- None while safe times are known in words alone.
    hours text,
    -- Since when something is new that the person has not read.
    news_at bigint,
    looked_at bigint,
    told_at bigint,
    ended_at bigint,
    due_at bigint,
    -- Tries in a row that a service could not take, and that it would not take.
    tries bigint not null default 0,
    refused bigint not null default 0,
    -- The last notice, and since when it is on its way, until its end is known.
    sending uuid,
    going_at bigint,
    constraint news_notice_pk primary key (request_id),
    constraint news_notice_request_fk foreign key (request_id) references request (id) deferrable,
    constraint news_notice_family_fk foreign key (family_id) references family (id) deferrable,
    constraint news_notice_member_fk foreign key (member_id) references member (id) deferrable,
    constraint news_notice_carrier_known check (carrier in ('email', 'text')),
    constraint news_notice_state_known check (state in ('on', 'not-yet', 'stopped', 'bounced')),
    constraint news_notice_hours_known check (hours in ('day', 'morning', 'afternoon', 'evening', 'weekday')),
    constraint news_notice_due_when_on check (due_at is null or (state = 'on' and hours is not null))
);

create index news_notice_due on news_notice (due_at) where due_at is not null;
create index news_notice_family on news_notice (family_id);
create index news_notice_member on news_notice (member_id);
create index news_notice_sending on news_notice (sending);
