//! A worker of one place sees nothing of another, on every page and with every form: not even that it is there.

use app::{
    domain::{ids::ApprovedId, place::PlaceId, reference::Reference},
    ports::{Approved, AuditChain, Clock},
    urls::{self, post},
};
use reqwest::header::LOCATION;
use tests::{
    app::TestApp,
    desk::{Everywhere as _, add, by_link, everywhere, first_time},
    fixtures,
    helping::with_mail,
    same::read,
    smtp::SmtpStub,
    visitor::Visitor,
};

use super::{LEE, fields, person, sent};

const AMA: (&str, &str, &str) = ("Ama", "ama@york.example", "manager");

/// Hull and York with their people, and something of York's of every kind.
struct Two {
    app: TestApp,
    lee: Visitor,
    worker: Visitor,
    york: Reference,
    /// Ids of York's, by the name that forms give them.
    theirs: Vec<(&'static str, String)>,
}

async fn organisation(app: &TestApp) -> String {
    let id = ApprovedId::new(fixtures::id("organisation", 1));
    let new = Approved {
        id,
        name: app::domain::text::Line::parse("Minster School").unwrap(),
        domain: app::domain::helper::MailDomain::parse("minster.example").unwrap(),
        place: fixtures::place(),
        stopped_at: None,
    };
    assert!(app.store.approve(&everywhere(), &new, app.clock.now()).await.unwrap());
    id.uuid().to_string()
}

async fn two(app: TestApp, stub: &SmtpStub) -> Two {
    let york = sent(&app, 1, ("york", "mash")).await;
    let link = by_link(&app).await;
    let lee = person(&app, stub, &link, (LEE, "hull")).await;
    let worker = person(&app, stub, &lee, (("Bo", "bo@hull.example", "worker"), "hull")).await;
    add(&link, AMA, "york").await;
    first_time(&app, stub, AMA.1).await;
    app.store.raise_late(&[(fixtures::place(), fixtures::day(99))], app.clock.now()).await.unwrap();
    let people = app.store.desk_people(&[fixtures::place()]).await.unwrap();
    let task = app.store.tasks().await.unwrap().remove(0);
    let theirs = vec![
        ("reference", york.as_str().to_owned()),
        ("organisation", organisation(&app).await),
        ("account", fixtures::id("account", 1).to_string()),
        ("person", people[0].id.uuid().to_string()),
        ("task", task.id.to_string()),
    ];
    Two { app, lee, worker, york, theirs }
}

/// Everything of York's that a form could change.
async fn of_york(two: &Two) -> String {
    let (store, york) = (&two.app.store, [fixtures::place()]);
    let status = store.desk_status(&everywhere(), &two.york).await.unwrap();
    let people = store.desk_people(&york).await.unwrap();
    format!("{status:?} {people:?} {:?} {:?}", store.tasks().await.unwrap(), store.organisations().await.unwrap())
}

#[tokio::test]
async fn a_worker_of_hull_sees_nothing_of_york_on_any_page_of_the_desk() {
    let (app, stub) = with_mail().await;
    let two = two(app, &stub).await;
    for visitor in [&two.lee, &two.worker] {
        for page in
            ["/desk", "/desk?hub=york.mash", "/desk?page=2", "/desk/concerns", "/desk/organisations", "/desk/people"]
        {
            let page = visitor.get(page).await;
            for theirs in [two.york.as_str(), "Minster", "minster.example", "Ama", "York"] {
                assert!(!page.text().contains(theirs), "{theirs} at {}: {}", page.path, page.text());
            }
        }
        let never = Reference::from_text("YRK-99999999");
        for (one, other) in [
            (app::urls::desk_case(&two.york), app::urls::desk_case(&never)),
            (app::urls::desk_concern(&two.york), app::urls::desk_concern(&never)),
        ] {
            let (one, other) = (visitor.get(&one).await, visitor.get(&other).await);
            assert_eq!(one.status, 404);
            assert_eq!(read(&one).replace(two.york.as_str(), ""), read(&other).replace(never.as_str(), ""));
        }
    }
}

#[tokio::test]
async fn no_form_of_hull_does_anything_in_york_and_each_is_answered_as_if_it_were_not_there() {
    let (app, stub) = with_mail().await;
    let two = two(app, &stub).await;
    let before = of_york(&two).await;
    let more = [
        ("delivery", "seen"),
        ("do", "done"),
        ("answer", "An answer"),
        ("person-place", "york"),
        ("approve-place", "york"),
    ];
    for visitor in [&two.lee, &two.worker] {
        for action in [
            post::DESK_NEWS,
            post::DESK_CONCERN,
            post::DESK_ANSWER,
            post::DESK_TASK,
            post::DESK_STOP,
            post::DESK_CUT_OFF,
            post::DESK_RESET,
            post::DESK_PERSON_CUT,
            post::DESK_PERSON_RESET,
            post::DESK_PERSON_ADD,
            post::DESK_APPROVE,
        ] {
            let theirs: Vec<_> = two.theirs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let nobodys = [
                ("reference", "YRK-99999999"),
                ("organisation", "00000000-0000-0000-0000-00000000dead"),
                ("account", "00000000-0000-0000-0000-00000000dead"),
                ("person", "00000000-0000-0000-0000-00000000dead"),
                ("task", "99999"),
            ];
            let one = visitor.post_raw(action, &fields(&[theirs.as_slice(), &more].concat())).await;
            let other = visitor.post_raw(action, &fields(&[nobodys.as_slice(), &more].concat())).await;
            assert_eq!((one.status(), other.status()), (303.try_into().unwrap(), 303.try_into().unwrap()), "{action}");
            assert_eq!(one.headers().get(LOCATION), other.headers().get(LOCATION), "{action}");
        }
    }
    assert_eq!(of_york(&two).await, before, "nothing of York's has changed");
}

#[tokio::test]
async fn a_worker_of_one_hub_sees_that_hub_and_no_other_of_the_place() {
    let (app, stub) = with_mail().await;
    let (west, east) = (sent(&app, 1, ("hull", "west")).await, sent(&app, 2, ("hull", "east")).await);
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    let page = lee.get("/desk/people").await;
    let typed = [("person-name", "Bo"), ("person-email", "bo@hull.example"), ("person-title", "Worker")];
    let chosen = [("person-role", "worker"), ("person-hub", "west")];
    let page = lee.submit(&page, post::DESK_PERSON_ADD, &[typed.as_slice(), &chosen].concat()).await;
    assert!(page.problems().is_empty(), "{:?}", page.problems());
    let (bo, _) = first_time(&app, &stub, "bo@hull.example").await;
    let list = bo.get("/desk").await.text();
    assert!(list.contains(west.as_str()) && !list.contains(east.as_str()), "{list}");
    assert_eq!(bo.get(&app::urls::desk_case(&west)).await.status, 200);
    assert_eq!(bo.get(&app::urls::desk_case(&east)).await.status, 404);
}

#[tokio::test]
async fn whose_role_opens_nothing_sees_how_far_it_is_and_reads_no_word() {
    let (app, stub) = with_mail().await;
    let reference = sent(&app, 1, ("hull", "west")).await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    let reader = person(&app, &stub, &lee, (("Di", "di@hull.example", "reader"), "hull")).await;
    assert!(reader.get("/desk").await.text().contains(reference.as_str()));
    let case = reader.get(&app::urls::desk_case(&reference)).await;
    assert!(case.status == 200 && case.text().contains("opens nothing"), "{}", case.text());
    assert!(!case.source.contains(fixtures::CANARY) && case.controls().is_empty(), "{}", case.text());
    for action in [post::DESK_NEWS, post::DESK_TASK, post::DESK_ANSWER, post::DESK_PERSON_ADD, post::DESK_APPROVE] {
        let fields = fields(&[("reference", reference.as_str()), ("delivery", "seen")]);
        assert_eq!(reader.post(action, &fields).await.path, "/ended", "{action}");
    }
    assert!(app.store.openings_of(fixtures::member(1)).await.unwrap().is_empty(), "nothing was opened");
    let hull = PlaceId::parse("hull").unwrap();
    assert_eq!(app.store.desk_people(&[hull]).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_worker_who_is_refused_stands_in_the_audit_and_who_is_not_does_not() {
    let (app, stub) = with_mail().await;
    let two = two(app, &stub).await;
    let rows = async || match two.app.store.check_audit().await.unwrap() {
        AuditChain::Whole { rows } => rows,
        AuditChain::BrokenAt { row } => panic!("broken at {row}"),
    };
    let before = rows().await;
    assert_eq!(two.worker.get(urls::DESK).await.status.as_u16(), 200);
    two.app.visitor().get(urls::DESK).await;
    assert_eq!(rows().await, before, "who is let in, or is nobody of a team, has no row");
    assert_eq!(two.worker.get(&urls::desk_case(&two.york)).await.status.as_u16(), 404);
    assert_eq!(rows().await, before + 1);
    let add = fields(&[("person-name", "Me again"), ("place", "hull")]);
    assert_eq!(two.worker.post(post::DESK_PERSON_ADD, &add).await.path, urls::ENDED);
    assert_eq!(rows().await, before + 2);
}
