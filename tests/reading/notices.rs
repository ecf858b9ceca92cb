//! Messages that say that something is new, on the status of a request, however they stand.

use app::{
    domain::{
        ids::SendingId,
        lock::Carrier,
        plan::{SeenBy, What},
    },
    ports::Clock,
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    desk::Everywhere as _,
    fixtures,
    journey::to_sent_with,
    own,
    plan::{outcome, told, words},
    smtp::SmtpStub,
};

use crate::pages::Pages;

/// Every state of that part.
pub(crate) async fn walk(pages: &mut Pages) {
    let stub = SmtpStub::start().await;
    let app = TestApp::start_sending(stub.notify()).await;
    let (visitor, contact) = (app.visitor(), [("way", "email"), ("email", "me@example.org"), ("times", "before 3")]);
    let (sent, _) = to_sent_with(&visitor, &contact).await;
    pages.write(&sent, "messages", "york");
    let page = visitor.get(urls::STATUS).await;
    pages.write(&page, "messages without a time", "york");
    let page = visitor.submit(&page, post::MESSAGES, &[("messages", "day")]).await;
    pages.write(&page, "messages", "york");
    let page = visitor.submit(&page, post::MESSAGES, &[("messages", "stop")]).await;
    pages.write(&page, "messages stopped", "york");
    visitor.submit(&page, post::MESSAGES, &[("messages", "start")]).await;
    let status = app.store.desk_list(1).await.expect("requests").remove(0).status;
    told(&app, &status, ("e1", SeenBy::Everyone), outcome()).await;
    told(&app, &status, ("e2", SeenBy::Everyone), What::Words { words: words("Hello"), asks: false }).await;
    for _ in 0..6 {
        app.clock.advance(SignedDuration::from_mins(10));
        visitor.get(urls::STATUS).await;
    }
    let id = SendingId::new(fixtures::id("sending", 1));
    let due = app.store.take_notice(&[Carrier::Email], id, app.clock.now()).await.expect("storage");
    assert!(due.is_some());
    app.store.notice_bounced(id, app.clock.now()).await.expect("storage");
    pages.write(&visitor.get(urls::STATUS).await, "messages that came back", "york");

    let young = app.visitor();
    own::to_check(&young, "york").await;
    let page = young.get("/y/contact").await;
    let contact = [("way", "email"), ("email", "me@example.org"), ("times", "")];
    young.submit(&page, post::ANSWER, &contact).await;
    let check = young.get("/y/check").await;
    young.submit(&check, post::SEND, &[]).await;
    pages.write(&young.get(urls::STATUS).await, "no messages yet", "york");
}
