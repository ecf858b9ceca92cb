//! What a family may ask about what is kept, in every state of its pages.

use app::{
    domain::ids::MemberId,
    ports::{Clock, Mine},
    urls::{self, post},
};
use tests::desk::Everywhere as _;
use tests::{app::TestApp, journey::to_sent};

use crate::pages::Pages;

pub(crate) async fn pages(pages: &mut Pages) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    for path in [urls::RIGHTS, urls::RIGHTS_CORRECT, urls::RIGHTS_ERASE] {
        pages.write(&visitor.get(path).await, "", "york");
    }
    let page = visitor.get(urls::RIGHTS_CORRECT).await;
    let page = visitor.submit(&page, post::CORRECT, &[]).await;
    pages.write(&page, "refused", "york");
    let page = visitor.submit(&page, post::CORRECT, &[("correction", "Kofi is 7")]).await;
    pages.write(&page, "sent", "york");
    let page = visitor.get(urls::RIGHTS_ERASE).await;
    let page = visitor.submit(&page, post::ERASE, &[]).await;
    pages.write(&page, "refused", "york");
    let page = visitor.submit(&page, post::ERASE, &[("erase", "yes")]).await;
    pages.write(&page, "", "york");

    let visitor = app.visitor();
    to_sent(&visitor).await;
    let family = app.store.desk_list(9).await.expect("requests").pop().expect("a request").status.family;
    let other = MemberId::new(uuid::Uuid::from_u128(9));
    app.store.put_mine(family, other, &Mine::default(), app.clock.now()).await.expect("another adult");
    let page = visitor.get(urls::RIGHTS_ERASE).await;
    let page = visitor.submit(&page, post::ERASE, &[("erase", "yes")]).await;
    pages.write(&page, "a person looks first", "york");
    let visitor = app.visitor();
    let page = visitor.get(urls::START).await;
    visitor.submit(&page, post::BEGIN, &[]).await;
    pages.write(&visitor.get(urls::RIGHTS_CORRECT).await, "no request", "all");
}
