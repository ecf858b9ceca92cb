//! The desk as a test asks it: everywhere at once, as nobody at a real desk may; and people who come in to it.

use app::{
    domain::{app_code::AppSecret, desk_person::Reach, place::PlaceId, reference::Reference},
    ports::{Account, Approved, AtWork, DeskActor, DeskCase, DeskLine, Fault, Opened, Store, Task},
    urls::post,
};
use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};

use crate::{
    app::TestApp,
    helping::{app_secret, app_shows},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

/// Somebody who sees every place that tests have, as nobody at a real desk does.
pub fn everywhere() -> AtWork {
    let places =
        ["york", "hull", "rotherham", "thurrock", "newtown"].map(|place| PlaceId::parse(place).expect("a place"));
    AtWork { by: DeskActor::Link, reach: Reach::places(places) }
}

/// What a test reads of the desk, wherever it went.
#[async_trait]
pub trait Everywhere {
    /// Every request, at most so many.
    async fn desk_list(&self, most: u32) -> Result<Vec<DeskLine>, Fault>;
    /// One request, opened.
    async fn desk_case(&self, reference: &Reference, now: Timestamp) -> Result<Option<DeskCase>, Fault>;
    /// Every open task.
    async fn tasks(&self) -> Result<Vec<Task>, Fault>;
    /// Every organisation.
    async fn organisations(&self) -> Result<Vec<(Approved, Vec<Account>)>, Fault>;
}

#[async_trait]
impl<S: Store + ?Sized> Everywhere for S {
    async fn desk_list(&self, most: u32) -> Result<Vec<DeskLine>, Fault> {
        self.desk_lines(&everywhere(), most).await
    }
    async fn desk_case(&self, reference: &Reference, now: Timestamp) -> Result<Option<DeskCase>, Fault> {
        self.open_case(&everywhere(), reference, now).await.map(Opened::case)
    }
    async fn tasks(&self) -> Result<Vec<Task>, Fault> {
        self.desk_tasks(&everywhere()).await
    }
    async fn organisations(&self) -> Result<Vec<(Approved, Vec<Account>)>, Fault> {
        self.organisations_of(&everywhere()).await
    }
}

/// Whoever opened the starting link.
pub async fn by_link(app: &TestApp) -> Visitor {
    let first = app.visitor();
    let page = first.get("/desk/open").await;
    assert_eq!(first.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await.path, "/desk");
    first
}

/// Adds somebody; gives the page after it. `place` is chosen where there is a choice.
pub async fn add(leader: &Visitor, (name, email, role): (&str, &str, &str), place: &str) -> Page {
    let page = leader.get("/desk/people").await;
    let typed =
        [("person-name", name), ("person-email", email), ("person-title", "Duty worker"), ("person-role", role)];
    let chosen = page.names().iter().any(|name| name == "person-place").then_some(("person-place", place));
    let typed: Vec<_> = typed.into_iter().chain(chosen).collect();
    leader.submit(&page, post::DESK_PERSON_ADD, &typed).await
}

/// Types an address and the code that was sent there; gives the page for the app's code.
pub async fn by_mail(app: &TestApp, stub: &SmtpStub, email: &str) -> (Visitor, Page) {
    let visitor = app.visitor();
    let page = visitor.get("/desk/sign-in").await;
    let page = visitor.submit(&page, post::DESK_SIGN_IN, &[("work-email", email)]).await;
    let mail = stub.next().await;
    assert_eq!(mail.to, [email]);
    let page = visitor.submit(&page, post::DESK_CODE, &[("once", &mail.code())]).await;
    (visitor, page)
}

/// Comes in for the first time, with an app that is tied; time moves on, so that the app shows another code.
pub async fn first_time(app: &TestApp, stub: &SmtpStub, email: &str) -> (Visitor, AppSecret) {
    let (visitor, page) = by_mail(app, stub, email).await;
    assert_eq!(page.path, "/desk/second", "{}", page.text());
    let secret = app_secret(&page);
    let page = visitor.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(app, &secret))]).await;
    assert_eq!(page.path, "/desk", "{}", page.text());
    app.clock.advance(SignedDuration::from_secs(60));
    (visitor, secret)
}
