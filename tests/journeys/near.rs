//! Help near a family: found without asking anybody, put on a list, and never instead of the form.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::{
        offer::{Cost, Offer, OfferId, OfferSource, WebLink},
        place::PlaceId,
        text::{Description, Line},
    },
    ports::Clock,
    urls::post,
};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{to_check, to_sent},
    visitor::{Page, Visitor},
};

/// Searches from `/near` with these choices.
async fn search(visitor: &Visitor, changes: &[(&str, &str)]) -> Page {
    let page = visitor.get("/near?place=").await;
    visitor.look(&page, "/near", changes).await
}

/// The address of the first offer on a page of results.
fn first(page: &Page) -> String {
    page.attribute("main h3 a", "href").unwrap_or_else(|| panic!("no offer on {}: {}", page.path, page.text()))
}

async fn imported(app: &TestApp, offers: &[Offer]) {
    let source = OfferSource { host: Line::parse("feed.example").ok(), taken_at: app.clock.now(), is_sample: false };
    app.store.replace_offers(&PlaceId::parse("york").unwrap(), &source, offers).await.unwrap();
}

fn offer(number: u8, name: &str) -> Offer {
    Offer {
        id: OfferId::new([number; 16]),
        name: Line::parse(name).unwrap(),
        what: Description::parse("<b>Fun</b> <script>alert(1)</script>").ok(),
        who_for: None,
        ages: app::domain::offer::AgeRange::default(),
        cost: Cost::NotKnown,
        cost_words: None,
        when: Vec::new(),
        spots: Vec::new(),
        areas: Vec::new(),
        phone: None,
        email: None,
        web: WebLink::parse("https://example.org/fun?a=b&c=d").ok(),
        provider: None,
        written_on: None,
    }
}

#[tokio::test]
async fn i_can_look_for_help_near_me_before_i_ask_for_anything() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let start = visitor.get("/").await;
    assert!(start.all("main a[href='/near']").len() == 1, "the first page leads there");
    let page = search(&visitor, &[("place", "hull"), ("q", "children's centres")]).await;
    assert_eq!(page.status.as_u16(), 200);
    let found = page.all("main h3");
    assert!(found.len() > 3 && found[..3].iter().all(|name| name.ends_with("Children’s Centre")), "{found:?}");
    assert!(page.text().contains("01482 305770 (check this number)"), "{}", page.text());
    assert!(page.text().contains("Made from the council’s paper of 2018. Not checked."), "{}", page.text());
    let one = visitor.get(&first(&page)).await;
    assert_eq!(one.heading(), "Acorns Children’s Centre");
    assert!(one.source.contains("tel:999") && one.source.contains("Exit this page"));
    assert!(one.headers.get("set-cookie").is_none(), "looking leaves nothing behind");
}

#[tokio::test]
async fn every_place_shows_its_own_offers_and_no_title_says_what_i_look_for() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for place in ["york", "rotherham", "hull", "thurrock"] {
        let page = search(&visitor, &[("place", place)]).await;
        assert!(page.all("main h3").len() >= 4, "{place}: {}", page.text());
        let one = visitor.get(&first(&page)).await;
        for page in [&page, &one] {
            assert_eq!(page.title(), "Near you - Local services");
        }
    }
}

#[tokio::test]
async fn age_words_and_cost_narrow_what_is_shown() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let all = search(&visitor, &[("place", "hull")]).await;
    assert!(all.text().contains("12 things in Hull"), "{}", all.text());
    assert!(all.text().contains("Page 1 of 2"), "{}", all.text());
    let second = visitor.get("/near?place=hull&page=2").await;
    assert_eq!(second.all("main h3").len(), 2);
    let young = search(&visitor, &[("place", "hull"), ("q", "youth drugs"), ("age", "0-4")]).await;
    assert!(
        !young.text().contains("Youth services") && !young.text().contains("for parents and adults"),
        "{}",
        young.text()
    );
    let free = search(&visitor, &[("place", "hull"), ("free", "yes")]).await;
    assert!(free.text().contains("We found nothing like that"), "{}", free.text());
}

#[tokio::test]
async fn a_search_without_a_place_asks_for_it_and_keeps_my_words() {
    let app = TestApp::start().await;
    let page = search(&app.visitor(), &[("q", "play & sing")]).await;
    assert_eq!(page.problems(), ["Choose the area you live in"]);
    assert_eq!(page.attribute("input[name=q]", "value").as_deref(), Some("play & sing"));
    assert!(page.title().starts_with("Error: "), "{}", page.title());
}

#[tokio::test]
async fn odd_addresses_are_calm() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let long = format!("/near?place=york&q={}", "%F0%9F%98%80".repeat(300));
    for path in [
        "/near?place=%00&q=%FF%FE&age=x&page=-1&near=%3Cb%3E&free=maybe",
        "/near?place=york&page=99999999999999",
        "/near?place=york&page=400",
        "/near?q=%27%20or%201%3D1%20--&place=york",
        "/near?place=york&q=%25_%2A%22%20NEAR%28a%20b%29",
        "/near?&&&===",
        &long,
    ] {
        let page = visitor.get(path).await;
        assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Find help near you"), "{path}");
    }
    for path in ["/near/1", "/near/ffffffffffffffffffffffffffffffff", "/near/..%2f..", "/near/<b>"] {
        assert_eq!(visitor.get(path).await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn what_a_provider_wrote_stays_text_and_its_page_is_linked_and_never_loaded() {
    let app = TestApp::start().await;
    imported(&app, &[offer(1, "Fun \"<i>\" & games")]).await;
    let visitor = app.visitor();
    let list = search(&visitor, &[("place", "york")]).await;
    assert!(list.text().contains("From the open list at feed.example."), "{}", list.text());
    let page = visitor.get(&first(&list)).await;
    assert_eq!(page.heading(), "Fun \"<i>\" & games");
    for page in [&list, &page] {
        assert!(page.text().contains("<b>Fun</b> <script>alert(1)</script>"), "{}", page.text());
        assert!(!page.source.contains("<script>alert") && page.all("main b, main i").is_empty());
    }
    let link = "a[href='https://example.org/fun?a=b&c=d']";
    let rel = page.attribute(link, "rel").expect("a link");
    assert!(rel.contains("noopener") && rel.contains("noreferrer"), "{rel}");
    assert!(page.all("img, iframe, main link, main script").is_empty());
}

#[tokio::test]
async fn i_can_keep_a_list_before_there_is_a_draft_and_it_moves_into_my_answers() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let results = search(&visitor, &[("place", "hull"), ("q", "youth")]).await;
    let one = visitor.get(&first(&results)).await;
    let name = one.heading();
    let id = one.attribute("button[name=offer]", "value").unwrap();
    let list = visitor.submit(&one, post::PIN, &[("offer", &id)]).await;
    assert_eq!((list.path.as_str(), list.heading().as_str()), ("/near/pinned", "My list"));
    assert!(list.text().contains(&name), "{}", list.text());
    // The same button again from another tab changes nothing.
    let again = visitor.submit(&one, post::PIN, &[("offer", &id)]).await;
    assert_eq!(again.all(".app-harmless-note li").len(), 1);

    let start = visitor.get("/").await;
    let page = visitor.submit(&start, post::BEGIN, &[]).await;
    let saved = visitor.submit(&page, post::SAVE, &[("postcode", "HU1 2AA")]).await;
    let words = saved.six_words().expect("six words");
    let other = app.visitor();
    let back = other.get("/back").await;
    other.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    let list = other.get("/near/pinned").await;
    assert!(list.text().contains(&name), "the list came with the saved answers: {}", list.text());
    let empty = other.submit(&list, post::PIN, &[("offer", &id)]).await;
    assert!(
        empty.all(".app-harmless-note li").is_empty() && empty.text().contains("nothing on your list"),
        "{}",
        empty.text()
    );
}

#[tokio::test]
async fn my_list_says_nothing_of_what_it_is_for_and_ends_with_the_visit() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let results = search(&visitor, &[("place", "hull"), ("q", "drugs parents adults")]).await;
    let one = visitor.get(&first(&results)).await;
    let id = one.attribute("button[name=offer]", "value").unwrap();
    visitor.submit(&one, post::PIN, &[("offer", &id)]).await;
    let list = visitor.get("/near/pinned?names=no").await;
    assert_eq!(list.title(), "My list - Local services");
    let note = list.one(".app-harmless-note").unwrap();
    assert!(note.starts_with("My list") && note.ends_with("01482 448879 (check this number)"), "{note}");
    assert!(!note.contains("rug"), "{note}");
    app.clock.advance(SignedDuration::from_mins(16));
    let later = visitor.get("/near/pinned").await;
    assert!(later.text().contains("nothing on your list"), "{}", later.text());
}

#[tokio::test]
async fn help_nearby_stands_beside_the_form_and_my_list_never_leaves_with_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    for path in ["/ask/help", "/ask/elsewhere"] {
        assert_eq!(visitor.get(path).await.all("main a[href='/near']").len(), 1, "{path}");
    }
    let near = visitor.get("/near").await;
    assert!(near.text().contains("Looking in York"), "{}", near.text());
    assert_eq!(near.attribute("input[name=near]", "value").as_deref(), Some("YO1"), "the form knows where home is");
    let one = visitor.get(&first(&near)).await;
    let (name, id) = (one.heading(), one.attribute("button[name=offer]", "value").unwrap());
    let list = visitor.submit(&one, post::PIN, &[("offer", &id)]).await;
    assert_eq!(list.one("main h2:last-of-type ~ p a").as_deref(), Some("Go on with my answers"));
    let check = visitor.get("/ask/check").await;
    assert!(!check.text().contains(&name), "the list is no part of the request");
    visitor.submit(&check, post::SEND, &[]).await;
    let status = visitor.get("/status").await;
    assert_eq!(status.all("main a[href='/near']").len(), 1);
    assert!(visitor.get("/near/pinned").await.text().contains(&name), "the list stays for this visit");
    let line = app.store.desk_list(1).await.unwrap().remove(0);
    let case = app.store.desk_case(&line.status.reference, app.clock.now()).await.unwrap().unwrap();
    assert!(!format!("{case:?}").contains(&id), "the hub never sees the list");
}

#[tokio::test]
async fn an_offer_that_was_replaced_leaves_my_list_with_a_word() {
    let app = TestApp::start().await;
    imported(&app, &[offer(1, "Old group"), offer(2, "Stays")]).await;
    let visitor = app.visitor();
    for id in [OfferId::new([1; 16]), OfferId::new([2; 16])] {
        let one = visitor.get(&app::urls::offer(id)).await;
        visitor.submit(&one, post::PIN, &[("offer", &id.to_string())]).await;
    }
    imported(&app, &[offer(2, "Stays")]).await;
    let list = visitor.get("/near/pinned").await;
    assert!(list.text().contains("Stays") && list.text().contains("not there any more"), "{}", list.text());
    assert!(!list.text().contains("Old group"));
}

#[tokio::test]
async fn a_broken_or_hostile_pin_changes_nothing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    for id in ["", "x", "ffffffffffffffffffffffffffffffff", "../../etc"] {
        let fields = [("put".to_owned(), "yes".to_owned()), ("offer".to_owned(), id.to_owned())];
        let page = visitor.post(post::PIN, &fields).await;
        assert_eq!(page.path, "/near/pinned", "{id}");
        assert!(page.all(".app-harmless-note li").is_empty());
    }
    assert_eq!(visitor.get("/status").await.path, "/status", "the visit goes on");
}

#[tokio::test]
async fn a_sample_gives_way_to_an_import_and_never_comes_back_over_it() {
    let app = TestApp::start().await;
    imported(&app, &[offer(1, "Real group")]).await;
    let dir = std::path::Path::new("../server/places");
    let places = server::places::load(dir).unwrap();
    server::offers::samples::load(app.store.as_ref(), &places, dir, app.clock.now()).await.unwrap();
    let page = search(&app.visitor(), &[("place", "york")]).await;
    assert_eq!(page.all("main h3"), ["Real group"]);
}
