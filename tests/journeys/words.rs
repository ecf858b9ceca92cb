//! What words mean, and what a letter means: read without scripts, by a person who belongs to no visit.

use std::{collections::BTreeSet, fs, path::Path};

use app::{
    domain::{glossary::pack::is_exact, place::Place},
    urls,
    words::{glossary::glossary, letter as letter_words},
};
use tests::{
    app::TestApp,
    journey::to_check,
    visitor::{Page, Visitor},
};

const CANARY: &str = "canary-letter-5d1c";

#[expect(clippy::expect_used, reason = "places that do not load are a broken test")]
fn places() -> Vec<Place> {
    let places = server::places::load(Path::new("../server/places")).expect("places");
    places.all().map(|place| place.as_ref().clone()).collect()
}

async fn read_letter(visitor: &Visitor, letter: &str) -> Page {
    let page = visitor.get(urls::LETTER).await;
    visitor.submit(&page, urls::LETTER, &[("letter", letter)]).await
}

#[tokio::test]
async fn every_word_on_the_list_has_a_page_with_what_it_means() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let list = visitor.get(urls::WORDS).await;
    assert_eq!(list.all(".app-word-list a").len(), glossary().terms().len());
    for term in glossary().terms() {
        let page = visitor.get(&urls::word(&term.id)).await;
        assert_eq!((page.status.as_u16(), page.heading()), (200, term.name.clone()));
        let text = page.text();
        for wanted in [&term.means, &term.young, &term.example].into_iter().chain(&term.also) {
            assert!(text.contains(wanted.as_str()), "{}: {wanted}", term.id);
        }
        assert!(!page.title().contains(&term.name), "a title tells nobody what was read: {}", page.title());
    }
}

#[tokio::test]
async fn a_words_page_says_what_each_place_calls_it() {
    let app = TestApp::start().await;
    let page = app.visitor().get("/words/lead-practitioner").await;
    let text = page.text();
    for says in ["In Thurrock they say “lead family worker”.", "In Rotherham they say “lead professional”."] {
        assert!(text.contains(says), "{text}");
    }
}

#[tokio::test]
async fn the_search_forgives_spelling_and_says_when_it_finds_nothing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for (typed, name) in [("taf", "Team around the family"), ("lead+profesional", "Lead practitioner")] {
        let page = visitor.get(&format!("/words?q={typed}")).await;
        assert!(page.all(".app-meanings dt").contains(&name.to_owned()), "{typed}: {}", page.text());
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    let page = visitor.get("/words?q=%3Cscript%3Ealert(1)%3C/script%3E%00%E2%80%AE").await;
    assert!(page.text().contains(app::words::current().glossary.not_found) && !page.source.contains("<script>alert"));
    let page = visitor.get(&format!("/words?q={}", "a".repeat(5_000))).await;
    assert_eq!(page.status, 200);
    assert!(visitor.get("/words?q=").await.one(".app-meanings").is_none());
}

#[tokio::test]
async fn a_word_or_place_that_we_do_not_have_is_a_calm_page() {
    let app = TestApp::start().await;
    for path in ["/words/nothing", "/words/TAF", "/words/%3Cb%3E", "/words/sheet/nowhere", "/words/sheet/..%2Fyork"] {
        let page = app.visitor().get(path).await;
        assert_eq!((page.status.as_u16(), page.heading().as_str()), (404, "We can not find that page"), "{path}");
    }
}

#[tokio::test]
async fn every_place_has_a_sheet_with_its_own_words_and_not_another_places() {
    let app = TestApp::start().await;
    let sheet = async |place: &str| app.visitor().get(&format!("/words/sheet/{place}")).await;
    for place in places() {
        let page = sheet(place.id.as_str()).await;
        assert_eq!(page.heading(), format!("Words people use in {}", place.name));
        let count = page.all("dt").len();
        assert!((50..glossary().terms().len()).contains(&count), "{}: {count}", place.name);
    }
    let rotherham = sheet("rotherham").await.text();
    assert!(
        rotherham.contains("Family Assessment of Need") && rotherham.contains("lead professional (Lead practitioner)")
    );
    assert!(!rotherham.contains("EHASH") && !rotherham.contains("Family Star Plus"));
    assert!(sheet("hull").await.text().contains("TAYP (Team around the young person)"));
}

/// Everything a place says.
fn said(place: &Place) -> Vec<&str> {
    let consent = &place.consent;
    let texts = [&consent.help, &consent.if_no, &consent.share, &consent.law].into_iter().flatten();
    let hubs = place.hubs.iter().flat_map(|hub| [&hub.name, &hub.what]);
    let services = place.services.iter().flat_map(|service| [&service.name, &service.what]);
    let organisations = place.organisations.iter().flat_map(|each| [&each.name, &each.purpose]);
    let all = texts.chain(hubs).chain(services).chain(organisations).chain([&place.assessment.name, &place.lead.name]);
    all.map(String::as_str).collect()
}

#[test]
fn every_places_own_words_are_in_the_glossary() {
    let matcher = glossary().matcher();
    for place in places() {
        for own in [&place.assessment.name, &place.lead.name] {
            assert!(!matcher.find(own).is_empty(), "{}: {own}", place.name);
        }
        let own: BTreeSet<&str> = said(&place)
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()))
            .filter(|word| is_exact(word, false) && word.chars().all(|c| c.is_ascii_uppercase()))
            .collect();
        for word in own {
            assert!(!matcher.find(word).is_empty(), "{}: nobody explains {word}", place.name);
        }
    }
}

#[tokio::test]
async fn words_in_a_places_text_are_explained_where_they_stand_once_a_page() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/agree").await;
    let buttons = page.all("button.app-word");
    assert!(buttons.contains(&"MASH".to_owned()) && buttons.contains(&"lead practitioner".to_owned()), "{buttons:?}");
    let means = page.one("p > button[popovertarget='word-mash'] + span[popover]#word-mash").expect("beside its word");
    assert!(means.contains("Multi-Agency Safeguarding Hub: The team that hears every worry"), "{means}");
    let targets: Vec<_> = page.source.match_indices("id=\"word-").collect();
    let distinct: BTreeSet<_> = targets.iter().map(|(at, _)| page.source[*at..].split('"').nth(1)).collect();
    assert_eq!(targets.len(), distinct.len(), "each word is explained once");
    assert!(page.source.contains("they say “FEHA”"), "the place's own word is told");
}

#[tokio::test]
async fn a_letter_is_explained_without_scripts_and_nothing_of_it_is_kept() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let letter = format!(
        "Dear {CANARY},\r\nyour TAF is on Monday 3rd March 2027. PASS will share the EHCP.\r\nRing 01904 551 550."
    );
    let page = read_letter(&visitor, &letter).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "What does this letter mean?"));
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.headers.get("set-cookie").is_none() && page.headers.get("location").is_none());
    assert_eq!(page.one("#letter-said").as_deref(), Some("We found 3 words, 1 date and 1 phone number."));
    assert_eq!(page.all("#letter-words dt").first().map(String::as_str), Some("Team around the family"));
    assert_eq!(page.all("#letter-meetings li"), ["Team around the family"]);
    assert_eq!(page.all("#letter-days li"), ["3 March 2027"]);
    assert_eq!(page.attribute("#letter-phones a", "href").as_deref(), Some("tel:01904551550"));
    assert!(page.text().contains(letter_words::ASK[0]) && page.one("textarea").unwrap().contains(CANARY));
    assert!(!visitor.get(urls::LETTER).await.source.contains(CANARY), "the next person sees an empty page");
    for entry in fs::read_dir(app.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()), "kept in {}", path.display());
    }
}

#[tokio::test]
async fn an_empty_letter_and_one_without_known_words_say_so() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    assert_eq!(read_letter(&visitor, " \r\n ").await.one("#letter-said").as_deref(), Some(letter_words::EMPTY));
    let page = read_letter(&visitor, "See you soon!").await;
    assert!(page.one("#letter-said").unwrap().contains("no words"));
    assert!(page.attribute("#letter-results", "hidden").is_some());
}

#[tokio::test]
async fn hostile_letters_are_only_ever_text() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for (letter, words) in [
        ("</textarea><script>alert(1)</script><b title='TAF'>TAF</b>", 1),
        ("\u{0}\u{7f}\u{202e}TAF\u{202c} \u{200f}سلام TAF مرحبا", 1),
        ("STAFF taf TAFé 好TAF https://x.uk/TAF TAF@york.gov.uk", 0),
        ("=1+1 %00 ../../ '; drop table request; --", 0),
    ] {
        let page = read_letter(&visitor, letter).await;
        assert_eq!((page.status.as_u16(), page.all("#letter-words dt").len()), (200, words), "{letter}");
        assert!(!page.source.contains("<script>alert") && !page.source.contains("<b title"), "{letter}");
    }
    for body in [vec![], vec![("other".to_owned(), "x".to_owned())]] {
        assert_eq!(visitor.post(urls::LETTER, &body).await.status, 200);
    }
}

#[tokio::test]
async fn a_letter_too_long_to_post_gets_a_calm_page_and_the_longest_that_fits_is_read() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = read_letter(&visitor, &format!("{} TAF", "x".repeat(65_000))).await;
    assert_eq!(page.all("#letter-meetings li"), ["Team around the family"]);
    let page = read_letter(&visitor, &"x".repeat(70_000)).await;
    assert_eq!(page.status, 413);
    assert!(page.text().contains("make it shorter"), "{}", page.text());
}
