//! I choose how pages look, it stays so while I am here, and nothing of it stays behind.

use app::{domain::display::Display, urls, urls::post};
use reqwest::{
    Url,
    header::{HeaderMap, HeaderValue},
};
use tests::{
    app::TestApp,
    journey::to_check,
    visitor::{Page, Visitor},
};

fn look(page: &Page) -> String {
    page.attribute("html", "class").unwrap_or_default()
}

fn fields(from: &str) -> Vec<(String, String)> {
    [("size", "biggest"), ("also", "strong"), ("also", "spaced"), ("from", from)]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

async fn choose_all(visitor: &Visitor) {
    let response = visitor.post_raw(post::DISPLAY, &fields("/safety")).await;
    assert_eq!(response.status().as_u16(), 303);
}

const ALL: &str = "govuk-template app-biggest app-strong app-spaced";

#[tokio::test]
async fn what_i_choose_is_kept_without_scripts_and_the_page_shows_what_i_chose() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get(urls::DISPLAY).await;
    assert_eq!((look(&page).as_str(), page.status.as_u16()), ("govuk-template", 200));
    assert_eq!(page.all("main input[checked]").len(), 1, "the usual size is chosen");
    assert!(page.source.contains("Exit this page") && page.source.contains("tel:999"));
    let saved = visitor.submit(&page, post::DISPLAY, &[("size", "bigger"), ("also", "spaced")]).await;
    assert_eq!(saved.path, urls::DISPLAY_SAVED);
    assert_eq!(look(&saved), "govuk-template app-bigger app-spaced");
    assert!(saved.text().contains("All pages now look like this"), "{}", saved.text());
    assert_eq!(saved.attribute("main input[type=radio][checked]", "value").as_deref(), Some("bigger"));
    assert_eq!(saved.attribute("main input[type=checkbox][checked]", "value").as_deref(), Some("spaced"));
    for path in ["/", "/safety", "/near", "/place/nothing"] {
        assert_eq!(look(&visitor.get(path).await), "govuk-template app-bigger app-spaced", "{path}");
    }
    assert_eq!(look(&app.visitor().get("/").await), "govuk-template", "nobody else sees my choice");
}

#[tokio::test]
async fn every_page_leads_there_and_saving_leads_back_to_the_page_i_was_on() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    for path in ["/", "/safety", "/ask/name", "/ask/name?change=yes", "/near", "/words/early-help", "/place/york"] {
        let page = visitor.get(path).await;
        let link = page.attribute("footer a[href^='/display']", "href").expect("a link");
        let choices = visitor.get(&link).await;
        assert_eq!(choices.attribute(".govuk-back-link", "href").as_deref(), Some(path));
        let back = visitor.submit(&choices, post::DISPLAY, &[("size", "biggest")]).await;
        assert_eq!(back.path, path);
        assert!(look(&back).contains("app-biggest"), "{path}");
    }
    // A search is not carried along: its words belong in no other address.
    let page = visitor.get("/near?place=york&q=secret").await;
    assert_eq!(page.attribute("footer a[href^='/display']", "href").as_deref(), Some("/display?from=/near"));
    assert!(visitor.get("/ask/check").await.text().contains("Check"), "my answers are as they were");
}

#[tokio::test]
async fn no_address_of_somebody_else_sends_me_away_from_here() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for from in [
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "/%2fexample.org",
        "javascript:alert(1)",
        "/safety\r\nlocation: https://example.org",
        "/near//example.org",
        "/do/exit",
        "/desk",
        "",
    ] {
        let response = visitor.post_raw(post::DISPLAY, &fields(from)).await;
        let location = response.headers().get("location").and_then(|value| value.to_str().ok());
        assert_eq!((response.status().as_u16(), location), (303, Some(urls::DISPLAY_SAVED)), "{from}");
        let asked = Url::parse_with_params("http://portal.test/display", [("from", from)]).expect("an address");
        let page = visitor.get(&format!("/display?{}", asked.query().unwrap_or_default())).await;
        assert_eq!(page.attribute(".govuk-back-link", "href"), None, "{from}");
        assert_eq!(page.attribute("main input[name=from]", "value"), None, "{from}");
        assert_eq!(page.attribute("[href*='example.org'], [action*='example.org']", "class"), None, "{from}");
    }
}

#[tokio::test]
async fn the_cookie_says_how_pages_look_and_nothing_else() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let mut fields = fields("/ask/check");
    fields.push(("name".to_owned(), "Ann".to_owned()));
    let response = visitor.post_raw(post::DISPLAY, &fields).await;
    let cookies: Vec<_> = response.headers().get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["look=t2h1s1; Path=/; HttpOnly; SameSite=Lax"], "a session cookie");
    let usual = [("size".to_owned(), "usual".to_owned())];
    let response = visitor.post_raw(post::DISPLAY, &usual).await;
    let cookies: Vec<_> = response.headers().get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["look=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"], "the usual look needs no cookie");
    let response = visitor.post_raw(post::DISPLAY, &usual).await;
    assert!(response.headers().get("set-cookie").is_none(), "and then there is none to take away");
}

#[tokio::test]
async fn every_way_out_takes_my_choice_with_it() {
    let app = TestApp::start().await;
    for way_out in [post::EXIT, post::FINISH] {
        let visitor = app.visitor();
        choose_all(&visitor).await;
        assert_eq!(look(&visitor.get("/").await), ALL);
        visitor.post(way_out, &[]).await;
        assert_eq!(look(&visitor.get("/").await), "govuk-template", "{way_out}");
    }
}

#[tokio::test]
async fn my_choice_outlives_the_time_out_so_that_i_can_still_read() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    choose_all(&visitor).await;
    app.clock.advance(jiff::SignedDuration::from_mins(16));
    let page = visitor.get("/ask/check").await;
    assert_eq!((page.path.as_str(), look(&page).as_str()), (urls::ENDED, ALL));
}

#[tokio::test]
async fn a_cookie_that_we_did_not_write_changes_nothing() {
    let app = TestApp::start().await;
    let with_cookie = |value: &str| {
        let cookie = HeaderValue::from_str(&format!("look={value}")).expect("a header");
        Visitor::with_headers(&app.base, HeaderMap::from_iter([(reqwest::header::COOKIE, cookie)]))
    };
    for value in ["", "t9h9s9", "\"><script>", "t2h1s1x", "app-strong", &"t2h1s1".repeat(500)] {
        assert_eq!(look(&with_cookie(value).get("/").await), "govuk-template", "{value}");
    }
    for display in Display::all() {
        let expected = format!("govuk-template{}", display.classes());
        assert_eq!(look(&with_cookie(&display.to_cookie()).get("/").await), expected);
    }
}
