-- When whoever helped a family last asked the hub what is happening: kept here and not on the request, so that the family's
-- own question is as it was.
alter table helping add column chased_at integer;

-- An organisation that the hub team approved: its name and where its people's e-mail comes from. Nobody's personal data.
create table organisation (
    id blob not null,
    place text not null,
    name text not null,
    domain text not null,
    approved_at integer not null,
    stopped_at integer,
    constraint organisation_pk primary key (id),
    constraint organisation_domain_once unique (domain),
    constraint organisation_id_length check (length(id) = 16)
) strict;

-- An account of somebody who works there, found by a keyed digest of their work address. Who they are and what their app
-- makes codes from is sealed under the portal's own key. Kept a year after it was used last, or after they were cut off.
create table account (
    id blob not null,
    organisation_id blob not null,
    helper blob not null,
    sealed blob not null,
    -- The half minute of the last code that was taken: it, and those before, count no more.
    last_step integer not null,
    made_at integer not null,
    used_at integer not null,
    cut_at integer,
    constraint account_pk primary key (id),
    constraint account_organisation_fk foreign key (organisation_id) references organisation (id),
    constraint account_helper_once unique (helper),
    constraint account_length check (length(id) = 16 and length(helper) = 32)
) strict;

create index account_organisation on account (organisation_id, made_at);
