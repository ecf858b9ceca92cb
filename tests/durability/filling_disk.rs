//! A disk that fills (D4): nothing new is begun, so that there is room for what was begun; requests are taken last of all.

use app::{urls, urls::post};
use tests::processes::{HubProcess, PortalProcess, until};

use crate::walk::{self, PATIENCE, state};

/// What begins something new that is kept.
const NEW: [&str; 5] = [post::BEGIN, post::OWN_BEGIN, post::STORY_BEGIN, post::HELPING_BEGIN, post::CARRY_BRING];

#[tokio::test]
async fn on_a_disk_that_fills_nothing_new_is_begun_and_what_was_begun_is_sent() {
    let mut hub = HubProcess::default();
    let mut portal = PortalProcess::new(Some(&hub.base));
    portal.start().await;
    hub.start(&portal).await;
    let (family, waiting) = (portal.visitor(), portal.visitor());
    let check = walk::to_check(&family).await;
    let other = walk::to_check(&waiting).await;
    walk::send(&waiting, &other, true).await;
    portal.stop().await;

    // No disk has so much free: it is as if this one were nearly full.
    portal.keep_free(100);
    portal.start().await;
    for begin in NEW {
        let turned_away = portal.visitor().post(begin, &[("words".to_owned(), "my own".to_owned())]).await;
        assert_eq!(turned_away.status, 503, "{begin}");
        assert!(turned_away.one("a[href='tel:999']").is_some(), "{begin}: {}", turned_away.source);
        assert!(turned_away.one("a[href='/numbers']").is_some(), "the hub's phone number is one tap away");
        assert_eq!(turned_away.one("pre").as_deref(), Some("my own"), "{begin}");
    }
    assert!(portal.log().contains("the disk is nearly full"), "whoever looks after it is told");
    assert_eq!(portal.visitor().get(urls::START).await.status, 200);
    walk::send(&family, &check, true).await;
    until("the hub's own word", PATIENCE, async || {
        (state(&family.get(urls::STATUS).await) == "Confirmed").then_some(())
    })
    .await;
    let page = waiting.get(urls::STATUS).await;
    let added = waiting.submit(&page, post::ADD, &[("addition", "we moved")]).await;
    assert!(added.text().contains("We have sent what you added"), "{}", added.text());
    // Whoever has a concern is turned away by what they may do, and never by the disk.
    assert_ne!(portal.visitor().post(post::CONCERN_BEGIN, &[]).await.status, 503);
    portal.stop().await;

    portal.keep_free(0);
    portal.start().await;
    walk::to_check(&portal.visitor()).await;
}
