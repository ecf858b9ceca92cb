//! What the pages say: the whole plan, the clock, what is new, and a young person's own.

use app::{
    domain::{
        ids::RequestId,
        plan::{Owner, PlanText, SeenBy, Stage, StageKind, StepSays, ToolReading, Wanted, What},
    },
    ports::{Clock, SeatKind, VisitData},
    urls::{self, post},
};
use jiff::{SignedDuration, civil::date};
use sha2::{Digest, Sha256};
use tests::{
    desk::Everywhere as _,
    plan::{key, step, text},
};

use super::{Family, PAGES, free, lead, line, marks, steps};

#[tokio::test]
async fn my_plan_shows_the_goals_who_does_what_by_when_plan_b_and_the_ending() {
    let family = Family::with_plan().await;
    for part in [(StageKind::Heard, 20), (StageKind::Assessment, 22)] {
        let stage = Stage { stage: part.0, on: date(2026, 11, part.1), step_up: None, words: None };
        family.says(part.0.slug(), What::Stage(stage)).await;
    }
    let page = family.visitor.get(urls::PLAN).await;
    let text = page.text();
    for said in [
        "People will help you.",
        "We will help",
        "Calm mornings",
        "How we will know: We laugh again",
        "Ring the school",
        "By Friday 4 December 2026.",
        "Going",
        "The nurse comes round",
        "We ring the hub",
        "We do it on our own",
        "Friday 1 January 2027",
        "Nia",
        "We find out together what would help Sunday 22 November 2026",
        "Your team is there May come next",
        "Next, you get your own copy",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(page.all("[aria-current=step]").len(), 1);
    assert!(page.all("main script").is_empty());
    for path in PAGES {
        let page = family.visitor.get(path).await;
        assert_eq!((page.path.as_str(), page.title().as_str()), (path, "Your page - Local services"));
        assert!(page.all("form:not([autocomplete=off])").is_empty(), "{path}");
    }
    let status = family.visitor.get(urls::STATUS).await;
    assert_eq!(status.all("main a[href='/plan']").len(), 1);
}

#[tokio::test]
async fn once_the_help_has_ended_nobody_asks_whether_i_agree() {
    let family = Family::with_plan().await;
    let asks = "You have not said yet if you agree with the plan.";
    assert!(family.visitor.get(urls::PLAN).await.text().contains(asks));
    assert_eq!(family.visitor.get(urls::PLAN_AGREE).await.all("form input[name=agrees]").len(), 3);
    let ended = |on| What::Stage(Stage { stage: StageKind::Ended, on, step_up: None, words: None });
    family.says("ended", ended(date(2026, 11, 24))).await;
    assert!(!family.visitor.get(urls::PLAN).await.text().contains(asks));
    let page = family.visitor.get(urls::PLAN_AGREE).await;
    assert!(page.text().contains("The help has ended") && page.all("input[name=agrees]").is_empty(), "{}", page.text());
    let review = Stage { stage: StageKind::Review, on: date(2026, 11, 25), step_up: None, words: None };
    family.says("on", What::Stage(review)).await;
    assert!(family.visitor.get(urls::PLAN).await.text().contains(asks), "it went on");
}

#[tokio::test]
async fn before_anybody_wrote_to_me_the_page_says_so() {
    let family = Family::new().await;
    let page = family.visitor.get(urls::PLAN).await;
    assert!(page.path == urls::PLAN && page.text().contains("There is nothing here yet"), "{}", page.text());
    assert!(family.visitor.get(urls::STATUS).await.all("main a[href='/plan']").is_empty());
    let page = family.visitor.get(urls::PLAN_STEPS).await;
    assert!(page.all("input[name=step-what]").is_empty(), "there is no plan to add to");
}

#[tokio::test]
async fn what_is_late_says_so_and_one_press_a_day_asks() {
    let family = Family::with_plan().await;
    let on_time = family.visitor.get(urls::PLAN).await.text();
    assert!(on_time.contains("The team tells you what will happen. Done on Tuesday 24 November 2026."), "{on_time}");
    assert!(on_time.contains("You have found out together what would help. By Tuesday 8 December 2026."), "{on_time}");
    assert!(
        !on_time.contains("late")
            && family.visitor.get(urls::PLAN).await.all("form[action='/do/plan-chase']").is_empty()
    );
    let nothing = family.visitor.post(post::PLAN_CHASE, &[]).await;
    assert!(nothing.path == urls::PLAN && family.said().await.is_empty());
    let late = "2026-12-09T10:00:00Z".parse::<jiff::Timestamp>().unwrap();
    family.app.clock.advance(late.duration_since(family.app.clock.now()));
    let visitor = inside(&family).await;
    let page = visitor.get(urls::PLAN).await;
    assert!(page.text().contains("This was for Tuesday 8 December 2026. It is late."), "{}", page.text());
    for _ in 0..2 {
        let page = visitor.submit(&page, post::PLAN_CHASE, &[]).await;
        assert!(page.text().contains("You asked the team on Wednesday 9 December 2026."), "{}", page.text());
        assert!(page.all("form[action='/do/plan-chase']").is_empty());
    }
    assert_eq!(family.said().await.len(), 1);
    family.app.clock.advance(SignedDuration::from_hours(24));
    let visitor = inside(&family).await;
    let page = visitor.get(urls::PLAN).await;
    visitor.submit(&page, post::PLAN_CHASE, &[]).await;
    assert_eq!(family.said().await.len(), 2, "another day, another asking");
    let tasks = family.app.store.tasks().await.unwrap();
    assert!(tasks.iter().any(|task| task.kind == "chased"), "{tasks:?}");
}

/// The sender, in an open story.
async fn inside(family: &Family) -> tests::visitor::Visitor {
    let (family_id, member) = (family.status.family, family.status.member);
    let data = VisitData { family: Some(family_id), member: Some(member), story_open: true, ..VisitData::default() };
    let cookie = begin(family, &data).await;
    let headers = reqwest::header::HeaderMap::from_iter([(reqwest::header::COOKIE, cookie.parse().unwrap())]);
    tests::visitor::Visitor::with_headers(&family.app.base, headers)
}

async fn begin(family: &Family, data: &VisitData) -> String {
    let secret = format!("secret-{}", family.app.clock.now());
    let key = Sha256::digest(secret.as_bytes()).into();
    family.app.store.begin_visit(key, data, family.app.clock.now()).await.unwrap();
    format!("visit={secret}")
}

#[tokio::test]
async fn what_is_new_stays_until_i_say_that_i_have_read_it() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::PLAN).await;
    assert!(page.text().contains("Next time we show you what is new"), "{}", page.text());
    let page = family.visitor.submit(&page, post::PLAN_READ, &[]).await;
    assert!(page.text().contains("Nothing is new since you last looked."), "{}", page.text());
    family.app.clock.advance(SignedDuration::from_mins(1));
    family.says("w", What::Words { words: free("Hello"), asks: false }).await;
    family.says("o", lead()).await;
    for _ in 0..2 {
        let page = family.visitor.get(urls::PLAN).await;
        assert!(page.text().contains("New since you last looked Who leads Words from the team"), "{}", page.text());
    }
    let page = family.visitor.get(urls::PLAN).await;
    let page = family.visitor.submit(&page, post::PLAN_READ, &[]).await;
    assert!(page.text().contains("Nothing is new since you last looked."), "{}", page.text());
}

#[tokio::test]
async fn earlier_plans_say_what_changed_and_who_wrote_them() {
    let family = Family::with_plan().await;
    let mut changed = steps();
    changed.remove(1);
    changed.push(step("swim", SeenBy::Everyone));
    family.app.clock.advance(SignedDuration::from_mins(1));
    family.says("p2", What::Plan(Box::new(text(2, changed)))).await;
    let page = family.visitor.get(urls::PLAN_HISTORY).await.text();
    for said in ["by the team", "New step: Ring the school", "Step taken out: The nurse comes round", "first plan"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("The day to look again is now Saturday 2 January 2027."), "{page}");
}

#[tokio::test]
async fn readings_of_a_tool_are_a_line_and_a_table() {
    let family = Family::with_plan().await;
    for (event, day, score) in [("r2", 20, 6), ("r1", 2, 4)] {
        let reading = ToolReading {
            tool: line("Family Star"),
            about: line("Routine"),
            on: date(2026, 11, day),
            score,
            most: 10,
            scored_by: line("Nia & Mum"),
        };
        family.says(event, What::Reading(reading)).await;
    }
    let page = family.visitor.get(urls::PLAN_PROGRESS).await;
    assert_eq!(page.all("svg[role=img] circle").len(), 2);
    assert_eq!(
        page.all("tbody td"),
        ["Monday 2 November 2026", "4 of 10", "Nia & Mum", "Friday 20 November 2026", "6 of 10", "Nia & Mum"]
    );
}

#[tokio::test]
async fn my_own_request_has_a_plan_in_my_words_and_i_answer_for_myself_alone() {
    let family = Family::own().await;
    let words = PlanText { child_words: Some(free("Less shouting")), ..text(1, steps()) };
    family.says("p", What::Plan(Box::new(words))).await;
    family.says("o", lead()).await;
    let page = family.visitor.get(urls::PLAN).await;
    assert_eq!(page.heading(), "Your plan");
    let child = family.visitor.get(urls::PLAN_CHILD).await;
    assert!(child.text().contains("In your words Less shouting"), "{}", child.text());
    assert!(child.text().contains("What you do Ring the school"), "{}", child.text());
    let page = family.visitor.get(urls::PLAN_TEAM).await;
    family.visitor.submit(&page, post::PLAN_LEAD, &[("lead-agrees", "yes")]).await;
    let team = family.visitor.get(urls::PLAN_TEAM).await.text();
    assert!(team.contains("The child or young person said yes") && team.contains("The family said yes"), "{team}");
    let page = family.visitor.submit(&child, post::PLAN_TICK, &[("step", &mark(&child))]).await;
    assert_eq!(page.path, urls::PLAN_CHILD);
    assert_eq!(marks(&family.said().await), [StepSays::Done]);
}

fn mark(page: &tests::visitor::Page) -> String {
    page.attribute("button[name=step]", "value").unwrap()
}

#[tokio::test]
async fn a_young_persons_tick_brings_them_back_to_their_own_page() {
    let family = Family::with_plan().await;
    let (sam, _) = family.sitting("sam", SeatKind::YoungPerson).await;
    let page = sam.get(urls::PLAN_CHILD).await;
    let page = sam.submit(&page, post::PLAN_TICK, &[("step", &mark(&page))]).await;
    assert!(page.path == urls::PLAN_CHILD && page.text().contains("Done"), "{}", page.text());
}

#[tokio::test]
async fn a_paper_of_the_plan_says_notes_and_holds_its_words() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::PLAN_PRINT).await;
    assert_eq!((page.heading().as_str(), page.all(".app-harmless-note h1").len()), ("Notes", 1));
    let sheet = page.one(".app-harmless-note").unwrap();
    assert!(sheet.contains("Ring the school") && sheet.contains("We ring the hub"), "{sheet}");
    assert_eq!(page.all("a[href='/display?from=/plan/print']").len(), 2, "beside the sheet, and in the foot");
}

/// 8 goals and 25 steps, each with words of its own.
fn big() -> PlanText {
    const WORDS: [&str; 40] = [
        "breakfast",
        "calm",
        "teacher",
        "sleep",
        "walk",
        "swimming",
        "reading",
        "garden",
        "cousin",
        "bus",
        "rent",
        "letter",
        "dentist",
        "football",
        "homework",
        "phone",
        "kitchen",
        "evening",
        "library",
        "friend",
        "worry",
        "doctor",
        "coat",
        "money",
        "music",
        "grandad",
        "morning",
        "shouting",
        "listening",
        "weekend",
        "shopping",
        "bike",
        "nurse",
        "forms",
        "housing",
        "bedtime",
        "party",
        "lunch",
        "visit",
        "quiet",
    ];
    let words = |seed: usize, many: usize| {
        let word = |index: usize| WORDS[(seed * 7 + index * (seed % 5 + 3) + index * index) % WORDS.len()];
        (0..many).map(word).collect::<Vec<_>>().join(" ")
    };
    let wanted = (0..8).map(|number| Wanted {
        key: key(&format!("w{number}")),
        words: free(&format!("We want {}", words(number, 9))),
        for_whom: (number % 2 == 0).then(|| line(["Ama", "Kofi", "Mum", "Dad"][number / 2])),
        how_we_know: Some(free(&format!("There is {}", words(number + 50, 8)))),
        seen_by: SeenBy::Everyone,
    });
    let steps = (0..25).map(|number| app::domain::plan::Step {
        what: line(&format!("Go for {}", words(number + 100, 5))),
        wanted: Some(key(&format!("w{}", number % 8))),
        by: Some(date(2026, 12, i8::try_from(number + 1).unwrap())),
        progress: (number % 2 == 0).then(|| free(&words(number + 200, 7))),
        owner: if number % 3 == 0 {
            Owner::Team { person: key("nurse") }
        } else {
            Owner::Family { name: line(["Mum", "Dad", "Kofi"][number % 3]), seat: None }
        },
        ..step(&format!("s{number}"), SeenBy::Everyone)
    });
    PlanText {
        wanted: wanted.collect(),
        plan_b: free(&words(300, 20)),
        ending: free(&words(301, 20)),
        ..text(1, steps.collect())
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a test's own browser is not the server's client")]
async fn a_big_plan_fits_with_its_style_into_a_phones_first_flight() {
    // 14,000 bytes without the most that the style may weigh.
    const ROOM: usize = 14_000 - 8_800;
    let family = Family::new().await;
    family.plan().await;
    family.says("big", What::Plan(Box::new(PlanText { version: 2, ..big() }))).await;
    let request: Option<RequestId> = Some(family.status.id);
    let (family_id, member) = (Some(family.status.family), Some(family.status.member));
    let data = VisitData { request, family: family_id, member, story_open: true, ..VisitData::default() };
    let cookie = begin(&family, &data).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let ask = client.get(format!("{}{}", family.app.base, urls::PLAN)).header("cookie", cookie);
    let answer = ask.header("accept", "text/html").header("accept-encoding", "br").send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["content-encoding"].to_str().unwrap()), (200, "br"));
    let weight = answer.bytes().await.unwrap().len();
    assert!(weight <= ROOM, "{weight} bytes of {ROOM}");
}
