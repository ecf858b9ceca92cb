//! Five thousand planted values, and none of them where it must not be: logs at the finest level, addresses, titles,
//! e-mails, the health of the portal, the database's file, its log, a backup.
//!
//! Every value begins with the same letters, so one search finds them all, in any case and in two encodings. In each
//! place something else must be found, so that a search of nothing cannot pass.

use std::sync::OnceLock;

use app::{
    domain::{
        consent::How,
        door::{Door, Mode, Opening},
        ids::{DoorId, EntryId, FamilyId, MemberId, OpeningId, PermissionId, RecipientId},
        permission::{Answer, Permission, Recipient},
        story::{About, Author, Content, Deed, Entry, Part, Section},
        text::{FreeText, Line, PersonName},
    },
    ports::{BookChange, Clock, Mine, VisitData},
    urls::{self, post},
};
use http_body_util::BodyExt;
use server::{
    crypto::ids::OsIds,
    rotation::rotate,
    watch::{self, page::Watched},
};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    concern,
    fixtures::{self, id},
    lines::{Lines, holds},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};
use tower::ServiceExt;

/// How every planted value begins.
const MARK: &str = "zqcanary";
/// Families that come by HTTP, as people do.
const BY_HTTP: u32 = 40;
/// One in so many of them looks at every page there is.
const LOOKS: u32 = 8;
/// Families whose book is written through the ports.
const BY_BOOK: u32 = 60;

/// What this whole process logs, filtered as the portal filters whatever is asked for.
fn logged() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| {
        let (lines, subscriber) = Lines::at("trace,sqlx=trace,hyper=trace,tower_http=trace");
        tracing::subscriber::set_global_default(subscriber).expect("no other logger in this program");
        lines
    })
}

/// Every value that was planted.
#[derive(Default)]
struct Planted(Vec<String>);

impl Planted {
    /// A value nobody else has.
    fn value(&mut self) -> String {
        let value = format!("{MARK}{}", self.0.len());
        self.0.push(value.clone());
        value
    }

    fn words(&mut self) -> FreeText {
        FreeText::parse(&format!("So it is: {}", self.value())).unwrap()
    }

    fn line(&mut self) -> Line {
        Line::parse(&self.value()).unwrap()
    }
}

/// Where the mark stands in `bytes`, in any case, as UTF-8 or UTF-16; `None` if nowhere.
fn mark_in(bytes: &[u8]) -> Option<String> {
    let lower = bytes.to_ascii_lowercase();
    let wide: Vec<u8> = MARK.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [MARK.as_bytes().to_vec(), wide].iter().find_map(|needle| {
        let at = lower.windows(needle.len()).position(|part| part == needle.as_slice())?;
        let from = at.saturating_sub(80);
        Some(String::from_utf8_lossy(&bytes[from..bytes.len().min(at + 40)]).into_owned())
    })
}

/// A person who notes every address that was asked for or led to, every title, and every header.
struct Walk<'a> {
    visitor: Visitor,
    seen: &'a mut Vec<String>,
}

impl Walk<'_> {
    async fn post(&mut self, action: &str, fields: &[(&str, &str)]) {
        let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let answer = self.visitor.post_raw(action, &fields).await;
        self.seen.push(format!("{action} {:?}", answer.headers()));
        answer.text().await.unwrap();
    }

    async fn get(&mut self, path: &str) -> Page {
        let page = self.visitor.get(path).await;
        assert_eq!(page.headers["referrer-policy"], "no-referrer", "{path}");
        self.seen.push(format!("{} {} {:?}", page.path, page.title(), page.headers));
        page
    }
}

/// A family asks for help over HTTP, with a planted value in every field that takes words.
async fn ask(walk: &mut Walk<'_>, planted: &mut Planted) {
    let mut value = || planted.value();
    let (name, child, well, worries) = (value(), value(), value(), value());
    walk.post(post::BEGIN, &[]).await;
    walk.post(post::ANSWER, &[("step", "where"), ("postcode", "YO1 7HH")]).await;
    walk.post(post::ANSWER, &[("step", "now"), ("danger", "no")]).await;
    walk.post(post::ANSWER, &[("step", "who"), ("who", "my-family")]).await;
    walk.post(post::ANSWER, &[("step", "name"), ("name", &name)]).await;
    let born = [("step", "children"), ("child-kind", "born"), ("child-name", &child), ("child-age", "5-10")];
    walk.post(post::ANSWER, &born).await;
    walk.post(post::ANSWER, &[("step", "well"), ("going-well", &well)]).await;
    // A refused form keeps what was typed, too.
    let long = format!("{} {}", value(), "long ".repeat(900));
    walk.post(post::ANSWER, &[("step", "worries"), ("worries", &long)]).await;
    walk.get("/ask/worries").await;
    walk.post(post::ANSWER, &[("step", "worries"), ("worries", &worries)]).await;
    walk.post(post::ANSWER, &[("step", "help"), ("help", "not-sure"), ("other-help", &value())]).await;
    walk.post(post::ANSWER, &[("step", "people"), ("already", &value()), ("trusted", &value())]).await;
    walk.post(post::ANSWER, &[("step", "needs"), ("ease", "interpreter"), ("language", &value())]).await;
    let (email, address, through, times) = (format!("{}@example.org", value()), value(), value(), value());
    let contact = [
        ("step", "contact"),
        ("way", "email"),
        ("way", "letter"),
        ("way", "through"),
        ("email", &email),
        ("address", &address),
        ("through", &through),
        ("times", &times),
    ];
    walk.post(post::ANSWER, &contact).await;
    walk.post(post::ANSWER, &[("step", "agree"), ("agree", "yes")]).await;
    walk.post(post::ANSWER, &[("step", "share")]).await;
    let check = walk.get("/ask/check").await;
    assert!(check.source.contains(&worries), "what was typed is there to be found: {}", check.text());
    let sent = walk.visitor.submit(&check, post::SEND, &[]).await;
    walk.seen.push(format!("{} {}", sent.path, sent.title()));
    after(walk, planted).await;
}

/// What a family says later, wherever words can be typed.
async fn after(walk: &mut Walk<'_>, planted: &mut Planted) {
    walk.post(post::ADD, &[("addition", &planted.value())]).await;
    walk.post(post::CORRECT, &[("correction", &planted.value())]).await;
    walk.post(post::COME_BACK, &[("code", &planted.value())]).await;
    walk.post(post::PRACTISE, &[("code", &planted.value())]).await;
    walk.post(urls::LETTER, &[("letter", &planted.value())]).await;
    walk.post("/do/nothing-like-it", &[("name", &planted.value())]).await;
    walk.post(post::PIN, &[("offer", &planted.value()), ("put", "yes")]).await;
}

/// Chooses codes by e-mail and comes in with one; gives what arrived there.
async fn by_post(walk: &mut Walk<'_>, stub: &SmtpStub, address: &str) -> Vec<String> {
    walk.post(post::LOCK_EMAIL, &[("code-email", address)]).await;
    let proof = stub.next().await;
    walk.post(post::LOCK_CHECK, &[("once", &proof.code())]).await;
    let access = walk.get(urls::ACCESS).await;
    assert!(access.text().contains("your six words and a code by e-mail"), "{}", access.text());
    vec![proof.data]
}

/// A professional writes down a concern over HTTP, with a planted value in every word, and looks at every page of it.
async fn worry(walk: &mut Walk<'_>, stub: &SmtpStub, planted: &mut Planted) {
    let who = [("helper-name", "Ms Bell"), ("organisation", "Hill School"), ("role", "Teacher")];
    walk.post(post::HELPING_WHO, &[&who[..], &[("work-email", "bell@hill.example")]].concat()).await;
    let code = stub.next().await.code();
    walk.post(post::HELPING_CODE, &[("once", &code)]).await;
    let page = concern::begin(&walk.visitor, "hull", "9:00").await;
    walk.seen.push(format!("{} {}", page.path, page.title()));
    let check = concern::write(&walk.visitor, page, &planted.value()).await;
    assert!(check.source.contains(MARK), "what was typed is there to be found: {}", check.text());
    let long = format!("{} {}", planted.value(), "long ".repeat(900));
    walk.post(post::CONCERN_ANSWER, &[("step", "seen"), ("seen", &long)]).await;
    for page in ["child", "seen", "fear", "reason", "family", "assessment", "check"] {
        walk.get(&format!("{}/{page}", urls::HELPING_CONCERN)).await;
    }
    let (what, when) = (planted.value(), planted.value());
    walk.post(post::CONCERN_ANSWER, &[("step", "seen"), ("seen", &what), ("seen-when", &when)]).await;
    walk.post(post::CONCERN_SEND, &[]).await;
    assert_eq!(walk.get(urls::HELPING_CONCERN_SENT).await.path, urls::HELPING_CONCERN_SENT);
    walk.get(urls::HELPING_MINE).await;
}

/// A family's whole book, each field that takes words filled with a planted value.
fn book(number: u32, planted: &mut Planted) -> BookChange {
    let family = FamilyId::new(id("family", number));
    let member = MemberId::first_of(family);
    let mut change = BookChange::new(family, Some(member), fixtures::noon());
    let many = |kind: &str, index: u32| id(kind, number * 1_000 + index);
    let sections = [Section::Well, Section::Worries, Section::Needs, Section::Daily, Section::Tried, Section::Working];
    for index in 0..40 {
        let part = Part::new(sections[usize::try_from(index).unwrap() % sections.len()], About::Family).unwrap();
        let door = DoorId::new(many("door", 0));
        let by =
            if index % 4 == 0 { Author::Recipient { door, name: planted.line() } } else { Author::Member { member } };
        let deed = match index % 4 {
            0 => Deed::Note { words: planted.words() },
            1 => Deed::Answer {
                note: EntryId::new(many("entry", index - 1)),
                agrees: false,
                words: Some(planted.words()),
            },
            _ => Deed::Version { content: Content::Words(planted.words()) },
        };
        change.entries.push(Entry {
            id: EntryId::new(many("entry", index)),
            part,
            deed,
            by,
            place: None,
            at: change.at,
        });
    }
    for index in 0..10 {
        let recipient =
            Recipient { id: RecipientId::new(many("recipient", index)), name: planted.line(), organisation: None };
        let part = Part::new(Section::Well, About::Family).unwrap();
        change.permissions.push(Permission {
            id: PermissionId::new(many("permission", index)),
            recipient: recipient.clone(),
            part,
            answer: Answer::Given { until: None },
            by: member,
            for_whom: About::Family,
            capacity: None,
            notice: fixtures::notices("1").share,
            how: How::OwnDevice,
            at: change.at,
        });
        let id = DoorId::new(many("door", index));
        let until = fixtures::day(9);
        let door = Door {
            id,
            recipient: recipient.clone(),
            mode: Mode::AddTo,
            by: member,
            at: change.at,
            until,
            closed_at: None,
        };
        change.doors.push((door, fixtures::key_from(many("door key", index))));
        change.openings.push(Opening {
            id: OpeningId::new(many("opening", index)),
            door: id,
            recipient: recipient.id,
            name: planted.line(),
            parts: vec![part],
            at: change.at,
        });
    }
    change
}

/// Books, what members told about themselves, drafts and visits, written through the ports.
async fn fill(app: &TestApp, planted: &mut Planted) {
    for number in 1..=BY_BOOK {
        let change = book(number, planted);
        assert!(app.store.write_book(&change).await.unwrap());
        let member = MemberId::first_of(change.family);
        let mine = Mine { name: PersonName::parse(&planted.value()).ok(), ..Mine::default() };
        app.store.put_mine(change.family, member, &mine, app.clock.now()).await.unwrap();
        let data = VisitData {
            door: Some((change.family, DoorId::new(id("door", number)), planted.value())),
            kept_text: Some(planted.value()),
            kept_correction: Some(planted.value()),
            ..VisitData::default()
        };
        app.store.begin_visit(fixtures::visit_key(number), &data, app.clock.now()).await.unwrap();
    }
}

/// What the page of figures says.
async fn figures(app: &TestApp) -> String {
    let watched = Watched {
        store: app.store.clone(),
        clock: app.clock.clone(),
        folder: app.dir.path().to_owned(),
        handle: watch::start().unwrap(),
    };
    let request = http::Request::get("/metrics").body(axum::body::Body::empty()).unwrap();
    let answer = watch::page::router(watched).oneshot(request).await.unwrap();
    String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_planted_values_are_found_in_no_log_address_title_mail_file_or_backup() {
    let lines = logged();
    assert!(watch::start().is_some(), "figures are counted from the start");
    tracing::trace!("the finest level is on");
    let post = SmtpStub::start().await;
    let app = TestApp::start_sending(post.notify()).await;
    let mut planted = Planted::default();
    let (mut seen, mut mails) = (Vec::new(), Vec::new());
    for number in 0..BY_HTTP {
        let mut walk = Walk { visitor: app.visitor(), seen: &mut seen };
        ask(&mut walk, &mut planted).await;
        if number % LOOKS == 0 {
            mails.extend(by_post(&mut walk, &post, &format!("me{number}@example.org")).await);
        }
        for path in urls::FAMILY_PAGES.iter().filter(|_| number % LOOKS == 0) {
            walk.get(path).await;
        }
    }
    let mut walk = Walk { visitor: app.visitor(), seen: &mut seen };
    worry(&mut walk, &post, &mut planted).await;
    fill(&app, &mut planted).await;
    assert!(planted.0.len() >= 5_000, "only {} values were planted", planted.0.len());

    let visitor = app.visitor();
    let figures = figures(&app).await;
    assert!(figures.contains("portal_requests_total{route=\"/do/answer\",status=\"3xx\"}"), "{figures}");
    assert!(figures.contains("portal_mail_total{carrier=\"email\",outcome=\"taken\"}"), "{figures}");
    assert!(figures.contains("portal_outbox_tries_total{outcome=\"handed-over\"}"), "{figures}");
    seen.push(figures);
    for probe in ["/healthz", "/readyz", "/schemas/message-1.json"] {
        let page = visitor.get(probe).await;
        assert!(page.status.is_success());
        seen.push(format!("{:?} {}", page.headers, page.source));
    }
    rotate(app.keeper.as_ref(), &app.dir.path().join("portal.key"), &OsIds, &mut |_, _| ()).await.unwrap();
    app.keeper.backup(&app.dir.path().join("backup.sqlite")).await.unwrap();

    let case = app.store.desk_list(1).await.unwrap().remove(0).status.reference;
    let read = app.store.desk_case(&case, app.clock.now()).await.unwrap().unwrap();
    assert!(mark_in(format!("{read:?}").as_bytes()).is_some(), "the values do reach whom they are for");

    let log = lines.bytes();
    assert!(
        holds(&log, "/do/answer") && holds(&log, "the finest level is on"),
        "the log was written at the finest level"
    );
    assert_eq!(mark_in(&log), None, "a planted value is in the log");
    for mail in &mails {
        assert_eq!(mark_in(mail.as_bytes()), None, "a planted value is in a mail");
    }
    assert_eq!(mails.len(), usize::try_from(BY_HTTP / LOOKS).unwrap());
    let seen = seen.join("\n");
    assert!(
        holds(seen.as_bytes(), "/status") && holds(seen.as_bytes(), "Your page"),
        "addresses and titles were noted"
    );
    assert_eq!(mark_in(seen.as_bytes()), None, "a planted value is in an address, a title, a header or a figure");
    for file in ["portal.sqlite", "portal.sqlite-wal", "backup.sqlite"] {
        let bytes = std::fs::read(app.dir.path().join(file)).unwrap();
        assert!(holds(&bytes, case.as_str()) || holds(&bytes, "desk opened"), "{file} holds what may be read");
        assert_eq!(mark_in(&bytes), None, "a planted value is in {file}");
    }
}

#[test]
fn the_search_finds_a_value_in_any_case_and_in_both_encodings() {
    assert!(mark_in(b"xx ZQcanary12 yy").is_some());
    let wide: Vec<u8> = "zqcanary12".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(mark_in(&wide).is_some());
    assert_eq!(mark_in(b"zq canary"), None);
}
