//! Several adults of one family: a way in for each, and no sight of each other's.

use app::{
    domain::{ids::MemberId, return_code::ReturnCode},
    ports::{Clock, Codes},
    urls::post,
};
use jiff::SignedDuration;
use tests::{app::TestApp, journey::to_sent, visitor::Visitor};

use super::{NOT_RIGHT, WORD, back, choose_email, codes::asked, is_story, locked, open, with_mail};

async fn member_of(app: &TestApp, words: &str) -> MemberId {
    let key = app.codes.look_up_key(&ReturnCode::parse(words).unwrap());
    app.store.code_target(&key, app.clock.now()).await.unwrap().unwrap().member
}

/// Invites from `inviter` and joins on a new phone; gives it with the new member's six words.
pub(super) async fn joined(app: &TestApp, inviter: &Visitor) -> (Visitor, String, String) {
    let page = inviter.get("/access/people").await;
    let page = inviter.submit(&page, post::INVITE, &[]).await;
    let invitation = page.all("#invitation-words li").join(" ");
    assert_eq!(invitation.split(' ').count(), 6, "{}", page.text());
    let second = app.visitor();
    let page = second.get("/access/join").await;
    let page = second.submit(&page, post::JOIN, &[("code", &invitation)]).await;
    assert_eq!(page.path, "/access/joined", "{}", page.text());
    let words = page.six_words().unwrap();
    (second, words, invitation)
}

#[tokio::test]
async fn two_adults_of_one_family_have_ways_of_their_own_and_see_nothing_of_each_other() {
    let (app, stub) = with_mail().await;
    let first = app.visitor();
    let (sent, first_words) = to_sent(&first).await;
    let reference = sent.one(".govuk-panel__body strong").unwrap();
    choose_email(&first, &stub, "first@example.org").await;
    let (second, second_words, invitation) = joined(&app, &first).await;
    assert_ne!(first_words, second_words);
    choose_email(&second, &stub, "second@example.org").await;

    let (one, two) = (member_of(&app, &first_words).await, member_of(&app, &second_words).await);
    let key = app.codes.look_up_key(&ReturnCode::parse(&first_words).unwrap());
    let family = app.store.code_target(&key, app.clock.now()).await.unwrap().unwrap().family;
    assert_eq!(app.store.members(family).await.unwrap(), [one, two]);
    assert_eq!(app.store.requests_of(one).await.unwrap().len(), 1);
    assert!(app.store.requests_of(two).await.unwrap().is_empty());

    let pages = [
        "/status",
        "/status/stop",
        "/access",
        "/access/people",
        "/access/check",
        "/access/open",
        "/access/joined",
        "/access/join",
        "/back",
        "/note",
        "/ask/check",
        "/ask/name",
        "/ask/contact",
        "/ask/sent",
        "/ask/saved",
        "/ask/practise",
        "/near/pinned",
        "/story",
        "/seen",
        "/permissions/doors",
    ];
    let of_first = [reference.as_str(), "Ama", "07700 900123", "first@", first_words.as_str(), "Mornings are hard"];
    let of_second = ["second@", second_words.as_str()];
    for path in pages {
        let (mine, theirs) = (first.get(path).await.source, second.get(path).await.source);
        assert!(!of_second.iter().any(|canary| mine.contains(canary)), "{path} shows the second adult to the first");
        assert!(!of_first.iter().any(|canary| theirs.contains(canary)), "{path} shows the first adult to the second");
        for word in first_words.split(' ') {
            assert!(!theirs.contains(&format!(">{word}<")), "{path} shows a word of the first adult");
        }
    }
    assert_eq!(second.get("/status").await.path, "/ended", "the first adult's request is not theirs");
    let page = first.get("/access/people").await;
    assert!(page.text().contains("An invitation was used."), "{}", page.text());
    assert!(page.all("#invitation-words li").is_empty(), "used words are not shown");

    // Each comes back with their own words and their own second thing.
    let (other, page) = back(&app, &second_words).await;
    assert_eq!(page.path, "/access/open", "there is no request to show");
    let code = asked(&other, &stub).await;
    let (thief, _) = back(&app, &first_words).await;
    assert!(open(&thief, "once", &code).await.text().contains(NOT_RIGHT), "the code is for one adult alone");
    assert!(is_story(&open(&other, "once", &code).await));

    // The invitation is no return code, a return code is no invitation, and neither works twice.
    let (_, page) = back(&app, &invitation).await;
    assert_eq!(page.path, "/back");
    for words in [&invitation, &first_words, &second_words] {
        let stranger = app.visitor();
        let page = stranger.get("/access/join").await;
        let page = stranger.submit(&page, post::JOIN, &[("code", words)]).await;
        assert!(page.text().contains("Those words did not open anything"), "{}", page.text());
    }
}

#[tokio::test]
async fn an_invitation_ends_when_it_is_stopped_replaced_or_seven_days_old_and_trying_it_out_spends_nothing() {
    let app = TestApp::start().await;
    let (first, words) = locked(&app, WORD).await;
    let page = first.get("/access/people").await;
    let page = first.submit(&page, post::INVITE, &[]).await;
    let stopped = page.all("#invitation-words li").join(" ");
    let tried = first.get("/access/join").await;
    let tried = first.submit(&tried, post::JOIN, &[("code", &stopped)]).await;
    assert!(tried.text().contains("You are in this family already"), "{}", tried.text());
    let page = first.submit(&page, post::UNINVITE, &[]).await;
    assert!(page.text().contains("The invitation is stopped"), "{}", page.text());
    let page = first.submit(&page, post::INVITE, &[]).await;
    let old = page.all("#invitation-words li").join(" ");
    let mut answers = Vec::new();
    let join = async |words: &str| {
        let stranger = app.visitor();
        let page = stranger.get("/access/join").await;
        app.codes.checks();
        let page = stranger.submit(&page, post::JOIN, &[("code", words)]).await;
        (page.path, page.source, app.codes.checks())
    };
    answers.push(join("abacus abdomen abdominal abide abiding ability").await);
    answers.push(join(&stopped).await);
    answers.push(join(&words).await);
    app.clock.advance(SignedDuration::from_hours(7 * 24));
    answers.push(join(&old).await);
    assert_eq!(answers[0].2, 1, "one slow check");
    assert!(answers.windows(2).all(|pair| pair.first() == pair.last()), "the answers differ");
}
