//! Each place from start to confirmation, held against its own paper: the expectations are written out here.

use app::urls::post;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{from_people_to_check, from_where_to_help},
    visitor::{Page, Visitor},
};

/// What one place's paper says, and what a family there does.
struct Paper {
    id: &'static str,
    postcode: &'static str,
    brand: &'static str,
    prefix: &'static str,
    /// What the family ticks.
    ticks: &'static str,
    hub: &'static str,
    why: &'static str,
    /// Words of the front door's page.
    guide: &'static [&'static str],
    /// Names on the list of help.
    services: &'static [&'static str],
    /// Words of the two consent pages.
    agree: &'static [&'static str],
    share: &'static [&'static str],
}

const PAPERS: [Paper; 4] = [
    Paper {
        id: "york",
        postcode: "YO1 7HH",
        brand: "Family help in York",
        prefix: "YRK-",
        ticks: "behaviour",
        hub: "York MASH (Multi-Agency Safeguarding Hub)",
        why: "In York, all requests go to York MASH first.",
        guide: &[
            "Family Early Help Assessment (FEHA)",
            "Common Assessment Framework (CAF)",
            "Finding out what is going on",
            "Lead practitioner",
            "a family support worker or the school's special needs lead",
            "Team around the child and family",
            "Family group conference",
            "Level 1: everyday help (universal)",
            "Level 2: a bit more help (additional needs)",
            "Level 3: more help at once (complex needs)",
            "Level 4: help led by a social worker (acute needs)",
            "You do not have to choose one. This website does not choose one for you.",
            "You tell your story once.",
            "Child and Family Targeted Support Service",
            "York MASH: call your council's main number",
        ],
        services: &[
            "Help with changing behaviour",
            "Help with rules and routines",
            "Help after we had a social worker",
        ],
        agree: &["It is voluntary.", "You can have a say in who your lead practitioner is."],
        share: &["York MASH sees what you send", "Healthy Child Service", "CAMHS", "City of York Council housing team"],
    },
    Paper {
        id: "rotherham",
        postcode: "S60 1AA",
        brand: "Family Help in Rotherham",
        prefix: "RTH-",
        ticks: "keep-on-track",
        hub: "Rotherham MASH (Multi-Agency Safeguarding Team)",
        why: "In Rotherham, all requests go to Rotherham MASH first.",
        guide: &[
            "Family Assessment of Need",
            "What is going well",
            "What we are worried about",
            "What needs to happen",
            "Lead professional",
            "There are eight early help teams across the borough.",
            "It is often not someone from the council.",
            "All other help is tried before social care steps in.",
            "Team around the family",
            "Strategy meeting",
            "Operation Keepsafe",
        ],
        services: &[
            "A group in school in Year 11 (Keep on Track)",
            "Help with what to do in Year 12 or 13",
            "A course about teenagers (Triple P Teen)",
            "An online course about teenagers (Teen Life)",
            "Youth workers out on the streets",
            "Youth clubs run by charities",
            "Help after the Youth Justice Service or Evolve",
        ],
        agree: &[
            "It works when you want to work with us.",
            "Then the early help team steps away.",
            "Then the team asks children's social care to look at it.",
            "Then social care and others meet at once to plan how to keep the child safe.",
        ],
        share: &["Rotherham MASH sees what you send", "Brookfield Family Hub", "Evolve Team"],
    },
    Paper {
        id: "hull",
        postcode: "HU5 1AA",
        brand: "Early help in Hull",
        prefix: "HUL-",
        ticks: "not-sure",
        hub: "EHASH (Early Help and Safeguarding Hub)",
        why: "This goes to EHASH first.",
        guide: &[
            "01482 448879",
            "01482 305770",
            "01482 708953",
            "01482 828901",
            "(check this number)",
            "Family Star Plus, My Star",
            "Some people call this: Lead Professional",
            "You, your child and that person all have to agree first.",
            "TAF (Team around the family)",
            "TAYP (Team around the young person)",
            "EHAM (Early Help Action Meeting)",
            "Every plan has a Plan B.",
            "Early Help Family Support (0-11yrs)",
            "You can ask EHASH for advice and leave out your name.",
        ],
        services: &[
            "Family support, children up to 11",
            "Family support, young people 11 to 19",
            "Help in pregnancy",
            "Help for a child with special needs or a disability (SEND)",
            "Help to get into school, training or work",
            "Children's centre",
            "Drugs and alcohol: help for a child or young person",
            "Drugs and alcohol: help for a parent or adult",
            "A family meeting (family group conference)",
            "Parenting support",
            "Help for a young carer",
            "Youth clubs and groups, 10 to 19",
        ],
        agree: &[
            "It is voluntary, and nobody has to take part.",
            "EHASH, the Early Help and Safeguarding Hub, or the early help hub for your part of Hull",
            "You, your child and that person all have to agree first.",
            "If someone is worried that a child may be badly hurt, they must contact EHASH at once.",
        ],
        share: &[
            "The hub that gets your request sees what you send",
            "You, and your child if old enough, are told first.",
        ],
    },
    Paper {
        id: "thurrock",
        postcode: "RM17 5AA",
        brand: "Brighter Futures in Thurrock",
        prefix: "THK-",
        ticks: "lead-worker",
        hub: "Thurrock MASH (Multi-Agency Safeguarding Hub)",
        why: "In Thurrock, all requests go to Thurrock MASH first.",
        guide: &[
            "Brighter Futures is the name for all early help in Thurrock.",
            "Whole family plan",
            "Lead family worker",
            "PASS, the Prevention and Support Service",
            "Edge of Care",
            "from before birth until your child is grown up",
            "Team around the family",
        ],
        services: &[
            "One worker for our whole family",
            "Children's centre",
            "Health help for children from birth to 19",
            "Help soon, because things are close to breaking",
            "Help when a child comes home from care",
        ],
        agree: &["You can get one lead family worker and one plan for your whole family."],
        share: &[
            "Thurrock MASH sees what you send",
            "0-19 Healthy Families Programme",
            "Thurrock Youth Offending Service",
        ],
    },
];

fn assert_says(page: &Page, words: &[&str]) {
    let text = page.text();
    for words in words {
        assert!(text.contains(words), "{} does not say {words:?}: {text}", page.path);
    }
}

async fn begin(visitor: &Visitor) -> Page {
    let page = visitor.get("/").await;
    visitor.submit(&page, post::BEGIN, &[]).await
}

#[tokio::test]
async fn a_family_in_each_place_asks_in_its_own_words_and_is_told_where_it_goes_why_and_by_when() {
    let app = TestApp::start().await;
    for paper in &PAPERS {
        let visitor = app.visitor();
        let page = begin(&visitor).await;
        let help = from_where_to_help(&visitor, page, &[("postcode", paper.postcode)]).await;
        assert_says(&help, paper.services);
        assert_eq!(help.one("header").as_deref(), Some(paper.brand));
        let page = visitor.submit(&help, post::ANSWER, &[("help", paper.ticks)]).await;
        let check = from_people_to_check(&visitor, page).await;
        assert!(check.one("#goes-to").unwrap().starts_with(paper.hub), "{:?}", check.one("#goes-to"));
        assert!(check.one("#goes-why").unwrap().starts_with(paper.why), "{:?}", check.one("#goes-why"));
        assert_says(&visitor.get("/ask/agree").await, paper.agree);
        assert_says(&visitor.get("/ask/share").await, paper.share);
        let sent = visitor.submit(&check, post::SEND, &[]).await;
        // Sent on Tuesday 24 November 2026: "we have it" in one working day, the outcome in five.
        assert_says(&sent, &[paper.prefix, "Wednesday 25 November 2026", "Tuesday 1 December 2026"]);
        assert!(sent.text().contains(paper.hub.split(" (").next().unwrap()), "{}", sent.text());
    }
}

#[tokio::test]
async fn how_help_works_in_each_place_can_be_read_by_anybody() {
    let app = TestApp::start().await;
    for paper in &PAPERS {
        let visitor = app.visitor();
        let start = visitor.get("/").await;
        let path = format!("/place/{}", paper.id);
        assert!(start.one(&format!("main a[href='{path}']")).is_some(), "{path} is not linked");
        let page = visitor.get(&path).await;
        assert_eq!((page.status.as_u16(), page.path.as_str()), (200, path.as_str()));
        assert_says(&page, paper.guide);
        assert_says(&page, paper.services);
        assert_says(
            &page,
            &["within 1 working day.", "within 5 working days.", "No one is too young to ask for help."],
        );
        assert!(page.one("aside a[href='tel:999']").is_some());
        assert_eq!(page.attribute("nav form", "action").as_deref(), Some("/do/exit"));
        let lower = page.text().to_lowercase();
        for never in ["only with your consent", "gcsx", "@", "your level", "score"] {
            assert!(!lower.contains(never), "{path} says {never}");
        }
    }
    assert_eq!(app.visitor().get("/place/atlantis").await.status, 404);
    assert_eq!(app.visitor().get("/place/..%2fyork").await.status, 404);
}

#[tokio::test]
async fn reading_about_a_place_keeps_the_answers_and_leads_back_to_them() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begin(&visitor).await;
    from_where_to_help(&visitor, page, &[("place", "hull")]).await;
    let guide = visitor.get("/place/hull").await;
    assert!(guide.one("main a[href='/ask/help']").is_some(), "{}", guide.text());
}

#[tokio::test]
async fn help_from_hulls_list_goes_straight_to_the_hub_of_the_part_that_was_chosen() {
    let app = TestApp::start().await;
    for (part, hub, phone) in [
        ("west", "West locality hub (Priory Children's Centre)", "01482 305770"),
        ("east", "East locality hub (Acorns Children's Centre)", "01482 708953"),
        ("north", "North locality hub (Lemon Tree Children's Centre)", "01482 828901"),
    ] {
        let visitor = app.visitor();
        let page = begin(&visitor).await;
        let help = from_where_to_help(&visitor, page, &[("place", "hull")]).await;
        let area = visitor.submit(&help, post::ANSWER, &[("help", "young-carers")]).await;
        assert_eq!(area.path, "/ask/area");
        assert_eq!(area.all("input[type=radio]").len(), 4, "three parts and \"I am not sure\"");
        assert!(area.one("input[checked]").is_none(), "nothing is chosen beforehand");
        let page = visitor.submit(&area, post::ANSWER, &[("locality", part)]).await;
        let check = from_people_to_check(&visitor, page).await;
        assert!(check.one("#goes-to").unwrap().starts_with(hub), "{:?}", check.one("#goes-to"));
        assert!(check.one("#goes-why").unwrap().contains("So this goes straight there."));
        assert_says(&check, &[phone]);
        let sent = visitor.submit(&check, post::SEND, &[]).await;
        assert_says(&sent, &[hub]);
    }
    let hubs: Vec<String> =
        app.store.desk_list(10).await.unwrap().iter().map(|line| line.status.hub.as_str().to_owned()).collect();
    assert_eq!(hubs, ["west", "east", "north"]);
}

#[tokio::test]
async fn a_family_that_is_not_sure_of_its_part_goes_to_the_front_door_and_can_still_say_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begin(&visitor).await;
    let help = from_where_to_help(&visitor, page, &[("postcode", "HU1 2AA")]).await;
    let area = visitor.submit(&help, post::ANSWER, &[("help", "parenting")]).await;
    let refused = visitor.submit(&area, post::ANSWER, &[]).await;
    assert_eq!(refused.problems(), ["Choose a part of the area, or choose “I am not sure”"]);
    assert_eq!(refused.attribute("#postcode", "value").as_deref(), Some("HU1 2AA"), "what was said is kept");
    assert!(refused.one("#locality").is_some(), "the message leads to the question");
    let page = visitor.submit(&refused, post::ANSWER, &[("locality", "not-sure")]).await;
    assert_eq!(page.path, "/ask/people");
    let check = from_people_to_check(&visitor, page).await;
    assert!(check.one("#goes-to").unwrap().starts_with("EHASH"));
    assert!(check.one("#goes-why").unwrap().contains("We do not know which one that is."));
    let place = visitor.get("/ask/where?change=yes").await;
    let check = visitor.submit(&place, post::ANSWER, &[("locality", "east")]).await;
    assert_eq!(check.path, "/ask/check");
    assert!(check.one("#goes-to").unwrap().starts_with("East locality hub"));
    assert_says(&check, &["East Hull"]);
}

#[tokio::test]
async fn adding_something_else_or_danger_brings_a_request_back_to_the_front_door() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begin(&visitor).await;
    let help = from_where_to_help(&visitor, page, &[("place", "hull")]).await;
    let area = visitor.submit(&help, post::ANSWER, &[("help", "youth")]).await;
    let page = visitor.submit(&area, post::ANSWER, &[("locality", "north")]).await;
    let check = from_people_to_check(&visitor, page).await;
    assert!(check.one("#goes-to").unwrap().starts_with("North"));
    let help = visitor.get("/ask/help?change=yes").await;
    let check = visitor.submit(&help, post::ANSWER, &[("help", "youth"), ("other-help", "A bed")]).await;
    assert!(check.one("#goes-to").unwrap().starts_with("EHASH"));
    let help = visitor.get("/ask/help?change=yes").await;
    let check = visitor.submit(&help, post::ANSWER, &[("help", "youth"), ("other-help", "")]).await;
    assert!(check.one("#goes-to").unwrap().starts_with("North"));
    let danger = visitor.get("/ask/now?change=yes").await;
    visitor.submit(&danger, post::ANSWER, &[("danger", "yes")]).await;
    let check = visitor.get("/ask/check").await;
    assert!(check.one("#goes-to").unwrap().starts_with("EHASH"));
    assert!(check.one("#goes-why").unwrap().contains("we mark it as urgent"));
}

#[tokio::test]
async fn help_for_a_family_close_to_breaking_is_marked_urgent_and_is_not_called_danger() {
    let app = TestApp::start().await;
    for (place, service) in [("thurrock", "edge-of-care"), ("york", "urgent-support")] {
        let visitor = app.visitor();
        let page = begin(&visitor).await;
        let help = from_where_to_help(&visitor, page, &[("place", place)]).await;
        let page = visitor.submit(&help, post::ANSWER, &[("help", service)]).await;
        let check = from_people_to_check(&visitor, page).await;
        assert!(check.one("#goes-why").unwrap().contains("we mark it as urgent. If it can not wait, please call."));
        visitor.submit(&check, post::SEND, &[]).await;
    }
    let lines = app.store.desk_list(10).await.unwrap();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.status.urgent));
    let case = app.store.desk_case(&lines[0].status.reference, lines[0].status.sent_at).await.unwrap().unwrap();
    let sent = serde_json::to_value(&case.messages[0]).unwrap();
    assert_eq!(sent["content"]["request"]["danger"], false);
    assert_eq!(sent["content"]["request"]["urgent"], true);
}

#[tokio::test]
async fn moving_to_another_place_forgets_the_part_of_the_first() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begin(&visitor).await;
    let help = from_where_to_help(&visitor, page, &[("place", "hull")]).await;
    let area = visitor.submit(&help, post::ANSWER, &[("help", "youth")]).await;
    visitor.submit(&area, post::ANSWER, &[("locality", "west")]).await;
    let page = visitor.get("/ask/where").await;
    visitor.submit(&page, post::ANSWER, &[("place", "york")]).await;
    let page = visitor.get("/ask/where").await;
    assert!(page.one("#locality").is_none(), "York has no parts to choose from");
    assert_eq!(visitor.get("/ask/area").await.path, "/ask/help");
}

#[tokio::test]
async fn the_hub_team_sees_which_contacts_nobody_has_checked() {
    let app = TestApp::start().await;
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    let list = worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    assert_says(&list, &["nobody has checked them", "Hull: EHASH (2018-05)", "York: York MASH (2022-01)"]);
}
