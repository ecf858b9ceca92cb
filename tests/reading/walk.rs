//! The walk: every page in every state, first as anybody sees it, then as a family in one place does.

use app::{urls, urls::post};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    journey::{WELL, WORRIES},
    visitor::{Page, Visitor},
};

use crate::pages::Pages;

/// Pages that know no place.
pub(crate) async fn anybody(pages: &mut Pages) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for path in
        [urls::START, urls::SAFETY, urls::PRIVACY, urls::NUMBERS, urls::IF_NO, urls::ENDED, urls::BACK, urls::DISPLAY]
    {
        pages.write(&visitor.get(path).await, "", "all");
    }
    pages.write(&visitor.get(urls::ELSEWHERE).await, "", "all");
    pages.write(&visitor.get("/nowhere").await, "no such page", "all");
    for (path, state) in [
        (urls::WORDS, ""),
        ("/words?q=asessment", "found"),
        ("/words?q=qqqqzzzz", "nothing found"),
        (urls::LETTER, ""),
        (urls::NEAR, ""),
        ("/near?place=york&q=zebra", "nothing found"),
        (urls::PINNED, "nothing on it"),
    ] {
        pages.write(&visitor.get(path).await, state, "all");
    }
    for term in app::words::glossary::glossary().terms() {
        pages.write(&visitor.get(&urls::word(&term.id)).await, "", "all");
    }
    letter(&visitor, pages).await;
    for (state, typed) in [("nothing typed", ""), ("wrong words", "abacus abdomen abdominal abide abiding ability")] {
        let page = visitor.get(urls::BACK).await;
        let page = visitor.submit(&page, post::COME_BACK, &[("code", typed)]).await;
        pages.write(&page, state, "all");
    }
}

/// The letter reader without scripts.
async fn letter(visitor: &Visitor, pages: &mut Pages) {
    let page = visitor.get(urls::LETTER).await;
    let page = visitor.submit(&page, urls::LETTER, &[("letter", "Come to the TAF on 3 May. Ring 01904 551900.")]).await;
    pages.write(&page, "read", "all");
    let page = visitor.submit(&page, urls::LETTER, &[("letter", " ")]).await;
    pages.write(&page, "nothing typed", "all");
}

/// A family in one place, from the first question to taking its request back.
pub(crate) async fn place(place: &str, pages: &mut Pages) {
    let app = TestApp::start().await;
    let mut family = Family { visitor: app.visitor(), place, pages };
    family.look_around().await;
    let check = family.ask().await;
    let sent = family.save_and_send(check).await;
    family.follow(&app, sent).await;
    family.come_late(&app).await;
}

struct Family<'a> {
    visitor: Visitor,
    place: &'a str,
    pages: &'a mut Pages,
}

impl Family<'_> {
    fn write(&mut self, page: &Page, state: &str) {
        self.pages.write(page, state, self.place);
    }

    /// Answers the page that is open, and writes the one that comes next.
    async fn answer(&mut self, page: &Page, changes: &[(&str, &str)], state: &str) -> Page {
        let next = self.visitor.submit(page, post::ANSWER, changes).await;
        self.write(&next, state);
        next
    }

    /// What a family can read before it asks: how help works, the words used here, and help nearby, kept on a list.
    async fn look_around(&mut self) {
        for path in [format!("/place/{}", self.place), format!("/words/sheet/{}", self.place)] {
            let page = self.visitor.get(&path).await;
            self.write(&page, "");
        }
        let found = self.visitor.get(&format!("/near?place={}", self.place)).await;
        self.write(&found, "found");
        let offer = found.attribute("main h3 a", "href").expect("an offer nearby");
        let page = self.visitor.get(&offer).await;
        self.pages.write_as("near-offer", &page, self.place);
        self.visitor.submit(&page, post::PIN, &[]).await;
        let list = self.visitor.get(urls::PINNED).await;
        self.write(&list, "");
    }

    async fn ask(&mut self) -> Page {
        let page = self.visitor.get(urls::START).await;
        let page = self.visitor.submit(&page, post::BEGIN, &[]).await;
        self.write(&page, "");
        let page = self.answer(&page, &[], "refused").await;
        let place = self.place;
        let page = self.answer(&page, &[("place", place)], "").await;
        let page = self.answer(&page, &[], "refused").await;
        self.answer(&page, &[("danger", "yes")], "").await;
        let page = self.visitor.get("/ask/who").await;
        self.write(&page, "");
        let page = self.answer(&page, &[], "refused").await;
        let page = self.answer(&page, &[("who", "my-family")], "").await;
        let page = self.answer(&page, &[], "refused").await;
        let page = self.answer(&page, &[("name", "Ama")], "").await;
        self.children(page).await
    }

    async fn children(&mut self, page: Page) -> Page {
        let page = self.answer(&page, &[], "refused").await;
        let page = self.answer(&page, &[("child-kind", "born")], "half filled in").await;
        let born = [("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10"), ("more", "yes")];
        let page = self.answer(&page, &born, "one added").await;
        let page = self.answer(&page, &[("child-kind", "expected")], "").await;
        let page = self.answer(&page, &[("going-well", WELL)], "").await;
        let page = self.answer(&page, &[("worries", WORRIES)], "").await;
        let page = self.answer(&page, &[], "refused").await;
        if self.place == "hull" {
            // Help that the hub near a family gives: here alone it matters which part of the place that is.
            let danger = self.visitor.get("/ask/now?change=yes").await;
            self.answer(&danger, &[("danger", "no")], "no danger").await;
            let area = self.answer(&page, &[("help", "young-carers")], "").await;
            self.answer(&area, &[], "refused").await;
        }
        let page = self.answer(&page, &[("help", "not-sure"), ("other-help", "A bed for Kofi")], "").await;
        let people = [("already", "School breakfast club"), ("trusted", "Mrs Lee, teacher"), ("may-talk", "yes")];
        let page = self.answer(&page, &people, "").await;
        let page = self.answer(&page, &[("ease", "large-print"), ("language", "Twi")], "").await;
        let page = self.answer(&page, &[], "refused").await;
        let ways = [("way", "phone"), ("way", "text"), ("way", "email"), ("way", "letter"), ("way", "through")];
        let page = self.answer(&page, &ways, "half filled in").await;
        let contact = [("way", "text"), ("way", "code"), ("phone", "07700 900123"), ("times", "before 3")];
        let page = self.answer(&page, &contact, "").await;
        self.consent(page).await
    }

    async fn consent(&mut self, page: Page) -> Page {
        let page = self.answer(&page, &[("agree", "no")], "").await;
        let page = self.visitor.get(if page.path == urls::NOT_AGREED { "/ask/agree" } else { &page.path }).await;
        let page = self.answer(&page, &[("agree", "yes")], "").await;
        let if_no = self.visitor.get(urls::IF_NO).await;
        self.write(&if_no, "");
        let share = page.attribute("input[name^='share-'][value='yes']", "name").expect("a sharing question");
        self.answer(&page, &[(&share, "yes")], "").await
    }

    async fn save_and_send(&mut self, check: Page) -> (Page, String) {
        let page = self.visitor.get("/ask/worries").await;
        let saved = self.visitor.submit(&page, post::SAVE, &[]).await;
        self.write(&saved, "");
        let words = saved.six_words().expect("six words");
        self.try_words(&words).await;
        let sent = self.visitor.submit(&check, post::SEND, &[]).await;
        self.write(&sent, "");
        let words = sent.six_words().expect("six words");
        self.try_words(&words).await;
        (check, words)
    }

    async fn try_words(&mut self, words: &str) {
        let note = self.visitor.get(urls::NOTE).await;
        self.write(&note, "");
        let page = self.visitor.get(urls::PRACTISE).await;
        self.write(&page, "");
        let page = self.visitor.submit(&page, post::PRACTISE, &[("code", "no such words")]).await;
        self.write(&page, "refused");
        let page = self.visitor.submit(&page, post::PRACTISE, &[("code", words)]).await;
        self.write(&page, "words tried");
    }

    async fn follow(&mut self, app: &TestApp, (check, words): (Page, String)) {
        let page = self.visitor.get(urls::STATUS).await;
        self.write(&page, "");
        let page = self.visitor.submit(&page, post::ADD, &[]).await;
        self.write(&page, "refused");
        let page = self.visitor.submit(&page, post::ADD, &[("addition", &"long ".repeat(900))]).await;
        self.write(&page, "too long");
        let page = self.visitor.submit(&page, post::ADD, &[("addition", "Kofi")]).await;
        self.write(&page, "added");
        let fields = [("step".to_owned(), "worries".to_owned()), ("worries".to_owned(), "Kofi".to_owned())];
        let page = self.visitor.post(post::ANSWER, &fields).await;
        self.write(&page, "sent already");
        assert_eq!(check.path, "/ask/check");

        app.clock.advance(SignedDuration::from_hours(24 * 14));
        self.visitor = app.visitor();
        let page = self.visitor.get(urls::BACK).await;
        let page = self.visitor.submit(&page, post::COME_BACK, &[("code", &words)]).await;
        self.write(&page, "nothing heard");
        let page = self.visitor.submit(&page, post::CHASE, &[]).await;
        self.write(&page, "chased");
        let page = self.visitor.get(urls::WITHDRAW).await;
        self.write(&page, "");
        let page = self.visitor.submit(&page, post::WITHDRAW, &[]).await;
        self.write(&page, "taken back");
    }

    /// An answer after the visit ended begins again and says so.
    async fn come_late(&mut self, app: &TestApp) {
        self.visitor = app.visitor();
        let fields = [("step".to_owned(), "where".to_owned()), ("postcode".to_owned(), String::new())];
        let page = self.visitor.post(post::ANSWER, &fields).await;
        self.write(&page, "begun again");
    }
}
