//! Hostile input (T11): every door that reads what somebody outside wrote, with whatever chance makes of it. A panic ends
//! the run; an answer of 500 and more counts as corrupt.

use app::domain::{
    carried, child::Child, contact, helpers::Helpers, lock::SafeWord, message::Message, needs::Needs, own_request,
    place::PlaceId, postcode::Postcode, raw_form::RawForm, return_code::ReturnCode, search_words::SearchWords, text,
};
use tests::{app::TestApp, seeded::Seeded};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::{Size, tally::Tally};

/// What hostile text is made of.
const PIECES: [&str; 40] = [
    "a",
    "Ä",
    "'",
    "\"",
    "<script>",
    "</textarea>",
    "&amp;",
    "%00",
    "%",
    "%zz",
    "\0",
    "\r\n",
    "\n",
    "\t",
    " ",
    "é\u{301}",
    "\u{202e}",
    "\u{200d}",
    "\u{feff}",
    "🏽",
    "漢",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "1",
    "-1",
    "99999999999999999999",
    "0x1",
    "1e999",
    "null",
    "true",
    "../",
    "http://",
    "@",
    "=",
    "YO1 7HH",
    "' or 1=1 --",
];
/// The names of fields that doors know.
const FIELDS: [&str; 26] = [
    "way",
    "phone",
    "email",
    "address",
    "times",
    "already",
    "trusted",
    "ease",
    "language",
    "child-kind",
    "child-name",
    "child-age",
    "due-day",
    "due-month",
    "due-year",
    "may-tell",
    "bring",
    "postcode",
    "code",
    "step",
    "name",
    "worries",
    "danger",
    "safe-word",
    "once",
    "share",
];

fn words(random: &mut Seeded) -> String {
    let most = if random.below(50) == 0 { 3_000 } else { 12 };
    (0..random.below(most)).map(|_| PIECES[random.index(PIECES.len())]).collect()
}

fn form(random: &mut Seeded) -> RawForm {
    let fields = (0..random.below(8)).map(|_| (FIELDS[random.index(FIELDS.len())].to_owned(), words(random)));
    RawForm::new(fields.collect::<Vec<_>>())
}

/// Parsers, then whole requests.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let (inputs, requests) = match size {
        Size::Short => (3_000, 150),
        Size::Long => (200_000, 1_000),
    };
    let mut tally = Tally::default();
    for _ in 0..inputs {
        tally.faults += parsers(&words(random)) + forms(&form(random)) + json(random);
    }
    let app = TestApp::start().await;
    let address = app.base.strip_prefix("http://").unwrap().to_owned();
    for _ in 0..requests {
        let status = status_of(&address, random).await;
        tally.faults += 1;
        tally.corrupt += u64::from(!(100..500).contains(&status));
    }
    tally
}

/// How many parsers read `raw`. What they make of it is for their own tests to say.
fn parsers(raw: &str) -> u64 {
    let read = [
        text::PersonName::parse(raw).is_ok(),
        text::Line::parse(raw).is_ok(),
        text::FreeText::parse(raw).is_ok(),
        Postcode::parse(raw).is_ok(),
        ReturnCode::parse(raw).is_ok(),
        SafeWord::parse(raw).is_ok(),
        PlaceId::parse(raw).is_some(),
        carried::read(raw).is_ok(),
        serde_json::to_string(&format!("{:?}", SearchWords::parse(raw))).is_ok(),
    ];
    u64::try_from(read.len()).unwrap()
}

fn forms(form: &RawForm) -> u64 {
    let today = jiff::civil::date(2026, 11, 24);
    let read = [
        Helpers::parse(form).is_ok(),
        Needs::parse(form).is_ok(),
        contact::SafeContact::parse(form).is_ok(),
        Child::parse(form, today).is_ok(),
        own_request::Telling::parse(form).is_ok(),
        own_request::Meeting::parse(form).is_ok(),
    ];
    u64::try_from(read.len()).unwrap()
}

/// A message as hubs and portals send them, with one byte of it changed, put in or cut out.
fn json(random: &mut Seeded) -> u64 {
    let message = tests::fixtures::addition(1, 1, tests::fixtures::noon());
    let mut bytes = serde_json::to_vec(&message).unwrap();
    let at = random.index(bytes.len());
    match random.below(3) {
        0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
        1 => bytes.truncate(at),
        _ => drop(bytes.splice(at..at, words(random).into_bytes())),
    }
    let _ = serde_json::from_slice::<Message>(&bytes);
    1
}

/// Every address that a form is posted to, as the app declares them.
fn doors() -> Vec<&'static str> {
    include_str!("../../app/src/urls.rs").split('"').filter(|text| text.starts_with("/do/")).collect()
}

/// One form with a hostile body, kind and cookie; its status, or 0 if there is none.
async fn status_of(address: &str, random: &mut Seeded) -> u16 {
    let doors = doors();
    assert!(doors.len() > 50, "the doors are declared as they were");
    let door = doors[random.index(doors.len())];
    let kinds =
        ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/\u{7f}"];
    let kind = kinds[random.index(kinds.len())];
    let plain = |text: String| text.replace(['\r', '\n', '\0'], "");
    let (cookie, field, value) = (plain(words(random)), FIELDS[random.index(FIELDS.len())], words(random));
    let body = if kind.starts_with("multipart") {
        format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n--x--{}", words(random))
    } else {
        format!("{field}={value}&{}", words(random))
    };
    let request = format!(
        "POST {door} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: {kind}\r\ncookie: visit={cookie}; {cookie}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A request that is refused early is not read to its end.
    let _ = stream.write_all(request.as_bytes()).await;
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said).await;
    let said = String::from_utf8_lossy(&said);
    said.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default()
}
