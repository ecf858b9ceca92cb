//! What a helper finds beside the steps, the part of a place, and the sheet of each place.

use app::urls::post;
use tests::app::TestApp;

use super::{ADDRESS, fields, helper, make_words, open, with_mail};

#[tokio::test]
async fn beside_each_step_stands_how_to_ask_it_and_an_advisers_number() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = school.post(post::HELPING_BEGIN, &fields(&[("label", "Blue 7")])).await;
    assert!(page.one("#toolkit").unwrap().contains("Thurrock"), "before a place is known: {}", page.text());
    let page = school.submit(&page, post::HELPING_ANSWER, &[("place", "hull")]).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("danger", "no")]).await;
    assert!(page.one("#toolkit").unwrap().contains("your own records"), "{}", page.text());
    let toolkit = page.one("#toolkit").unwrap();
    assert!(toolkit.contains("01482") && !toolkit.contains("Thurrock"), "its own number alone: {toolkit}");
    assert!(!page.all("#toolkit a[href^='tel:01482']").is_empty());
}

#[tokio::test]
async fn where_a_place_has_parts_a_helper_is_asked_which_as_a_family_is() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = school.post(post::HELPING_BEGIN, &fields(&[("label", "Blue 7")])).await;
    assert_eq!(school.get("/helping/area").await.path, "/helping/draft/where", "not asked yet");
    let page = school.submit(&page, post::HELPING_ANSWER, &[("place", "hull")]).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("danger", "no")]).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("name", "Ama")]).await;
    let child = [("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10")];
    let page = school.submit(&page, post::HELPING_ANSWER, &child).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("going-well", "walks")]).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("worries", "sleep")]).await;
    let page = school.submit(&page, post::HELPING_ANSWER, &[("help", "young-carers")]).await;
    assert_eq!(page.path, "/helping/area", "{}", page.text());
    assert!(page.all("input[name='locality'][checked]").is_empty(), "nothing is chosen for them");
    let blank = school.submit(&page, post::HELPING_ANSWER, &[]).await;
    assert_eq!((blank.path.as_str(), blank.problems().len()), ("/helping/draft/where", 1), "{:?}", blank.problems());
    let part = page.attribute("input[name='locality']", "value").unwrap();
    let page = school.submit(&page, post::HELPING_ANSWER, &[("locality", &part)]).await;
    assert_eq!(page.path, "/helping/draft/people", "{}", page.text());
    let chosen = school.get("/helping/area").await;
    assert_eq!(chosen.attribute("input[name='locality'][checked]", "value"), Some(part));
    let (parent, _) = open(&app, &make_words(&school).await).await;
    let page = parent.get("/ask/where?change=yes").await;
    assert!(!page.all("input[name='locality'][checked]").is_empty(), "the family reads which part was chosen");
}

#[tokio::test]
async fn the_sheet_of_a_place_holds_its_own_words_and_numbers() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/helping").await;
    for place in ["york", "hull", "rotherham", "thurrock"] {
        let address = format!("/helping/sheet/{place}");
        assert!(page.source.contains(&address), "{place}");
        let sheet = visitor.get(&address).await;
        let text = sheet.text();
        assert!(text.to_lowercase().contains(place) && text.contains("Who to call"), "{text}");
        assert!(text.contains("Read this out before they decide"), "{text}");
    }
    for nowhere in ["/helping/sheet/atlantis", "/helping/sheet/%3Cb%3E"] {
        assert_eq!(visitor.get(nowhere).await.status, 404, "{nowhere}");
    }
}
