//! What the family says: once for each tap, its own alone, and never lost.

use app::{
    domain::plan::{Agrees, Meeting, MeetingKind, MeetingState, OfferTried, Party, PlanText, StepSays, Tried, What},
    ports::SeatKind,
    urls::{self, post},
};
use jiff::{SignedDuration, civil::date};
use tests::{
    desk::Everywhere as _,
    plan::{key, text},
};

use super::{Family, fields, free, lead, line, mark_of, marks, steps};

#[tokio::test]
async fn i_tick_our_own_step_once_and_never_one_of_the_teams() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::PLAN).await;
    assert_eq!(page.all("button[name=step]").len(), 1, "the nurse's has no button");
    let own = page.attribute("button[name=step]", "value").unwrap();
    for _ in 0..2 {
        let after = family.visitor.submit(&page, post::PLAN_TICK, &[("step", &own)]).await;
        assert!(after.path == urls::PLAN && after.text().contains("We have kept it"), "{}", after.text());
    }
    let nurses = mark_of(&family.visitor, 2).await;
    for forged in [nurses.as_str(), "visit", "", "0000000000"] {
        let after = family.visitor.post(post::PLAN_TICK, &fields(&[("step", forged)])).await;
        assert!(after.text().contains("could not keep"), "{forged}: {}", after.text());
        family.visitor.post(post::PLAN_MARK, &fields(&[("step", forged), ("says", "done")])).await;
    }
    assert_eq!(marks(&family.said().await), [StepSays::Done]);
    let page = family.visitor.get(&urls::plan_step(1)).await;
    assert!(page.text().contains("You said on Tuesday 24 November 2026: It is done"), "{}", page.text());
    let page = family.visitor.submit(&page, post::PLAN_MARK, &[("says", "not-done")]).await;
    assert!(page.text().contains("Going"));
    assert_eq!(marks(&family.said().await), [StepSays::Done, StepSays::NotDone]);
}

#[tokio::test]
async fn of_the_teams_step_i_say_that_it_did_not_happen_and_a_person_is_called() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(&urls::plan_step(2)).await;
    assert!(page.all("input[value=done]").is_empty(), "{}", page.text());
    let page = family.visitor.submit(&page, post::PLAN_MARK, &[("says-words", "no </textarea><script>")]).await;
    assert_eq!(page.problems(), ["Choose or type an answer"]);
    assert!(page.one("textarea").unwrap().contains("no </textarea><script>"), "what was typed stays");
    let words = [("says", "did-not-happen"), ("says-words", "<b>Nobody</b> came")];
    let page = family.visitor.submit(&page, post::PLAN_MARK, &words).await;
    assert_eq!(page.path, urls::PLAN);
    assert!(family.app.store.tasks().await.unwrap().iter().any(|task| task.kind == "chased"));
    let page = family.visitor.get(&urls::plan_step(2)).await;
    assert!(page.source.contains("&lt;b&gt;Nobody&lt;/b&gt; came"), "{}", page.text());
}

#[tokio::test]
async fn i_add_a_step_of_our_own_once_and_tick_it() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::PLAN_STEPS).await;
    let page = family
        .visitor
        .submit(&page, post::PLAN_ADD, &[("step-what", "Swim"), ("step-by-day", "31"), ("step-by-month", "2")])
        .await;
    assert_eq!(page.problems(), ["Type a real date, like 27 3 2027, or leave it blank"]);
    assert_eq!(page.attribute("#step-what", "value").as_deref(), Some("Swim"));
    let right = [("step-what", "Swim <i>"), ("step-by-day", "1"), ("step-by-month", "12"), ("step-by-year", "2026")];
    for _ in 0..2 {
        let plan = family.visitor.submit(&page, post::PLAN_ADD, &right).await;
        assert!(plan.source.contains("Swim &lt;i&gt;") && plan.text().contains("you added this"), "{}", plan.text());
    }
    assert_eq!(family.said().await.len(), 1);
    let plan = family.visitor.get(urls::PLAN).await;
    let ticks = plan.all("button[name=step]");
    assert_eq!(ticks.len(), 2, "{ticks:?}");
}

#[tokio::test]
async fn an_answer_about_the_old_plan_is_not_taken_for_the_new_one() {
    let family = Family::with_plan().await;
    let old = family.visitor.get(urls::PLAN_AGREE).await;
    let refused = family.visitor.submit(&old, post::PLAN_AGREE, &[("agrees-why", "hm")]).await;
    assert_eq!(refused.problems().len(), 1);
    family.app.clock.advance(SignedDuration::from_secs(1));
    family.says("plan2", What::Plan(Box::new(text(2, steps())))).await;
    let after = family.visitor.submit(&old, post::PLAN_AGREE, &[("agrees", "agree")]).await;
    assert!(after.path == urls::PLAN && after.text().contains("The plan was written again"), "{}", after.text());
    assert!(family.said().await.is_empty());
    let page = family.visitor.get(urls::PLAN_AGREE).await;
    for _ in 0..2 {
        let page = family
            .visitor
            .submit(&page, post::PLAN_AGREE, &[("agrees", "not-agree"), ("agrees-why", "Too much")])
            .await;
        assert!(page.text().contains("I do not agree.") && page.text().contains("Too much"), "{}", page.text());
    }
    let said = family.said().await;
    let [event] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(event.what, What::Answered { version: 2, agrees: Agrees::NotAgree, words: Some(free("Too much")) });
}

#[tokio::test]
async fn i_answer_the_teams_words_and_say_what_i_want_said_at_a_meeting() {
    let family = Family::with_plan().await;
    family.says("q", What::Words { words: free("Is Tuesday good?"), asks: true }).await;
    family.says("m", meeting(MeetingState::Planned)).await;
    assert!(family.visitor.get(urls::PLAN).await.text().contains("The team has asked you something"));
    let page = family.visitor.get(urls::PLAN_WORDS).await;
    let field = page.names().into_iter().find(|name| name.starts_with("reply-")).unwrap();
    let page = family.visitor.submit(&page, post::PLAN_REPLY, &[]).await;
    assert_eq!(page.problems().len(), 1);
    for _ in 0..2 {
        let page = family.visitor.submit(&page, post::PLAN_REPLY, &[(&field, "Yes & no")]).await;
        assert!(page.text().contains("Yes & no"), "{}", page.text());
    }
    assert!(!family.visitor.get(urls::PLAN).await.text().contains("The team has asked you something"));
    let page = family.visitor.get(urls::PLAN_MEETINGS).await;
    let field = page.names().into_iter().find(|name| name.starts_with("views-")).unwrap();
    for _ in 0..2 {
        let page = family.visitor.submit(&page, post::PLAN_VIEWS, &[(&field, "We are tired")]).await;
        assert!(page.text().contains("We are tired"), "{}", page.text());
    }
    assert_eq!(family.said().await.len(), 2);
}

fn meeting(state: MeetingState) -> What {
    What::Meeting(Meeting {
        key: key("taf"),
        version: 1,
        kind: MeetingKind::Taf,
        state,
        starts: date(2026, 12, 1).at(16, 5, 0, 0),
        place: Some(line("Secret Hall")),
        chair: Some(line("Nia")),
        invited: vec![line("Mum"), line("Mr Hall")],
        present: Vec::new(),
        record: None,
        next: None,
    })
}

#[tokio::test]
async fn the_file_for_my_calendar_says_appointment_and_its_time_and_nothing_else() {
    let family = Family::with_plan().await;
    assert_eq!(family.visitor.get(urls::PLAN_NEXT_FILE).await.path, urls::PLAN_MEETINGS, "there is none");
    family.says("m", meeting(MeetingState::Planned)).await;
    let file = family.visitor.get(urls::PLAN_NEXT_FILE).await;
    assert_eq!(file.headers["cache-control"], "no-store");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"appointment.ics\"");
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert!(file.source.contains("\r\nDTSTART:20261201T160500Z\r\nSUMMARY:Appointment\r\n"), "{}", file.source);
    assert_eq!(file.source.lines().count(), file.source.matches("\r\n").count());
    for word in ["Hall", "Nia", "Mum", "taf", "York", "Team", "plan"] {
        assert!(!file.source.contains(word), "{word}: {}", file.source);
    }
    family.app.clock.advance(SignedDuration::from_hours(24 * 20));
    assert_eq!(family.visitor.get(urls::PLAN_NEXT_FILE).await.path, urls::ENDED, "the visit has ended by then");
}

#[tokio::test]
async fn nobody_leads_before_all_three_said_yes_and_i_answer_for_the_family() {
    let family = Family::with_plan().await;
    family.says("o", lead()).await;
    let page = family.visitor.get(urls::PLAN_TEAM).await;
    assert!(page.text().contains("was asked to lead. It is not settled yet") && !page.text().contains(", leads."));
    let page = family.visitor.submit(&page, post::PLAN_LEAD, &[]).await;
    assert_eq!(page.problems().len(), 1);
    for _ in 0..2 {
        let page = family.visitor.submit(&page, post::PLAN_LEAD, &[("lead-agrees", "yes")]).await;
        assert!(page.text().contains("The family said yes on Tuesday 24 November 2026"), "{}", page.text());
        assert!(
            page.text().contains("The child or young person has not said yet") && !page.text().contains(", leads.")
        );
    }
    assert_eq!(family.said().await.len(), 1);
    let (sam, _) = family.sitting("sam", SeatKind::YoungPerson).await;
    let page = sam.get(urls::PLAN_TEAM).await;
    sam.submit(&page, post::PLAN_LEAD, &[("lead-agrees", "yes")]).await;
    assert!(!sam.get(urls::PLAN_TEAM).await.text().contains(", leads."), "the nurse has not said yes");
    let yes = What::LeadAnswered { offer: key("lead"), party: Party::Practitioner, agrees: true, words: None };
    family.says("yes", yes).await;
    assert!(family.visitor.get(urls::PLAN).await.text().contains(", leads."));
    let page = family.visitor.get(urls::PLAN_TEAM).await;
    let page = family.visitor.submit(&page, post::PLAN_LEAD_CHANGE, &[("change-why", "We do not get on")]).await;
    assert!(page.text().contains("You asked for another lead on"), "{}", page.text());
}

#[tokio::test]
async fn our_own_line_rises_in_our_own_words() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::PLAN_PROGRESS).await;
    let refused = family.visitor.submit(&page, post::PLAN_SCALE, &[("scale-about", "Bedtime")]).await;
    assert_eq!((refused.problems().len(), refused.attribute("#scale-about", "value").as_deref()), (2, Some("Bedtime")));
    let line = [("scale-about", "Bedtime"), ("scale-low", "a fight"), ("scale-high", "a <story>")];
    family.visitor.submit(&page, post::PLAN_SCALE, &line).await;
    let mut page = family.visitor.submit(&page, post::PLAN_SCALE, &line).await;
    assert!(page.text().contains("10 is: a <story>."), "{}", page.text());
    let field = page.names().into_iter().find(|name| name.starts_with("at-")).unwrap();
    for bad in ["", "11", "-1", "x", "2.5"] {
        page = family.visitor.submit(&page, post::PLAN_SCALED, &[(&field, bad)]).await;
        assert_eq!(page.problems().len(), 1, "{bad}");
    }
    page = family.visitor.submit(&page, post::PLAN_SCALED, &[(&field, "3")]).await;
    page = family.visitor.submit(&page, post::PLAN_SCALED, &[(&field, "3")]).await;
    page = family.visitor.submit(&page, post::PLAN_SCALED, &[(&field, "7")]).await;
    assert_eq!(page.all("tbody tr").len(), 2, "{}", page.text());
    let svg = page.attribute("svg[role=img]", "aria-labelledby").unwrap();
    assert!(svg.split(' ').all(|id| page.all(&format!("#{id}")).len() == 1) && !page.source.contains("style="));
    assert_eq!(family.said().await.len(), 3);
}

#[tokio::test]
async fn what_we_said_no_to_is_declined_on_its_day_and_no_mark_against_us() {
    let family = Family::with_plan().await;
    let offers = vec![OfferTried { what: line("Parent group"), on: date(2026, 10, 2), came: Tried::Declined }];
    family.says("p2", What::Plan(Box::new(PlanText { offers, ..text(2, steps()) }))).await;
    let page = family.visitor.get(urls::PLAN).await.text();
    assert!(page.contains("Parent group. Declined on Friday 2 October 2026."), "{page}");
    assert!(!page.to_lowercase().contains("engag") && !page.to_lowercase().contains("refus"));
}

#[tokio::test]
async fn one_seats_marks_and_another_familys_open_nothing() {
    let family = Family::with_plan().await;
    let mine = mark_of(&family.visitor, 1).await;
    let (dad, _) = family.sitting("dad", SeatKind::Adult).await;
    let dads = mark_of(&dad, 1).await;
    assert_ne!(mine, dads);
    dad.post(post::PLAN_TICK, &fields(&[("step", &mine)])).await;
    family.visitor.post(post::PLAN_TICK, &fields(&[("step", &dads)])).await;
    assert!(family.said().await.is_empty());
    dad.post(post::PLAN_TICK, &fields(&[("step", &dads)])).await;
    assert_eq!(marks(&family.said().await), [StepSays::Done]);
}
