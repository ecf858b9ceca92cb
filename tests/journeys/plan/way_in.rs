//! Who comes to a plan, and how.

use app::{
    ports::{Clock, SeatKind},
    urls::{self, post},
};

use super::{DADS, Family, PAGES, WORD, fields, type_safe_word, type_words};
use crate::access;

#[tokio::test]
async fn my_six_words_alone_never_show_my_plan_and_my_safe_word_does() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::ACCESS).await;
    family.visitor.submit(&page, post::LOCK_WORD, &[("safe-word", WORD)]).await;
    let (phone, status) = access::back(&family.app, &family.words).await;
    assert!(status.text().contains("See your plan") && !status.text().contains("Calm mornings"));
    for path in PAGES.into_iter().chain([urls::PLAN_NEXT_FILE]) {
        let page = phone.get(path).await;
        assert_eq!(page.path, urls::ACCESS_OPEN, "{path}");
        assert!(!page.source.contains("Calm mornings"));
    }
    for action in [post::PLAN_TICK, post::PLAN_MARK, post::PLAN_ADD, post::PLAN_AGREE, post::PLAN_CHASE] {
        assert_eq!(phone.post(action, &fields(&[("step-what", "x")])).await.path, urls::ACCESS_OPEN, "{action}");
    }
    assert!(family.said().await.is_empty());
    let story = access::open(&phone, "safe-word", WORD).await;
    assert!(access::is_story(&story), "{}", story.path);
    let page = phone.get(urls::PLAN).await;
    assert!(page.path == urls::PLAN && page.text().contains("Calm mornings"), "{}", page.text());
    assert_eq!(page.title(), "Your page - Local services");
}

#[tokio::test]
async fn a_seat_opens_with_six_words_and_a_safe_word_of_its_own_and_with_nothing_else_of_the_family() {
    let family = Family::with_plan().await;
    family.seat("dad", (SeatKind::Adult, DADS)).await;
    let dad = family.app.visitor();
    assert!(type_words(&dad, "").await.problems().len() == 1);
    let wrong = type_words(&dad, "abacus abdomen abdominal abide abiding abacus").await;
    assert!(wrong.text().contains("did not open anything"), "{}", wrong.text());
    let choose = type_words(&dad, DADS).await;
    assert_eq!(choose.heading(), "Choose a safe word");
    assert_eq!(dad.get(urls::PLAN).await.path, urls::ENDED, "words alone open nothing");
    let short = type_safe_word(&dad, "abc").await;
    assert!(short.problems().len() == 1 && !short.source.contains("abc\""), "{}", short.text());
    let lost = type_safe_word(&dad, "Liverpool1").await;
    assert!(lost.problems()[0].starts_with("Choose a different one"), "{:?}", lost.problems());
    let plan = type_safe_word(&dad, WORD).await;
    assert!(plan.path == urls::PLAN && plan.text().contains("Calm mornings"), "{}", plan.text());
    for path in [urls::STATUS, urls::STORY, urls::ACCESS, urls::RIGHTS, urls::PERMISSIONS] {
        assert_eq!(dad.get(path).await.path, urls::ENDED, "{path}");
    }
    // Later, on another phone, by the words that a family types at "come back".
    let phone = family.app.visitor();
    let page = phone.get(urls::BACK).await;
    let page = phone.submit(&page, post::COME_BACK, &[("code", DADS)]).await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), (urls::PLAN_OPEN, "Now your safe word"));
    let wrong = type_safe_word(&phone, "purple kettles").await;
    assert!(wrong.text().contains("not the safe word") && !wrong.source.contains("kettles"), "{}", wrong.text());
    assert_eq!(type_safe_word(&phone, "  Purple  KETTLE ").await.path, urls::PLAN);
}

#[tokio::test]
async fn guessing_at_a_safe_word_ends_soon_and_a_quarter_of_an_hour_later_the_right_one_opens() {
    let family = Family::with_plan().await;
    family.sitting("dad", SeatKind::Adult).await;
    let thief = family.app.visitor();
    type_words(&thief, DADS).await;
    for _ in 0..5 {
        type_safe_word(&thief, "yellow kettle").await;
    }
    let right = type_safe_word(&thief, WORD).await;
    assert!(right.path == urls::PLAN_OPEN && right.text().contains("many tries"), "{}", right.text());
    family.app.clock.advance(jiff::SignedDuration::from_mins(16));
    type_words(&thief, DADS).await;
    assert_eq!(type_safe_word(&thief, WORD).await.path, urls::PLAN);
}

#[tokio::test]
async fn a_young_persons_seat_begins_with_the_plan_in_their_words() {
    let family = Family::with_plan().await;
    let (sam, _) = family.sitting("sam", SeatKind::YoungPerson).await;
    let page = sam.get(urls::PLAN_CHILD).await;
    assert_eq!(page.heading(), "Your plan");
    assert!(page.text().contains("What other people do for you"), "{}", page.text());
}

#[tokio::test]
async fn a_closed_seat_is_out_with_the_next_page_and_what_was_typed_there_is_not_kept() {
    let family = Family::with_plan().await;
    let (dad, seat) = family.sitting("dad", SeatKind::Adult).await;
    let page = dad.get(urls::PLAN_STEPS).await;
    family.app.store.close_seat(seat, family.app.clock.now()).await.unwrap();
    let after = dad.submit(&page, post::PLAN_ADD, &[("step-what", "Call the school")]).await;
    assert_eq!(after.path, urls::ENDED);
    assert!(family.said().await.is_empty());
    let again = type_words(&family.app.visitor(), DADS).await;
    assert!(again.text().contains("did not open anything"), "{}", again.text());
}

#[tokio::test]
async fn who_came_with_old_words_is_out_once_the_seat_has_new_ones() {
    let family = Family::with_plan().await;
    let (old, seat) = family.sitting("dad", SeatKind::Adult).await;
    let words = "ability abiding abide abdominal abdomen abacus";
    family.app.clock.advance(jiff::SignedDuration::from_mins(1));
    family.app.store.renew_seat(seat, family.digest(words), family.app.clock.now()).await.unwrap();
    let new = family.app.visitor();
    type_words(&new, words).await;
    assert_eq!(type_safe_word(&new, WORD).await.path, urls::PLAN);
    assert_eq!(old.get(urls::PLAN).await.path, urls::ENDED);
}
