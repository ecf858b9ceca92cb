//! Who may see what: every route there is, for everybody who may knock, with ids of their own and of others.
//!
//! The routes come from the router's own sources, so a new page or form without a row in the table fails here. In every
//! answer, body and headers, each token that belongs to somebody else is a leak, whatever the table says; and afterwards
//! nothing of a family that is none of theirs may have changed.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

pub(crate) mod table;
pub(crate) mod world;

use std::{collections::BTreeSet, path::PathBuf};

use app::ports::Clock;
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use server::forward::{ApiSettings, HubKind, HubSettings, SigningKey};
use tests::{app::TestApp, fixtures};

use self::{
    table::{DESK_PEOPLE, DESK_TABLE, Must, ROLES, Role, TABLE},
    world::{Cast, Told, Whose, holds, leaks},
};

/// The secret of the hub whose computer knocks.
const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
/// Every source of the server, apart from its example of a hub: whoever adds a route there adds a row here.
fn sources() -> Vec<String> {
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/src"))];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("hub_example.rs") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// An address as a route names it: in quotes, or by its name in `urls`.
fn address(named: &str) -> String {
    let Some(name) = named.strip_prefix("urls::") else { return named.trim_matches('"').to_owned() };
    let declared = format!("pub const {name}: &str = \"");
    let (_, rest) = include_str!("../../app/src/urls.rs").split_once(&declared).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Every route, as `GET /path` or `POST /path`, read from where routes are made.
pub(crate) fn routes() -> BTreeSet<String> {
    let pages =
        include_str!("../../app/src/shell.rs").split("path!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let forms = include_str!("../../app/src/features/api.rs").lines().filter_map(|line| {
        let (declared, _) = line.split_once(" => crate::")?;
        declared.split('"').nth(1)
    });
    let mut routes: BTreeSet<String> = pages.map(|path| format!("GET {path}")).collect();
    routes.extend(forms.map(|name| format!("POST /do/{name}")));
    for source in sources() {
        for (path, rest) in source.split(".route(").skip(1).filter_map(|rest| rest.split_once(',')) {
            let path = address(path.trim());
            // What other computers tell us, they post; they read no more than what is described.
            let is_post = !rest.trim_start().starts_with("get") && path.starts_with("/partner/")
                || rest.trim_start().starts_with("post");
            routes.insert(format!("{} {path}", if is_post { "POST" } else { "GET" }));
        }
    }
    routes
}

#[test]
fn every_route_has_a_row_that_says_who_may_see_it() {
    let rows: BTreeSet<String> = TABLE.iter().map(|(route, _)| (*route).to_owned()).collect();
    assert_eq!(rows.len(), TABLE.len(), "one row a route");
    let routes = routes();
    assert!(
        routes.len() > 50 && routes.contains("POST /do/erase") && routes.contains("POST /partner/v1/news"),
        "{routes:?}"
    );
    let missing: Vec<_> = routes.difference(&rows).collect();
    assert!(missing.is_empty(), "routes without a row in access_matrix/table.rs: {missing:?}");
    let of_desk = |row: &&String| row.contains("desk");
    let of_people: BTreeSet<String> = DESK_TABLE.iter().map(|(route, _)| (*route).to_owned()).collect();
    let missing: Vec<_> = rows.iter().filter(of_desk).filter(|row| !of_people.contains(*row)).collect();
    assert!(missing.is_empty(), "routes of the desk without a row for its people: {missing:?}");
    let files = ["GET /nowhere", "GET /pkg/nothing.js"];
    let gone: Vec<_> = rows.difference(&routes).filter(|row| !files.contains(&row.as_str())).collect();
    assert!(gone.is_empty(), "rows without a route: {gone:?}");
}

#[test]
fn a_token_of_somebody_else_is_found_in_whatever_it_stands() {
    let leak = |text: &str, role| leaks(text, role, 10).len();
    assert_eq!(leak("location: /x?n=zqmineq10q", Role::Second), 1);
    assert_eq!(leak("<b>ZQWalledQ10Q</b> zqstoryq10q", Role::Second), 1);
    assert_eq!(leak("zqmineq10q zqrequestq10q", Role::Member), 0);
    assert_eq!(leak("zqmineq20q", Role::Member), 1, "of another cast");
    assert_eq!(leak("zqstrangerq10q", Role::Member), 1);
    assert_eq!(leak("zqrequestq20q zqmineq10q", Role::Desk), 1);
    assert_eq!(leak("zqsharedq10q zqrecipientq10q zqstoryq10q", Role::Recipient), 1);
    assert_eq!(leak("zqstoryq10q", Role::Locked), 1);
}

/// A portal, somebody's plain client, and an offer to look at.
struct Door {
    app: TestApp,
    client: Client,
    offer: String,
}

impl Door {
    #[expect(clippy::disallowed_methods, reason = "a test's own browser is not the server's client")]
    async fn new() -> Self {
        let kind = HubKind::Http { url: "http://127.0.0.1:9/cases".to_owned(), secret: SECRET.into() };
        let app = TestApp::start_with(vec![HubSettings {
            place: fixtures::place(),
            hub: Some(fixtures::hub()),
            kind,
            api: ApiSettings::default(),
        }])
        .await;
        let near = app.visitor().get("/near?place=york").await;
        let offer = near.attribute("main h3 a", "href").unwrap();
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
        Self { app, client, offer }
    }

    /// Knocks once.
    async fn knock(&self, cast: &Cast<'_>, (route, role, whose): (&str, Role, Whose)) -> Response {
        let (method, path) = route.split_once(' ').unwrap();
        let address = format!("{}{}", self.app.base, cast.address(path, &self.offer, (role, whose)));
        let mut request = if method == "POST" {
            let request = self.client.post(address).header("sec-fetch-site", "same-origin");
            request.form(&cast.ids(role, whose))
        } else {
            self.client.get(address)
        };
        if let Some(cookie) = cast.cookie(role).await {
            request = request.header("cookie", cookie);
        }
        if role == Role::Hub {
            request = self.sign(request, cast, whose);
        }
        request.header("accept", "text/html").send().await.unwrap()
    }

    /// A hub's computer says what it has to say to whichever address.
    fn sign(&self, request: reqwest::RequestBuilder, cast: &Cast<'_>, whose: Whose) -> reqwest::RequestBuilder {
        let ids = cast.ids(Role::Hub, whose);
        let reference = &ids.iter().find(|(name, _)| name == "reference").unwrap().1;
        let event = format!("{}-{whose:?}", cast.number);
        let body = serde_json::to_vec(&serde_json::json!({
            "event": event, "reference": reference, "place": fixtures::place(), "hub": fixtures::hub(),
            "delivery": "confirmed", "at": self.app.clock.now().to_string(),
        }))
        .unwrap();
        let headers = SigningKey::parse(&SECRET.into()).unwrap().sign(&event, &body, self.app.clock.now()).unwrap();
        let request = request.headers(headers);
        request.body(body)
    }
}

/// What is wrong with an answer, if anything is; and what it said.
async fn verdict(response: Response, must: Must, expected: impl Fn(&str) -> String) -> (Option<String>, String) {
    let status = response.status();
    let headers = format!("{:?}", response.headers());
    let led = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
    let body = response.text().await.unwrap();
    let is_right = match must {
        Must::Show => status == StatusCode::OK,
        Must::NotFound => status == StatusCode::NOT_FOUND,
        Must::Refuse => status.is_client_error(),
        Must::Go(to) => status == StatusCode::SEE_OTHER && led == expected(to),
        Must::GoOn => {
            let path = led.split('?').next().unwrap_or_default();
            status == StatusCode::SEE_OTHER && app::urls::own_page(&led).is_some() && !path.starts_with("/do/")
        }
    };
    let wrong = (!is_right).then(|| format!("must {must:?}, but was {status} {led}"));
    (wrong, format!("{headers}\n{body}"))
}

/// Every route that `role` knocks at, with what must happen.
fn rows(role: Role) -> Vec<(&'static str, Must)> {
    if let Some(column) = DESK_PEOPLE.iter().position(|each| *each == role) {
        return DESK_TABLE.iter().map(|(route, row)| (*route, row[column])).collect();
    }
    let column = ROLES.iter().position(|each| *each == role).unwrap();
    TABLE.iter().map(|(route, row)| (*route, row[column])).collect()
}

/// Knocks at every route as `role`, with ids of their own, of the other adult and of another family.
async fn everywhere(role: Role) -> (Vec<String>, String) {
    let door = Door::new().await;
    let rows = rows(role);
    let (mut wrong, mut said) = (Vec::new(), String::new());
    let shared = Cast::new(&door.app, 10).await;
    for (index, (route, must)) in rows.into_iter().enumerate() {
        // A form may change or erase what is there, so each has families of its own.
        let own = if route.starts_with("POST") {
            Some(Cast::new(&door.app, 20 + 10 * u32::try_from(index).unwrap()).await)
        } else {
            None
        };
        let cast = own.as_ref().unwrap_or(&shared);
        let before = cast.foreign(role).await;
        for whose in [Whose::OtherFamily, Whose::OtherMember, Whose::Own] {
            let answer = door.knock(cast, (route, role, whose)).await;
            let to = |to: &str| cast.address(to, &door.offer, (role, whose));
            let (fault, text) = verdict(answer, must, to).await;
            wrong.extend(fault.map(|fault| format!("{route} as {role:?} ({whose:?}): {fault}")));
            let leaks = leaks(&text, role, cast.number);
            wrong.extend((!leaks.is_empty()).then(|| format!("{route} as {role:?} ({whose:?}) shows {leaks:?}")));
            said += &text;
        }
        let is_untouched = cast.foreign(role).await == before;
        wrong.extend((!is_untouched).then(|| format!("{route} as {role:?} changed what is none of theirs")));
    }
    (wrong, said)
}

/// One test for each role, so that they run side by side.
macro_rules! knocks {
    ($($claim:ident: $role:ident, sees $told:expr;)+) => {$(
        #[tokio::test]
        async fn $claim() {
            let (wrong, said) = everywhere(Role::$role).await;
            assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
            // What this role may see is seen somewhere: the search does look at what is shown.
            let told: Option<Told> = $told;
            assert!(told.is_none_or(|told| holds(&said, told, 10)), "{told:?} is shown nowhere");
        }
    )+};
}

knocks! {
    nobody_sees_nothing_of_anybody: Nobody, sees None;
    who_writes_a_draft_sees_that_and_nothing_of_others: Drafting, sees Some(Told::Draft);
    six_words_open_no_story: Locked, sees None;
    a_member_sees_nothing_of_the_other_adult_or_of_other_families: Member, sees Some(Told::Walled);
    the_second_adult_sees_nothing_that_the_first_keeps_apart: Second, sees Some(Told::SecondWalled);
    a_member_of_another_family_sees_nothing_of_this_one: Other, sees Some(Told::Stranger);
    a_recipient_sees_nothing_but_what_the_door_opens: Recipient, sees Some(Told::Shared);
    the_desk_sees_requests_and_nothing_else_of_a_family: Desk, sees Some(Told::Request);
    a_hubs_computer_sees_nothing: Hub, sees None;
    who_leads_a_hub_team_sees_the_requests_of_their_place: Leader, sees Some(Told::Request);
    who_works_there_sees_them_and_decides_on_nobody: Worker, sees Some(Told::Request);
    whose_role_opens_nothing_reads_nothing: Reader, sees None;
    who_works_at_another_place_sees_what_went_there_and_nothing_of_this_one: Elsewhere, sees Some(Told::Concern);
    who_helps_sees_the_draft_they_write_and_nothing_of_any_family: Helper, sees Some(Told::Helping);
}
