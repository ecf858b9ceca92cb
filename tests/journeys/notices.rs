//! Messages that say that something is new: they come by the way I chose, say nothing to whoever else reads them, and stop
//! when I say so.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::{
        neutral::{NEWS, NEWS_SUBJECT, banned_word},
        plan::{SeenBy, What},
    },
    ports::RequestStatus,
    urls::{self, post},
};
use jiff::SignedDuration;
use server::notify::telling::Teller;
use tests::{
    app::TestApp,
    desk::Everywhere as _,
    helping::with_mail,
    journey::to_sent_with,
    own,
    plan::{outcome, told, words},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

const BY_EMAIL: [(&str, &str); 2] = [("way", "email"), ("email", "zqme@example.org")];

/// Somebody who asked for help and said how they may be reached.
struct Asked {
    app: TestApp,
    stub: SmtpStub,
    visitor: Visitor,
    sent: Page,
    status: RequestStatus,
}

async fn asked(contact: &[(&str, &str)]) -> Asked {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let (sent, _) = to_sent_with(&visitor, contact).await;
    let status = app.store.desk_list(1).await.unwrap().remove(0).status;
    Asked { app, stub, visitor, sent, status }
}

impl Asked {
    /// The hub says something, and so much time passes.
    async fn says(&self, event: &str, hours: i64) {
        let what = What::Words { words: words("Is Monday good?"), asks: true };
        told(&self.app, &self.status, (event, SeenBy::Everyone), what).await;
        self.pass(hours).await;
    }

    async fn pass(&self, hours: i64) {
        self.app.clock.advance(SignedDuration::from_hours(hours));
        Teller::of(&self.app.portal).round().await;
    }

    /// Comes back with six words: a visit is over long before a message comes.
    async fn back(&self) -> (Visitor, Page) {
        let visitor = self.app.visitor();
        let page = visitor.get(urls::BACK).await;
        let page = visitor.submit(&page, post::COME_BACK, &[("code", &self.sent.six_words().unwrap())]).await;
        (visitor, page)
    }

    async fn press(&self, value: &str) -> Page {
        let (visitor, page) = self.back().await;
        visitor.submit(&page, post::MESSAGES, &[("messages", value)]).await
    }
}

#[tokio::test]
async fn news_comes_by_e_mail_once_a_day_and_says_nothing_to_who_reads_my_post() {
    let asked = asked(&BY_EMAIL).await;
    assert_eq!(asked.sent.all("main a[href='/status#messages']").len(), 1, "it is told beforehand");
    let page = asked.visitor.get(urls::STATUS).await;
    let text = page.text();
    for said in [NEWS, NEWS_SUBJECT, "Stop these messages", "any day, from 9 in the morning to 8 in the evening"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!page.source.contains("zqme"), "six words do not show the address");
    told(&asked.app, &asked.status, ("e1", SeenBy::Everyone), outcome()).await;
    asked.says("e2", 1).await;
    let mail = asked.stub.next().await;
    let (head, body) = mail.data.split_once("\n\n").unwrap();
    assert_eq!((mail.to, body.trim_end()), (vec!["zqme@example.org".to_owned()], NEWS));
    assert!(head.contains(&format!("Subject: {NEWS_SUBJECT}\n")), "{head}");
    let rest = mail.data.replace("To: zqme@example.org", "");
    for private in ["zqme", "Ama", "Kofi", "YRK", "Monday", "127.0.0.1:", "canary", "://"] {
        assert!(!rest.contains(private), "{private} in {rest}");
    }
    assert_eq!(banned_word(&rest), None, "{rest}");

    asked.says("e3", 5).await;
    assert_eq!(asked.stub.waiting().await, None, "no more than one a day");
    asked.pass(19).await;
    assert_eq!(asked.stub.next().await.to, ["zqme@example.org"]);
    asked.pass(72).await;
    assert_eq!(asked.stub.waiting().await, None, "nothing is new");
}

#[tokio::test]
async fn i_am_not_told_of_what_i_have_read() {
    let asked = asked(&BY_EMAIL).await;
    asked.says("e1", 0).await;
    let plan = asked.visitor.get(urls::PLAN).await;
    assert_eq!(plan.all("main a[href='/status#messages']").len(), 1);
    asked.visitor.submit(&plan, post::PLAN_READ, &[]).await;
    asked.pass(2).await;
    assert_eq!(asked.stub.waiting().await, None);
}

#[tokio::test]
async fn one_press_stops_them_one_starts_them_again_and_one_says_when() {
    let asked = asked(&BY_EMAIL).await;
    let page = asked.press("stop").await;
    assert!(
        page.path.starts_with(urls::STATUS) && page.text().contains("You stopped these messages"),
        "{}",
        page.text()
    );
    assert!(page.text().contains(NEWS), "what they look like is still there");
    asked.says("e1", 0).await;
    asked.press("start").await;
    let page = asked.press("evening").await;
    assert!(page.text().contains("They come at these times: any day, from 5 to 8 in the evening"), "{}", page.text());
    let odd = [("messages".to_owned(), "<b>midnight</b>".to_owned())];
    let page = asked.visitor.post(post::MESSAGES, &odd).await;
    assert!(page.text().contains("from 5 to 8 in the evening"), "{}", page.text());
    asked.pass(8).await;
    assert_eq!(asked.stub.waiting().await, None, "what was new when they began again is not told");
    asked.says("e2", 20).await;
    assert_eq!(asked.stub.waiting().await, None, "it is two in the afternoon");
    asked.pass(3).await;
    assert!(asked.stub.waiting().await.is_some());
}

#[tokio::test]
async fn safe_times_in_my_own_words_hold_every_message_back_until_i_choose() {
    let asked = asked(&[&BY_EMAIL[..], &[("times", "when he is at work")]].concat()).await;
    let page = asked.visitor.get(urls::STATUS).await;
    assert!(page.text().contains("So we send you no message until you pick a time"), "{}", page.text());
    asked.says("e1", 0).await;
    let page = asked.press("weekday").await;
    assert!(page.text().contains("Monday to Friday, from 10 in the morning"), "{}", page.text());
    assert_eq!(asked.stub.waiting().await, None);
    asked.pass(1).await;
    assert!(asked.stub.waiting().await.is_some(), "it is eleven on a Tuesday");
}

#[tokio::test]
async fn who_is_to_be_rung_written_to_or_left_alone_gets_none_and_is_told_of_none() {
    for contact in [
        &[("way", "phone"), ("phone", "07700 900123")][..],
        &[("way", "code")],
        &[("way", "email"), ("way", "code"), ("email", "zqme@example.org")],
        // This portal sends no texts.
        &[("way", "text"), ("phone", "07700 900123")],
    ] {
        let asked = asked(contact).await;
        assert!(!asked.sent.source.contains("#messages"), "{contact:?}");
        let page = asked.visitor.get(urls::STATUS).await;
        assert!(!page.text().contains(NEWS) && !page.source.contains(post::MESSAGES), "{contact:?}");
        asked.says("e1", 2).await;
        assert_eq!(asked.stub.waiting().await, None, "{contact:?}");
    }
}

#[tokio::test]
async fn a_young_person_gets_none_before_they_start_them() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    own::to_check(&visitor, "york").await;
    let page = visitor.get("/y/contact").await;
    let contact = [("way", "email"), ("email", "zqyoung@example.org"), ("times", "")];
    visitor.submit(&page, post::ANSWER, &contact).await;
    let check = visitor.get("/y/check").await;
    let sent = visitor.submit(&check, post::SEND, &[]).await;
    assert!(!sent.source.contains("#messages"), "{}", sent.text());
    let status = app.store.desk_list(1).await.unwrap().remove(0).status;
    let asked = Asked { app, stub, visitor, sent, status };
    let page = asked.visitor.get(urls::STATUS).await;
    assert!(page.text().contains("We send you no messages. If you like"), "{}", page.text());
    asked.says("e1", 0).await;
    let page = asked.press("start").await;
    assert!(page.text().contains("Stop these messages"), "{}", page.text());
    asked.says("e2", 1).await;
    let mail = asked.stub.next().await;
    assert_eq!(mail.to, ["zqyoung@example.org"]);
    assert!(mail.data.contains(NEWS) && !mail.data.contains("Zed"), "{}", mail.data);
}

#[tokio::test]
async fn a_mail_server_that_is_busy_is_asked_again_and_an_address_that_takes_none_is_left_alone() {
    let asked = asked(&BY_EMAIL).await;
    asked.stub.refuse("RCPT", "451 later");
    asked.says("e1", 1).await;
    assert_eq!(asked.stub.waiting().await, None);
    asked.pass(1).await;
    assert!(asked.stub.waiting().await.is_some(), "five minutes later it is tried again");
    asked.stub.refuse("RCPT", "550 no such person");
    asked.stub.refuse("RCPT", "550 no such person");
    asked.says("e2", 24).await;
    asked.pass(24).await;
    let (_, page) = asked.back().await;
    assert!(page.text().contains("A message could not get to you, so we stopped"), "{}", page.text());
    asked.says("e3", 48).await;
    assert_eq!(asked.stub.waiting().await, None);
}

#[tokio::test]
async fn taking_my_request_back_ends_them() {
    let asked = asked(&BY_EMAIL).await;
    asked.says("e1", 0).await;
    let page = asked.visitor.get(urls::WITHDRAW).await;
    let page = asked.visitor.submit(&page, post::WITHDRAW, &[]).await;
    assert!(!page.text().contains(NEWS), "{}", page.text());
    asked.pass(24).await;
    assert_eq!(asked.stub.waiting().await, None);
}
