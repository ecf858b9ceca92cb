//! What a helper must never do: answer a question of consent, send, read another helper's draft or one that was handed over.

use app::urls::post;
use tests::app::TestApp;
use tests::desk::Everywhere as _;

use super::{ADDRESS, fields, helper, make_words, mine, open, with_mail, write};

/// Nothing was sent, and no family but the helper's own was begun.
async fn nothing_stored(app: &TestApp) {
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_helper_cannot_agree_share_send_or_save_whatever_they_post() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let yes = [("step", "agree"), ("agree", "yes")];
    let share = [("step", "share"), ("share-school-story", "yes")];
    for form in [&yes[..], &share[..], &[("step", "check")][..], &[("step", "who"), ("who", "me")][..]] {
        for action in [post::HELPING_ANSWER, post::ANSWER, post::SAVE] {
            let page = school.post(action, &fields(form)).await;
            assert_eq!(page.path, "/helping/mine", "{action} {form:?}");
        }
    }
    assert_eq!(school.post(post::BEGIN, &[]).await.path, "/helping/mine");
    for action in [post::SEND, post::FOR_YOU_NO, post::FOR_YOU_STRIKE] {
        assert_eq!(school.post(action, &fields(&[("step", "name")])).await.path, "/ended", "{action}");
    }
    for page in ["/ask/agree", "/ask/share", "/ask/check", "/for-you/read", "/status", "/story"] {
        assert_eq!(school.get(page).await.path, "/ended", "{page}");
    }
    for page in ["/helping/draft/agree", "/helping/draft/share", "/helping/draft/check", "/helping/draft/who"] {
        assert_eq!(school.get(page).await.status.as_u16(), 404, "{page}");
    }
    nothing_stored(&app).await;
    let (parent, _) = open(&app, &make_words(&school).await).await;
    let page = parent.get("/ask/agree").await;
    assert!(page.all("input[name='agree'][checked]").is_empty(), "nothing was answered for the family");
    assert_eq!(parent.get("/ask/check").await.path, "/ask/agree");
}

#[tokio::test]
async fn after_handing_over_a_helper_reads_and_changes_nothing() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let step = school.get("/helping/draft/worries").await;
    let words = make_words(&school).await;
    let late = school.submit(&step, post::HELPING_ANSWER, &[("worries", "Changed behind their back")]).await;
    assert!(late.path == "/helping/mine" && late.text().contains("can not change this any more"), "{}", late.text());
    for page in ["/helping/draft/worries", "/helping/draft/where", "/helping/phone-first", "/helping/spoken"] {
        let page = school.get(page).await;
        assert!(page.path == "/helping/mine" && !page.source.contains("rent is late"), "{}", page.path);
    }
    let ready = school.get("/helping/ready").await;
    assert!(ready.path == "/helping/ready" && !ready.source.contains("rent is late") && !ready.source.contains("Kofi"));
    let (_, page) = open(&app, &words).await;
    assert!(page.text().contains("rent is late") && !page.text().contains("behind their back"));
    assert_eq!(school.get("/helping/ready").await.path, "/helping/mine");
}

#[tokio::test]
async fn another_helpers_draft_is_nowhere_whatever_is_posted() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let page = school.get("/helping/mine").await;
    let id = page.attribute("input[name='helped']", "value").unwrap();
    let (nurse, _) = helper(&app, &stub, "nurse@clinic.example").await;
    assert!(mine(&nurse).await.is_empty());
    assert_eq!(nurse.post(post::HELPING_OPEN, &fields(&[("helped", &id)])).await.path, "/helping/mine");
    for action in [post::HELPING_TURN, post::HELPING_WORDS, post::HELPING_ANSWER, post::HELPING_SPOKEN] {
        let page = nurse.post(action, &fields(&[("helped", &id), ("step", "worries"), ("heard", "yes")])).await;
        assert_eq!(page.path, "/helping", "{action}");
    }
    assert_eq!(nurse.get("/helping/draft/worries").await.path, "/helping/mine");
    assert!(mine(&school).await[0].contains("You are writing it"));
    nothing_stored(&app).await;
}

#[tokio::test]
async fn the_same_helper_goes_on_the_same_day_from_another_computer_and_two_taps_begin_two_that_can_be_told_apart() {
    let (app, stub) = with_mail().await;
    let (school, page) = helper(&app, &stub, ADDRESS).await;
    assert!(page.text().contains("not begun any yet"));
    let page = school.submit(&page, post::HELPING_BEGIN, &[("label", "")]).await;
    assert_eq!((page.path.as_str(), page.problems().len()), ("/helping/mine", 1));
    let page = school.submit(&page, post::HELPING_BEGIN, &[("label", "<i>Blue</i>")]).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("postcode", "SW1A 1AA")]).await;
    assert_eq!((page.path.as_str(), page.problems().len()), ("/helping/draft/where", 1));
    assert_eq!(page.attribute("input[name='postcode']", "value").unwrap(), "SW1A 1AA", "kept");
    assert_eq!(school.post(post::HELPING_TURN, &[]).await.path, "/helping/draft/where", "nothing to read yet");
    school.submit(&page, post::HELPING_ANSWER, &[("postcode", "YO1 7HH")]).await;
    school.post(post::FINISH, &[]).await;
    assert_eq!(school.get("/helping/mine").await.path, "/helping");
    let (other, page) = helper(&app, &stub, "abara@hill-school.EXAMPLE").await;
    assert!(page.text().contains("<i>Blue</i>"), "{}", page.text());
    let page = other.submit(&page, post::HELPING_OPEN, &[]).await;
    assert_eq!(page.path, "/helping/draft/now");
    let danger = other.submit(&page, post::HELPING_ANSWER, &[("danger", "yes")]).await;
    assert_eq!(danger.path, "/helping/phone-first");
    assert!(!danger.all("main a[href='tel:999']").is_empty());
}

#[tokio::test]
async fn nothing_of_a_family_stands_in_an_address() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let words = make_words(&school).await;
    let shown = school.get("/helping/words").await;
    let (parent, read) = open(&app, &words).await;
    for page in [&shown, &read, &school.get("/helping/mine").await, &parent.get("/ask/agree").await] {
        let links = page.source.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links {
            let link = link.to_lowercase();
            assert!(!["ama", "kofi", "abara", "hill", "blue"].iter().any(|private| link.contains(private)), "{link}");
        }
    }
}
