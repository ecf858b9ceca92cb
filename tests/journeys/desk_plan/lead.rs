//! Somebody of another organisation is asked to lead: they answer for themselves, learn nothing before, and lead once all
//! three have said yes, on that plan alone and no longer than they are the lead.

use app::{
    domain::plan::{LeadState, Plan},
    urls::post,
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    helping::{ADDRESS, helper, with_mail},
    journey::WELL,
    visitor::Visitor,
};

use super::{Sent, say};
use crate::helping::accounts::{HILL, account, desk};

const OFFER: [(&str, &str); 6] = [
    ("plan-name", "Ms Abara"),
    ("plan-role", "School nurse"),
    ("plan-org", "Hill Primary"),
    ("plan-partner", "yes"),
    ("plan-safety", "no"),
    ("plan-note", "Mornings are hard. We meet at school."),
];

/// Asks whoever reads mail at `email` to lead.
async fn offer(worker: &Visitor, sent: &Sent, email: &str) {
    let typed: Vec<_> = OFFER.into_iter().chain([("plan-email", email)]).collect();
    say(worker, &sent.at("/lead"), &typed).await;
}

async fn state(app: &TestApp, sent: &Sent) -> LeadState {
    sent.plan(app).await.lead.unwrap().state()
}

#[tokio::test]
async fn nobody_leads_before_three_have_said_yes_and_a_child_is_asked_by_a_named_person() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (nurse, _) = account(&app, &stub, ADDRESS).await;
    let sent = Sent::new(&app).await;
    let nothing = worker.get(&sent.at("/answer")).await;
    assert_eq!(nothing.path, sent.at(""), "nobody answers what was not asked");
    let refused = worker.get(&sent.at("/lead")).await;
    let refused = worker.submit(&refused, post::DESK_PLAN_WRITE, &[("plan-email", "nobody")]).await;
    assert_eq!(refused.problems().len(), 6, "{:?}", refused.problems());
    offer(&worker, &sent, ADDRESS).await;

    let mine = nurse.get("/helping/mine").await;
    assert!(mine.source.contains("/helping/lead") && !mine.source.contains("/helping/plan"), "{}", mine.text());
    let page = nurse.get("/helping/lead").await;
    assert!(page.text().contains("York") && page.text().contains("Mornings are hard."), "{}", page.text());
    for told in [sent.status.reference.as_str(), "Ama", WELL] {
        assert!(!page.source.contains(told), "{told}");
    }
    for closed in ["", "/text", "/print"] {
        assert_eq!(nurse.get(&sent.at(closed)).await.status, 404, "not before three have said yes");
    }
    let blank = nurse.submit(&page, post::HELPING_LEAD, &[("plan-words", "With pleasure")]).await;
    assert!(blank.problems().len() == 1 && blank.source.contains("With pleasure"), "{}", blank.text());
    let yes = [("plan-agrees", "yes"), ("plan-words", "With pleasure")];
    for _ in 0..2 {
        nurse.submit(&page, post::HELPING_LEAD, &yes).await;
    }
    assert_eq!(app.store.plan_events(sent.status.id).await.unwrap().len(), 2, "one answer");
    assert!(nurse.get("/helping/plan").await.text().contains("It waits for the family"));
    assert_eq!(state(&app, &sent).await, LeadState::Offered);

    let form = worker.get(&sent.at("/answer")).await;
    let bare = [("plan-party", "child"), ("plan-agrees", "yes")];
    let bare = worker.submit(&form, post::DESK_PLAN_WRITE, &bare).await;
    assert_eq!(bare.problems().len(), 2, "who asked, and how they understood: {:?}", bare.problems());
    let child =
        [("plan-party", "child"), ("plan-agrees", "yes"), ("plan-by", "Ms Bell"), ("plan-how", "zqhow drew it")];
    say(&worker, &sent.at("/answer"), &child).await;
    assert_eq!(nurse.get(&sent.at("")).await.status, 404, "two are not three");
    say(&worker, &sent.at("/answer"), &[("plan-party", "family"), ("plan-agrees", "yes"), ("plan-by", "Ama")]).await;
    assert_eq!(state(&app, &sent).await, LeadState::Leads);
    let seen = sent.seen(&app).await;
    assert_eq!(Plan::of(seen.clone()).lead.unwrap().state(), LeadState::Leads, "the family sees three yeses");
    assert!(!format!("{seen:?}").contains("zqhow"), "how a child was asked is for the team");
}

#[tokio::test]
async fn a_lead_works_on_the_plan_they_lead_alone_and_loses_it_with_another_lead() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (nurse, _) = account(&app, &stub, ADDRESS).await;
    let (guest, _) = helper(&app, &stub, "guest@other.example").await;
    let (sent, other) = (Sent::new(&app).await, Sent::new(&app).await);
    offer(&worker, &sent, ADDRESS).await;
    offer(&worker, &other, "guest@other.example").await;
    assert!(!guest.get("/helping/mine").await.source.contains("/helping/lead"), "without an account nobody is asked");
    let page = nurse.get("/helping/lead").await;
    nurse.submit(&page, post::HELPING_LEAD, &[("plan-agrees", "yes")]).await;
    let child = [("plan-party", "child"), ("plan-agrees", "yes"), ("plan-by", "Ms Bell"), ("plan-how", "Drew it")];
    say(&worker, &sent.at("/answer"), &child).await;
    say(&worker, &sent.at("/answer"), &[("plan-party", "family"), ("plan-agrees", "yes"), ("plan-by", "Ama")]).await;

    let led = nurse.get("/helping/plan").await;
    assert!(led.source.contains(&sent.at("")), "{}", led.text());
    say(&nurse, &sent.at("/words"), &[("plan-words", "See you at school"), ("plan-asks", "no")]).await;
    let said = sent.plan(&app).await.words;
    let by = app::domain::plan::By::Hub {
        name: app::domain::text::Line::parse("Ms Abara").ok(),
        role: app::domain::text::Line::parse("School nurse").ok(),
    };
    assert_eq!(said[0].stamp.by, by);
    for page in ["/seats", "/nothing"] {
        assert_eq!(nurse.get(&sent.at(page)).await.status, 404, "{page}");
    }
    for page in ["/outcome", "/lead"] {
        assert_eq!(nurse.get(&sent.at(page)).await.path, sent.at(""), "{page} is the hub's to say");
    }
    for page in [other.at(""), other.at("/words"), "/desk".to_owned(), "/desk/drift".to_owned()] {
        assert_eq!(nurse.get(&page).await.status, 404, "{page}");
    }
    let form = [("reference", other.status.reference.as_str()), ("form", "words"), ("key", "words-1"), ("do", "look")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    for action in [post::DESK_PLAN_WRITE, post::DESK_PLAN_BEGIN, post::DESK_PLAN_SEND, post::DESK_SEAT] {
        assert_eq!(nurse.post(action, &form).await.path, "/ended", "{action}");
    }

    app.clock.advance(SignedDuration::from_mins(1));
    offer(&worker, &sent, "lee@hill-school.example").await;
    assert_eq!(nurse.get(&sent.at("")).await.status, 404, "somebody else is asked now");
    assert!(!nurse.get("/helping/mine").await.source.contains("/helping/plan"));
}

#[tokio::test]
async fn a_lead_who_is_cut_off_at_the_desk_loses_the_plan_with_their_next_page() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (nurse, _) = account(&app, &stub, ADDRESS).await;
    let sent = Sent::new(&app).await;
    offer(&worker, &sent, ADDRESS).await;
    let page = nurse.get("/helping/lead").await;
    nurse.submit(&page, post::HELPING_LEAD, &[("plan-agrees", "yes")]).await;
    let child = [("plan-party", "child"), ("plan-agrees", "yes"), ("plan-by", "Ms Bell"), ("plan-how", "Drew it")];
    say(&worker, &sent.at("/answer"), &child).await;
    say(&worker, &sent.at("/answer"), &[("plan-party", "family"), ("plan-agrees", "yes"), ("plan-by", "Ama")]).await;
    let form = nurse.get(&sent.at("/words")).await;
    assert_eq!((nurse.get(&sent.at("")).await.status, form.status), (200.try_into().unwrap(), 200.try_into().unwrap()));

    let list = worker.get("/desk/organisations").await;
    worker.submit(&list, post::DESK_CUT_OFF, &[]).await;
    // The clock has not moved: nothing is waited for.
    let typed = [("plan-words", "One last word"), ("plan-asks", "no")];
    assert_eq!(nurse.submit(&form, post::DESK_PLAN_WRITE, &typed).await.path, "/ended");
    for page in ["", "/words", "/text", "/print"] {
        assert_eq!(nurse.get(&sent.at(page)).await.status, 404, "{page}");
    }
    assert_eq!(nurse.get("/helping/plan").await.path, "/helping");
    assert!(sent.plan(&app).await.words.is_empty());
    let family = sent.family.get(app::urls::PLAN).await;
    assert!(family.status == 200 && family.text().contains("Ms Abara"), "what was agreed stays to be read");
}
