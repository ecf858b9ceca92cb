//! What leaves in a notice says nothing of anybody, whoever it is for and whatever they told us (threat T2).

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use app::{
    domain::{
        contact::{Email, Mobile, SafeContact},
        ids::{RequestId, SendingId},
        lock::Carrier,
        neutral::{NEWS, NEWS_SUBJECT, NeutralText, banned_word},
        notice::NoticeAddress,
        raw_form::RawForm,
    },
    ports::{DueNotice, Fault, Mailer, NoticeChoice, NoticeDeed, Notices, Posted},
};
use async_trait::async_trait;
use jiff::Timestamp;
use server::{crypto::ids::OsIds, notify::smtp::letter, notify::telling::Teller};
use tests::{app::TestClock, fixtures::CANARY};

const MANY: u32 = 10_000;

/// Ten thousand people whose addresses, and everything else they told, are canaries.
#[derive(Default)]
struct Canaries {
    next: AtomicU32,
    ends: Mutex<Vec<Posted>>,
}

#[async_trait]
impl Notices for Canaries {
    async fn notice_choice(&self, _: RequestId) -> Result<Option<NoticeChoice>, Fault> {
        Ok(None)
    }
    async fn choose_notices(&self, _: RequestId, _: NoticeDeed, _: Timestamp) -> Result<(), Fault> {
        Ok(())
    }
    async fn take_notice(&self, _: &[Carrier], id: SendingId, _: Timestamp) -> Result<Option<DueNotice>, Fault> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let contact = RawForm::default()
            .with("way", if number.is_multiple_of(2) { "email" } else { "text" })
            .with("email", format!("{CANARY}{number}@council.example"))
            .with("phone", format!("07700 9{number:05}"))
            .with("times", format!("{CANARY} when the child is at school in York"));
        let to = NoticeAddress::chosen(&SafeContact::parse(&contact).unwrap()).unwrap();
        Ok((number < MANY).then_some(DueNotice { to, sending: id }))
    }
    async fn notice_went(&self, _: SendingId, posted: Posted, _: Timestamp) -> Result<(), Fault> {
        self.ends.lock().unwrap().push(posted);
        Ok(())
    }
    async fn notice_bounced(&self, _: SendingId, _: Timestamp) -> Result<(), Fault> {
        Ok(())
    }
}

/// Keeps what leaves: a whole e-mail as SMTP says it, or a text, each with whom it is for.
#[derive(Default)]
struct Post(Mutex<Vec<(String, String)>>);

#[async_trait]
impl Mailer for Post {
    fn carries(&self, _: Carrier) -> bool {
        true
    }
    async fn send_email(&self, to: &Email, text: &NeutralText, _: SendingId) -> Posted {
        let from = Email::parse("codes@post.example").unwrap();
        let whole = String::from_utf8(letter(&from, to, text).unwrap()).unwrap();
        self.0.lock().unwrap().push((to.as_str().to_owned(), whole));
        Posted::Taken
    }
    async fn send_text(&self, to: &Mobile, text: &NeutralText, _: SendingId) -> Posted {
        self.0.lock().unwrap().push((to.as_str().to_owned(), text.as_str().to_owned()));
        Posted::Taken
    }
}

#[tokio::test]
async fn ten_thousand_notices_from_canary_data_hold_no_canary_and_no_banned_word_and_are_all_alike() {
    let (notices, post) = (Arc::new(Canaries::default()), Arc::new(Post::default()));
    let clock = Arc::new(TestClock::default());
    let teller = Teller { notices: notices.clone(), mailer: post.clone(), clock, ids: Arc::new(OsIds) };
    teller.round().await;
    let left = std::mem::take(&mut *post.0.lock().unwrap());
    assert_eq!(left.len(), usize::try_from(MANY).unwrap());
    assert_eq!(notices.ends.lock().unwrap().len(), left.len(), "each is settled once");
    for (to, whole) in &left {
        let rest: String = whole.lines().filter(|line| *line != format!("To: {to}")).collect::<Vec<_>>().join("\n");
        assert_eq!(banned_word(&rest), None, "{rest}");
        assert!(!rest.contains("canary") && !rest.contains("07700") && !rest.contains("+447"), "{rest}");
        match whole.split_once("\r\n\r\n") {
            Some((head, body)) => {
                assert!(head.contains(&format!("Subject: {NEWS_SUBJECT}\r\n")), "{head}");
                assert_eq!(body.trim_end(), NEWS);
            }
            None => assert_eq!(whole, NEWS),
        }
    }
}
