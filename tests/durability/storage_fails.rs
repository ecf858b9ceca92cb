//! Storage that fails (D5): never "saved" unless saved, and nobody loses what they typed.

use app::{domain::journey::Step, urls, urls::post};
use tests::{app::TestApp, journey::to_check};

const TYPED: &str = "Mornings are <b>hard</b> & \"loud\"\nand the rent is late";

#[tokio::test]
async fn storage_that_fails_answers_calmly_and_shows_what_was_typed() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let worries = visitor.get(&urls::change(Step::Worries)).await;
    let check = visitor.get(&urls::step(Step::Check)).await;
    assert_eq!(visitor.get("/readyz").await.status, 200);
    app.keeper.close().await;

    let page = visitor.submit(&worries, post::ANSWER, &[("worries", TYPED)]).await;
    assert_eq!((page.status.as_u16(), page.path.as_str()), (503, post::ANSWER));
    assert_eq!(page.one("pre").as_deref(), Some("Mornings are <b>hard</b> & \"loud\" and the rent is late"));
    assert!(!page.source.contains("<b>hard"), "typed markup must stay text");
    assert!(page.one("a[href='tel:999']").is_some());
    assert!(page.one("a[href='/numbers']").is_some(), "the hub's phone number is one tap away");

    let unsent = visitor.submit(&check, post::SEND, &[]).await;
    assert_eq!(unsent.status, 503, "nothing is called sent");
    assert!(unsent.text().contains("Nothing was sent"), "{}", unsent.text());
    assert_eq!(unsent.six_words(), None);

    for path in [urls::step(Step::Worries), urls::step(Step::Check), urls::SENT.to_owned(), urls::STATUS.to_owned()] {
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 503, "{path}");
        assert!(page.one("a[href='tel:999']").is_some(), "{path}: {}", page.source);
        says_nothing_of_the_inside(&page.source);
    }
    says_nothing_of_the_inside(&page.source);
    says_nothing_of_the_inside(&unsent.source);
    assert_eq!(visitor.get("/readyz").await.status, 503);
    assert_eq!(visitor.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn phone_numbers_can_be_read_while_storage_fails() {
    let app = TestApp::start().await;
    let (family, stranger) = (app.visitor(), app.visitor());
    to_check(&family).await;
    app.keeper.close().await;
    for visitor in [stranger, family] {
        for path in [urls::START, urls::NUMBERS, urls::SAFETY] {
            let page = visitor.get(path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            assert!(page.one("a[href='tel:999']").is_some(), "{path}");
        }
    }
}

fn says_nothing_of_the_inside(source: &str) {
    for word in ["sqlx", "Sqlite", "PoolClosed", "panicked", ".rs:", "Fault"] {
        assert!(!source.contains(word), "{word}");
    }
}
