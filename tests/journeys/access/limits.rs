//! Guessing: answers that say nothing, checks that are counted, a school behind one address.

use std::{sync::Arc, time::Duration};

use app::{
    domain::{
        lock::{Lock, SafeWord},
        return_code::ReturnCode,
    },
    ports::{Clock, CodeRow, Codes, Secrets},
    urls::post,
};
use jiff::SignedDuration;
use tests::{app::TestApp, journey::to_sent};

use super::{WORD, back, choose_email, fields, is_story, locked, open, with_mail};

const WAIT: &str = "There were many tries just now";

/// What an answer is made of, apart from its date and number.
async fn parts(response: reqwest::Response) -> (u16, Vec<(String, String)>, String) {
    let volatile = ["date", "x-request-id"];
    let mut headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .filter(|(name, _)| !volatile.contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (response.status().as_u16(), headers, response.text().await.unwrap())
}

#[tokio::test]
async fn a_wrong_try_is_answered_alike_and_costs_one_slow_check_whatever_there_is_behind_it() {
    let (app, stub) = with_mail().await;
    let (_, with_word) = locked(&app, WORD).await;
    let (_, with_none) = to_sent(&app.visitor()).await;
    let mailed = app.visitor();
    let (_, with_mail) = to_sent(&mailed).await;
    choose_email(&mailed, &stub, "me@example.org").await;
    let mut answers = Vec::new();
    for words in [&with_word, &with_none, &with_mail] {
        for (field, typed) in [("safe-word", "wrong word"), ("safe-word", "x"), ("once", "123456")] {
            let (visitor, _) = back(&app, words).await;
            app.codes.checks();
            let answer = parts(visitor.post_raw(post::OPEN_STORY, &fields(&[(field, typed)])).await).await;
            assert_eq!(app.codes.checks(), 1, "{field}={typed}");
            answers.push(answer);
            app.clock.advance(SignedDuration::from_secs(31));
        }
    }
    assert_eq!(answers[0].0, 303);
    assert!(answers.windows(2).all(|pair| pair.first() == pair.last()), "{answers:#?}");

    let mut backs = Vec::new();
    let mut near: Vec<&str> = with_word.split(' ').collect();
    near.reverse();
    for typed in [near.join(" "), "abacus abdomen abdominal abide abiding ability".to_owned()] {
        let visitor = app.visitor();
        visitor.get("/back").await;
        app.codes.checks();
        let page = visitor.post(post::COME_BACK, &fields(&[("code", &typed)])).await;
        backs.push((page.path, page.source, app.codes.checks()));
    }
    app.codes.checks();
    back(&app, &with_word).await;
    assert_eq!((app.codes.checks(), backs[0].2), (1, 1), "right words cost what wrong ones do");
    assert_eq!(backs.first(), backs.last());
}

#[tokio::test]
async fn how_long_a_wrong_try_takes_says_nothing_of_whether_there_is_a_second_thing() {
    let app = TestApp::start().await;
    let (mut known, mut none) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        let (_, with_word) = locked(&app, WORD).await;
        let (_, with_none) = to_sent(&app.visitor()).await;
        let ((one, _), (two, _)) = (back(&app, &with_word).await, back(&app, &with_none).await);
        for _ in 0..9 {
            for (visitor, times) in [(&one, &mut known), (&two, &mut none)] {
                let start = tokio::time::Instant::now();
                visitor.post_raw(post::OPEN_STORY, &fields(&[("safe-word", "wrong word")])).await;
                times.push(start.elapsed());
            }
            app.clock.advance(SignedDuration::from_secs(31));
        }
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2]
    };
    let (known, none) = (median(&mut known), median(&mut none));
    eprintln!("36 pairs: {known:?} with a safe word, {none:?} without (medians)");
    // A bound that a busy machine does not break; the count of slow checks is the sharp claim.
    let (low, high) = (known.min(none), known.max(none));
    assert!(high < low * 10 + Duration::from_millis(200), "{known:?} and {none:?}");
}

#[tokio::test]
async fn nobody_gets_more_than_fifty_guesses_a_day_and_the_owner_still_gets_in() {
    let app = TestApp::start().await;
    let (_, words) = locked(&app, WORD).await;
    let (attacker, _) = back(&app, &words).await;
    app.codes.checks();
    let mut guesses = 0;
    // Every two minutes for a day, which is as fast as the visit and the locks make sense.
    for _ in 0..720 {
        attacker.post_raw(post::OPEN_STORY, &fields(&[("safe-word", "wrong word")])).await;
        guesses += app.codes.checks();
        app.clock.advance(SignedDuration::from_mins(2));
    }
    eprintln!("{guesses} guesses were looked into in a day");
    assert!((20..=50).contains(&guesses), "{guesses}");
    assert!(attacker.get("/access/open").await.text().contains(WAIT));
    app.clock.advance(SignedDuration::from_hours(1));
    let (owner, _) = back(&app, &words).await;
    assert!(is_story(&open(&owner, "safe-word", WORD).await));
}

/// Family `number` of a school: saved answers, six words and a safe word, without walking the pages.
async fn pupil(app: &TestApp, number: u32) -> String {
    let mut draft = tests::fixtures::draft(number);
    draft.saved = true;
    draft.keep_until = app.clock.now() + SignedDuration::from_hours(24 * 28);
    app.store.create_draft(&draft, app.clock.now()).await.unwrap();
    let code = ReturnCode::new([number, 1, 2, 3, 4, 5]);
    let key = app.codes.look_up_key(&code);
    let row = CodeRow { key, verifier: app.codes.verifier(&code).await.unwrap() };
    app.store.add_code(draft.member, &row, app.clock.now()).await.unwrap();
    let word = SafeWord::parse(WORD).unwrap();
    let verifier = app.codes.word_verifier(draft.member, &word).await.unwrap();
    app.store.put_lock(draft.member, &Lock::Word { verifier }, app.clock.now()).await.unwrap();
    code.words().join(" ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_pupils_behind_one_address_all_get_in_while_somebody_there_is_guessing() {
    let app = Arc::new(TestApp::start().await);
    let mut pupils = Vec::new();
    for number in 1..=30 {
        pupils.push(pupil(&app, number).await);
    }
    // The attack is past what one network may do before the first pupil comes, and goes on while they do.
    let attack = |count: u32| {
        let app = Arc::clone(&app);
        async move {
            let attacker = app.visitor();
            for number in 0..count {
                let words = ReturnCode::new([number, 9, 9, 9, 9, 9]).words().join(" ");
                attacker.post_raw(post::COME_BACK, &fields(&[("code", &words)])).await;
            }
        }
    };
    attack(150).await;
    app.codes.checks();
    attack(50).await;
    assert_eq!(app.codes.checks(), 0, "past the limit a guess costs us no slow check");
    let under_attack = tokio::spawn(attack(200));
    let start = tokio::time::Instant::now();
    let came: Vec<_> = pupils
        .into_iter()
        .map(|words| {
            let app = Arc::clone(&app);
            tokio::spawn(async move {
                let pupil = app.visitor();
                pupil.post_raw(post::COME_BACK, &fields(&[("code", &words)])).await;
                let opened = pupil.post_raw(post::OPEN_STORY, &fields(&[("safe-word", WORD)])).await;
                (opened.headers()["location"].to_str().unwrap().to_owned(), start.elapsed())
            })
        })
        .collect();
    let mut slowest = Duration::ZERO;
    for pupil in came {
        let (path, took) = pupil.await.unwrap();
        assert!(path.starts_with("/ask/"), "a pupil stands at {path}");
        slowest = slowest.max(took);
    }
    under_attack.await.unwrap();
    eprintln!("30 of 30 pupils got in during 400 guesses from their own address, the last after {slowest:?}");
}
