//! Choosing who may see which part of a story, part by part, and changing one's mind as easily as saying yes.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::{
        age_band::AgeBand,
        child::Child,
        consent::{How, Notice, Reading},
        door::{Door, Mode},
        ids::{DoorId, EntryId, FamilyId, MemberId, PermissionId, PersonId, RecipientId},
        message::{Body, PermissionSays},
        permission::{Answer, Permission, Recipient, SHARING_VERSION},
        story::{About, Author, Content, Deed, Entry, Part, Person, Section, Who},
        text::{FreeText, PersonName},
    },
    ports::{Attempt, Book, BookChange, Clock},
    urls,
    urls::post,
};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    fixtures,
    journey::to_sent,
    visitor::{Page, Visitor},
};
use uuid::Uuid;

const WELL: &str = "We <b>sing</b> & dance";
const WORRIES: &str = "The rent is late";
const NEEDS: &str = "A bed for Kofi";
const TRIED: &str = "We went to the food bank";
const WORKING: &str = "Ring before you come";
const KOFI: &str = "I like maths";

fn part(section: Section) -> Part {
    Part::new(section, About::Family).unwrap()
}

fn kofi() -> PersonId {
    PersonId::new(Uuid::from_u128(77))
}

fn entry(app: &TestApp, part: Part, content: Content, by: MemberId) -> Entry {
    let id = EntryId::new(fixtures::id(part.section().slug(), 1));
    let by = Author::Member { member: by };
    Entry { id, part, deed: Deed::Version { content }, by, place: None, at: app.clock.now() }
}

/// The family that was made last, which these tests know by its request.
async fn family(app: &TestApp) -> (FamilyId, MemberId) {
    let line = app.store.desk_list(10).await.unwrap().remove(0);
    (line.status.family, MemberId::first_of(line.status.family))
}

/// A visitor who sent a request, with five parts in their story.
async fn with_story(app: &TestApp) -> (Visitor, FamilyId, MemberId) {
    let visitor = app.visitor();
    to_sent(&visitor).await;
    let (family, member) = family(app).await;
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    for (section, words) in [
        (Section::Well, WELL),
        (Section::Worries, WORRIES),
        (Section::Needs, NEEDS),
        (Section::Tried, TRIED),
        (Section::Working, WORKING),
    ] {
        let words = Content::Words(FreeText::parse(words).unwrap());
        change.entries.push(entry(app, part(section), words, member));
    }
    assert!(app.store.write_book(&change).await.unwrap());
    (visitor, family, member)
}

async fn book(app: &TestApp, family: FamilyId) -> Book {
    app.store.book(family).await.unwrap()
}

/// Names the school's health team in York, or somebody by name.
async fn name(visitor: &Visitor, changes: &[(&str, &str)]) -> Page {
    let page = visitor.get(urls::SHARE_NEW).await;
    visitor.submit(&page, post::SHARE_TO, changes).await
}

/// Three yeses of five for a named school, up to the preview.
async fn three_of_five(visitor: &Visitor) -> Page {
    let page = name(visitor, &[("recipient-name", "St Mary's School")]).await;
    assert_eq!(page.path, urls::SHARE_CHOOSE, "{}", page.text());
    let answers = [("may--well", "yes"), ("may--needs", "yes"), ("may--working", "yes"), ("may--worries", "no")];
    visitor.submit(&page, post::SHARE_CHOOSE, &answers).await
}

async fn say(visitor: &Visitor, preview: &Page, say: &str) -> Page {
    visitor.submit(preview, post::SHARE, &[("say", say)]).await
}

/// The value of the first button that posts to `action`.
fn button(page: &Page, action: &str) -> String {
    page.attribute(&format!("form[action='{action}'] button"), "value").unwrap_or_default()
}

fn allowed(book: &Book, app: &TestApp) -> Vec<Section> {
    let recipients: Vec<RecipientId> = book.permissions.recipients().iter().map(|each| each.id).collect();
    let at = (app.clock.now(), SHARING_VERSION);
    let is_open = |part: &Part| recipients.iter().any(|who| book.permissions.allows(*who, *part, at));
    book.story.parts().into_iter().filter(is_open).map(Part::section).collect()
}

#[tokio::test]
async fn i_share_three_parts_of_five_and_the_preview_shows_exactly_these() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let choose = name(&visitor, &[("recipient-name", "St Mary's School")]).await;
    assert!(choose.all("main input[checked]").is_empty(), "nothing is chosen beforehand");
    let preview = three_of_five(&visitor).await;
    assert_eq!(preview.path, urls::SHARE_PREVIEW);
    assert_eq!(preview.heading(), "This is what St Mary's School will see");
    assert_eq!(preview.all(".app-preview p"), [WELL, NEEDS, WORKING], "these words and no others");
    assert!(!preview.source.contains(WORRIES) && !preview.source.contains(TRIED), "{}", preview.text());
    assert!(preview.text().contains("Sometimes the law lets people share without your yes"), "{}", preview.text());
    assert!(preview.text().contains("We tell") && preview.all("main b").is_empty(), "{}", preview.text());
    assert_eq!(preview.all("form .app-equal button"), ["Yes", "No"]);
    assert!(book(&app, family).await.permissions.records().is_empty(), "looking records nothing");

    let mine = say(&visitor, &preview, "yes").await;
    assert_eq!(mine.path, urls::PERMISSIONS);
    assert!(mine.text().contains("Yes, since") && mine.text().contains("No. You said so on"), "{}", mine.text());
    assert_eq!(mine.title(), "Your page - Local services", "the title says nothing");
    let kept = book(&app, family).await;
    assert_eq!(kept.permissions.records().len(), 4);
    assert_eq!(allowed(&kept, &app), [Section::Well, Section::Needs, Section::Working]);
    for record in kept.permissions.records() {
        assert_eq!((record.by, record.how, record.for_whom), (member, How::OwnDevice, About::Family));
        assert_eq!((record.notice.version.as_str(), record.notice.language.as_str()), (SHARING_VERSION, "en"));
        for line in record.notice.words.lines().filter(|line| *line != "Yes" && !line.contains("You say no to")) {
            assert!(preview.text().contains(line), "the page said: {line}");
        }
        assert!(!record.notice.words.to_lowercase().contains("only with your consent"));
    }
}

#[tokio::test]
async fn no_on_the_preview_records_nothing_and_forgets_the_choice() {
    let app = TestApp::start().await;
    let (visitor, family, _) = with_story(&app).await;
    let preview = three_of_five(&visitor).await;
    let mine = say(&visitor, &preview, "no").await;
    assert_eq!(mine.path, urls::PERMISSIONS);
    assert!(book(&app, family).await.permissions.records().is_empty());
    assert_eq!(visitor.get(urls::SHARE_PREVIEW).await.path, urls::PERMISSIONS);
    // The old page again, by Back: there is nothing to say yes to any more.
    say(&visitor, &preview, "yes").await;
    assert!(book(&app, family).await.permissions.records().is_empty());
}

#[tokio::test]
async fn i_stop_sharing_with_one_press_and_the_next_look_lacks_it() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let preview = three_of_five(&visitor).await;
    // Giving took at least four presses: the way in, the name, the answers, the last yes.
    let mine = say(&visitor, &preview, "yes").await;
    let given = book(&app, family).await;
    let recipient = given.permissions.recipients()[0].clone();
    let until = app.clock.now() + SignedDuration::from_hours(24);
    let door = Door {
        id: DoorId::new(Uuid::from_u128(5)),
        recipient,
        mode: Mode::Read,
        by: member,
        at: app.clock.now(),
        until,
        closed_at: None,
    };
    let seen = |book: &Book| door.view(&book.story, &book.permissions, (app.clock.now(), SHARING_VERSION));
    assert_eq!(seen(&given).words(part(Section::Well)).unwrap().as_str(), WELL);

    // One press, on the page itself; no page asks why or whether.
    let stopped = visitor.submit(&mine, post::SHARE_STOP, &[("record", &button(&mine, post::SHARE_STOP))]).await;
    assert_eq!(stopped.path, urls::PERMISSIONS);
    assert!(
        stopped.text().contains("We stopped sharing “What is going well” with St Mary's School."),
        "{}",
        stopped.text()
    );
    assert!(stopped.text().contains("We can not take back what they have read by then"), "{}", stopped.text());
    assert!(stopped.text().contains("You stopped this on"), "{}", stopped.text());
    let now = book(&app, family).await;
    assert!(seen(&now).history(part(Section::Well)).next().is_none(), "not a trace of it is left");
    assert!(seen(&now).words(part(Section::Needs)).is_some(), "the others stay open");
    // Pressed again on the old page: nothing more is recorded.
    visitor.submit(&mine, post::SHARE_STOP, &[("record", &button(&mine, post::SHARE_STOP))]).await;
    assert_eq!(book(&app, family).await.permissions.records().len(), 5);

    let again = visitor.submit(&stopped, post::SHARE_AGAIN, &[("record", &button(&stopped, post::SHARE_AGAIN))]).await;
    assert_eq!(again.path, urls::SHARE_PREVIEW);
    assert_eq!(again.all(".app-preview p"), [WELL]);
    say(&visitor, &again, "yes").await;
    let now = book(&app, family).await;
    assert!(seen(&now).words(part(Section::Well)).is_some());
    assert_eq!(now.permissions.recipients().len(), 1, "it is the same recipient as before");
}

#[tokio::test]
async fn the_hub_is_told_who_may_see_what_and_never_a_word_of_it() {
    let app = TestApp::start().await;
    let (visitor, _, _) = with_story(&app).await;
    let preview = three_of_five(&visitor).await;
    let mine = say(&visitor, &preview, "yes").await;
    visitor.submit(&mine, post::SHARE_STOP, &[("record", &button(&mine, post::SHARE_STOP))]).await;
    let reference = app.store.desk_list(1).await.unwrap().remove(0).status.reference;
    let case = app.store.desk_case(&reference, app.clock.now()).await.unwrap().unwrap();
    let news: Vec<_> = case
        .messages
        .iter()
        .filter_map(|message| match message.body() {
            Body::Permission(news) => Some(news),
            _ => None,
        })
        .collect();
    assert_eq!(news.len(), 2, "a yes and its end; the no is nobody's business");
    assert_eq!((news[0].says, news[1].says), (PermissionSays::Given, PermissionSays::Withdrawn));
    assert_eq!(news[0].items, [Section::Well, Section::Needs, Section::Working]);
    assert_eq!(
        (news[1].items.as_slice(), news[1].recipient.as_str()),
        ([Section::Well].as_slice(), "St Mary's School")
    );
    for text in [WELL, NEEDS, WORKING] {
        assert!(!format!("{news:?}").contains(text));
    }
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    let case = worker.get(&urls::desk_case(&reference)).await;
    assert!(case.text().contains("May no longer see What is going well"), "{}", case.text());
    assert!(!case.text().contains(WORKING));

    // It has left by the same outbox, and the family reads that it did.
    let mut waiting = true;
    for _ in 0..200 {
        waiting = visitor.get(urls::PERMISSIONS).await.text().contains("We are telling");
        if !waiting {
            break;
        }
        for parcel in app.store.lease_parcels(10, 60, app.clock.now()).await.unwrap() {
            app.store.settle_parcel(&parcel, Attempt::HandedOver, app.clock.now()).await.unwrap();
        }
        tokio::task::yield_now().await;
    }
    let mine = visitor.get(urls::PERMISSIONS).await;
    assert!(
        !waiting && mine.text().contains("we told") && mine.text().contains("they may no longer see"),
        "{}",
        mine.text()
    );
}

#[tokio::test]
async fn not_now_is_asked_again_on_its_day_and_not_before() {
    let app = TestApp::start().await;
    let (visitor, family, _) = with_story(&app).await;
    let page = name(&visitor, &[("recipient", "york_camhs")]).await;
    let refused = visitor.submit(&page, post::SHARE_CHOOSE, &[("may--well", "not-now")]).await;
    assert_eq!(
        (refused.path.as_str(), refused.problems()),
        (urls::SHARE_CHOOSE, vec!["Choose when we ask you again".to_owned()])
    );
    let kept = refused.attribute("input[name='may--well'][checked]", "value");
    assert_eq!(kept.as_deref(), Some("not-now"), "what was chosen stays on the page");
    let preview = visitor.submit(&refused, post::SHARE_CHOOSE, &[("may--well", "not-now"), ("ask-in", "week")]).await;
    assert!(preview.text().contains("You say not now to") && !preview.source.contains("sing"), "{}", preview.text());
    let mine = say(&visitor, &preview, "yes").await;
    assert!(mine.text().contains("Not now. We ask you again on"), "{}", mine.text());
    assert!(!mine.text().contains("Please look at these again"));
    assert!(allowed(&book(&app, family).await, &app).is_empty());
    app.clock.advance(SignedDuration::from_hours(7 * 24));
    let later = reopened(&app, family).await;
    let mine = later.get(urls::PERMISSIONS).await;
    assert!(mine.text().contains("Please look at these again"), "{}", mine.text());
    assert!(mine.text().contains("We said that we would ask again on"), "{}", mine.text());
}

/// A visit of the first member of `family`, inside its story, as the second thing would open it.
async fn reopened(app: &TestApp, family: FamilyId) -> Visitor {
    inside_as(app, family, MemberId::first_of(family)).await
}

/// A visit inside the story, as somebody who has a way in of their own.
async fn inside_as(app: &TestApp, family: FamilyId, member: MemberId) -> Visitor {
    use app::ports::VisitData;
    use reqwest::header::{COOKIE, HeaderMap, HeaderValue};
    use sha2::{Digest, Sha256};
    let secret =
        format!("{:064x}", member.uuid().as_u128() ^ u128::from(app.clock.now().as_millisecond().unsigned_abs()));
    let key = Sha256::digest(secret.as_bytes()).into();
    let data = VisitData { family: Some(family), member: Some(member), story_open: true, ..VisitData::default() };
    app.store.begin_visit(key, &data, app.clock.now()).await.unwrap();
    let cookie = HeaderValue::from_str(&format!("visit={secret}")).unwrap();
    Visitor::with_headers(&app.base, HeaderMap::from_iter([(COOKIE, cookie)]))
}

#[tokio::test]
async fn a_kind_of_people_is_refused_kindly_and_what_i_typed_stays() {
    let app = TestApp::start().await;
    let (visitor, family, _) = with_story(&app).await;
    for kind in ["agencies", "The professionals", "services", "Everyone", "our partners & other agencies"] {
        let page = name(&visitor, &[("recipient-name", kind)]).await;
        assert_eq!(page.path, urls::SHARE_NEW, "{kind}");
        assert!(page.problems()[0].starts_with("Type the name of one person or one team"), "{kind}");
        assert_eq!(page.attribute("input[name='recipient-name']", "value").as_deref(), Some(kind));
    }
    for (changes, problem) in [
        (vec![("recipient-name", "")], "Choose a team, or type a name"),
        (vec![("recipient", "other"), ("recipient-name", "")], "Type a name"),
        (vec![("recipient", "york_camhs"), ("recipient-name", "Gran")], "Choose “Someone else” if you type a name"),
    ] {
        assert_eq!(name(&visitor, &changes).await.problems(), [problem]);
    }
    let long = "x".repeat(201);
    assert_eq!(name(&visitor, &[("recipient-name", &long)]).await.path, urls::SHARE_NEW);
    let odd = name(&visitor, &[("recipient", "other"), ("recipient-name", "<script>alert(1)</script>")]).await;
    assert_eq!(odd.heading(), "What may <script>alert(1)</script> see?");
    assert!(!odd.source.contains("<script>alert"));
    let empty = visitor.submit(&odd, post::SHARE_CHOOSE, &[]).await;
    assert_eq!(empty.problems(), ["Answer for at least one part"]);
    assert!(book(&app, family).await.permissions.records().is_empty());
}

#[tokio::test]
async fn a_double_press_records_once_and_a_page_of_another_tab_records_nothing_it_did_not_show() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let first = three_of_five(&visitor).await;
    // The other tab names somebody else.
    let page = name(&visitor, &[("recipient-name", "Mrs Lee")]).await;
    let second = visitor.submit(&page, post::SHARE_CHOOSE, &[("may--tried", "yes")]).await;
    let shown = say(&visitor, &first, "yes").await;
    assert_eq!((shown.path.as_str(), shown.heading().as_str()), (urls::SHARE_PREVIEW, "This is what Mrs Lee will see"));
    assert!(book(&app, family).await.permissions.records().is_empty());
    // The words change in a third tab: what is shown now must be looked at first.
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    let words = Content::Words(FreeText::parse("Other words").unwrap());
    let new = Entry { id: EntryId::new(Uuid::from_u128(3)), ..entry(&app, part(Section::Tried), words, member) };
    change.entries.push(new);
    app.store.write_book(&change).await.unwrap();
    let shown = say(&visitor, &second, "yes").await;
    assert_eq!(shown.all(".app-preview p"), ["Other words"]);
    let (one, two) = tokio::join!(say(&visitor, &shown, "yes"), say(&visitor, &shown, "yes"));
    assert_eq!((one.path.as_str(), two.path.as_str()), (urls::PERMISSIONS, urls::PERMISSIONS));
    say(&visitor, &shown, "yes").await;
    assert_eq!(book(&app, family).await.permissions.records().len(), 1);
}

#[tokio::test]
async fn what_another_member_said_and_what_is_walled_off_from_me_leaves_no_trace() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let preview = three_of_five(&visitor).await;
    say(&visitor, &preview, "yes").await;
    let other = MemberId::new(Uuid::from_u128(42));
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    for section in [Section::Worries, Section::Well] {
        let words = Content::Words(FreeText::parse("unused").unwrap());
        let wall = Entry {
            id: EntryId::new(fixtures::id(section.slug(), 2)),
            deed: Deed::Wall { from: other },
            ..entry(&app, part(section), words, member)
        };
        change.entries.push(wall);
    }
    app.store.write_book(&change).await.unwrap();
    let second = inside_as(&app, family, other).await;
    for path in [urls::PERMISSIONS, urls::SHARE_RECEIPT, urls::SHARE_NEW, urls::NOT_ME] {
        let page = second.get(path).await;
        assert_eq!(page.path, path);
        for trace in ["St Mary", "YRK-", WORRIES, "dance", "What worries us", "What is going well"] {
            assert!(!page.source.contains(trace), "{path} tells {trace}");
        }
        assert!(!page.text().contains("hidden"), "{path}");
    }
    let choose = name(&second, &[("recipient-name", "Gran")]).await;
    assert_eq!(choose.names().iter().filter(|name| name.starts_with("may--")).count(), 9, "three parts of five");
    assert!(!choose.text().contains("What is going well") && !choose.text().contains("What worries us"));
    // A record of somebody else is no record here.
    let record = book(&app, family).await.permissions.records()[0].id.uuid().to_string();
    for action in [post::SHARE_STOP, post::SHARE_AGAIN] {
        let page = second.post(action, &[("record".to_owned(), record.clone())]).await;
        assert_eq!(page.path, urls::PERMISSIONS);
    }
    assert_eq!(book(&app, family).await.permissions.records().len(), 4);
    // What I say about a part that is walled off from me is not heard.
    second.post(post::SHARE_CHOOSE, &[("may--worries".to_owned(), "yes".to_owned())]).await;
    assert_eq!(second.get(urls::SHARE_PREVIEW).await.path, urls::PERMISSIONS);
}

#[tokio::test]
async fn without_the_second_thing_or_a_visit_there_is_no_way_in_and_no_way_to_change() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    let locked = app.visitor();
    let back = locked.get(urls::BACK).await;
    locked.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    let pages = [
        urls::PERMISSIONS,
        urls::SHARE_NEW,
        urls::SHARE_CHOOSE,
        urls::SHARE_PREVIEW,
        urls::SHARE_RECEIPT,
        urls::NOT_ME,
    ];
    for path in pages {
        assert_eq!(locked.get(path).await.path, urls::ACCESS_OPEN, "{path}");
        assert_eq!(app.visitor().get(path).await.path, urls::ENDED, "{path}");
    }
    let posts = [post::SHARE_TO, post::SHARE_CHOOSE, post::SHARE, post::SHARE_STOP, post::SHARE_AGAIN, post::NOT_ME];
    for action in posts {
        assert_eq!(locked.post(action, &[]).await.path, urls::ACCESS_OPEN, "{action}");
        assert_eq!(app.visitor().post(action, &[]).await.path, urls::ENDED, "{action}");
        let mine = visitor.post(action, &[("record".to_owned(), "not-an-id".to_owned())]).await;
        assert!(mine.path.starts_with(urls::PERMISSIONS) && mine.status == 200, "{action}: {}", mine.path);
    }
}

#[tokio::test]
async fn the_receipt_holds_every_answer_with_its_words_and_my_requests_stand_beside_it() {
    let app = TestApp::start().await;
    let (visitor, _, _) = with_story(&app).await;
    let preview = three_of_five(&visitor).await;
    let mine = say(&visitor, &preview, "yes").await;
    visitor.submit(&mine, post::SHARE_STOP, &[("record", &button(&mine, post::SHARE_STOP))]).await;
    let receipt = visitor.get(urls::SHARE_RECEIPT).await;
    assert_eq!(receipt.all("main dl").len(), 5, "four answers and one that was taken back");
    assert!(receipt.text().contains("2026-11-24 10:00:00 UTC") && receipt.text().contains(SHARING_VERSION));
    assert!(receipt.text().contains("Sometimes the law lets people share without your yes"), "{}", receipt.text());
    let mine = visitor.get(urls::PERMISSIONS).await;
    assert!(mine.text().contains("Your requests") && mine.text().contains("You said yes on"), "{}", mine.text());
    assert!(mine.text().contains("You gave no answer, so it is no"), "{}", mine.text());
    assert_eq!(mine.all(&format!("main a[href='{}']", urls::WITHDRAW)).len(), 1);
}

#[tokio::test]
async fn a_yes_with_an_end_ends_by_itself_and_one_under_older_words_is_asked_again() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let page = name(&visitor, &[("recipient-name", "Mrs Lee")]).await;
    let answers = [("may--well", "yes"), ("how-long", "month")];
    let preview = visitor.submit(&page, post::SHARE_CHOOSE, &answers).await;
    assert!(preview.text().contains("It ends by itself after Thursday 24 December"), "{}", preview.text());
    say(&visitor, &preview, "yes").await;
    let kept = book(&app, family).await;
    let record = kept.permissions.records()[0].clone();
    let old = Permission {
        id: PermissionId::new(Uuid::from_u128(9)),
        part: part(Section::Tried),
        answer: Answer::Given { until: None },
        notice: Notice {
            version: "older".into(),
            language: "en".into(),
            reading: Reading::Parent,
            words: "Old".into(),
        },
        ..record.clone()
    };
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    change.permissions = vec![old];
    app.store.write_book(&change).await.unwrap();
    assert_eq!(allowed(&book(&app, family).await, &app), [Section::Well], "older words open nothing");
    let mine = visitor.get(urls::PERMISSIONS).await;
    assert!(mine.text().contains("The words on our page have changed"), "{}", mine.text());
    assert!(mine.text().contains("Please look at these again What we have tried, Mrs Lee"), "{}", mine.text());
    app.clock.advance(SignedDuration::from_hours(31 * 24));
    assert!(allowed(&book(&app, family).await, &app).is_empty());
    let mine = reopened(&app, family).await.get(urls::PERMISSIONS).await;
    assert!(mine.text().contains("This ended after Thursday 24 December"), "{}", mine.text());
    assert_eq!(record.recipient.organisation, None);
}

#[tokio::test]
async fn this_was_not_me_stops_everything_at_once_and_asks_a_person_to_look() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let preview = three_of_five(&visitor).await;
    let mine = say(&visitor, &preview, "yes").await;
    let recipient: Recipient = book(&app, family).await.permissions.recipients()[0].clone();
    let other = MemberId::new(Uuid::from_u128(42));
    let door = |id: u128, by| Door {
        id: DoorId::new(Uuid::from_u128(id)),
        recipient: recipient.clone(),
        mode: Mode::AddTo,
        by,
        at: app.clock.now(),
        until: app.clock.now() + SignedDuration::from_hours(24),
        closed_at: None,
    };
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    change.doors = vec![(door(1, member), [1; 32]), (door(2, other), [2; 32])];
    app.store.write_book(&change).await.unwrap();
    assert!(mine.all("main a").contains(&"This was not me".to_owned()));
    let page = visitor.get(urls::NOT_ME).await;
    let done = visitor.submit(&page, post::NOT_ME, &[]).await;
    assert_eq!(done.heading(), "We stopped all your sharing");
    assert!(done.text().contains("To talk to someone, call York MASH"), "{}", done.text());
    let now = book(&app, family).await;
    assert!(allowed(&now, &app).is_empty());
    let open: Vec<_> = now.doors.iter().filter(|door| door.is_open(app.clock.now())).map(|door| door.by).collect();
    assert_eq!(open, [other], "only mine are closed");
    let tasks = app.store.tasks().await.unwrap();
    assert_eq!(tasks.iter().map(|task| task.kind.as_str()).collect::<Vec<_>>(), ["not-me"]);
    let records = now.permissions.records().len();
    visitor.post(post::NOT_ME, &[]).await;
    assert_eq!(
        (book(&app, family).await.permissions.records().len(), app.store.tasks().await.unwrap().len()),
        (records, 1)
    );
}

#[tokio::test]
async fn a_childs_own_words_are_shared_on_the_word_of_a_named_person_or_the_parent_and_we_judge_nothing() {
    let app = TestApp::start().await;
    let (visitor, family, member) = with_story(&app).await;
    let child = Child::Born { name: PersonName::parse("Kofi").unwrap(), age: AgeBand::ElevenToFifteen };
    let people = Content::People(vec![Person { id: kofi(), who: Who::Child(child), home: None }]);
    let voice = Part::new(Section::Voice, About::Person(kofi())).unwrap();
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    let words = Content::Words(FreeText::parse(KOFI).unwrap());
    let id = |number| EntryId::new(Uuid::from_u128(number));
    change.entries.push(Entry { id: id(1), ..entry(&app, part(Section::People), people, member) });
    change.entries.push(Entry { id: id(2), ..entry(&app, voice, words, member) });
    app.store.write_book(&change).await.unwrap();
    let field = |what: &str| format!("{what}--voice-{}", kofi().uuid().simple());
    let page = name(&visitor, &[("recipient", "york_school")]).await;
    assert!(page.text().contains("Who decides about the words of Kofi?"), "{}", page.text());
    let page = visitor.submit(&page, post::SHARE_CHOOSE, &[(&field("may"), "yes")]).await;
    assert_eq!(page.problems(), ["Choose who decides about these words"]);
    let page = visitor.submit(&page, post::SHARE_CHOOSE, &[(&field("may"), "yes"), (&field("decides"), "child")]).await;
    assert_eq!(page.problems().len(), 3, "{:?}", page.problems());
    let judged = [field("may"), field("decides"), field("judged-by"), field("judged-role")];
    let day = ["day", "month", "year"].map(|part| format!("{}-{part}", field("judged-on")));
    let mut answers: Vec<(&str, &str)> =
        judged.iter().map(String::as_str).zip(["yes", "child", "Ms Day", "school nurse"]).collect();
    answers.extend(day.iter().map(String::as_str).zip(["25", "11", "2026"]));
    let page = visitor.submit(&page, post::SHARE_CHOOSE, &answers).await;
    assert_eq!(page.problems(), ["Type a day up to today"]);
    answers[4].1 = "20";
    let preview = visitor.submit(&page, post::SHARE_CHOOSE, &answers).await;
    // Who is in the family is not shared, so the name is not told by the heading.
    assert_eq!(preview.all(".app-preview h2, .app-preview p"), ["A child’s own words: one person in the family", KOFI]);
    let mine = say(&visitor, &preview, "yes").await;
    let kept = book(&app, family).await;
    let record = &kept.permissions.records()[0];
    assert_eq!(record.for_whom, About::Person(kofi()));
    let capacity = record.capacity.as_ref().unwrap();
    assert_eq!((capacity.judged_by.as_str(), capacity.role.as_str()), ("Ms Day", "school nurse"));
    let receipt = visitor.get(urls::SHARE_RECEIPT).await;
    assert!(receipt.text().contains("The child decides. Ms Day, school nurse, said so on"), "{}", receipt.text());
    // To share it again is a new decision: it is asked anew.
    let stopped = visitor.submit(&mine, post::SHARE_STOP, &[("record", &button(&mine, post::SHARE_STOP))]).await;
    let again = visitor.submit(&stopped, post::SHARE_AGAIN, &[("record", &button(&stopped, post::SHARE_AGAIN))]).await;
    assert_eq!(again.path, urls::SHARE_CHOOSE);
}
