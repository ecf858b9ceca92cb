//! Nobody whose screen staff hold can say yes in a family's name, whatever they post and wherever (threat T7).
//!
//! Every form there is gets every field and value that a family's own pages hold, mixed at random but the same in each run.
//! The one way round it is left out, because it is none: a screen that is turned to the parent is the parent's.

use std::collections::BTreeSet;

use app::urls::{self, post};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tests::{
    app::TestApp,
    helping::{ADDRESS, helper, with_mail, write},
    journey,
    smtp::SmtpStub,
    visitor::Visitor,
};

/// How many forms are posted.
const POSTS: u64 = 2_000;

/// A sequence that looks random and is the same each time.
struct Mixed(u64);

impl Mixed {
    /// The next number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// Every form there is, as its address.
fn forms() -> Vec<String> {
    let declared = include_str!("../../app/src/features/api.rs").lines();
    let names = declared.filter_map(|line| line.split_once(" => crate::")?.0.split('"').nth(1));
    names.map(|name| format!("/do/{name}")).filter(|form| form != post::HELPING_TURN).collect()
}

/// Every field with a value that a family's pages offer, and the fields that say which question is answered.
async fn fields(app: &TestApp) -> Vec<(String, String)> {
    let family = app.visitor();
    let mut fields = BTreeSet::new();
    journey::to_check(&family).await;
    for path in app::domain::journey::Path::ALL {
        for step in path.steps() {
            fields.insert(("step".to_owned(), step.slug().to_owned()));
            fields.extend(family.get(&urls::question(*path, *step)).await.controls());
        }
    }
    for page in urls::FAMILY_PAGES {
        fields.extend(family.get(page).await.controls());
    }
    for (name, value) in
        [("agree", "yes"), ("agree", "spoken"), ("heard", "yes"), ("decision", "given"), ("how", "own-device")]
    {
        fields.insert((name.to_owned(), value.to_owned()));
    }
    fields.into_iter().collect()
}

/// How many times somebody has said yes, to help or to sharing, and how many requests were sent.
async fn given(app: &TestApp) -> (i64, i64) {
    let file = SqliteConnectOptions::new().filename(app.dir.path().join("portal.sqlite"));
    let mut db = SqliteConnection::connect_with(&file).await.unwrap();
    let given = "select (select count(*) from consent where decision = 'given')
                      + (select count(*) from record where kind = 'permission')";
    let given = sqlx::query_scalar(given).fetch_one(&mut db).await.unwrap();
    let sent = sqlx::query_scalar("select count(*) from request").fetch_one(&mut db).await.unwrap();
    (given, sent)
}

/// Somebody at the school with a whole draft at hand.
async fn at_work(app: &TestApp, stub: &SmtpStub, turn: u64) -> Visitor {
    let (staff, _) = helper(app, stub, &format!("{turn}{ADDRESS}")).await;
    write(&staff, "Blue 7").await;
    staff
}

#[tokio::test]
async fn of_two_thousand_forms_that_staff_post_none_gives_a_familys_yes_or_sends_anything() {
    let (app, stub) = with_mail().await;
    let (forms, fields) = (forms(), fields(&app).await);
    assert!(forms.len() > 60 && fields.len() > 150, "{} forms, {} fields", forms.len(), fields.len());
    let mut mixed = Mixed(7);
    let mut staff = at_work(&app, &stub, 0).await;
    let mut reached = BTreeSet::new();
    for turn in 1..=POSTS {
        let count = mixed.below(7);
        let mut typed: Vec<_> = (0..count).map(|_| fields[mixed.below(fields.len())].clone()).collect();
        // Half of them look like an honest answer to a question about consent.
        if mixed.below(2) == 0 {
            let step = ["agree", "share", "check"][mixed.below(3)];
            typed.extend([("step".to_owned(), step.to_owned()), ("agree".to_owned(), "yes".to_owned())]);
        }
        let form = &forms[mixed.below(forms.len())];
        let answer = staff.post_raw(form, &typed).await;
        assert!(!answer.status().is_server_error(), "{form} {typed:?}");
        reached.insert(form);
        // Some forms end a visit, as they should; then the helper begins another.
        if turn % 20 == 0 && staff.get(urls::HELPING_MINE).await.path != urls::HELPING_MINE {
            staff = at_work(&app, &stub, turn).await;
        }
    }
    assert_eq!(reached.len(), forms.len(), "every form was tried");
    assert_eq!(given(&app).await, (0, 0));

    // The count sees a yes where there is one.
    journey::to_sent(&app.visitor()).await;
    let (yes, sent) = given(&app).await;
    assert!(yes > 0 && sent == 1, "{yes} {sent}");
}
