//! Somebody who helps a family, from the code to a work address to a draft that can be handed over.

use app::{
    domain::app_code::{AppSecret, steps_at},
    features::helping::guests::words_of,
    ports::{Clock, HelperKey, Purpose, Secrets},
    urls::post,
};

use crate::{
    app::TestApp,
    journey::{WELL, WORRIES},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

/// Who helps in these tests.
pub const NAME: &str = "Ms Abara";
/// Where they work.
pub const ORGANISATION: &str = "Hill <School>";
/// Their work address.
pub const ADDRESS: &str = "Abara@Hill-School.example";

/// Every answer a helper gives, in order, for a family in York.
pub const ANSWERS: [&[(&str, &str)]; 10] = [
    &[("postcode", "YO1 7HH")],
    &[("danger", "no")],
    &[("name", "Ama")],
    &[("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10")],
    &[("going-well", WELL)],
    &[("worries", WORRIES)],
    &[("help", "not-sure")],
    &[("trusted", "Mrs Lee")],
    &[("ease", "large-print")],
    &[("way", "code")],
];

/// A portal that sends e-mail to a server of this test.
pub async fn with_mail() -> (TestApp, SmtpStub) {
    let stub = SmtpStub::start().await;
    (TestApp::start_sending(stub.notify()).await, stub)
}

/// Says who helps; gives the page for the code.
pub async fn say_who(visitor: &Visitor, address: &str) -> Page {
    let page = visitor.get("/helping/who").await;
    let who = [("helper-name", NAME), ("organisation", ORGANISATION), ("role", "Teacher"), ("work-email", address)];
    visitor.submit(&page, post::HELPING_WHO, &who).await
}

/// A helper whose address is proven, with their list before them.
pub async fn helper(app: &TestApp, stub: &SmtpStub, address: &str) -> (Visitor, Page) {
    let visitor = app.visitor();
    let page = say_who(&visitor, address).await;
    assert_eq!(page.path, "/helping/code", "{}", page.text());
    let mail = stub.next().await;
    assert_eq!(mail.to, [address]);
    let page = visitor.submit(&page, post::HELPING_CODE, &[("once", &mail.code())]).await;
    let page = second(app, &visitor, (page, address)).await;
    assert_eq!(page.path, "/helping/mine", "{}", page.text());
    (visitor, page)
}

/// The words of a guest who began something before, typed where they are asked for.
pub async fn second(app: &TestApp, visitor: &Visitor, (page, address): (Page, &str)) -> Page {
    if page.path != "/helping/second" {
        return page;
    }
    let key = HelperKey(app.codes.digest(Purpose::Helper, &[address.to_lowercase().as_bytes()]));
    let words = words_of(app.codes.as_ref(), key).canonical();
    visitor.submit(&page, post::HELPING_SECOND, &[("code", &words)]).await
}

/// Writes a whole draft in York under this label; gives the page where it is handed over.
pub async fn write(visitor: &Visitor, label: &str) -> Page {
    let page = visitor.get("/helping/mine").await;
    let mut page = visitor.submit(&page, post::HELPING_BEGIN, &[("label", label)]).await;
    for answers in ANSWERS {
        assert!(page.path.starts_with("/helping/draft/"), "{} {}", page.path, page.text());
        page = visitor.submit(&page, post::HELPING_ANSWER, answers).await;
    }
    assert_eq!(page.path, "/helping/ready", "{}", page.text());
    page
}

/// The secret that a page shows, as an authenticator app takes it.
pub fn app_secret(page: &Page) -> AppSecret {
    let letters = page.one("#app-secret").expect("the letters of a secret").replace(' ', "");
    let value = |letter: u8| u64::from(if letter >= b'A' { letter - b'A' } else { letter - b'2' + 26 });
    let bytes: Vec<u8> = letters
        .as_bytes()
        .chunks(8)
        .flat_map(|eight| {
            let number = eight.iter().fold(0, |number, letter| number << 5 | value(*letter));
            number.to_be_bytes().into_iter().skip(3)
        })
        .chain([0; 12])
        .collect();
    AppSecret::new(bytes.as_slice().try_into().expect("twenty bytes"))
}

/// What the app shows now.
pub fn app_shows(app: &TestApp, secret: &AppSecret) -> String {
    let [now, ..] = steps_at(app.clock.now());
    app.codes.app_code(secret, now).figures().to_owned()
}
