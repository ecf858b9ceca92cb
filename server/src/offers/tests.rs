//! Feeds that are good, broken and hostile; and the samples as they are.

use app::domain::{
    offer::{AgeRange, Cost},
    text::{Description, Line},
};
use serde_json::{Value, json};

use super::*;

fn now() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

fn york() -> PlaceId {
    PlaceId::parse("york").unwrap()
}

fn uuid(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

fn service(number: u32) -> Value {
    json!({ "id": uuid(number), "name": format!("Play {number}"), "status": "active" })
}

fn with(number: u32, more: Value) -> Value {
    let mut service = service(number);
    let map = service.as_object_mut().unwrap();
    map.extend(more.as_object().unwrap().clone());
    service
}

/// Takes `bytes` in pieces as one page.
fn take(bytes: &[u8]) -> (Report, Vec<Offer>, Result<(), NotAFeed>) {
    let mut intake = Intake::new(&york(), now());
    let taken = bytes.chunks(4_096).try_for_each(|piece| intake.take(piece, &mut |_| {}));
    let end = taken.and_then(|()| intake.end_of_page().map(|_| ()));
    let (report, offers) = intake.into_parts();
    (report, offers, end)
}

fn take_rows(rows: &[Value]) -> (Report, Vec<Offer>) {
    let (report, offers, end) = take(json!({ "total_items": rows.len(), "contents": rows }).to_string().as_bytes());
    assert_eq!(end, Ok(()));
    (report, offers)
}

#[test]
fn everything_a_family_needs_is_read() {
    let (report, offers) = take_rows(&[with(
        1,
        json!({
            "name": "  Stay\u{202E} & play ",
            "description": "<b>Toys</b><script>alert(1)</script>",
            "eligibility_description": "Families",
            "url": "https://example.org/play",
            "email": "play@example.org",
            "minimum_age": 0,
            "maximum_age": 4.9,
            "fees": null,
            "cost_options": [{ "id": uuid(9), "option": "Each child", "amount": 2.5, "amount_description": "a week" }],
            "contacts": [{ "id": uuid(8), "phones": [{ "id": uuid(7), "number": "ask for Jo" }, { "number": "01904 551900" }] }],
            "schedules": [{ "id": uuid(6), "byday": "MO,WE", "opens_at": "10:00:00Z", "closes_at": "12:30" }],
            "service_areas": [{ "id": uuid(5), "name": "Clifton" }],
            "service_at_locations": [{ "id": uuid(4), "location": { "id": uuid(3), "location_type": "physical",
                "name": "The Hall", "addresses": [{ "address_1": "1 High Street", "city": "York", "postal_code": "yo1 7hh" }] } }],
            "organization": { "id": uuid(2), "name": "Play York", "description": "x" },
            "last_modified": "2026-01-02T10:00:00Z",
        }),
    )]);
    assert_eq!((report.taken, report.refused, report.parts), (1, 0, 0), "{report}");
    let offer = &offers[0];
    assert_eq!(offer.name.as_str(), "Stay & play");
    assert_eq!(offer.what.as_ref().map(Description::as_str), Some("<b>Toys</b><script>alert(1)</script>"));
    assert_eq!(offer.ages, AgeRange { from: Some(0), to: Some(4) });
    assert_eq!(offer.cost, Cost::Paid);
    assert_eq!(offer.cost_words.as_ref().map(Description::as_str), Some("Each child £2.50 a week"));
    assert_eq!(offer.phone.as_ref().unwrap().as_str(), "01904 551900");
    assert_eq!(offer.web.as_ref().unwrap().as_str(), "https://example.org/play");
    assert_eq!((offer.when[0].days.len(), offer.when[0].opens.unwrap().to_string()), (2, "10:00:00".to_owned()));
    assert_eq!(offer.spots[0].address.as_str(), "The Hall, 1 High Street, York");
    assert_eq!(offer.spots[0].postcode.as_ref().unwrap().as_str(), "YO1 7HH");
    assert_eq!(offer.provider.as_ref().map(Line::as_str), Some("Play York"));
    assert_eq!(offer.written_on.unwrap().to_string(), "2026-01-02");
}

#[test]
fn bad_rows_are_named_without_being_repeated_and_the_good_ones_are_taken() {
    let rows = [
        service(1),
        json!("secret"),
        json!({ "id": "secret", "name": "secret", "status": "active" }),
        with(4, json!({ "name": 7 })),
        with(5, json!({ "minimum_age": 12, "maximum_age": 3 })),
        with(6, json!({ "url": "javascript:secret" })),
        service(1),
        with(8, json!({ "url": "http://example.org", "email": "secret", "phones": [{ "number": "secret" }] })),
        with(9, json!({ "status": "defunct" })),
        with(10, json!({ "name": "s".repeat(201) })),
        with(11, json!({ "name": "\u{202E}\u{0}" })),
    ];
    let (report, offers) = take_rows(&rows);
    assert_eq!(
        (report.rows, report.taken, report.refused, report.not_running, report.parts),
        (11, 2, 8, 1, 3),
        "{report}"
    );
    assert_eq!(offers.len(), 2);
    let told: Vec<_> = report.notes.iter().map(|note| (note.row, note.pointer.as_str(), note.is_part)).collect();
    let expected = [
        (2, "", false),
        (3, "/id", false),
        (4, "/name", false),
        (5, "/maximum_age", false),
        (6, "/url", false),
        (7, "/id", false),
        (8, "/phones", true),
        (8, "/email", true),
        (8, "/url", true),
        (10, "/name", false),
        (11, "/name", false),
    ];
    assert_eq!(told, expected);
    let text = report.to_string();
    assert!(!text.contains("secret") && text.contains(&uuid(6)) && text.contains("same as in row 1"), "{text}");
}

#[test]
fn a_broken_row_spoils_no_other() {
    let good = service(1).to_string();
    let mut feed = format!(r#"[{{"id": nope}}, {good}, {{"a":}}, {{"x":"#).into_bytes();
    feed.extend(b"\"\xFF\xFE\"}, ");
    feed.extend(format!("{}1{}]", r#"{"a":["#.repeat(60), "]}".repeat(60)).bytes());
    let (report, offers, end) = take(&feed);
    assert_eq!(end, Ok(()));
    assert_eq!((report.rows, offers.len()), (5, 1), "{report}");
    let because: Vec<_> = report.notes.iter().map(|note| note.because.clone()).collect();
    assert_eq!(because, [Because::NotJson, Because::NotJson, Because::NotText, Because::TooDeep]);
}

#[test]
fn the_same_service_keeps_its_id_and_another_place_gives_it_another() {
    let id = |place: &str| {
        let mut intake = Intake::new(&PlaceId::parse(place).unwrap(), now());
        intake.take(json!([service(1)]).to_string().as_bytes(), &mut |_| {}).unwrap();
        intake.into_parts().1[0].id
    };
    assert_eq!(id("york"), id("york"));
    assert_ne!(id("york"), id("hull"));
}

#[test]
fn a_feed_is_bounded_in_bytes_and_rows() {
    let mut intake = Intake::new(&york(), now());
    intake.take(b"[", &mut |_| {}).unwrap();
    let blank = vec![b' '; 1024 * 1024];
    let end = (0..100).try_for_each(|_| intake.take(&blank, &mut |_| {}));
    assert_eq!(end, Err(NotAFeed::TooBig));

    let rows = "1,".repeat(usize::try_from(MOST_ROWS).unwrap() + 1);
    let (report, _, end) = take(format!("[{rows}1]").as_bytes());
    assert_eq!(end, Err(NotAFeed::TooManyRows));
    assert_eq!(report.refused, MOST_ROWS);
    assert!(report.notes.len() <= 200 && report.to_string().len() < 40_000);
}

#[test]
fn progress_is_told_as_rows_come() {
    let rows: Vec<Value> = (0..2_500).map(service).collect();
    let feed = Value::Array(rows).to_string();
    let mut told = Vec::new();
    let mut intake = Intake::new(&york(), now());
    for piece in feed.as_bytes().chunks(1_000) {
        intake.take(piece, &mut |report| told.push(report.progress())).unwrap();
    }
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("read 1000 services, 0."), "{told:?}");
}

#[test]
fn every_place_has_a_sample_without_a_fault() {
    for place in ["hull", "rotherham", "thurrock", "york"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("places").join(place).join("offers.json");
        let (report, offers) = samples::read(&file, &PlaceId::parse(place).unwrap(), now());
        assert_eq!((report.refused, report.parts, report.not_running), (0, 0, 0), "{place}: {report}");
        assert!(offers.len() >= 4, "{place}");
        assert!(offers.iter().all(|offer| offer.written_on.is_some() && offer.what.is_some()), "{place}");
    }
}

fn seed() -> Vec<u8> {
    let rows = [
        with(1, json!({ "description": "Łódź “x”", "cost_options": [{ "amount": 0 }], "minimum_age": 3 })),
        with(2, json!({ "url": "https://example.org", "schedules": [{ "byday": "MO", "opens_at": "09:00" }] })),
        with(3, json!({ "service_at_locations": [{ "location": { "addresses": [{ "postal_code": "YO1 7HH" }] } }] })),
    ];
    json!({ "total_items": 3, "total_pages": 1, "contents": rows }).to_string().into_bytes()
}

proptest::proptest! {
    #[test]
    fn a_mutated_feed_never_panics_and_every_row_is_accounted_for(
        changes in proptest::collection::vec((0_usize..2_000, proptest::num::u8::ANY, 0_u8..4), 0..12),
    ) {
        let mut bytes = seed();
        for (at, byte, how) in changes {
            let at = at % bytes.len();
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => { let tail = bytes[at..].to_vec(); bytes.extend(tail); bytes.truncate(20_000); }
            }
            if bytes.is_empty() { bytes.push(b'['); }
        }
        let (report, offers, _) = take(&bytes);
        proptest::prop_assert_eq!(report.rows, report.taken + report.refused + report.not_running);
        proptest::prop_assert_eq!(usize::try_from(report.taken).unwrap(), offers.len());
    }

    #[test]
    fn wrong_types_anywhere_are_refused_calmly(
        key in proptest::sample::select(vec![
            "id", "name", "status", "description", "url", "email", "fees", "minimum_age", "maximum_age", "phones",
            "contacts", "schedules", "cost_options", "service_areas", "service_at_locations", "organization", "last_modified",
        ]),
        value in proptest::sample::select(vec![
            json!(null), json!(true), json!(-1), json!(1e300), json!(""), json!("\u{0}"), json!([]), json!([[]]),
            json!([{}]), json!({}), json!([null]), json!({ "location": 1 }), json!([{ "location": [] }]),
            json!([{ "number": "\u{202E}" }]), json!("£".repeat(20_000)),
        ]),
    ) {
        let (report, offers, end) = take(json!([with(1, json!({ key: value })), service(2)]).to_string().as_bytes());
        proptest::prop_assert_eq!(end, Ok(()));
        proptest::prop_assert_eq!(report.rows, 2);
        proptest::prop_assert!(offers.iter().any(|offer| offer.name.as_str() == "Play 2"));
    }
}
