//! A young person's own way to ask, in every state of its pages and in every place.

use app::{
    ports::Places,
    urls::{self, post},
};
use tests::{
    app::TestApp,
    own::{GOING_ON, to_sent},
    visitor::{Page, Visitor},
};

use crate::pages::Pages;

/// Every page of the path.
pub(crate) async fn walk(places: &Places, pages: &mut Pages) {
    let app = TestApp::start().await;
    pages.write(&app.visitor().get(urls::OWN).await, "", "all");
    for place in places.all() {
        let mut young = Young { visitor: app.visitor(), place: place.id.as_str(), pages };
        young.ask(&app).await;
        young.come_back(&app).await;
    }
}

struct Young<'a> {
    visitor: Visitor,
    place: &'a str,
    pages: &'a mut Pages,
}

impl Young<'_> {
    fn write(&mut self, page: &Page, state: &str) {
        self.pages.write(page, state, self.place);
    }

    async fn answer(&mut self, page: &Page, changes: &[(&str, &str)], state: &str) -> Page {
        let next = self.visitor.submit(page, post::ANSWER, changes).await;
        self.write(&next, state);
        next
    }

    async fn ask(&mut self, app: &TestApp) {
        let page = self.visitor.get(urls::OWN).await;
        let page = self.visitor.submit(&page, post::OWN_BEGIN, &[]).await;
        self.write(&page, "");
        let place = self.place;
        let page = self.answer(&page, &[("place", place)], "").await;
        self.answer(&page, &[("danger", "yes")], "young").await;
        let page = self.answer(&page, &[("danger", "no")], "").await;
        let page = self.answer(&page, &[], "refused").await;
        self.answer(&page, &[("name", "Zed"), ("age", "10-or-under")], "").await;
        let worries = self.visitor.get("/y/worries").await;
        self.write(&worries, "young child");
        let page = self.answer(&page, &[("name", "Zed"), ("age", "11-15")], "").await;
        let page = self.answer(&page, &[("worries", GOING_ON)], "").await;
        let page = self.answer(&page, &[], "refused").await;
        self.decide(app, page).await;
    }

    async fn decide(&mut self, app: &TestApp, page: Page) {
        let service = page.attribute("input[name=help]", "value").expect("help of this place");
        let help = [("help", service.as_str()), ("help", "not-sure")];
        let page = self.answer(&page, &help, "").await;
        let page = self.answer(&page, &[], "refused").await;
        let page = self.answer(&page, &[("may-tell", "talk-to-me-first")], "").await;
        let page = self.answer(&page, &[("way", "text")], "refused").await;
        let page = self.answer(&page, &[("way", "code")], "").await;
        let page = self.answer(&page, &[("meet", "school"), ("bring", "not-sure")], "").await;
        let agree = self.answer(&page, &[("agree", "no")], "young").await;
        assert_eq!(agree.path, urls::NOT_AGREED);
        let page = self.visitor.get("/y/agree").await;
        let check = self.answer(&page, &[("agree", "yes")], "").await;
        let share = self.visitor.get("/y/share?change=yes").await;
        self.write(&share, "");
        self.let_read(app).await;
        let sent = self.visitor.submit(&check, post::SEND, &[]).await;
        self.write(&sent, "young");
    }

    /// What is read before and after somebody is let in, and what they read.
    async fn let_read(&mut self, app: &TestApp) {
        let page = self.visitor.get(urls::OWN_TRUSTED).await;
        self.write(&page, "");
        let refused = self.visitor.submit(&page, post::TRUSTED_LET, &[]).await;
        self.write(&refused, "refused");
        let words = self.visitor.submit(&refused, post::TRUSTED_LET, &[("reader", "Nan")]).await;
        self.write(&words, "words");
        let code = words.six_words().expect("six words");
        let adult = app.visitor();
        let page = adult.get(urls::FOR_YOU).await;
        let theirs = adult.submit(&page, post::FOR_YOU_OPEN, &[("code", &code)]).await;
        self.write(&theirs, "");
        let page = self.visitor.submit(&words, post::TRUSTED_HIDE, &[]).await;
        self.write(&page, "made");
        let later = self.visitor.get(urls::LATER).await;
        self.write(&later, "");
    }

    async fn come_back(&mut self, app: &TestApp) {
        self.visitor = app.visitor();
        let (_, words) = to_sent(&self.visitor, self.place).await;
        self.visitor = app.visitor();
        let page = self.visitor.get(urls::BACK).await;
        let page = self.visitor.submit(&page, post::COME_BACK, &[("code", &words)]).await;
        self.write(&page, "young");
        let page = self.visitor.get(urls::WITHDRAW).await;
        self.write(&page, "young");
    }
}
