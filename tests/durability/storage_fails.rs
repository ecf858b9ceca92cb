//! Storage that fails (D5): never "saved" unless saved, and nobody loses what they typed.

use app::{domain::journey::Step, urls, urls::post};
use futures_util::future::join_all;
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
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

/// Somebody outside the portal holds the file, as a backup gone wrong does.
async fn lock(app: &TestApp) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(app.dir.path().join("portal.sqlite"));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql("begin immediate").execute(&mut db).await.unwrap();
    db
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_locked_for_long_keeps_the_answers_and_heals_by_itself() {
    let app = TestApp::start().await;
    let mut families = Vec::new();
    for _ in 0..8 {
        let visitor = app.visitor();
        to_check(&visitor).await;
        let worries = visitor.get(&urls::change(Step::Worries)).await;
        let check = visitor.get(&urls::step(Step::Check)).await;
        families.push((visitor, worries, check));
    }
    let mut holder = lock(&app).await;
    // All at once: each is answered when the store has waited as long as it does.
    let answers = join_all(families.iter().map(async |(visitor, worries, check)| {
        let typed = visitor.submit(worries, post::ANSWER, &[("worries", TYPED)]);
        let sent = visitor.submit(check, post::SEND, &[]);
        tokio::join!(typed, sent)
    }));
    for (typed, sent) in answers.await {
        assert_eq!((typed.status.as_u16(), sent.status.as_u16()), (503, 503), "{}", typed.text());
        assert_eq!(typed.one("pre").as_deref(), Some("Mornings are <b>hard</b> & \"loud\" and the rent is late"));
        assert!(typed.one("a[href='/numbers']").is_some(), "the hub's phone number is one tap away");
        assert_eq!(sent.six_words(), None, "nothing is called sent");
        says_nothing_of_the_inside(&typed.source);
        says_nothing_of_the_inside(&sent.source);
    }
    sqlx::raw_sql("rollback").execute(&mut holder).await.unwrap();
    for (visitor, _, check) in &families {
        let sent = visitor.submit(check, post::SEND, &[]).await;
        assert!(sent.six_words().is_some(), "{}", sent.text());
    }
}

fn says_nothing_of_the_inside(source: &str) {
    for word in ["sqlx", "Sqlite", "PoolClosed", "panicked", ".rs:", "Fault"] {
        assert!(!source.contains(word), "{word}");
    }
}
