//! Advice without names, in every state that who asks can read.

use app::urls::{self, post};
use tests::{
    app::TestApp,
    visitor::{Page, Visitor},
};

use crate::pages::Pages;

/// Every page, for each of the three who ask.
pub(crate) async fn walk(pages: &mut Pages) {
    let app = TestApp::start().await;
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    pages.write(&app.visitor().get(urls::ADVICE).await, "", "all");
    for who in ["helper", "parent", "young-person"] {
        let visitor = app.visitor();
        let sent = ask(&visitor, who, pages).await;
        let words = sent.six_words().expect("six words");
        pages.write(&sent, &format!("question {who}"), "all");
        pages.write(&visitor.get(urls::STATUS).await, &format!("question {who}"), "all");
        answer(&worker, &sent).await;
        let phone = app.visitor();
        let page = phone.get(urls::BACK).await;
        let page = phone.submit(&page, post::COME_BACK, &[("code", &words)]).await;
        pages.write(&page, &format!("question {who}, answered"), "all");
        let page = phone.submit(&page, post::ADD, &[("addition", "and his sister Zosia?")]).await;
        pages.write(&page, &format!("question {who}, named"), "all");
        let page = phone.submit(&page, post::ADD, &[("sure", "yes")]).await;
        pages.write(&page, &format!("question {who}, asked again"), "all");
        let stop = phone.get(urls::WITHDRAW).await;
        pages.write(&stop, &format!("question {who}"), "all");
        pages.write(&phone.submit(&stop, post::WITHDRAW, &[]).await, &format!("question {who}, stopped"), "all");
        pages.write(&visitor.get(urls::ADVICE).await, "open here", "all");
    }
}

/// Asks, by way of what is refused, danger and a name; gives the confirmation.
async fn ask(visitor: &Visitor, who: &str, pages: &mut Pages) -> Page {
    let page = visitor.get(urls::ADVICE).await;
    let page = visitor.submit(&page, post::ADVICE_WHO, &[("who", who)]).await;
    pages.write(&page, who, "all");
    pages.write(&visitor.submit(&page, post::ADVICE_ASK, &[]).await, &format!("{who}, refused"), "all");
    let danger = [("area", "hull"), ("danger", "yes"), ("question", "What helps?")];
    pages.write(&visitor.submit(&page, post::ADVICE_ASK, &danger).await, who, "all");
    let named =
        [("area", "hull_east"), ("danger", "no"), ("question", "My son Tom, 07700 900123, a@b.example, HU1 3AA")];
    pages.write(&visitor.submit(&page, post::ADVICE_ASK, &named).await, &format!("{who}, named"), "all");
    let asked = [("area", "hull_east"), ("danger", "no"), ("question", "What helps?")];
    let check = visitor.submit(&page, post::ADVICE_ASK, &asked).await;
    pages.write(&check, who, "all");
    visitor.submit(&check, post::ADVICE_SEND, &[]).await
}

async fn answer(worker: &Visitor, sent: &Page) {
    let reference = sent.one(".govuk-panel strong").expect("a reference");
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    let page = worker.submit(&case, post::DESK_ANSWER, &[("answer", "A walk helps."), ("do", "look")]).await;
    worker.submit(&page, post::DESK_ANSWER, &[("do", "send")]).await;
}
