//! Portals on one database that are restarted one after the other, as for an update: nobody who is asking for help notices.
//!
//! Every page is asked for once and must come: nothing here tries again.

use app::{
    domain::journey::Step,
    urls::{self, post},
};
use server::crypto::{ids::OsIds, keyring::KeyRing};
use tests::{
    postgres::TestDatabase,
    processes::PortalProcess,
    visitor::{Page, Visitor},
};

use crate::{
    ALONE,
    walk::{ANSWERS, Ack, come_back},
};

/// Posts once; it must lead to `next`.
async fn post_once(visitor: &Visitor, action: &str, fields: &[(&str, &str)], next: &str) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let answer = visitor.post_raw(action, &fields).await;
    let led = answer.headers().get("location").and_then(|led| led.to_str().ok());
    assert_eq!(led, Some(next), "{action} {fields:?}: {}", answer.status());
}

/// Opens a page once; it must be the one that was asked for.
async fn open_once(visitor: &Visitor, path: &str) -> Page {
    let page = visitor.get(path).await;
    assert_eq!((page.status.as_u16(), page.path.as_str()), (200, path), "{}", page.text());
    page
}

/// Goes on at one portal while the other is asked to stop (SIGTERM), and starts that one again.
async fn while_it_restarts<T>(other: &mut PortalProcess, work: impl Future<Output = T>) -> T {
    let ((status, _), done) = tokio::join!(other.stop(), work);
    assert!(status.success(), "{status}");
    other.start().await;
    done
}

#[tokio::test]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn portals_that_restart_one_after_the_other_fail_no_page_and_lose_no_answer() {
    let _alone = ALONE.lock().await;
    let (database, folder) = (TestDatabase::fresh().await, tempfile::tempdir().unwrap());
    let key_file = folder.path().join("keys");
    KeyRing::create(&key_file, &OsIds).unwrap();
    let mut portals = [0, 1].map(|_| PortalProcess::sharing(&database.url(), &key_file));
    for portal in &mut portals {
        portal.start().await;
    }
    let [one, two] = &mut portals;
    let (mut here, mut there) = (one, two);
    let begins = here.visitor();
    post_once(&begins, post::BEGIN, &[], "/ask/where").await;
    for (index, answer) in ANSWERS.iter().enumerate() {
        // Each answer is given at the portal that did not take the one before; every third time that one goes down meanwhile.
        (here, there) = (there, here);
        let visitor = begins.led_to(&here.base);
        let next = ANSWERS.get(index + 1).map_or("check", |next| next[0].1);
        let next = format!("/ask/{next}");
        let answered = async {
            post_once(&visitor, post::ANSWER, answer, &next).await;
            open_once(&visitor, &next).await
        };
        if index % 3 == 2 {
            while_it_restarts(there, answered).await;
        } else {
            answered.await;
        }
    }
    let check = open_once(&begins.led_to(&there.base), &urls::step(Step::Check)).await;
    for given in ["Ama", "We read together", "Mornings are hard"] {
        assert!(check.text().contains(given), "{given} is lost: {}", check.text());
    }
    let visitor = begins.led_to(&here.base);
    let sent = while_it_restarts(there, visitor.submit(&check, post::SEND, &[])).await;
    let Ack { reference, words } = Ack::read(&sent);
    let elsewhere = there.visitor();
    let shown = while_it_restarts(here, come_back(&elsewhere, &words)).await;
    assert_eq!(shown, reference, "the words lead to the request at every portal");
    for portal in [here, there] {
        assert!(portal.stop().await.0.success());
    }
    let kept = "select count(*), (select count(*) from message where kind = 'request') from request";
    let kept: (i64, i64) = sqlx::query_as(kept).fetch_one(&mut database.connection().await).await.unwrap();
    assert_eq!(kept, (1, 1), "one request, which leaves once");
}
