//! Offers: help near families, public and therefore not sealed.
//!
//! One import replaces a place's whole set in one transaction, so a family never meets half of one. Words are looked
//! for with `instr` on the beginnings of words: nothing a person types can act as a pattern, and another engine has
//! the same function under its own name. An offer with more of the words comes first, and a word in its name counts more.

use app::{
    domain::{
        offer::{Cost, KeptOffer, Offer, OfferId, OfferSource, years},
        place::PlaceId,
        search_words::{MOST_WORDS, searchable},
        text::{Description, Line},
    },
    ports::{Fault, FoundOffers, OfferQuery},
};
use sqlx::FromRow;

use super::{
    SqlStore, audit, commit,
    fault::Doing,
    values::{count, millis, place as read_place, time},
};

#[derive(FromRow)]
struct Row {
    place: String,
    details: String,
    host: Option<String>,
    taken_at: i64,
    is_sample: bool,
}

impl Row {
    fn kept(self) -> Result<KeptOffer, Fault> {
        let offer = serde_json::from_str(&self.details).map_err(|error| Fault::new("reading a stored offer", error))?;
        Ok(KeptOffer {
            offer,
            place: read_place(&self.place)?,
            source: source(self.host, self.taken_at, self.is_sample)?,
        })
    }
}

fn source(host: Option<String>, taken_at: i64, is_sample: bool) -> Result<OfferSource, Fault> {
    let host = host.map(Line::try_from).transpose();
    let host = host.map_err(|_| Fault::bare("reading a stored source of offers"))?;
    Ok(OfferSource { host, taken_at: time(taken_at)?, is_sample })
}

pub(super) async fn replace(
    store: &SqlStore,
    place: &PlaceId,
    source: &OfferSource,
    offers: &[Offer],
) -> Result<(), Fault> {
    const WHAT: &str = "replacing a place's offers";
    let mut change = store.write().await?;
    sqlx::query("delete from offer where place = $1").bind(place.as_str()).execute(&mut *change).await.doing(WHAT)?;
    sqlx::query(
        "insert into offer_source (place, host, taken_at, is_sample) values ($1, $2, $3, $4)
         on conflict (place) do update set host = $2, taken_at = $3, is_sample = $4",
    )
    .bind(place.as_str())
    .bind(source.host.as_ref().map(Line::as_str))
    .bind(millis(source.taken_at))
    .bind(source.is_sample)
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    for offer in offers {
        let details = serde_json::to_string(offer).map_err(|error| Fault::new(WHAT, error))?;
        sqlx::query(
            "insert into offer (id, place, name, name_words, words, outwards, age_from, age_to, is_free)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(offer.id.bytes().as_slice())
        .bind(place.as_str())
        .bind(offer.name.as_str())
        .bind(searchable([offer.name.as_str()]))
        .bind(words(offer))
        .bind(outwards(offer))
        .bind(offer.ages.from.map(i64::from))
        .bind(offer.ages.to.map(i64::from))
        .bind(offer.cost == Cost::Free)
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
        sqlx::query("insert into offer_details (offer_id, details) values ($1, $2)")
            .bind(offer.id.bytes().as_slice())
            .bind(details)
            .execute(&mut *change)
            .await
            .doing(WHAT)?;
    }
    let detail = format!("{} offers{}", offers.len(), if source.is_sample { ", our sample" } else { "" });
    let entry = audit::Entry {
        at: source.taken_at,
        actor: "portal",
        action: "offers replaced",
        subject: place.as_str(),
        detail: &detail,
    };
    audit::append(&mut change, entry).await?;
    commit(change).await
}

/// Everything in an offer that a family might look for.
fn words(offer: &Offer) -> String {
    let long = [offer.what.as_ref(), offer.who_for.as_ref()];
    let places = offer.spots.iter().map(|spot| spot.address.as_str()).chain(offer.areas.iter().map(Line::as_str));
    let texts = long.into_iter().flatten().map(Description::as_str).chain(places);
    searchable(texts.chain(offer.provider.iter().map(Line::as_str)))
}

/// The first halves of its postcodes, each between blanks.
fn outwards(offer: &Offer) -> String {
    let postcodes = offer.spots.iter().filter_map(|spot| spot.postcode.as_ref());
    postcodes.fold(String::from(" "), |text, postcode| text + postcode.outward() + " ")
}

pub(super) async fn source_of(store: &SqlStore, place: &PlaceId) -> Result<Option<OfferSource>, Fault> {
    let row: Option<(Option<String>, i64, bool)> =
        sqlx::query_as("select host, taken_at, is_sample from offer_source where place = $1")
            .bind(place.as_str())
            .fetch_optional(&store.reader)
            .await
            .doing("reading where offers came from")?;
    row.map(|(host, taken_at, is_sample)| source(host, taken_at, is_sample)).transpose()
}

/// The hits of one word: two in the name, one anywhere else. A word that was not typed is null and hits nothing.
macro_rules! hits {
    ($($word:literal),+) => {
        concat!("0" $(,
            " + case when instr(name_words, ", $word, ") > 0 then 2 else 0 end",
            " + case when instr(words, ", $word, ") > 0 then 1 else 0 end"
        )+)
    };
}

/// The rows that fit; $1 place, $2 and $3 youngest and oldest, $4 free only, $5 outward, $6 words typed, $7 to $14 they.
macro_rules! fitting {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            " from (select *, ",
            hits!("$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14"),
            " as hits
                 from offer
                 where place = $1 and coalesce(age_from, 0) <= $3 and coalesce(age_to, 200) >= $2
                   and (is_free or not $4)) as offer",
            $rest
        )
    };
}

/// Puts the fitting rows in order by their short columns, and then fetches what a page shows of the few it wants.
const PART: &str = fitting!(
    "select found.place, details, host, taken_at, is_sample
     from (select *, case when instr(outwards, $5) > 0 then 1 else 0 end as nearness",
    " where hits > 0 or $6 = 0 order by hits desc, nearness desc, name, id limit $15 offset $16) as found
     join offer_details on offer_id = id join offer_source on offer_source.place = found.place
     order by hits desc, nearness desc, found.name, id"
);
const TOTAL: &str = fitting!("select count(*)", " where (hits > 0 or $6 = 0) and $5 is not distinct from $5");

pub(super) async fn find(store: &SqlStore, query: &OfferQuery) -> Result<FoundOffers, Fault> {
    const WHAT: &str = "looking for offers";
    let (youngest, oldest) = query.age.map_or((0, 200), years);
    let words: Vec<String> = query.words.as_slice().iter().map(|word| format!(" {word}")).collect();
    macro_rules! bound {
        ($asked:expr) => {{
            let asked = $asked
                .bind(query.place.as_str())
                .bind(i64::from(youngest))
                .bind(i64::from(oldest))
                .bind(query.free_only)
                .bind(query.near.as_ref().map(|outward| format!(" {outward} ")))
                .bind(i64::try_from(words.len()).unwrap_or(i64::MAX));
            (0..MOST_WORDS).fold(asked, |asked, index| asked.bind(words.get(index)))
        }};
    }
    let total: i64 = bound!(sqlx::query_scalar(TOTAL)).fetch_one(&store.reader).await.doing(WHAT)?;
    let rows: Vec<Row> = bound!(sqlx::query_as(PART))
        .bind(i64::from(query.most))
        .bind(i64::from(query.skip))
        .fetch_all(&store.reader)
        .await
        .doing(WHAT)?;
    let offers = rows.into_iter().map(Row::kept).collect::<Result<_, _>>()?;
    Ok(FoundOffers { offers, total: count(total) })
}

pub(super) async fn one(store: &SqlStore, id: OfferId) -> Result<Option<KeptOffer>, Fault> {
    let row: Option<Row> = sqlx::query_as(
        "select offer.place, details, host, taken_at, is_sample
         from offer join offer_details on offer_id = id join offer_source on offer_source.place = offer.place
         where id = $1",
    )
    .bind(id.bytes().as_slice())
    .fetch_optional(&store.reader)
    .await
    .doing("reading an offer")?;
    row.map(Row::kept).transpose()
}
