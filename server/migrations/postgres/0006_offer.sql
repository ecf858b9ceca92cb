-- Where a place's offers came from. Public data about nobody: not sealed. Kept until the next import replaces it.
create table offer_source (
    place text not null,
    host text,
    taken_at bigint not null,
    is_sample boolean not null,
    constraint offer_source_pk primary key (place)
);

-- Help near families that anybody may use, as councils publish it. Public data about nobody: not sealed, because
-- it is searched by its words. Kept until the next import of its place replaces it.
-- `name_words` and `words` hold the searchable words, each with one blank before it; `outwards` the first halves of
-- its postcodes, likewise. The offer itself is apart, so that looking through many stays quick.
create table offer (
    id bytea not null,
    place text not null,
    name text collate "C" not null,
    name_words text not null,
    words text not null,
    outwards text not null,
    age_from bigint,
    age_to bigint,
    is_free boolean not null,
    constraint offer_pk primary key (id),
    constraint offer_source_fk foreign key (place) references offer_source (place) deferrable,
    constraint offer_id_length check (length(id) = 16)
);

create index offer_place on offer (place, name);

-- What a page shows of an offer, as the app reads it back. Public, and kept as long as its `offer`.
create table offer_details (
    offer_id bytea not null,
    details text not null,
    constraint offer_details_pk primary key (offer_id),
    constraint offer_details_offer_fk foreign key (offer_id) references offer (id) on delete cascade deferrable
);
