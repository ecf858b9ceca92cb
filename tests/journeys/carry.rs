//! A family takes its story along, brings it to another place, and lets parts of it go with a request.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops where something is wrong, and says what")]

use app::{
    domain::{
        age_band::AgeBand,
        assessment::Assessment,
        child::Child,
        ids::{DoorId, EntryId, FamilyId, MemberId, PersonId},
        message::Body,
        permission::Answer,
        place::PlaceId,
        reference::Reference,
        story::{About, Author, Content, Deed, Entry, Part, Person, Section, Story, Who},
        text::{FreeText, Line, PersonName},
    },
    ports::{BookChange, Clock, Mine, VisitData},
    urls,
    urls::post,
};
use reqwest::header::{COOKIE, HeaderValue};
use serde_json::{Value, json};
use server::crypto::signer::{TrustedPortal, public_key};
use sha2::{Digest, Sha256};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{from_where_to_check, to_check},
    visitor::{Page, Visitor},
};
use uuid::Uuid;

const WORRY: &str = "Nights are long <b>here</b> & \"loud\"\nsince May 😀";
const VOICE: &str = "I like my gran";
const NOTE: &str = "He is calm at lunch";
const OTHERS: &str = "What only the other one wrote";
const WALLED: &str = "What is walled off from me";

/// The family that began last.
async fn family(app: &TestApp) -> FamilyId {
    FamilyId::new(app.asked("select id from family order by rowid desc limit 1").await)
}

fn kofi() -> PersonId {
    PersonId::new(Uuid::from_u128(77))
}

fn part(section: Section) -> Part {
    Part::new(section, About::Family).unwrap()
}

fn entry_id(family: FamilyId, number: u128) -> EntryId {
    EntryId::new(Uuid::from_u128(family.uuid().as_u128() ^ (number + 1)))
}

fn voice() -> Part {
    Part::new(Section::Voice, About::Person(kofi())).unwrap()
}

fn says(text: &str) -> Deed {
    Deed::Version { content: Content::Words(FreeText::parse(text).unwrap()) }
}

/// Writes a story into `family`, as if told in York: people, worries with a note and an answer, a child's own words, and
/// parts that the first member must not see.
async fn tell(app: &TestApp, family: FamilyId) -> MemberId {
    let (me, other) = (MemberId::first_of(family), MemberId::new(Uuid::from_u128(55)));
    let by_me = || Author::Member { member: me };
    let name = PersonName::parse("Kofi").unwrap();
    let who = Who::Child(Child::Born { name, age: AgeBand::FiveToTen });
    let people = Content::People(vec![Person { id: kofi(), who, home: None }]);
    let teacher = Author::Recipient { door: DoorId::new(Uuid::from_u128(6)), name: Line::parse("Mrs Lee").unwrap() };
    let note = entry_id(family, 3);
    let deeds = [
        (part(Section::People), Deed::Version { content: people }, by_me()),
        (part(Section::Worries), says("Before"), by_me()),
        (part(Section::Worries), says(WORRY), by_me()),
        (part(Section::Worries), Deed::Note { words: FreeText::parse(NOTE).unwrap() }, teacher),
        (part(Section::Worries), Deed::Answer { note, agrees: false, words: None }, by_me()),
        (voice(), says(VOICE), Author::Child { person: kofi(), with: me }),
        (part(Section::Daily), says(WALLED), Author::Member { member: other }),
        (part(Section::Daily), Deed::Wall { from: me }, Author::Member { member: other }),
        (part(Section::Tried), says("We tried a chart"), by_me()),
        (part(Section::Tried), Deed::Wall { from: other }, by_me()),
    ];
    let now = app.clock.now();
    let entries = deeds.into_iter().enumerate().map(|(index, (part, deed, by))| {
        let id = entry_id(family, u128::try_from(index).unwrap());
        Entry { id, part, deed, by, place: PlaceId::parse("york"), at: now }
    });
    let change = BookChange { entries: entries.collect(), ..BookChange::new(family, Some(me), now) };
    assert!(app.store.write_book(&change).await.unwrap());
    let mine = Mine { name: Some(PersonName::parse("Ama Zq").unwrap()), ..Mine::default() };
    app.store.put_mine(family, me, &mine, now).await.unwrap();
    let theirs = Mine { name: Some(PersonName::parse(OTHERS).unwrap()), ..Mine::default() };
    app.store.put_mine(family, other, &theirs, now).await.unwrap();
    me
}

/// A family in York with a story, and its browser.
async fn told(app: &TestApp) -> (Visitor, FamilyId) {
    let visitor = app.visitor();
    let page = visitor.get(urls::START).await;
    visitor.submit(&page, post::BEGIN, &[]).await;
    let family = family(app).await;
    tell(app, family).await;
    (visitor, family)
}

/// The file of a family's story.
async fn file(visitor: &Visitor) -> String {
    visitor.get(urls::CARRY_JSON).await.source
}

/// Pastes a file into the page that takes one.
async fn paste(visitor: &Visitor, text: &str) -> Page {
    let page = visitor.get(urls::CARRY_BRING).await;
    visitor.submit(&page, post::CARRY_BRING, &[("text", text)]).await
}

async fn story(app: &TestApp, family: FamilyId) -> Story {
    app.store.book(family).await.unwrap().story
}

#[tokio::test]
async fn a_family_takes_its_story_along_in_three_ways_and_nothing_walled_or_anothers_goes_with_it() {
    let app = TestApp::start().await;
    let (visitor, family) = told(&app).await;
    let carry = visitor.get(urls::CARRY).await;
    assert_eq!(carry.title(), "Your page - Local services", "the title says nothing");
    let print = visitor.look(&carry, urls::CARRY_PRINT, &[]).await;
    let html = visitor.get(urls::CARRY_HTML).await;
    let text = file(&visitor).await;
    for (page, name) in [(&html, "notes.html"), (&visitor.get(urls::CARRY_JSON).await, "notes.json")] {
        assert_eq!(page.headers["content-disposition"], format!("attachment; filename=\"{name}\""));
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    assert!(html.source.contains("Nights are long &lt;b&gt;here&lt;/b&gt; &amp; &quot;loud&quot;"), "{}", html.source);
    assert!(!html.source.contains("<b>here") && !html.source.contains("src=") && !html.source.contains("href="));
    for (what, source) in [("print", print.source.clone()), ("html", html.source.clone()), ("json", text.clone())] {
        for there in [VOICE, NOTE, "Before", "We tried a chart", "Mrs Lee", "Kofi"] {
            assert!(source.contains(there), "{there} is in {what}: {source}");
        }
        for absent in [WALLED, OTHERS, "Ama Zq", &family.uuid().to_string(), &kofi().uuid().to_string(), "wall"] {
            assert!(!source.contains(absent), "{absent} is not in {what}");
        }
    }
    assert!(html.text().contains("The family says: that is not right"), "{}", html.text());
    let value: Value = serde_json::from_str(&text).unwrap();
    let schema: Value = serde_json::from_str(&visitor.get(urls::STORY_SCHEMA).await.source).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&value), "{text}");
    assert!(!validator.is_valid(&json!({ "format": "story-1" })));
    // What the member told about themselves goes along when they ask for it, and only theirs.
    for path in [urls::CARRY_JSON, urls::CARRY_HTML, urls::CARRY_PRINT] {
        let with = visitor.get(&format!("{path}?mine=yes")).await;
        assert!(with.source.contains("Ama Zq") && !with.source.contains(OTHERS), "{path}");
    }
    let stranger = app.visitor();
    for path in [urls::CARRY, urls::CARRY_PRINT, urls::CARRY_HTML, urls::CARRY_JSON, urls::CARRY_HERE, urls::ALONG] {
        assert_eq!(stranger.get(path).await.path, urls::ENDED, "{path}");
    }
}

#[tokio::test]
async fn a_family_that_moves_from_york_to_hull_tells_nothing_twice() {
    let york = TestApp::start().await;
    let (there, _) = told(&york).await;
    let text = there.get(&format!("{}?mine=yes", urls::CARRY_JSON)).await.source;
    let name = Line::parse("Family Help in York").unwrap();
    let hull = TestApp::start_trusting(vec![TrustedPortal { name, key: public_key(&york.story_key).unwrap() }]).await;
    let here = hull.visitor();
    let look = here.choose_file(post::CARRY_BRING, "file", text.as_bytes()).await;
    assert_eq!(look.path, urls::CARRY_LOOK);
    assert!(look.one("#proof").unwrap().contains("saved at Family Help in York"), "{}", look.text());
    for words in [VOICE, NOTE, "Kofi", "What worries us"] {
        assert!(look.text().contains(words), "{words}: {}", look.text());
    }
    let done = here.submit(&look, post::CARRY_TAKE, &[("take", "yes")]).await;
    assert_eq!((done.path.as_str(), done.heading().as_str()), (urls::CARRY_HERE, "Your story is here"));
    let family = family(&hull).await;
    let book = hull.store.book(family).await.unwrap();
    let me = MemberId::first_of(family);
    assert_eq!((book.permissions.records().len(), book.doors.len()), (0, 0));
    let story = book.story;
    assert_eq!(story.words(part(Section::Worries)).unwrap().as_str(), WORRY);
    assert_eq!(story.people().len(), 1);
    assert_ne!(story.people()[0].id, kofi());
    let voice = Part::new(Section::Voice, About::Person(story.people()[0].id)).unwrap();
    assert_eq!(story.words(voice).unwrap().as_str(), VOICE);
    assert!(story.entries().iter().all(|entry| entry.place == PlaceId::parse("york") && entry.at == york.clock.now()));
    let (worries, _) = story.latest(part(Section::Worries)).unwrap();
    assert_eq!(worries.by, Author::Member { member: me });
    let (note, answer) = story.notes(part(Section::Worries))[0];
    assert_eq!(note.by, Author::Brought { name: Line::parse("Mrs Lee").unwrap() });
    assert!(matches!(answer.unwrap().deed, Deed::Answer { agrees: false, .. }));
    assert_eq!(hull.store.mine(me).await.unwrap().name.unwrap().as_str(), "Ama Zq");
    // A request in Hull begins with what the story knows.
    let page = here.submit(&done, post::BEGIN, &[]).await;
    let page = here.submit(&page, post::ANSWER, &[("postcode", "HU1 2AA")]).await;
    let page = here.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let page = here.submit(&page, post::ANSWER, &[("who", "my-family")]).await;
    assert_eq!(page.attribute("#name", "value").as_deref(), Some("Ama Zq"));
    let page = here.submit(&page, post::ANSWER, &[]).await;
    assert!(page.text().contains("Kofi, 5 to 10"), "{}", page.text());
    let well = here.submit(&page, post::ANSWER, &[]).await;
    let page = here.submit(&well, post::ANSWER, &[]).await;
    assert_eq!((page.path.as_str(), page.one("#worries").unwrap()), ("/ask/worries", WORRY.replace('\n', " ")));
    // Elsewhere nobody knows York: it is said plainly, and a no takes nothing.
    let away = TestApp::start().await;
    let nobody = away.visitor();
    let look = paste(&nobody, &text).await;
    assert!(look.one("#proof").unwrap().contains("We cannot tell if somebody changed it"), "{}", look.text());
    let left = nobody.submit(&look, post::CARRY_TAKE, &[("take", "no")]).await;
    assert_eq!((left.path.as_str(), left.problems().len()), (urls::CARRY_BRING, 0));
    assert_eq!(nobody.get(urls::CARRY_LOOK).await.path, urls::CARRY_BRING, "nothing waits");
    let look = paste(&nobody, &text).await;
    assert_eq!(nobody.submit(&look, post::CARRY_TAKE, &[("take", "yes")]).await.path, urls::CARRY_HERE);
}

#[tokio::test]
async fn a_file_with_any_byte_changed_is_never_taken() {
    let york = TestApp::start().await;
    let (visitor, _) = told(&york).await;
    let whole = file(&visitor).await;
    let signed = whole.find(",\"signature\"").unwrap();
    let hull = TestApp::start().await;
    let here = hull.visitor();
    let mut dice: u64 = 7;
    let mut roll = |below: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).unwrap() % below
    };
    for _ in 0..200 {
        let (position, by) = (roll(signed), u8::try_from(1 + roll(255)).unwrap());
        let mut changed = whole.clone().into_bytes();
        changed[position] ^= by;
        let page = here.choose_file(post::CARRY_BRING, "file", &changed).await;
        assert_eq!((page.status.as_u16(), page.path.as_str()), (200, urls::CARRY_BRING), "byte {position} by {by}");
        assert_eq!(page.problems().len(), 1);
        assert!(page.title().starts_with("Error"), "{}", page.title());
    }
    let page = paste(&here, &whole.replace("Nights are long", "Nights are fine")).await;
    assert!(page.problems()[0].contains("was changed after it was saved, so we took nothing"), "{:?}", page.problems());
    let swapped = whole.replace(&york.story_key, &hull.story_key);
    assert!(paste(&here, &swapped).await.problems()[0].contains("was changed"));
}

#[tokio::test]
async fn the_same_file_twice_adds_nothing_however_often_it_is_pressed() {
    let app = TestApp::start().await;
    let (visitor, mine) = told(&app).await;
    let text = file(&visitor).await;
    let before = story(&app, mine).await;
    let look = paste(&visitor, &text).await;
    assert!(look.one("#proof").unwrap().contains("You saved this file here"));
    assert!(look.text().contains("in your story already"), "{}", look.text());
    assert_eq!(story(&app, mine).await, before);

    let other = TestApp::start().await;
    let here = other.visitor();
    let look = paste(&here, &text).await;
    here.submit(&look, post::CARRY_TAKE, &[("take", "yes")]).await;
    let family = family(&other).await;
    let once = story(&other, family).await;
    // A second press of the same page, and the same file brought once more with a yes that skips the page's own advice.
    here.submit(&look, post::CARRY_TAKE, &[("take", "yes")]).await;
    let again = paste(&here, &text).await;
    assert!(again.text().contains("in your story already"));
    let shown = look.attribute("input[name=shown]", "value").unwrap();
    let yes = [("shown".to_owned(), shown), ("take".to_owned(), "yes".to_owned())];
    assert_eq!(here.post(post::CARRY_TAKE, &yes).await.path, urls::CARRY_HERE);
    assert_eq!(story(&other, family).await, once);
}

#[tokio::test]
async fn the_same_file_brought_on_two_phones_in_the_same_instant_is_taken_once() {
    let york = TestApp::start().await;
    let (there, _) = told(&york).await;
    let text = file(&there).await;
    let alone = TestApp::start().await;
    let here = alone.visitor();
    let look = paste(&here, &text).await;
    here.submit(&look, post::CARRY_TAKE, &[("take", "yes")]).await;
    let expected = story(&alone, family(&alone).await).await.entries().len();

    let app = TestApp::start().await;
    let one = app.visitor();
    let page = one.get(urls::STORY_BEGIN).await;
    one.submit(&page, post::STORY_BEGIN, &[]).await;
    let family = family(&app).await;
    let me = MemberId::first_of(family);
    let data = VisitData { family: Some(family), member: Some(me), story_open: true, ..VisitData::default() };
    app.store.begin_visit(Sha256::digest(b"two").into(), &data, app.clock.now()).await.unwrap();
    let two = Visitor::with_headers(&app.base, [(COOKIE, HeaderValue::from_static("visit=two"))].into_iter().collect());
    let (first, second) = (paste(&one, &text).await, paste(&two, &text).await);
    let yes = [("take", "yes")];
    let (left, right) =
        tokio::join!(one.submit(&first, post::CARRY_TAKE, &yes), two.submit(&second, post::CARRY_TAKE, &yes));
    assert_eq!((left.path.as_str(), right.path.as_str()), (urls::CARRY_HERE, urls::CARRY_HERE));
    assert_eq!(story(&app, family).await.entries().len(), expected);
}

#[tokio::test]
async fn a_yes_on_an_old_page_takes_no_other_file() {
    let app = TestApp::start().await;
    let (visitor, _) = told(&app).await;
    let one = file(&visitor).await;
    let two = visitor.get(&format!("{}?mine=yes", urls::CARRY_JSON)).await.source;
    let other = TestApp::start().await;
    let here = other.visitor();
    let old = paste(&here, &one).await;
    paste(&here, &two).await;
    let page = here.submit(&old, post::CARRY_TAKE, &[("take", "yes")]).await;
    assert_eq!(page.path, urls::CARRY_LOOK, "the file that waits now is shown first");
    assert!(page.text().contains("Your name, postcode"));
}

#[tokio::test]
async fn hostile_files_are_a_problem_to_mend_and_never_a_fault() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let files: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "Choose a file"),
        (vec![0xFF; 5_000], "not a story file"),
        (b"PK\x03\x04\x00\x00".to_vec(), "not a story file"),
        ("[".repeat(200_000).into_bytes(), "not a story file"),
        ("{\"a\":".repeat(100_000).into_bytes(), "not a story file"),
        (b"{\"format\":\"story-1\",\"n\":1e99999}".to_vec(), "not a story file"),
        (b"{\"format\":\"story-9\"}".to_vec(), "of a kind that we cannot read yet"),
        (b"{\"format\":\"story-1\",\"n\":0.5}".to_vec(), "cannot read all of this file"),
        (b"{\"format\":\"story-1\"}".to_vec(), "was changed"),
        (vec![b'x'; 1_500_000], "too big"),
        (b"<script>alert(1)</script>".to_vec(), "not a story file"),
    ];
    for (file, says) in files {
        let page = visitor.choose_file(post::CARRY_BRING, "file", &file).await;
        assert_eq!((page.status.as_u16(), page.path.as_str()), (200, urls::CARRY_BRING), "{says}");
        assert!(page.problems()[0].contains(says), "{says}: {:?}", page.problems());
        assert!(!page.source.contains("<script>alert"), "{says}");
    }
    let huge = visitor.choose_file(post::CARRY_BRING, "file", &vec![b'x'; 3_000_000]).await;
    assert_eq!((huge.status.as_u16(), huge.heading().as_str()), (413, "That was too long for us"));
    // What was pasted is there again, as text.
    let typed = "</textarea><script>alert(1)</script> {\"format\":\"story-1\"";
    let page = paste(&visitor, typed).await;
    assert!(page.source.contains("&lt;/textarea&gt;&lt;script&gt;") && !page.source.contains("<script>alert"));
    let again = visitor.submit(&page, post::CARRY_BRING, &[]).await;
    assert_eq!(again.problems().len(), 1, "it is posted once more as it stood");
}

/// What came to the hub's own list, and what went along.
async fn sent(app: &TestApp, page: &Page) -> (Reference, Option<Assessment>) {
    let reference = Reference::from_text(page.one(".govuk-panel__body strong").unwrap());
    let case = app.store.desk_case(&reference, app.clock.now()).await.unwrap().unwrap();
    let Body::Request(content) = case.messages[0].body() else { panic!("a request") };
    (reference, content.story.clone())
}

/// The form field of a part on the page that asks what goes along.
fn field(part: Part) -> String {
    match part.about() {
        About::Family => format!("along-{}", part.section().slug()),
        About::Person(person) => format!("along-{}-{}", part.section().slug(), person.uuid().simple()),
    }
}

#[tokio::test]
async fn a_request_carries_exactly_the_chosen_parts_in_its_places_shape() {
    let app = TestApp::start().await;
    for (postcode, paper, under_worries, under_voice) in [
        ("YO1 7HH", "Family Early Help Assessment (FEHA)", "Analysis: needs", "Information gathering: the family"),
        ("HU1 2AA", "Early Help Assessment", "Risk factors", "Lived experience"),
    ] {
        let visitor = app.visitor();
        let page = visitor.get(urls::START).await;
        let page = visitor.submit(&page, post::BEGIN, &[]).await;
        let family = family(&app).await;
        let me = tell(&app, family).await;
        let check = from_where_to_check(&visitor, page, postcode).await;
        assert!(check.text().contains("No part of your story goes along"), "{}", check.text());
        let along = visitor.get(urls::ALONG).await;
        assert!(along.text().contains(NOTE) && !along.text().contains(WALLED));
        assert_eq!(along.attribute("main input[checked]", "name"), None, "nothing is chosen beforehand");
        let (worries, voice, tried) = (field(part(Section::Worries)), field(voice()), field(part(Section::Tried)));
        let choice = [(worries.as_str(), "yes"), (voice.as_str(), "yes"), (tried.as_str(), "no")];
        let check = visitor.submit(&along, post::ALONG, &choice).await;
        assert!(check.text().contains("Some parts of your story go along"), "{}", check.text());
        let again = visitor.get(urls::ALONG).await;
        assert_eq!(again.attribute(&format!("input[name='{worries}'][checked]"), "value").as_deref(), Some("yes"));
        let confirmation = visitor.submit(&check, post::SEND, &[]).await;
        let (reference, story) = sent(&app, &confirmation).await;
        let at = app.clock.now();
        let said = |is: &str, words: &[&str], by: &str| json!({ "is": is, "words": words, "by": by, "place": "york", "at": at });
        let worries = json!({ "section": "worries", "about": null, "said": [
            said("words", &[WORRY], "The family"), said("note", &[NOTE], "Mrs Lee"), said("disagrees", &[], "The family"),
        ] });
        let voice =
            json!({ "section": "voice", "about": "Kofi", "said": [said("words", &[VOICE], "Kofi, with a grown-up")] });
        let mut headings = vec![
            json!({ "heading": under_voice, "parts": [voice] }),
            json!({ "heading": under_worries, "parts": [worries] }),
        ];
        headings.sort_by_key(|heading| heading["heading"] == under_worries);
        assert_eq!(serde_json::to_value(&story).unwrap(), json!({ "name": paper, "headings": headings }));
        // Each yes and no is on record for that hub, and nothing is on record that was left blank.
        let book = app.store.book(family).await.unwrap();
        let said: Vec<(Section, bool)> = book
            .permissions
            .records()
            .iter()
            .map(|record| (record.part.section(), record.answer == Answer::Given { until: None }))
            .collect();
        assert_eq!(said, [(Section::Worries, true), (Section::Tried, false), (Section::Voice, true)]);
        assert!(book.permissions.records().iter().all(|record| record.by == me && record.notice.words.contains("may")));
        // The hub's workers read it under their own headings.
        let desk = app.visitor();
        let page = desk.get("/desk/open").await;
        if postcode.starts_with("YO") {
            desk.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
            let case = desk.get(&urls::desk_case(&reference)).await;
            for words in [under_worries, under_voice, NOTE, "Mrs Lee, York"] {
                assert!(case.text().contains(words), "{words}: {}", case.text());
            }
            assert!(!case.text().contains("We tried a chart"));
        }
    }
}

#[tokio::test]
async fn without_a_yes_or_for_another_hub_nothing_of_the_story_goes_along() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let family = family(&app).await;
    tell(&app, family).await;
    let along = visitor.get(urls::ALONG).await;
    let all: Vec<String> = along.names().into_iter().filter(|name| name.starts_with("along-")).collect();
    let yes: Vec<(&str, &str)> = all.iter().map(|name| (name.as_str(), "yes")).collect();
    visitor.submit(&along, post::ALONG, &yes).await;
    // A move to Hull: the yes was about York's hub.
    let place = visitor.get("/ask/where?change=yes").await;
    visitor.submit(&place, post::ANSWER, &[("place", "hull"), ("postcode", "HU1 2AA")]).await;
    let help = visitor.get("/ask/help?change=yes").await;
    visitor.submit(&help, post::ANSWER, &[("help", "not-sure"), ("other-help", "A bed")]).await;
    let agree = visitor.get("/ask/agree").await;
    let share = visitor.submit(&agree, post::ANSWER, &[("agree", "yes")]).await;
    let check = visitor.submit(&share, post::ANSWER, &[]).await;
    assert_eq!(check.path, "/ask/check", "{}", check.text());
    assert!(check.text().contains("No part of your story goes along"), "{}", check.text());
    // The old page asked about York's hub, so its yes is asked again.
    assert_eq!(visitor.submit(&along, post::ALONG, &yes).await.path, urls::ALONG);
    let confirmation = visitor.submit(&check, post::SEND, &[]).await;
    assert_eq!(sent(&app, &confirmation).await.1, None);
    assert_eq!(app.store.book(family).await.unwrap().permissions.records().len(), 0);
}
