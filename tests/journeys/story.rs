//! Our story: told once, changed at any time, filled in when the family asks again, and kept from whom it says.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::{
        ids::{FamilyId, MemberId},
        journey::{Path, Step},
        story::{About, Author, Content, Deed, Part, Section, Story},
    },
    ports::{Clock, Mine, VisitData},
    urls::{self, post},
};
use jiff::SignedDuration;
use reqwest::header::{COOKIE, HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{WELL, WORRIES, to_sent},
    visitor::{Page, Visitor},
};
use uuid::Uuid;

/// Begins a story from the first page; gives the six words.
async fn begun(visitor: &Visitor) -> String {
    let start = visitor.get("/").await;
    assert_eq!(start.all("main a[href='/story/begin']"), ["Tell your story once"]);
    let page = visitor.get(urls::STORY_BEGIN).await;
    let page = visitor.submit(&page, post::STORY_BEGIN, &[]).await;
    assert_eq!(page.path, urls::STORY_WORDS);
    page.six_words().unwrap()
}

async fn tell(visitor: &Visitor, section: Section, words: &str) -> Page {
    let page = visitor.get(&urls::story(section, None)).await;
    visitor.submit(&page, post::STORY_WRITE, &[("words", words)]).await
}

async fn add_child(visitor: &Visitor, name: &str) -> Page {
    let page = visitor.get(urls::STORY_ADD_CHILD).await;
    let child = [("child-kind", "born"), ("child-name", name), ("child-age", "5-10"), ("home", "with-us")];
    visitor.submit(&page, post::STORY_PERSON, &child).await
}

/// The only family that sent anything.
async fn family(app: &TestApp) -> FamilyId {
    app.store.desk_list(1).await.unwrap().remove(0).status.family
}

async fn story(app: &TestApp) -> Story {
    app.store.book(family(app).await).await.unwrap().story
}

fn of_family(section: Section) -> Part {
    Part::new(section, About::Family).unwrap()
}

/// Sends a request and keeps it as a story.
async fn kept(visitor: &Visitor) -> Page {
    let (sent, _) = to_sent(visitor).await;
    visitor.submit(&sent, post::STORY_KEEP, &[]).await
}

/// Another member of the only family, inside its story.
async fn second_member(app: &TestApp) -> (Visitor, MemberId) {
    let (family, member) = (family(app).await, MemberId::new(Uuid::from_u128(2)));
    app.store.put_mine(family, member, &Mine::default(), app.clock.now()).await.unwrap();
    let data = VisitData { family: Some(family), member: Some(member), story_open: true, ..VisitData::default() };
    let key = Sha256::digest(b"second").into();
    app.store.begin_visit(key, &data, app.clock.now()).await.unwrap();
    let cookie = HeaderMap::from_iter([(COOKIE, HeaderValue::from_static("visit=second"))]);
    (Visitor::with_headers(&app.base, cookie), member)
}

/// Answers every step from `page` on with boxes and radios alone, and sends.
async fn send_without_typing(visitor: &Visitor, place: &str) -> Page {
    let page = visitor.get("/").await;
    let mut page = visitor.submit(&page, post::BEGIN, &[]).await;
    for step in Path::MyFamily.steps() {
        assert_eq!(page.path, urls::step(*step), "{}", page.text());
        let chosen: &[(&str, &str)] = match step {
            Step::Where => &[("place", place)],
            Step::Danger => &[("danger", "no")],
            Step::Who => &[("who", "my-family")],
            Step::Help => &[("help", "not-sure")],
            Step::Agree => &[("agree", "yes")],
            _ => &[],
        };
        let action = if *step == Step::Check { post::SEND } else { post::ANSWER };
        page = visitor.submit(&page, action, chosen).await;
    }
    assert_eq!(page.path, urls::SENT, "{}", page.text());
    page
}

#[tokio::test]
async fn i_can_tell_my_story_without_asking_for_help_and_change_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    let page = tell(&visitor, Section::Well, "We sing & <b>dance</b>").await;
    assert_eq!(page.path, urls::STORY_SAVED);
    assert!(page.text().contains("We sing & <b>dance</b>") && page.all("main b").is_empty(), "{}", page.text());
    assert!(page.text().contains("You wrote this on Tuesday 24 November 2026"), "{}", page.text());
    assert_eq!(
        page.title(),
        "Your pages - Local services".replace("Your pages", page.title().split(" - ").next().unwrap())
    );
    tell(&visitor, Section::Well, "We sing more").await;
    let page = visitor.get(urls::STORY).await;
    assert!(page.text().contains("We sing more") && !page.text().contains("dance"), "{}", page.text());
    for link in
        [urls::PERMISSIONS, urls::SEEN, urls::CARRY, urls::ACCESS, urls::RIGHTS, urls::STORY_CHANGES, urls::START]
    {
        assert_eq!(page.all(&format!("main a[href='{link}']")).len(), 1, "{link}");
    }
    assert!(app.store.desk_list(10).await.unwrap().is_empty(), "nothing was sent to anybody");
}

#[tokio::test]
async fn every_part_can_be_written_and_no_private_page_names_anybody_in_its_title_or_address() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    let people = add_child(&visitor, "Kofi").await;
    assert_eq!(people.path, "/story/people");
    assert!(people.text().contains("Kofi, 5 to 10. With us"), "{}", people.text());
    let page = visitor.get(urls::STORY_ADD_ADULT).await;
    visitor.submit(&page, post::STORY_PERSON, &[("adult-name", "Ama")]).await;
    let page = visitor.get(&urls::story(Section::Helpers, None)).await;
    visitor.submit(&page, post::STORY_WRITE, &[("already", "The breakfast club"), ("trusted", "Mrs Lee")]).await;
    for section in Section::ALL.iter().filter(|section| section.may_be_about_all()) {
        for of in [None, Some(1)].into_iter().filter(|of| of.is_none() || section.may_be_about_one()) {
            if matches!(section, Section::People | Section::Helpers) {
                continue;
            }
            let page = visitor.get(&urls::story(*section, of)).await;
            let words = format!("{} {of:?}", section.slug());
            assert!(!page.title().contains("Kofi") && !page.path.contains("Kofi"));
            let page = visitor.submit(&page, post::STORY_WRITE, &[("words", &words)]).await;
            assert!(page.text().contains(&words), "{words}: {}", page.text());
        }
    }
    let page = visitor.get(urls::STORY).await;
    assert!(page.text().contains("Mrs Lee") && page.text().contains("The breakfast club"), "{}", page.text());
}

#[tokio::test]
async fn what_changed_shows_every_version_with_the_words_before() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    for words in ["First words", "Second words", ""] {
        tell(&visitor, Section::Worries, words).await;
    }
    let page = visitor.get(urls::STORY_CHANGES).await;
    let lines = page.all("main ol > li");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains("This part was made empty.") && lines[0].contains("Before that it said:Second words"));
    assert!(lines[1].contains("It says:Second words") && lines[1].contains("Before that it said:First words"));
    assert!(lines[2].contains("It says:First words") && !lines[2].contains("Before"), "{lines:?}");
    let story = visitor.get(urls::STORY).await;
    assert!(!story.text().contains("First words"), "an emptied part says nothing: {}", story.text());
    let part = visitor.get(&urls::story(Section::Worries, None)).await;
    assert_eq!(part.one("textarea").as_deref(), Some(""));
}

#[tokio::test]
async fn a_child_has_a_page_of_its_own_and_is_named_as_who_wrote_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    let nobody = visitor.get(&urls::story(Section::Voice, None)).await;
    assert_eq!(nobody.all("main a[href='/story/people']").len(), 1);
    add_child(&visitor, "Kofi").await;
    let page = visitor.get(urls::STORY_ADD_CHILD).await;
    visitor.submit(&page, post::STORY_PERSON, &[("child-kind", "expected")]).await;
    let choose = visitor.get(&urls::story(Section::Voice, None)).await;
    assert_eq!(choose.all("main ul a"), ["Kofi"], "a baby on the way has no words yet");
    let page = visitor.get("/story/voice?of=1").await;
    assert!(page.text().contains("Your family can read this."), "{}", page.text());
    assert!(page.source.contains("tel:08001111"));
    let page = visitor.submit(&page, post::STORY_WRITE, &[("words", "I like my dog")]).await;
    assert!(page.text().contains("I like my dog") && page.text().contains("Kofi wrote this"), "{}", page.text());
    assert_eq!(visitor.get("/story/voice?of=2").await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_request_i_sent_becomes_my_story_when_i_say_so_and_only_in_the_visit_that_typed_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let (sent, words) = to_sent(&visitor).await;
    assert!(story(&app).await.is_empty(), "nothing is kept before the family says so");
    let page = visitor.submit(&sent, post::STORY_KEEP, &[]).await;
    assert_eq!(page.path, urls::STORY_SAVED);
    for told in ["Kofi, 5 to 10", "A baby on the way", WELL, "Mrs Lee, teacher", "A bed for Kofi", "in York"] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let story = story(&app).await;
    assert_eq!(story.entries().len(), 5);
    visitor.post(post::STORY_KEEP, &[]).await;
    assert_eq!(app.store.book(family(&app).await).await.unwrap().story, story, "a second press keeps nothing twice");
    assert!(visitor.get(urls::SENT).await.text().contains("Open our story"));

    let other = app.visitor();
    let back = other.get("/back").await;
    let status = other.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(status.all("main a[href='/story']"), ["Open our story"]);
    for path in ["/story", "/story/well", "/story/changes", "/story/words", "/story/voice?of=1"] {
        assert_eq!(other.get(path).await.path, urls::ACCESS_OPEN, "six words do not open {path}");
    }
}

#[tokio::test]
async fn six_words_never_turn_a_request_into_a_story() {
    let app = TestApp::start().await;
    let (_, words) = to_sent(&app.visitor()).await;
    let other = app.visitor();
    let back = other.get("/back").await;
    other.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert!(other.get(urls::SENT).await.all(&format!("form[action='{}']", post::STORY_KEEP)).is_empty());
    assert_eq!(other.post(post::STORY_KEEP, &[]).await.path, urls::STATUS);
    assert!(story(&app).await.is_empty());

    // Nor does a visit of the same family that opened its story, but did not type the request.
    let (second, member) = second_member(&app).await;
    let request = app.store.desk_list(1).await.unwrap().remove(0).status.id;
    let data = VisitData {
        family: Some(family(&app).await),
        member: Some(member),
        request: Some(request),
        story_open: true,
        ..VisitData::default()
    };
    app.store.put_visit(&Sha256::digest(b"second").into(), &data, app.clock.now()).await.unwrap();
    second.post(post::STORY_KEEP, &[]).await;
    assert!(story(&app).await.is_empty());
    assert_eq!(app.store.mine(member).await.unwrap(), Mine::default(), "no other member learns how to reach me");
}

#[tokio::test]
async fn i_ask_again_typing_nothing_and_every_page_still_shows_for_me_to_check() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let before = story(&app).await;
    send_without_typing(&visitor, "york").await;
    let lines = app.store.desk_list(10).await.unwrap();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.status.family == lines[0].status.family), "one family asks twice");
    let newest = app.store.requests_of(lines[0].status.member).await.unwrap().remove(0);
    let told = app.store.told(newest.id, newest.member).await.unwrap().unwrap();
    assert_eq!(told.worries.as_ref().unwrap().as_str(), WORRIES);
    assert_eq!((told.name.as_str(), told.postcode.as_ref().unwrap().as_str()), ("Ama", "YO1 7HH"));
    assert_eq!(told.children().len(), 2);
    assert_eq!(told.helpers.trusted(), Some("Mrs Lee, teacher"));
    assert_eq!(told.needs.language(), Some("Twi"));
    assert_eq!(told.contact.times(), Some("before 3"));
    assert_eq!(story(&app).await, before, "what was told before is not told twice");
}

#[tokio::test]
async fn a_family_that_moved_takes_its_story_along_and_leaves_its_old_postcode_behind() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    send_without_typing(&visitor, "hull").await;
    let newest = app.store.requests_of(MemberId::first_of(family(&app).await)).await.unwrap().remove(0);
    let told = app.store.told(newest.id, newest.member).await.unwrap().unwrap();
    assert_eq!((told.place.as_str(), told.postcode), ("hull", None));
    assert_eq!(told.going_well.unwrap().as_str(), WELL);
    let mine = app.store.mine(MemberId::first_of(newest.family)).await.unwrap();
    assert_eq!(mine.postcode, None);
}

#[tokio::test]
async fn danger_help_place_and_every_yes_are_asked_anew() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    assert_eq!(page.attribute("#postcode", "value").as_deref(), Some("YO1 7HH"), "the postcode is filled in");
    assert!(page.all("input[checked]").is_empty(), "no place is chosen");
    let page = visitor.submit(&page, post::ANSWER, &[("place", "york")]).await;
    assert_eq!(page.path, "/ask/now");
    assert!(page.all("input[checked]").is_empty());
    for later in ["/ask/help", "/ask/agree", "/ask/share", "/ask/check"] {
        assert_eq!(visitor.get(later).await.path, "/ask/now", "{later} is not open yet");
    }
}

#[tokio::test]
async fn what_is_new_in_a_request_is_new_in_the_story_too_and_a_blank_takes_nothing_out() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    visitor.submit(&page, post::ANSWER, &[("place", "york")]).await;
    for (step, changes) in [
        ("now", vec![("danger", "no")]),
        ("who", vec![("who", "my-family")]),
        ("name", vec![]),
        ("children", vec![("child-kind", "born"), ("child-name", "Esi"), ("child-age", "0-4")]),
        ("well", vec![("going-well", "")]),
        ("worries", vec![("worries", "The rent is paid now")]),
        ("help", vec![("help", "not-sure")]),
        ("people", vec![]),
        ("needs", vec![]),
        ("contact", vec![]),
        ("agree", vec![("agree", "yes")]),
        ("share", vec![]),
    ] {
        let page = visitor.get(&format!("/ask/{step}")).await;
        visitor.submit(&page, post::ANSWER, &changes).await;
    }
    let check = visitor.get("/ask/check").await;
    let sent = visitor.submit(&check, post::SEND, &[]).await;
    assert!(sent.text().contains("What was new is in your story now"), "{}", sent.text());
    let story = story(&app).await;
    assert_eq!(story.words(of_family(Section::Worries)).unwrap().as_str(), "The rent is paid now");
    assert_eq!(story.words(of_family(Section::Well)).unwrap().as_str(), WELL);
    assert_eq!(story.people().len(), 3);
    assert_eq!(story.history(of_family(Section::Worries)).count(), 2, "what it said before stays");
}

#[tokio::test]
async fn a_family_without_a_story_gets_none_by_asking_twice() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    assert_eq!(page.attribute("#postcode", "value").as_deref(), Some(""));
    assert!(story(&app).await.is_empty());
}

#[tokio::test]
async fn a_part_kept_from_another_member_leaves_no_trace_on_any_page_of_theirs() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let page = visitor.get(&urls::story(Section::Worries, None)).await;
    assert!(page.all(&format!("form[action='{}']", post::STORY_WALL)).is_empty(), "there is nobody else yet");
    let (second, member) = second_member(&app).await;
    assert!(second.get(urls::STORY).await.text().contains("Mornings are hard"));
    let blank = tell(&visitor, Section::Daily, "We get up at six").await;
    assert_eq!(blank.path, urls::STORY_SAVED);
    for section in [Section::Worries, Section::Daily, Section::People] {
        let page = visitor.get(&urls::story(section, None)).await;
        let page = visitor.submit(&page, post::STORY_WALL, &[("member", &member.uuid().to_string())]).await;
        assert!(page.text().contains("Show it again to grown-up 2"), "{}", page.text());
    }
    for path in ["/story", "/story/worries", "/story/daily", "/story/people", "/story/changes", "/story/voice"] {
        let page = second.get(path).await;
        for walled in ["Mornings are hard", "at six", "Kofi, 5", "keep this part", "Show it again"] {
            assert!(!page.source.contains(walled), "{walled} on {path}");
        }
    }
    assert_eq!(second.get("/story/worries").await.one("textarea").as_deref(), Some(""));
    assert_eq!(second.get("/story/well?of=1").await.status.as_u16(), 404);

    // Who is kept out can write, sees it, and overwrites nothing that others see.
    let theirs = tell(&second, Section::Worries, "I worry too").await;
    assert!(theirs.text().contains("I worry too"), "{}", theirs.text());
    let mine = visitor.get(urls::STORY).await;
    assert!(mine.text().contains("Mornings are hard") && !mine.text().contains("I worry too"), "{}", mine.text());

    let page = visitor.get("/story/worries").await;
    visitor.submit(&page, post::STORY_WALL, &[("member", &member.uuid().to_string())]).await;
    assert!(second.get(urls::STORY_CHANGES).await.text().contains("Mornings are hard"), "the wall is down again");
}

#[tokio::test]
async fn nobody_takes_down_a_wall_against_themselves() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let (second, member) = second_member(&app).await;
    let page = visitor.get("/story/worries").await;
    visitor.submit(&page, post::STORY_WALL, &[("member", &member.uuid().to_string())]).await;
    let before = story(&app).await;
    for who in [member.uuid().to_string(), Uuid::from_u128(77).to_string(), "x".to_owned(), String::new()] {
        let fields = [("section", "worries"), ("person", ""), ("keep", "no"), ("member", &who)];
        second.post(post::STORY_WALL, &fields.map(|(name, value)| (name.to_owned(), value.to_owned()))).await;
    }
    assert_eq!(story(&app).await, before);
    assert!(!second.get(urls::STORY).await.source.contains("Mornings are hard"));
}

#[tokio::test]
async fn people_can_be_changed_and_taken_out_and_the_parts_about_them_go_empty() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let page = visitor.get("/story/people?of=2").await;
    let born = [("child-kind", "born"), ("child-name", "Esi"), ("child-age", "0-4"), ("home", "sometimes")];
    let page = visitor.submit(&page, post::STORY_PERSON, &born).await;
    assert!(page.text().contains("Esi, 0 to 4. With us some of the time"), "{}", page.text());
    let well = visitor.get("/story/well?of=1").await;
    visitor.submit(&well, post::STORY_WRITE, &[("words", "Kofi likes maths")]).await;
    let stale = visitor.get("/story/worries?of=1").await;
    let people = visitor.get("/story/people").await;
    let kofi = people.attribute("button[name=person]", "value").unwrap();
    let people = visitor.submit(&people, post::STORY_REMOVE, &[("person", &kofi)]).await;
    assert!(!people.text().contains("Kofi"), "{}", people.text());
    assert!(!visitor.get(urls::STORY).await.text().contains("Kofi likes maths"));
    assert!(visitor.get(urls::STORY_CHANGES).await.text().contains("Kofi likes maths"), "it can still be read");
    let late = visitor.submit(&stale, post::STORY_WRITE, &[("words", "About Kofi")]).await;
    assert_eq!(late.path, "/story/people");
    assert!(!format!("{:?}", story(&app).await).contains("About Kofi"), "no words go to another person");
    let fields = [("person".to_owned(), kofi)];
    assert_eq!(visitor.post(post::STORY_REMOVE, &fields).await.path, "/story/people", "twice is the same as once");
}

#[tokio::test]
async fn too_many_characters_are_refused_and_none_of_them_is_lost() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    let long = "w".repeat(4_001);
    let page = tell(&visitor, Section::Well, &long).await;
    assert_eq!(page.path, "/story/well");
    assert_eq!(page.problems(), ["Make this shorter: it can have up to 4000 characters"]);
    assert_eq!(page.one("textarea").as_deref(), Some(long.as_str()));
    assert!(page.title().starts_with("Error: "));
    let page = visitor.submit(&page, post::STORY_WRITE, &[("words", &long[1..])]).await;
    assert_eq!(page.path, urls::STORY_SAVED);
    let page = visitor.get(urls::STORY_ADD_CHILD).await;
    let page = visitor.submit(&page, post::STORY_PERSON, &[("child-kind", "born"), ("child-name", "Kofi")]).await;
    assert_eq!(page.problems(), ["Choose how old the child is"]);
    assert_eq!(page.attribute("#child-name", "value").as_deref(), Some("Kofi"));
    let page = visitor.get(urls::STORY_ADD_ADULT).await;
    let page = visitor.submit(&page, post::STORY_PERSON, &[]).await;
    assert_eq!(page.problems().len(), 1);
}

#[tokio::test]
async fn markup_in_a_box_stays_text_wherever_it_shows() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    let hostile = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
    add_child(&visitor, "<script>alert(1)</script>").await;
    tell(&visitor, Section::Tried, hostile).await;
    let page = visitor.get("/story/voice?of=1").await;
    visitor.submit(&page, post::STORY_WRITE, &[("words", hostile)]).await;
    for path in ["/story", "/story/tried", "/story/people", "/story/people?of=1", "/story/voice?of=1", "/story/changes"]
    {
        let page = visitor.get(path).await;
        assert!(!page.source.contains("<script>alert") && page.all("main img").is_empty(), "{path}");
    }
    assert_eq!(visitor.get("/story/tried").await.one("textarea").as_deref(), Some(hostile));
}

#[tokio::test]
async fn odd_addresses_and_forms_are_calm_and_change_nothing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let before = story(&app).await;
    for path in [
        "/story/nothing",
        "/story/well?of=0",
        "/story/well?of=99",
        "/story/well?of=abc",
        "/story/well?of=-1",
        "/story/well?of=",
        "/story/well?of=18446744073709551616",
        "/story/helpers?of=1",
        "/story/people?of=99",
        "/story/<b>",
    ] {
        assert_eq!(visitor.get(path).await.status.as_u16(), 404, "{path}");
    }
    for (section, person) in [("nothing", ""), ("people", ""), ("voice", ""), ("well", "x"), ("", "")] {
        let fields = [("section", section), ("person", person), ("words", "Odd words here")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(visitor.post(post::STORY_WRITE, &fields).await.status.as_u16(), 200, "{section}");
    }
    visitor.post(post::STORY_REMOVE, &[]).await;
    visitor.post(post::STORY_PERSON, &[]).await;
    assert_eq!(story(&app).await, before);
}

#[tokio::test]
async fn a_button_pressed_twice_keeps_one_version_even_in_the_same_instant() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let before = story(&app).await.entries().len();
    let words = visitor.get("/story/daily").await;
    let press = || visitor.submit(&words, post::STORY_WRITE, &[("words", "We get up at six")]);
    tokio::join!(press(), press(), press(), press());
    press().await;
    let child = visitor.get(urls::STORY_ADD_CHILD).await;
    let esi = [("child-kind", "born"), ("child-name", "Esi"), ("child-age", "0-4")];
    let add = || visitor.submit(&child, post::STORY_PERSON, &esi);
    tokio::join!(add(), add(), add());
    add().await;
    let story = story(&app).await;
    assert_eq!(story.entries().len(), before + 2);
    assert_eq!(story.people().len(), 3);
}

#[tokio::test]
async fn two_tabs_add_to_the_people_and_neither_takes_from_the_other() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let (one, two) = (visitor.get(urls::STORY_ADD_CHILD).await, visitor.get(urls::STORY_ADD_ADULT).await);
    let esi = [("child-kind", "born"), ("child-name", "Esi"), ("child-age", "0-4")];
    tokio::join!(
        visitor.submit(&one, post::STORY_PERSON, &esi),
        visitor.submit(&two, post::STORY_PERSON, &[("adult-name", "Gran")])
    );
    assert_eq!(story(&app).await.people().len(), 4);
}

#[tokio::test]
async fn words_typed_after_the_visit_ended_are_shown_again_and_the_story_stays_shut() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    tell(&visitor, Section::Well, "Kept words").await;
    let page = visitor.get("/story/worries").await;
    app.clock.advance(SignedDuration::from_mins(20));
    let late = visitor.submit(&page, post::STORY_WRITE, &[("words", "Typed <i>too</i> late")]).await;
    assert_eq!(late.path, urls::STORY_BEGIN);
    assert!(late.text().contains("Typed <i>too</i> late") && !late.text().contains("Kept words"), "{}", late.text());
    assert_eq!(visitor.get(urls::STORY).await.path, urls::ENDED);
}

#[tokio::test]
async fn an_answer_from_an_old_tab_begins_a_request_of_the_same_family_and_the_story_stays_open() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begun(&visitor).await;
    tell(&visitor, Section::Well, "Kept words").await;
    let answer = [("step", "worries"), ("worries", "Typed in an old tab")];
    let answer = answer.map(|(name, value)| (name.to_owned(), value.to_owned()));
    visitor.post(post::ANSWER, &answer).await;
    assert!(visitor.get("/story/well").await.text().contains("Kept words"), "the story is still open");
    let mut page = visitor.get(&urls::step(Step::Where)).await;
    page = visitor.submit(&page, post::ANSWER, &[("postcode", "YO1 7HH")]).await;
    page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    page = visitor.submit(&page, post::ANSWER, &[("who", "my-family")]).await;
    page = visitor.submit(&page, post::ANSWER, &[("name", "Ama")]).await;
    page = visitor
        .submit(&page, post::ANSWER, &[("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "0-4")])
        .await;
    assert!(page.source.contains("Kept words"), "it is filled in from the story: {}", page.text());
    page = visitor.submit(&page, post::ANSWER, &[]).await;
    assert!(page.source.contains("Typed in an old tab"), "and what was typed is there: {}", page.text());
}

#[tokio::test]
async fn six_words_of_a_story_lead_to_its_second_door_and_no_further() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let words = begun(&visitor).await;
    tell(&visitor, Section::Well, "Kept words").await;
    let page = visitor.get(urls::PRACTISE).await;
    let page = visitor.submit(&page, post::PRACTISE, &[("code", &words)]).await;
    assert_eq!(page.path, urls::STORY_WORDS, "{}", page.text());
    assert!(page.six_words().is_none(), "words that were tried are not shown again");
    app.clock.advance(SignedDuration::from_hours(24 * 40));
    let idle = app.clock.now();
    app.store.purge(idle, idle).await.unwrap();
    let other = app.visitor();
    let back = other.get("/back").await;
    let page = other.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(page.path, urls::ACCESS_OPEN, "{}", page.text());
    assert!(!page.source.contains("Kept words"));
}

#[tokio::test]
async fn beginning_twice_begins_once_and_shows_the_same_words() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let words = begun(&visitor).await;
    let again = visitor.post(post::STORY_BEGIN, &[]).await;
    assert_eq!(again.six_words().as_deref(), Some(words.as_str()));
    assert_eq!(visitor.get(urls::STORY_BEGIN).await.path, urls::STORY);
    // A request that begins now belongs to the same family, and its words can still be looked at.
    let start = visitor.get("/").await;
    visitor.submit(&start, post::BEGIN, &[]).await;
    assert_eq!(visitor.get(urls::STORY).await.path, urls::STORY);
    assert_eq!(visitor.get(urls::STORY_WORDS).await.six_words().as_deref(), Some(words.as_str()));
}

#[tokio::test]
async fn a_stranger_sees_no_page_of_any_story() {
    let app = TestApp::start().await;
    kept(&app.visitor()).await;
    for path in ["/story", "/story/people", "/story/well?of=1", "/story/voice?of=1", "/story/changes", "/story/words"] {
        assert_eq!(app.visitor().get(path).await.path, urls::ENDED, "{path}");
    }
    // A visit that is only filling in a form has no story yet: it is led to where one begins.
    let drafting = app.visitor();
    let start = drafting.get("/").await;
    drafting.submit(&start, post::BEGIN, &[]).await;
    assert_eq!(drafting.get("/story").await.path, urls::STORY_BEGIN);
}

#[tokio::test]
async fn notes_beside_a_part_show_with_who_wrote_them_and_where_to_answer() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    kept(&visitor).await;
    let (family, at) = (family(&app).await, app.clock.now());
    let mut change = app::ports::BookChange::new(family, None, at);
    change.entries.push(app::domain::story::Entry {
        id: app::domain::ids::EntryId::new(Uuid::from_u128(9)),
        part: of_family(Section::Well),
        deed: Deed::Note { words: app::domain::text::FreeText::parse("He <b>reads</b> well here").unwrap() },
        by: Author::Recipient {
            door: app::domain::ids::DoorId::new(Uuid::from_u128(8)),
            name: app::domain::text::Line::parse("Mrs Lee").unwrap(),
        },
        place: None,
        at,
    });
    assert!(app.store.write_book(&change).await.unwrap());
    let page = visitor.get(urls::STORY).await;
    assert!(page.text().contains("Note from Mrs Lee, Tuesday 24 November 2026 He <b>reads</b> well here"));
    assert!(page.text().contains(WELL), "the family's own words stay");
    assert!(page.all("main .govuk-inset-text a[href='/seen']").len() == 1);
    let says = story(&app).await;
    assert!(matches!(says.says(of_family(Section::Well)), Some(Content::Words(_))));
}
