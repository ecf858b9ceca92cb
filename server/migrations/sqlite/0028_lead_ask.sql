-- Who was asked to lead a plan, by the keyed digest of their work address. What was written for them is sealed under the
-- family's key. It goes with the plan.
create table lead_ask (
    -- The order of asking.
    seq integer not null,
    id blob not null,
    request_id blob not null,
    family_id blob not null,
    -- The offer in the plan.
    offer text not null,
    helper blob not null,
    sealed blob not null,
    asked_at integer not null,
    answered_at integer,
    constraint lead_ask_pk primary key (seq autoincrement),
    constraint lead_ask_id_unique unique (id),
    constraint lead_ask_once unique (request_id, offer),
    constraint lead_ask_request_fk foreign key (request_id) references request (id),
    constraint lead_ask_family_fk foreign key (family_id) references family (id),
    constraint lead_ask_length check (length(id) = 16 and length(helper) = 32)
) strict;

create index lead_ask_family on lead_ask (family_id);
create index lead_ask_helper on lead_ask (helper);
