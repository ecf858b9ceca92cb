//! Claims about offers of help nearby: public data, replaced whole, found by plain words.

use app::{
    domain::{
        age_band::AgeBand,
        contact::Phone,
        offer::{AgeRange, Cost, Offer, OfferId, OfferSource, Opening, Spot, WebLink, Weekday},
        place::PlaceId,
        postcode::Postcode,
        search_words::SearchWords,
        text::{Description, Line},
    },
    ports::{OfferQuery, Store},
};
use tests::fixtures::noon;

use crate::StoreUnderTest;

fn place(id: &str) -> PlaceId {
    PlaceId::parse(id).unwrap()
}

fn source(is_sample: bool) -> OfferSource {
    OfferSource { host: (!is_sample).then(|| Line::parse("feed.example").unwrap()), taken_at: noon(), is_sample }
}

fn offer(number: u8, name: &str, what: &str) -> Offer {
    Offer {
        id: OfferId::new([number; 16]),
        name: Line::parse(name).unwrap(),
        what: Description::parse(what).ok(),
        who_for: None,
        ages: AgeRange::default(),
        cost: Cost::NotKnown,
        cost_words: None,
        when: Vec::new(),
        spots: Vec::new(),
        areas: Vec::new(),
        phone: None,
        email: None,
        web: None,
        provider: None,
        written_on: None,
    }
}

fn at(mut offer: Offer, postcode: &str) -> Offer {
    let postcode = Postcode::parse(postcode).ok();
    offer.spots.push(Spot { address: Line::parse("The Hall, Goole Road").unwrap(), postcode });
    offer
}

fn query(words: &str) -> OfferQuery {
    OfferQuery {
        place: place("york"),
        words: SearchWords::parse(words),
        age: None,
        near: None,
        free_only: false,
        skip: 0,
        most: 100,
    }
}

async fn names(store: &dyn Store, query: OfferQuery) -> Vec<String> {
    let found = store.find_offers(&query).await.unwrap();
    assert!(usize::try_from(found.total).unwrap() >= found.offers.len());
    found.offers.iter().map(|kept| kept.offer.name.as_str().to_owned()).collect()
}

pub async fn an_offer_comes_back_whole(engine: impl StoreUnderTest) {
    let store = engine.store();
    let full = Offer {
        who_for: Description::parse("Families").ok(),
        ages: AgeRange { from: Some(0), to: Some(4) },
        cost: Cost::Paid,
        cost_words: Description::parse("£2").ok(),
        when: Opening::new(vec![Weekday::Monday], "10:00".parse().ok(), None, None).into_iter().collect(),
        areas: vec![Line::parse("Clifton").unwrap()],
        phone: Phone::parse("01904 551900").ok(),
        web: WebLink::parse("https://example.org/a?b=c").ok(),
        provider: Line::parse("Play York").ok(),
        written_on: "2022-01-04".parse().ok(),
        ..at(offer(1, "Stay & play", "<b>Toys</b>\n'; drop table offer; --"), "YO1 7HH")
    };
    store.replace_offers(&place("york"), &source(false), std::slice::from_ref(&full)).await.unwrap();
    let kept = store.offer(full.id).await.unwrap().unwrap();
    assert_eq!((&kept.offer, &kept.place, &kept.source), (&full, &place("york"), &source(false)));
    assert_eq!(store.find_offers(&query("")).await.unwrap().offers, [kept]);
    assert_eq!(store.offer(OfferId::new([9; 16])).await.unwrap(), None);
    assert_eq!(store.offer_source(&place("york")).await.unwrap(), Some(source(false)));
    assert_eq!(store.offer_source(&place("hull")).await.unwrap(), None);
}

pub async fn an_import_replaces_the_whole_set_of_its_place_and_no_other(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.replace_offers(&place("york"), &source(true), &[offer(1, "Old", ""), offer(2, "Both", "")]).await.unwrap();
    store.replace_offers(&place("hull"), &source(true), &[offer(3, "Hull", "")]).await.unwrap();
    store
        .replace_offers(&place("york"), &source(false), &[offer(2, "Both", "new"), offer(4, "New", "")])
        .await
        .unwrap();
    assert_eq!(names(store.as_ref(), query("")).await, ["Both", "New"]);
    let kept = store.offer(OfferId::new([2; 16])).await.unwrap().unwrap();
    assert_eq!((kept.offer.what.unwrap().as_str(), kept.source.is_sample), ("new", false));
    assert_eq!(store.offer(OfferId::new([1; 16])).await.unwrap(), None);
    assert!(store.offer(OfferId::new([3; 16])).await.unwrap().unwrap().source.is_sample);
}

pub async fn an_import_that_fails_leaves_the_old_set(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.replace_offers(&place("york"), &source(false), &[offer(1, "Old", "")]).await.unwrap();
    let twice = [offer(2, "New", ""), offer(2, "New again", "")];
    assert!(store.replace_offers(&place("york"), &source(true), &twice).await.is_err());
    assert_eq!(names(store.as_ref(), query("")).await, ["Old"]);
    assert_eq!(store.offer_source(&place("york")).await.unwrap(), Some(source(false)));
}

pub async fn words_find_offers_and_more_of_them_find_them_first(engine: impl StoreUnderTest) {
    let store = engine.store();
    let offers = [
        offer(1, "Zebra crossing", "A parenting group for mums and dads. Łódź."),
        offer(2, "Parenting group", "Meet others"),
        offer(3, "Youth club", "For teenagers"),
        at(offer(4, "Toddlers", "Sing"), "YO1 7HH"),
    ];
    store.replace_offers(&place("york"), &source(false), &offers).await.unwrap();
    let store = store.as_ref();
    assert_eq!(names(store, query("PARENTS groups")).await, ["Parenting group", "Zebra crossing"]);
    assert_eq!(names(store, query("youth parenting")).await, ["Parenting group", "Youth club", "Zebra crossing"]);
    assert_eq!(names(store, query("lodz")).await, ["Zebra crossing"]);
    assert_eq!(names(store, query("goole")).await, ["Toddlers"]);
    assert_eq!(names(store, query("arenting")).await, [""; 0], "the middle of a word is no word");
    assert_eq!(names(store, query("unheard")).await, [""; 0]);
    assert_eq!(names(store, query("the and of")).await.len(), 4, "small words look for nothing");
}

pub async fn what_is_typed_never_acts_as_a_pattern_or_query(engine: impl StoreUnderTest) {
    let store = engine.store();
    store
        .replace_offers(&place("york"), &source(false), &[offer(1, "Play", "x"), offer(2, "Sing", "y")])
        .await
        .unwrap();
    for typed in
        ["zz%", "zz_ng", "zz* OR play*", "name:zz", "\"zz", "zz' or 1=1 --", "NEAR(zz zzz)", "^zz", "-zz", "{zz}"]
    {
        let query = query(typed);
        let expected = usize::from(query.words.as_slice().iter().any(|word| word == "play"));
        assert_eq!(names(store.as_ref(), query).await.len(), expected, "{typed}");
    }
    let many = "zz ".repeat(10_000) + "play";
    assert_eq!(names(store.as_ref(), query(&many)).await, ["Play"]);
}

pub async fn age_cost_and_nearness_narrow_and_order(engine: impl StoreUnderTest) {
    let store = engine.store();
    let aged = |number, name, from, to| Offer { ages: AgeRange { from, to }, ..offer(number, name, "") };
    let offers = [
        aged(1, "A small", Some(0), Some(4)),
        aged(2, "B from ten", Some(10), None),
        at(aged(3, "C any", None, None), "YO10 1AA"),
        Offer { cost: Cost::Free, ..at(aged(4, "D to eleven", None, Some(11)), "YO1 7HH") },
    ];
    store.replace_offers(&place("york"), &source(false), &offers).await.unwrap();
    let store = store.as_ref();
    let age = |age| OfferQuery { age: Some(age), ..query("") };
    assert_eq!(names(store, age(AgeBand::UnderFive)).await, ["A small", "C any", "D to eleven"]);
    assert_eq!(names(store, age(AgeBand::FiveToTen)).await, ["B from ten", "C any", "D to eleven"]);
    assert_eq!(names(store, age(AgeBand::SixteenSeventeen)).await, ["B from ten", "C any"]);
    let near = OfferQuery { near: Some("YO1".to_owned()), ..query("") };
    assert_eq!(names(store, near).await, ["D to eleven", "A small", "B from ten", "C any"]);
    assert_eq!(names(store, OfferQuery { free_only: true, ..query("") }).await, ["D to eleven"]);
}

pub async fn pages_of_offers_hold_each_one_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let offers: Vec<Offer> = (0..25).map(|number| offer(number, "Same name", "play")).collect();
    store.replace_offers(&place("york"), &source(false), &offers).await.unwrap();
    let mut seen = Vec::new();
    for skip in [0, 10, 20, 30] {
        let found = store.find_offers(&OfferQuery { skip, most: 10, ..query("play") }).await.unwrap();
        assert_eq!(found.total, 25);
        seen.extend(found.offers.into_iter().map(|kept| kept.offer.id));
    }
    assert_eq!(seen.len(), 25);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 25);
}
