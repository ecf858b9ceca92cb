//! A family that reads another language: every page in it, nothing lost by switching, and the hub told which it was.

use app::{
    domain::{language::Language, place::PlaceId},
    ports::Clock as _,
    urls::{self, post},
    words,
};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{from_people_to_check, from_where_to_help, to_check},
    visitor::{Page, Visitor},
};

const OTHERS: [Language; 4] = [Language::Polish, Language::Romanian, Language::Urdu, Language::Arabic];

async fn switch(visitor: &Visitor, page: &Page, language: Language) -> Page {
    visitor.submit(page, post::LANGUAGE, &[("to-language", language.slug())]).await
}

/// Every sentence of the English pages that is long enough to be known again.
fn english_sentences() -> Vec<String> {
    let all = format!("{:?}", words::of(Language::English));
    // Organisations keep their names, so that they can be found.
    let names = words::of(Language::English).safety.lines.map(|(name, ..)| name);
    let said: Vec<String> = all
        .split('"')
        .filter(|said| said.split_whitespace().count() > 3 && !names.contains(said))
        .map(str::to_owned)
        .collect();
    assert!(said.len() > 150, "{}", said.len());
    said
}

fn assert_is_in(page: &Page, language: Language, english: &[String]) {
    assert_eq!(page.attribute("html", "lang").as_deref(), Some(language.slug()), "{}", page.path);
    assert_eq!(page.attribute("html", "dir").as_deref(), Some(language.dir()), "{}", page.path);
    let text = page.text();
    for sentence in english {
        assert!(!text.contains(sentence.as_str()), "{} in {language:?} says {sentence:?}", page.path);
    }
    let unchecked = words::of(language).common.unchecked;
    assert_eq!(page.one(".app-unchecked").as_deref(), Some(unchecked), "{}", page.path);
}

#[tokio::test]
async fn the_whole_journey_comes_in_every_language_and_the_hub_is_told_which() {
    let english = english_sentences();
    let app = TestApp::start().await;
    for (place, language) in ["york", "rotherham", "hull", "thurrock"].into_iter().zip(OTHERS) {
        let visitor = app.visitor();
        let page = visitor.get("/").await;
        let start = switch(&visitor, &page, language).await;
        assert_eq!(start.path, "/");
        assert_is_in(&start, language, &english);
        let page = visitor.submit(&start, post::BEGIN, &[]).await;
        let refused = visitor.submit(&page, post::ANSWER, &[]).await;
        assert_is_in(&refused, language, &english);
        let help = from_where_to_help(&visitor, refused, &[("place", place)]).await;
        let page = visitor.submit(&help, post::ANSWER, &[("help", "not-sure"), ("other-help", "A bed for Kofi")]).await;
        let check = from_people_to_check(&visitor, page).await;
        let id = PlaceId::parse(place).unwrap();
        let places = server::places::load(std::path::Path::new("../server/places")).unwrap();
        let said = places.get_in(&id, language).unwrap();
        assert_eq!(said.language, language);
        let agree = visitor.get("/ask/agree").await;
        for part in said.consent.help.iter().chain(&said.consent.if_no) {
            assert!(agree.text().contains(part.as_str()), "{language:?} does not say {part}");
        }
        for step in app::domain::journey::Path::MyFamily.steps() {
            assert_is_in(&visitor.get(&urls::step(*step)).await, language, &english);
        }
        for path in [
            urls::SAFETY,
            urls::PRIVACY,
            urls::NUMBERS,
            urls::IF_NO,
            urls::BACK,
            urls::WORDS,
            urls::DISPLAY,
            "/words/mash",
        ] {
            assert_is_in(&visitor.get(path).await, language, &english);
        }
        let sent = visitor.submit(&check, post::SEND, &[]).await;
        assert_is_in(&sent, language, &english);
        let status = visitor.get(urls::STATUS).await;
        assert_is_in(&status, language, &english);
        let kept = app.store.desk_list(10).await.unwrap();
        let case = kept.iter().find(|line| line.status.place == id).unwrap();
        let case = app.store.desk_case(&case.status.reference, app.clock.now()).await.unwrap().unwrap();
        let message = serde_json::to_value(&case.messages[0]).unwrap();
        let request = &message["content"]["request"];
        assert_eq!(request["language"], language.slug());
        assert_eq!(request["needs"]["language"], "Twi");
        assert_eq!(request["worries"], tests::journey::WORRIES, "as the family wrote it");
        assert_eq!(message["content"]["consent"]["notice_version"], said.consent.version.as_str());
    }
}

#[tokio::test]
async fn choosing_a_language_keeps_the_page_and_what_is_half_typed() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/worries").await;
    let typed = [("to-language", "ro"), ("worries", "half a sentence & <b>")];
    let page = visitor.submit(&page, post::LANGUAGE, &typed).await;
    assert_eq!(page.path, "/ask/worries");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("ro"));
    assert_eq!(page.one("textarea").as_deref(), Some("half a sentence & <b>"));
    assert!(page.problems().is_empty());
    // What was answered before is still the answer, until this page is sent on.
    assert!(visitor.get("/ask/check").await.text().contains("Mornings are hard"));
    let page = visitor.get("/ask/contact?change=yes").await;
    let page = visitor.submit(&page, post::LANGUAGE, &[("to-language", "en"), ("phone", "077")]).await;
    assert_eq!((page.path.as_str(), page.problems().len()), ("/ask/contact?change=yes", 0));
    let page = visitor.submit(&page, post::ANSWER, &[]).await;
    assert_eq!(page.problems().len(), 1, "half a number is refused when it is sent on");
}

#[tokio::test]
async fn a_language_chosen_after_consent_does_not_ask_for_consent_again() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let check = to_check(&visitor).await;
    let check = switch(&visitor, &check, Language::Romanian).await;
    assert_eq!(check.path, "/ask/check");
    let sent = visitor.submit(&check, post::SEND, &[]).await;
    assert_eq!(sent.path, "/ask/sent");
    assert!(sent.text().contains(words::of(Language::Romanian).sent.title));
}

#[tokio::test]
async fn a_language_is_forgotten_on_exit_and_nonsense_is_english() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/safety").await;
    let page = switch(&visitor, &page, Language::Romanian).await;
    assert_eq!((page.path.as_str(), page.attribute("html", "lang").as_deref()), ("/safety", Some("ro")));
    visitor.post_raw(post::EXIT, &[]).await;
    let page = visitor.get("/safety").await;
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    for odd in ["xx", "", "<script>", "ro; Path=/x"] {
        let page =
            visitor.post(post::LANGUAGE, &[("to-language".into(), odd.into()), ("to".into(), "/back".into())]).await;
        assert_eq!((page.path.as_str(), page.attribute("html", "lang").as_deref()), ("/back", Some("en")), "{odd}");
    }
    for hostile in ["https://evil.example", "//evil.example", "/do/exit", "\\evil", "/x\r\nx: y"] {
        let page = visitor.post(post::LANGUAGE, &[("to".into(), hostile.into())]).await;
        assert_eq!(page.path, "/", "{hostile}");
    }
}

#[tokio::test]
async fn pages_in_english_only_say_so_in_the_familys_language() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/letter").await;
    let letter = switch(&visitor, &page, Language::Romanian).await;
    assert_eq!((letter.path.as_str(), letter.attribute("html", "lang").as_deref()), ("/letter", Some("en")));
    let says = words::of(Language::Romanian).common.english_only;
    assert_eq!(letter.one(".app-unchecked").as_deref(), Some(says));
    for path in ["/near", "/place/hull", "/words/sheet/hull"] {
        assert_eq!(visitor.get(path).await.one(".app-unchecked").as_deref(), Some(says), "{path}");
    }
}
