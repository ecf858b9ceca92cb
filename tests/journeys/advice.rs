//! Advice without names: three who ask, what is pointed at before it is sent, the answer read with six words on another
//! phone, asking again, and turning it into a request.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::question::SentKind,
    ports::{Clock, DeskCase},
    urls::{self, post},
};
use jiff::SignedDuration;
use reqwest::StatusCode;
use server::forward::{ApiSettings, HubKind, HubSettings, SigningKey};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey,
    visitor::{Page, Visitor},
};

/// Names nobody, and shows nowhere but where it must.
const WORDS: &str = "A boy in year 4 does not sleep <b>zqasked</b>. What can we do?";

/// Says who asks.
async fn begin(visitor: &Visitor, who: &str) -> Page {
    let page = visitor.get(urls::ADVICE).await;
    let page = visitor.submit(&page, post::ADVICE_WHO, &[("who", who)]).await;
    assert_eq!(page.path, "/advice/ask", "{}", page.text());
    page
}

/// Asks these words in Hull, up to the last look.
async fn to_check(visitor: &Visitor, who: &str, words: &str) -> Page {
    let page = begin(visitor, who).await;
    let asked = [("area", "hull_east"), ("danger", "no"), ("question", words)];
    let page = visitor.submit(&page, post::ADVICE_ASK, &asked).await;
    assert_eq!(page.path, "/advice/check", "{}", page.text());
    page
}

/// Asks and sends; gives the confirmation with the six words.
async fn to_sent(visitor: &Visitor, who: &str) -> (Page, String) {
    let check = to_check(visitor, who, WORDS).await;
    let page = visitor.submit(&check, post::ADVICE_SEND, &[]).await;
    assert_eq!(page.path, "/ask/sent", "{}", page.text());
    let words = page.six_words().unwrap();
    (page, words)
}

/// Comes back with six words on another phone.
async fn back(app: &TestApp, words: &str) -> (Visitor, Page) {
    let phone = app.visitor();
    let page = phone.get(urls::BACK).await;
    let page = phone.submit(&page, post::COME_BACK, &[("code", words)]).await;
    assert_eq!(page.path, "/status", "{}", page.text());
    (phone, page)
}

/// Goes from "where do you live" to "what is worrying you".
async fn to_worries(visitor: &Visitor, mut page: Page) -> Page {
    let child = [("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10")];
    let steps: [&[(&str, &str)]; 6] =
        [&[("place", "hull")], &[("danger", "no")], &[("who", "my-family")], &[("name", "Ama")], &child, &[]];
    for answers in steps {
        page = visitor.submit(&page, post::ANSWER, answers).await;
    }
    assert_eq!(page.path, "/ask/worries", "{}", page.text());
    page
}

/// The desk, opened.
async fn desk(app: &TestApp) -> Visitor {
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    assert_eq!(worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await.path, "/desk");
    worker
}

/// Writes an answer at the desk, looks at it and sends it.
async fn answer(worker: &Visitor, reference: &str, words: &str) -> Page {
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    let preview = worker.submit(&case, post::DESK_ANSWER, &[("answer", words), ("do", "look")]).await;
    assert!(preview.one("#preview").is_some(), "{}", preview.text());
    worker.submit(&preview, post::DESK_ANSWER, &[("do", "send")]).await
}

async fn cases(app: &TestApp) -> Vec<DeskCase> {
    let mut cases = Vec::new();
    for line in app.store.desk_list(9).await.unwrap() {
        cases.push(app.store.desk_case(&line.status.reference, app.clock.now()).await.unwrap().unwrap());
    }
    cases
}

#[tokio::test]
async fn each_of_three_asks_in_their_own_words_and_reads_the_answer_on_another_phone() {
    let app = TestApp::start().await;
    let worker = desk(&app).await;
    for (who, says) in
        [("helper", "Your question"), ("parent", "Your question"), ("young-person", "Ask what you want to know")]
    {
        let visitor = app.visitor();
        let ask = begin(&visitor, who).await;
        assert_eq!(ask.heading(), says);
        assert_eq!(ask.text().contains("Childline"), who == "young-person", "{who}");
        assert!(
            !ask.names().iter().any(|name| name.contains("name") || name.contains("mail") || name.contains("phone"))
        );
        let (sent, words) = to_sent(&visitor, who).await;
        assert_eq!(sent.title(), visitor.get("/status").await.title(), "a neutral title");
        let reference = sent.one(".govuk-panel strong").unwrap();
        let list = worker.get("/desk").await;
        assert!(
            list.text().contains("Question, no names") && list.text().contains("Say “we have it” by"),
            "{}",
            list.text()
        );
        let case = worker.get(&format!("/desk/case/{reference}")).await;
        assert!(case.text().contains(WORDS) && case.text().contains("Hull: East Hull"), "{}", case.text());
        answer(&worker, &reference, "A <i>walk</i> after school.\nTry it for a week.").await;

        let (phone, status) = back(&app, &words).await;
        assert!(status.one("#answers").unwrap().contains("A <i>walk</i> after school. Try it for a week."));
        assert!(!status.source.contains("zqasked"), "their own words are not for who holds six words");
        assert_eq!(status.text().contains("Childline"), who == "young-person");
        assert!(!phone.get(urls::SENT).await.source.contains("zqasked"));
        assert_eq!(phone.get("/story").await.path, "/access/open", "and it leads to no story");
        // The visit that asked still has them.
        assert!(visitor.get(urls::STATUS).await.text().contains(WORDS));
    }
    for case in cases(&app).await {
        assert_eq!(case.status.kind, SentKind::Question);
        assert!(app.store.sent_by(case.status.family, case.status.member).await.unwrap()[0].answers.is_empty());
    }
}

#[tokio::test]
async fn what_may_tell_who_somebody_is_is_pointed_at_and_they_decide() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let named = "My son Tom does not sleep. Ring 07700 900123, tom@home.example, HU1 3AA.";
    let check = to_check(&visitor, "parent", named).await;
    let found = check.one("#may-name").unwrap();
    for each in ["Tom", "07700 900123", "tom@home.example", "HU1 3AA"] {
        assert!(found.contains(each), "{each}: {found}");
    }
    let buttons = check.all("main .govuk-button-group > *");
    assert_eq!(buttons, ["Change it", "Send it as it is"]);
    let classes =
        ["a", "button"].map(|tag| check.attribute(&format!("main .govuk-button-group {tag}"), "class").unwrap());
    assert_eq!(classes[0], classes[1], "equal in size");
    // Change it: what was typed is there.
    let again = visitor.get(&check.attribute("main .govuk-button-group a", "href").unwrap()).await;
    assert!(again.source.contains("My son Tom does not sleep."));
    assert_eq!(again.attribute("input[value='hull_east'][checked]", "name").as_deref(), Some("area"));
    let check = visitor.submit(&again, post::ADVICE_ASK, &[("question", WORDS)]).await;
    assert_eq!(
        (check.one("#may-name"), check.all("main .govuk-button-group > *")[1].clone()),
        (None, "Send my question".to_owned())
    );
    // Or as it is.
    let check = to_check(&visitor, "parent", named).await;
    visitor.submit(&check, post::ADVICE_SEND, &[]).await;
    let cases = cases(&app).await;
    assert!(cases.len() == 1 && serde_json::to_string(&cases[0].messages).unwrap().contains("Tom"));
}

#[tokio::test]
async fn whatever_is_typed_is_kept_and_hostile_posts_change_nothing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begin(&visitor, "parent").await;
    let empty = visitor.submit(&page, post::ADVICE_ASK, &[]).await;
    assert_eq!((empty.path.as_str(), empty.problems().len()), ("/advice/ask", 3), "{}", empty.text());
    let markup = "</textarea><script>alert(1)</script> zqkept";
    let kept = visitor.submit(&empty, post::ADVICE_ASK, &[("question", markup)]).await;
    assert_eq!(kept.problems().len(), 2);
    assert!(kept.source.contains("&lt;/textarea&gt;&lt;script&gt;") && !kept.source.contains("<script>alert"));
    let long = "w".repeat(4_001);
    let asked = [("area", "hull"), ("danger", "no"), ("question", long.as_str())];
    let long = visitor.submit(&kept, post::ADVICE_ASK, &asked).await;
    assert_eq!(long.problems().len(), 1, "{}", long.text());
    let post_all = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    for area in ["york", "hull_nowhere", "hull_", "../hull", "<b>", "none_east"] {
        let fields = post_all(&[("area", area), ("danger", "no"), ("question", "x"), ("who", "parent")]);
        let page = visitor.post(post::ADVICE_ASK, &fields).await;
        assert_eq!((page.path.as_str(), page.problems().len()), ("/advice/ask", 1), "{area}");
    }
    let fields = post_all(&[("area", "elsewhere"), ("danger", "no"), ("question", "x"), ("who", "parent")]);
    assert_eq!(visitor.post(post::ADVICE_ASK, &fields).await.path, "/ask/elsewhere");
    for (action, leads) in
        [(post::ADVICE_SEND, "/advice/ask"), (post::ADVICE_TURN, "/ended"), (post::DESK_ANSWER, "/ended")]
    {
        assert_eq!(
            visitor.post(action, &post_all(&[("submission", "x"), ("do", "send")])).await.path,
            leads,
            "{action}"
        );
    }
    assert_eq!(visitor.post(post::ADVICE_WHO, &post_all(&[("who", "<b>")])).await.path, "/advice");
    // An old page of another question sends nothing.
    let old = to_check(&visitor, "parent", WORDS).await;
    to_check(&visitor, "parent", "Something else").await;
    assert_eq!(visitor.submit(&old, post::ADVICE_SEND, &[]).await.path, "/advice/check");
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
    // A form that comes when its visit has ended begins again with what was typed.
    let late = visitor.get("/advice/ask").await;
    app.clock.advance(SignedDuration::from_hours(2));
    let asked = [("area", "hull"), ("danger", "no"), ("question", WORDS)];
    assert_eq!(visitor.submit(&late, post::ADVICE_ASK, &asked).await.path, "/advice/check");
}

#[tokio::test]
async fn danger_is_phone_first_and_what_was_typed_is_kept_and_read_first() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begin(&visitor, "young-person").await;
    let asked = [("area", "hull"), ("danger", "yes"), ("question", WORDS)];
    let page = visitor.submit(&page, post::ADVICE_ASK, &asked).await;
    assert_eq!(page.path, "/advice/phone-first");
    assert_eq!(page.attribute("main a.govuk-button", "href").as_deref(), Some("tel:999"));
    assert!(page.text().contains("01482 448879") && page.text().contains("Childline"), "{}", page.text());
    let check = visitor.get(&page.attribute("main a.govuk-button--secondary", "href").unwrap()).await;
    assert!(check.text().contains(WORDS));
    visitor.submit(&check, post::ADVICE_SEND, &[]).await;
    assert!(app.store.desk_list(9).await.unwrap()[0].status.urgent);
}

#[tokio::test]
async fn a_question_sent_twice_is_one_and_back_does_not_send_another() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let check = to_check(&visitor, "parent", WORDS).await;
    let (first, second) =
        tokio::join!(visitor.submit(&check, post::ADVICE_SEND, &[]), visitor.submit(&check, post::ADVICE_SEND, &[]));
    assert_eq!((first.path.as_str(), second.path.as_str()), ("/ask/sent", "/ask/sent"));
    assert_eq!(visitor.submit(&check, post::ADVICE_SEND, &[]).await.path, "/ask/sent");
    assert_eq!(app.store.desk_list(9).await.unwrap().len(), 1);
    assert_eq!(visitor.get("/advice/check").await.path, "/advice");
    // Six words are practised as any.
    let practise = visitor.get(urls::PRACTISE).await;
    let words = visitor.get(urls::SENT).await.six_words().unwrap();
    let page = visitor.submit(&practise, post::PRACTISE, &[("code", &words)]).await;
    assert_eq!((page.path.as_str(), page.six_words()), ("/ask/sent", None));
}

#[tokio::test]
async fn they_ask_again_and_are_answered_again_and_take_it_back() {
    let app = TestApp::start().await;
    let (sent, words) = to_sent(&app.visitor(), "helper").await;
    let reference = sent.one(".govuk-panel strong").unwrap();
    let worker = desk(&app).await;
    let (phone, status) = back(&app, &words).await;
    assert!(status.text().contains("There is no answer yet"), "{}", status.text());
    let missing = phone.submit(&status, post::ADD, &[]).await;
    assert_eq!(missing.problems().len(), 1);
    let named = phone.submit(&missing, post::ADD, &[("addition", "and his sister Zosia <b>zqagain</b>?")]).await;
    assert!(named.one("#may-name").unwrap().contains("Zosia"), "{}", named.text());
    assert!(named.source.contains("zqagain"), "kept to change it");
    let sure = phone.submit(&named, post::ADD, &[("sure", "yes")]).await;
    assert!(sure.text().contains("We sent it to the team") && sure.one("#may-name").is_none(), "{}", sure.text());
    assert!(!sure.source.contains("zqagain"));
    phone.submit(&sure, post::ADD, &[("addition", "And what of the weekends?")]).await;
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert_eq!(case.all("main h2").iter().filter(|title| title.starts_with("They ask again")).count(), 2);
    answer(&worker, &reference, "First.").await;
    answer(&worker, &reference, "Second.").await;
    let status = phone.get(urls::STATUS).await;
    assert_eq!(status.all("#answers .app-as-typed"), ["First.", "Second."]);
    let stop = phone.get(urls::WITHDRAW).await;
    assert!(stop.heading().contains("your question"), "{}", stop.text());
    let stopped = phone.submit(&stop, post::WITHDRAW, &[]).await;
    assert!(stopped.text().contains("You took your question back"), "{}", stopped.text());
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert!(!case.names().contains(&"answer".to_owned()) && case.text().contains("They took the question back"));
}

#[tokio::test]
async fn at_the_desk_an_answer_is_looked_at_before_it_goes_and_goes_once() {
    let app = TestApp::start().await;
    let (sent, words) = to_sent(&app.visitor(), "parent").await;
    let reference = sent.one(".govuk-panel strong").unwrap();
    let worker = desk(&app).await;
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert!(case.text().contains("write no names in it"), "{}", case.text());
    let refused = worker.submit(&case, post::DESK_ANSWER, &[("do", "look")]).await;
    assert_eq!(refused.problems().len(), 1);
    let typed = [("answer", "Ask for Mrs Bell <b>x</b>."), ("do", "look")];
    let preview = worker.submit(&refused, post::DESK_ANSWER, &typed).await;
    assert!(
        preview.one("#may-name").unwrap().contains("Bell") && preview.one("#preview").unwrap().contains("<b>x</b>")
    );
    let changing = worker.submit(&preview, post::DESK_ANSWER, &[("do", "change")]).await;
    assert!(changing.source.contains("Ask for Mrs Bell &lt;b&gt;"), "what was typed is kept");
    // The page before the change can not send what was not looked at.
    worker.submit(&preview, post::DESK_ANSWER, &[("do", "send")]).await;
    let typed = [("answer", "Ask for the adviser."), ("do", "look")];
    let looked = worker.submit(&changing, post::DESK_ANSWER, &typed).await;
    worker.submit(&preview, post::DESK_ANSWER, &[("do", "send")]).await;
    let (_, status) = back(&app, &words).await;
    assert!(status.text().contains("There is no answer yet"), "{}", status.text());
    worker.submit(&looked, post::DESK_ANSWER, &[("do", "send")]).await;
    worker.submit(&looked, post::DESK_ANSWER, &[("do", "send")]).await;
    let (_, status) = back(&app, &words).await;
    assert_eq!(status.all("#answers .app-as-typed"), ["Ask for the adviser."]);
    // A request is never answered here.
    let (sent, _) = journey::to_sent(&app.visitor()).await;
    let request = sent.one(".govuk-panel strong").unwrap();
    assert!(!worker.get(&format!("/desk/case/{request}")).await.names().contains(&"answer".to_owned()));
    let fields = [("reference".to_owned(), request), ("answer".to_owned(), "x".to_owned())];
    assert_eq!(worker.post(post::DESK_ANSWER, &fields).await.path, "/desk");
}

#[tokio::test]
async fn an_answer_from_a_hubs_own_system_is_read_with_six_words() {
    const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    let kind = HubKind::Http { url: "http://127.0.0.1:9/cases".to_owned(), secret: SECRET.into() };
    let place = app::domain::place::PlaceId::parse("hull").unwrap();
    let app = TestApp::start_with(vec![HubSettings { place, hub: None, kind, api: ApiSettings::default() }]).await;
    let (sent, words) = to_sent(&app.visitor(), "parent").await;
    let reference = sent.one(".govuk-panel strong").unwrap();
    let body = serde_json::to_vec(&serde_json::json!({
        "event": "e1", "reference": reference, "place": "hull", "hub": "ehash", "delivery": "answered",
        "words": "Come to the Thursday group.", "at": app.clock.now().to_string(),
    }))
    .unwrap();
    let key = SigningKey::parse(&SECRET.into()).unwrap();
    for _ in 0..2 {
        let headers = key.sign("e1", &body, app.clock.now()).unwrap();
        let hub = Visitor::with_headers(&app.base, headers);
        let answer = hub.post_json("/partner/v1/news", String::from_utf8(body.clone()).unwrap()).await;
        assert_eq!(answer.status(), StatusCode::OK);
    }
    let (_, status) = back(&app, &words).await;
    assert_eq!(status.all("#answers .app-as-typed"), ["Come to the Thursday group."]);
    assert_eq!(status.one(".app-timeline__item--current strong").as_deref(), Some("Seen by a person"));
}

#[tokio::test]
async fn it_is_turned_into_a_request_the_right_way_with_the_words_where_they_are_known() {
    let app = TestApp::start().await;
    // A parent, in the visit that asked.
    let parent = app.visitor();
    let (_, words) = to_sent(&parent, "parent").await;
    let status = parent.get(urls::STATUS).await;
    assert!(status.text().contains("We put your words in for you"), "{}", status.text());
    let page = parent.submit(&status, post::ADVICE_TURN, &[]).await;
    assert_eq!(page.path, "/ask/where");
    assert!(to_worries(&parent, page).await.source.contains("zqasked"));
    // The question's status stays, behind its words; from there the words are not known.
    let (phone, status) = back(&app, &words).await;
    assert!(status.text().contains("we can not put it in for you"), "{}", status.text());
    let page = phone.submit(&status, post::ADVICE_TURN, &[]).await;
    assert!(!to_worries(&phone, page).await.source.contains("zqasked"));
    back(&app, &words).await;
    // A young person reads who will know first.
    let young = app.visitor();
    to_sent(&young, "young-person").await;
    let status = young.get(urls::STATUS).await;
    let page = young.submit(&status, post::ADVICE_TURN, &[]).await;
    assert_eq!(page.path, "/y");
    let page = young.submit(&page, post::OWN_BEGIN, &[]).await;
    let page = young.submit(&page, post::ANSWER, &[("place", "hull")]).await;
    let page = young.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let page = young.submit(&page, post::ANSWER, &[("name", "Zed"), ("age", "11-15")]).await;
    assert!(page.path == "/y/worries" && page.source.contains("zqasked"), "{} {}", page.path, page.text());
    // A helper starts where helpers do.
    let helper = app.visitor();
    to_sent(&helper, "helper").await;
    let status = helper.get(urls::STATUS).await;
    assert_eq!(helper.submit(&status, post::ADVICE_TURN, &[]).await.path, "/helping");
    let families: std::collections::BTreeSet<_> = cases(&app).await.iter().map(|case| case.status.family).collect();
    assert_eq!(families.len(), 3, "each question is on its own");
}

#[tokio::test]
async fn a_question_is_tied_to_nothing_that_was_open_in_the_browser_and_shows_to_nobody_else() {
    let app = TestApp::start().await;
    let family = app.visitor();
    let (_, parents_words) = journey::to_sent(&family).await;
    let open = family.get(urls::ADVICE).await;
    assert!(open.text().contains("You have something else open in this browser"), "{}", open.text());
    assert!(!app.visitor().get(urls::ADVICE).await.text().contains("something else open"));
    let (_, words) = to_sent(&family, "young-person").await;
    let lines = app.store.desk_list(9).await.unwrap();
    assert_ne!(lines[0].status.family, lines[1].status.family);
    // The family's words still open the family's request, and nothing of the question.
    let (parent, status) = back(&app, &parents_words).await;
    assert!(!status.source.contains("zqasked") && status.one("#answers").is_none());
    assert_eq!(parent.get("/advice/check").await.path, "/advice");
    // A page of the family's questions that is still open never writes into the question.
    let draft = app.visitor();
    let check = journey::to_check(&draft).await;
    let old = draft.get("/ask/worries?change=yes").await;
    to_sent(&draft, "parent").await;
    let page = draft.submit(&old, post::ANSWER, &[("worries", "zqfamily")]).await;
    assert!(page.path.starts_with("/ask/"), "{} {}", page.path, check.path);
    let (_, status) = back(&app, &words).await;
    assert!(!status.source.contains("zqfamily"));
    for case in cases(&app).await.iter().filter(|case| case.status.kind == SentKind::Question) {
        assert!(!serde_json::to_string(&case.messages).unwrap().contains("zqfamily"));
    }
}

#[tokio::test]
async fn where_no_hub_answers_here_there_are_numbers_and_nothing_to_type() {
    let app = TestApp::start().await;
    let page = app.visitor().get(urls::ADVICE).await;
    assert_eq!(page.all("main ul li").iter().filter(|line| *line == "Hull").count(), 1);
    assert!(page.text().contains("01482 448879") && page.text().contains("York"), "{}", page.text());
    let ask = begin(&app.visitor(), "parent").await;
    assert_eq!(ask.all("input[name=area] + label").len(), 5, "{}", ask.text());
    for place in ["York", "Rotherham", "Thurrock"] {
        assert!(!ask.text().contains(place), "{place}");
    }
    for path in [urls::START, urls::OWN, urls::HELPING, urls::NUMBERS] {
        let page = app.visitor().get(path).await;
        assert_eq!(
            page.attribute(&format!("main a[href='{}']", urls::ADVICE), "href").as_deref(),
            Some("/advice"),
            "{path}"
        );
    }
}
