//! Passkeys: what the forms do with what a device answers, rightly or wrongly. A browser's own part is in `tests/browser`.

use app::urls::post;
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    authenticator::Device,
    journey::to_sent,
    visitor::{Page, Visitor},
};

use super::{NOT_RIGHT, WORD, adults::joined, back, fields, is_story, locked};

const ASKED: &str = "/access/passkeys/asked";
const KEPT: &str = "The passkey is added.";
const NOT_KEPT: &str = "We could not add that passkey.";

/// What the portal asks a device to make, as the page's script gets it.
async fn asked_to_make(visitor: &Visitor, name: &str) -> String {
    let asked = visitor.post(post::PASSKEY_BEGIN, &fields(&[("passkey-name", name)])).await;
    assert_eq!(asked.path, ASKED, "{}", asked.text());
    asked.source
}

/// What it asks a device to sign.
async fn asked_to_sign(visitor: &Visitor) -> String {
    let asked = visitor.post(post::PASSKEY_ASK, &[]).await;
    assert_eq!(asked.path, ASKED, "{}", asked.text());
    asked.source
}

async fn answer_made(visitor: &Visitor, answer: &str) -> Page {
    visitor.post(post::PASSKEY_ADD, &fields(&[("passkey", answer)])).await
}

async fn answer_signed(visitor: &Visitor, answer: &str) -> Page {
    visitor.post(post::OPEN_STORY, &fields(&[("passkey", answer)])).await
}

/// Types a safe word in the other form of the page.
async fn typed(visitor: &Visitor, word: &str) -> Page {
    assert_eq!(visitor.get("/access/open").await.all("form[action='/do/open-story']").len(), 2);
    visitor.post(post::OPEN_STORY, &fields(&[("safe-word", word)])).await
}

/// Adds the passkey of a device.
async fn add(visitor: &Visitor, device: &Device, name: &str) -> Page {
    let question = asked_to_make(visitor, name).await;
    answer_made(visitor, &device.make(&question)).await
}

/// A family with a safe word and a device; gives its browser, six words and device.
async fn with_passkey(app: &TestApp) -> (Visitor, String, Device) {
    let (visitor, words) = locked(app, WORD).await;
    let device = Device::default();
    let page = add(&visitor, &device, "").await;
    assert!(page.text().contains(KEPT), "{}", page.text());
    (visitor, words, device)
}

#[tokio::test]
async fn a_passkey_opens_my_story_after_six_words_and_so_does_my_safe_word() {
    let app = TestApp::start().await;
    let (visitor, words, mut device) = with_passkey(&app).await;
    let page = visitor.get("/access").await;
    assert!(page.text().contains("You can also use a passkey"), "{}", page.text());
    for counts in [true, true, false] {
        let (other, _) = back(&app, &words).await;
        assert_eq!(other.get("/access/passkeys").await.path, "/access/open", "six words alone open nothing");
        let page = other.get("/access/open").await;
        assert!(page.all("#passkey-form button").contains(&"Use my passkey".to_owned()), "{}", page.text());
        device.counts = counts || device.count > 0;
        let answer = device.sign(&asked_to_sign(&other).await);
        assert!(is_story(&answer_signed(&other, &answer).await));
        assert_eq!(other.get("/status").await.path, "/status", "the request is still there");
    }
    let (other, _) = back(&app, &words).await;
    assert!(is_story(&typed(&other, WORD).await));
}

#[tokio::test]
async fn without_scripts_both_pages_say_what_to_do_and_show_no_dead_button() {
    let app = TestApp::start().await;
    let (visitor, words, _) = with_passkey(&app).await;
    let (other, _) = back(&app, &words).await;
    for (visitor, path, says) in [
        (&visitor, "/access/passkeys", "This browser can not add a passkey"),
        (&other, "/access/open", "this browser can not use it"),
    ] {
        let page = visitor.get(path).await;
        assert!(page.text().contains(says), "{}", page.text());
        assert!(page.attribute("#passkey-form", "hidden").is_some(), "{path}");
        let policy = page.headers["permissions-policy"].to_str().unwrap();
        assert!(policy.contains("credentials-create=(self)") && policy.contains("credentials-get=(self)"));
        assert!(policy.contains("camera=()"), "nothing else is let in");
    }
    let policy = visitor.get("/access").await.headers["permissions-policy"].clone();
    assert!(policy.to_str().unwrap().contains("publickey-credentials-get=()"), "on no other page");
}

#[tokio::test]
async fn a_passkey_comes_only_beside_another_second_thing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    let page = visitor.get("/access").await;
    assert!(page.text().contains("First choose one of the ways above"), "{}", page.text());
    assert!(page.one("a[href='/access/passkeys']").is_none());
    assert_eq!(visitor.post(post::PASSKEY_BEGIN, &[]).await.path, "/access/passkeys");
    assert_eq!(visitor.get(ASKED).await.path, "/access/passkeys", "nothing was asked");
    assert!(!answer_made(&visitor, "{}").await.text().contains(KEPT));
}

#[tokio::test]
async fn an_answer_that_does_not_hold_adds_nothing() {
    let app = TestApp::start().await;
    let (visitor, _) = locked(&app, WORD).await;
    let (mut elsewhere, mut unverified, mut other) = (Device::default(), Device::default(), Device::default());
    elsewhere.origin = "https://evil.example".to_owned();
    unverified.verifies = false;
    let first = asked_to_make(&visitor, "").await;
    let question = asked_to_make(&visitor, "").await;
    let good = Device::default();
    let old = good.make(&first);
    let made = [
        String::new(),
        "{}".to_owned(),
        "<b>".to_owned(),
        "[".repeat(2_000),
        old,
        elsewhere.make(&question),
        unverified.make(&question),
        good.make(&question).replace("webauthn", "web"),
        other.sign(&question.replace("\"rp\"", "\"rpId\":\"localhost\",\"rp\"")),
    ];
    for (index, answer) in made.iter().enumerate() {
        // An answer is to the question that was asked last, and uses it up.
        if index > 0 {
            asked_to_make(&visitor, "").await;
        }
        let page = answer_made(&visitor, answer).await;
        assert!(page.path == "/access/passkeys" && page.text().contains(NOT_KEPT), "{index}: {}", page.text());
        assert!(!page.source.contains("<b>"), "what came is not shown");
    }
    let question = asked_to_make(&visitor, "").await;
    app.clock.advance(SignedDuration::from_mins(10));
    assert!(answer_made(&visitor, &good.make(&question)).await.text().contains(NOT_KEPT), "too late");
    let question = asked_to_make(&visitor, "").await;
    let answer = good.make(&question);
    assert!(answer_made(&visitor, &answer).await.text().contains(KEPT));
    let again = answer_made(&visitor, &answer).await;
    assert_eq!(again.all("main h3").len(), 1, "a double tap adds nothing and says so of nothing");
    assert!(again.text().contains(KEPT));
    asked_to_make(&visitor, "").await;
    assert!(answer_made(&visitor, &answer).await.text().contains(NOT_KEPT), "the same answer to another question");
}

#[tokio::test]
async fn an_answer_that_does_not_hold_opens_nothing_and_is_answered_like_a_wrong_word() {
    let app = TestApp::start().await;
    let (_, words, mut device) = with_passkey(&app).await;
    let (_, other_words, mut stranger) = with_passkey(&app).await;
    let (visitor, _) = back(&app, &words).await;
    let wrong_word = typed(&visitor, "wrong word").await.source;
    let (elsewhere, _) = back(&app, &other_words).await;
    let for_another_visit = asked_to_sign(&elsewhere).await;
    for bad in 0..8 {
        app.clock.advance(SignedDuration::from_mins(5));
        let (visitor, _) = back(&app, &words).await;
        let question = asked_to_sign(&visitor).await;
        let answer = match bad {
            0 => "{}".to_owned(),
            1 => "<script>".to_owned(),
            2 => device.sign(&for_another_visit),
            3 => stranger.sign(&question),
            4 => device.make(&question.replace("\"rpId\":", "\"rp\":{\"id\":\"localhost\"},\"rpId\":")),
            5 => {
                device.origin = "http://localhost.evil.example:3000".to_owned();
                let answer = device.sign(&question);
                device.origin = Device::default().origin;
                answer
            }
            6 => {
                device.verifies = false;
                let answer = device.sign(&question);
                device.verifies = true;
                answer
            }
            _ => {
                app.clock.advance(SignedDuration::from_mins(10));
                device.sign(&question)
            }
        };
        let page = answer_signed(&visitor, &answer).await;
        assert_eq!(page.path, "/access/open", "{bad}");
        assert_eq!(page.source, wrong_word, "{bad} is told from a wrong word");
        assert_eq!(visitor.get("/story").await.path, "/access/open");
    }
    app.clock.advance(SignedDuration::from_hours(1));
    let (visitor, _) = back(&app, &words).await;
    let question = asked_to_sign(&visitor).await;
    assert_eq!(answer_signed(&visitor, " ").await.path, "/access/open");
    let answer = device.sign(&question);
    assert!(is_story(&answer_signed(&visitor, &answer).await), "a blank one used nothing up");
    app.clock.advance(SignedDuration::from_mins(1));
    let (thief, _) = back(&app, &words).await;
    asked_to_sign(&thief).await;
    assert!(answer_signed(&thief, &answer).await.text().contains(NOT_RIGHT), "replayed");
}

#[tokio::test]
async fn a_copy_of_my_device_is_refused() {
    let app = TestApp::start().await;
    let (_, words, mut device) = with_passkey(&app).await;
    device.count = 6;
    let (visitor, _) = back(&app, &words).await;
    // The copy was asked before the device answered, and answers after it.
    let (early, _) = back(&app, &words).await;
    let question = asked_to_sign(&early).await;
    let answer = device.sign(&asked_to_sign(&visitor).await);
    assert!(is_story(&answer_signed(&visitor, &answer).await));
    device.count = 6;
    let answer = device.sign(&question);
    assert!(answer_signed(&early, &answer).await.text().contains(NOT_RIGHT), "it counted to 7, as the device has");
    for count in [6, 2, 0] {
        // The copy goes on from where it was taken; one that says 0 hides its count.
        (device.count, device.counts) = (count, count > 0);
        let (thief, _) = back(&app, &words).await;
        let answer = device.sign(&asked_to_sign(&thief).await);
        assert!(answer_signed(&thief, &answer).await.text().contains(NOT_RIGHT), "{count}");
        app.clock.advance(SignedDuration::from_mins(1));
    }
}

#[tokio::test]
async fn tries_with_a_passkey_count_like_any_other() {
    let app = TestApp::start().await;
    let (_, words, mut device) = with_passkey(&app).await;
    let (visitor, _) = back(&app, &words).await;
    for _ in 0..3 {
        asked_to_sign(&visitor).await;
        app.codes.checks();
        assert!(answer_signed(&visitor, "{}").await.text().contains(NOT_RIGHT));
        assert_eq!(app.codes.checks(), 1, "it costs what a wrong word costs");
    }
    let answer = device.sign(&asked_to_sign(&visitor).await);
    let page = answer_signed(&visitor, &answer).await;
    assert!(page.text().contains("There were many tries just now"), "{}", page.text());
    assert!(typed(&visitor, WORD).await.text().contains("There were many tries just now"));
    app.clock.advance(SignedDuration::from_mins(2));
    let answer = device.sign(&asked_to_sign(&visitor).await);
    assert!(is_story(&answer_signed(&visitor, &answer).await));
}

#[tokio::test]
async fn no_other_adult_learns_of_my_passkey_or_can_touch_it() {
    let app = TestApp::start().await;
    let (first, first_words, mut device) = with_passkey(&app).await;
    let (second, second_words, _) = joined(&app, &first).await;
    let page = second.get("/access").await;
    second.submit(&page, post::LOCK_WORD, &[("safe-word", "green spoon 4")]).await;
    let which = first.get("/access/passkeys").await.attribute("main input[name='which']", "value").unwrap();
    for path in ["/access", "/access/passkeys", "/access/people", "/story", "/rights"] {
        let page = second.get(path).await.source;
        assert!(!page.contains(&which) && !page.contains("This phone</h3>"), "{path}");
        assert!(!page.contains("You can also use a passkey"), "{path}");
    }
    second.post(post::PASSKEY_REMOVE, &fields(&[("which", &which)])).await;
    assert_eq!(first.get("/access/passkeys").await.all("main h3"), ["This phone"]);
    let page = add(&second, &device, "mine now").await;
    assert!(page.text().contains(NOT_KEPT), "one device's passkey is one member's: {}", page.text());
    let (other, _) = back(&app, &second_words).await;
    assert!(other.get("/access/open").await.one("#passkey-form").is_none());
    assert_eq!(other.post(post::PASSKEY_ASK, &[]).await.path, "/access/open");
    let (mine, _) = back(&app, &first_words).await;
    let question = asked_to_sign(&mine).await;
    assert!(answer_signed(&other, &device.sign(&question)).await.text().contains(NOT_RIGHT));
}

#[tokio::test]
async fn five_passkeys_have_names_and_one_that_is_taken_away_opens_nothing() {
    let app = TestApp::start().await;
    let (visitor, words, mut first) = with_passkey(&app).await;
    let page = visitor.post(post::PASSKEY_BEGIN, &fields(&[("passkey-name", &"x".repeat(201))])).await;
    assert_eq!((page.path.as_str(), page.problems().len()), ("/access/passkeys", 1));
    assert_eq!(page.attribute("#passkey-name", "value").unwrap().len(), 201, "what was typed is there");
    for name in ["<b>old</b> & blue", "=1+1", "جوال", "work"] {
        assert!(add(&visitor, &Device::default(), name).await.text().contains(KEPT), "{name}");
    }
    let page = visitor.get("/access/passkeys").await;
    assert_eq!(page.all("main h3"), ["This phone", "<b>old</b> & blue", "=1+1", "جوال", "work"]);
    assert!(page.one("#passkey-form").is_none() && page.text().contains("You have 5 passkeys"));
    assert_eq!(visitor.post(post::PASSKEY_BEGIN, &[]).await.path, "/access/passkeys");
    let (before, _) = back(&app, &words).await;
    let question = asked_to_sign(&before).await;
    let page = visitor.submit(&page, post::PASSKEY_REMOVE, &[]).await;
    assert!(page.text().contains("The passkey is taken away"), "{}", page.text());
    assert_eq!(page.all("main h3").len(), 4);
    for which in ["", "x", "00000000-0000-0000-0000-000000000000"] {
        visitor.post(post::PASSKEY_REMOVE, &fields(&[("which", which)])).await;
    }
    assert_eq!(visitor.get("/access/passkeys").await.all("main h3").len(), 4);
    let page = answer_signed(&before, &first.sign(&question)).await;
    assert!(page.text().contains(NOT_RIGHT), "even to what was asked before: {}", page.text());
}
