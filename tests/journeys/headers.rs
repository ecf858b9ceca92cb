//! What surrounds every answer of every route, as the strictest graders of headers read it: pages, forms, files, redirects,
//! errors, and what is said before the router is reached. No answer is a 429: who must wait reads a page. What a hub with a
//! good signature is refused with (401, 409, 415, 422) passes the same layers and is not asked for here.
//!
//! `HEADERS_TO=FILE` also writes down one answer of each kind, for `tests/headers/grade.mjs` to have graded by others' tools.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use std::{collections::BTreeSet, env, fs};

use reqwest::{Client, Method, RequestBuilder, Response, header::HeaderMap, redirect::Policy};
use serde_json::json;
use server::http::{accept::serve, limits::Limits};
use tests::app::TestApp;
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
};
use tokio_util::sync::CancellationToken;

use crate::access_matrix::{
    routes,
    table::Role,
    world::{Cast, Whose},
};

/// What every answer says, word for word.
const FIXED: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
];
/// What no answer says: who we are, and that anybody else may read.
const NEVER: &[&str] = &["server", "x-powered-by", "access-control-allow-origin", "access-control-allow-credentials"];

/// Between them they are shown every page there is.
const SEE_MOST: [Role; 6] = [Role::Nobody, Role::Drafting, Role::Member, Role::Recipient, Role::Helper, Role::Leader];

/// One answer.
struct Answer {
    what: String,
    status: u16,
    headers: HeaderMap,
}

impl Answer {
    fn of(what: &str, response: &Response) -> Self {
        Self { what: what.to_owned(), status: response.status().as_u16(), headers: response.headers().clone() }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Everything that is not as it should be.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, value) in FIXED {
            let said = self.header(name);
            faults.extend((said != *value).then(|| format!("{name} is {said:?}")));
        }
        faults.extend(NEVER.iter().filter(|name| self.headers.contains_key(**name)).map(|name| format!("says {name}")));
        for feature in ["camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()"] {
            faults.extend((!self.header("permissions-policy").contains(feature)).then(|| format!("may use {feature}")));
        }
        faults.extend(policy_faults(self.header("content-security-policy")));
        let is_file = self.what.starts_with("file ") && matches!(self.status, 200 | 206 | 304);
        let kept = self.header("cache-control");
        faults.extend((!is_file && kept != "no-store").then(|| format!("cache-control is {kept:?}")));
        faults.extend((is_file && !kept.starts_with("public, max-age=")).then(|| format!("a file is kept {kept:?}")));
        faults.extend(self.headers.get_all("set-cookie").iter().filter_map(|cookie| {
            let cookie = cookie.to_str().unwrap();
            let parts: BTreeSet<&str> = cookie.split("; ").skip(1).collect();
            let is_good = cookie.starts_with("__Host-")
                && ["Secure", "HttpOnly", "Path=/"].iter().all(|part| parts.contains(part))
                && (parts.contains("SameSite=Lax") || parts.contains("SameSite=Strict"))
                && !cookie.to_lowercase().contains("domain=");
            (!is_good).then(|| format!("the cookie is {cookie}"))
        }));
        faults.into_iter().map(|fault| format!("{} ({}): {fault}", self.what, self.status)).collect()
    }
}

/// What is weak in a content policy: nothing from anywhere unless named, and scripts by a nonce or not at all.
fn policy_faults(policy: &str) -> Vec<String> {
    let directives: Vec<Vec<&str>> = policy.split(';').map(|part| part.split_whitespace().collect()).collect();
    let of = |name: &str| directives.iter().find(|words| words.first() == Some(&name)).map(|words| &words[1..]);
    let mut faults = Vec::new();
    for name in ["default-src", "base-uri", "frame-ancestors"] {
        faults.extend((of(name) != Some(&["'none'"])).then(|| format!("{name} is {:?}", of(name))));
    }
    let forms = of("form-action").unwrap_or_default();
    let is_bound = |word: &&str| matches!(*word, "'none'" | "'self'") || word.starts_with("https:");
    faults.extend((forms.is_empty() || !forms.iter().all(is_bound)).then(|| format!("form-action is {forms:?}")));
    for words in &directives {
        for weak in ["'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "data:", "http:", "blob:"] {
            faults.extend(words.contains(&weak).then(|| format!("{words:?}")));
        }
    }
    if let Some(scripts) = of("script-src") {
        let nonce = scripts.iter().find_map(|word| word.strip_prefix("'nonce-")).unwrap_or_default();
        // Sixteen bytes or more, in base64.
        faults.extend((nonce.len() < 22 || !scripts.contains(&"'strict-dynamic'")).then(|| format!("{scripts:?}")));
        let known =
            |word: &&str| word.starts_with("'nonce-") || matches!(*word, "'strict-dynamic'" | "'wasm-unsafe-eval'");
        faults.extend((!scripts.iter().all(known)).then(|| format!("scripts from {scripts:?}")));
    }
    faults
}

/// A portal that others can reach, and somebody's plain client.
struct Site {
    app: TestApp,
    client: Client,
    offer: String,
}

impl Site {
    #[expect(clippy::disallowed_methods, reason = "a test's own browser is not the server's client")]
    async fn new() -> Self {
        let app = TestApp::start_public().await;
        let near = app.visitor().get("/near?place=york").await;
        let offer = near.attribute("main h3 a", "href").unwrap();
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
        Self { app, client, offer }
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.app.base));
        request.header("accept", "text/html").header("sec-fetch-site", "same-origin")
    }

    async fn answer(&self, what: &str, request: RequestBuilder) -> Answer {
        Answer::of(what, &request.send().await.unwrap())
    }

    /// Every route, as somebody with these rights.
    async fn every_route(&self, cast: &Cast<'_>, role: Role) -> Vec<Answer> {
        let cookie = cast.cookie(role).await.map(|cookie| format!("__Host-{cookie}"));
        let mut answers = Vec::new();
        for route in routes() {
            let (method, path) = route.split_once(' ').unwrap();
            let path = cast.address(path, &self.offer, (role, Whose::Own));
            // A form may end the visit, and then nothing more is seen of its pages.
            if method == "POST" && role != Role::Nobody {
                continue;
            }
            let mut request = self.ask(method.parse().unwrap(), &path);
            if let Some(cookie) = &cookie {
                request = request.header("cookie", cookie);
            }
            answers.push(self.answer(&format!("{route} as {role:?}"), request).await);
        }
        answers
    }

    /// Every kind of error, redirect and file that no route of its own stands for.
    async fn odd_ones(&self) -> Vec<Answer> {
        let long = "a=".to_owned() + &"a".repeat(64 * 1024);
        let begin = |site: &str| self.client.post(format!("{}/do/begin", self.app.base)).header("sec-fetch-site", site);
        let file = |path: &str| self.ask(Method::GET, path);
        let mut answers = Vec::new();
        for (what, request) in [
            ("no such page", file("/nowhere")),
            ("no such file", file("/pkg/none.js")),
            ("a hidden file", file("/.git/config")),
            ("a method we do not speak", self.ask(Method::DELETE, "/")),
            ("a form read", file("/do/begin")),
            ("a page posted to", self.ask(Method::POST, "/safety")),
            ("a form from elsewhere", begin("cross-site")),
            ("a form too long", begin("same-origin").body(long)),
            (
                "a form in parts that is none",
                begin("same-origin").header("content-type", "multipart/form-data").body("x"),
            ),
            ("only its head", self.ask(Method::HEAD, "/")),
            ("file robots.txt", file("/robots.txt")),
            ("file style", file("/pkg/portal.cc.css")),
            ("file part", file("/pkg/portal.cc.css").header("range", "bytes=0-9")),
            ("file unchanged", file("/robots.txt").header("if-modified-since", "Fri, 31 Dec 2100 00:00:00 GMT")),
            ("a part beyond the end", file("/robots.txt").header("range", "bytes=90000-")),
            ("a hub without a signature", self.ask(Method::POST, "/partner/v1/news").body("{}")),
            ("a hub in no words of ours", self.ask(Method::PATCH, "/partner/v1/news")),
        ] {
            answers.push(self.answer(what, request).await);
        }
        answers
    }

    /// What is said while nothing can be kept.
    async fn broken(&self) -> Vec<Answer> {
        self.app.keeper.close().await;
        let mut answers = Vec::new();
        for (what, method, path) in [
            ("a page while storage fails", Method::GET, "/status"),
            ("a form while storage fails", Method::POST, "/do/answer"),
            ("a download while storage fails", Method::GET, "/carry/story.json"),
            ("not ready", Method::GET, "/readyz"),
        ] {
            let request = self.ask(method, path).header("cookie", "__Host-visit=0123");
            answers.push(self.answer(what, request).await);
        }
        answers
    }
}

/// What the accept loop says when every seat is taken, before any router.
async fn full_house() -> Answer {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let limits = Limits { connections: 0, is_public: true, ..Limits::default() };
    tokio::spawn(serve(listener, axum::Router::new(), limits, stop.clone()));
    let mut said = String::new();
    TcpStream::connect(address).await.unwrap().read_to_string(&mut said).await.unwrap();
    stop.cancel();
    let mut lines = said.split("\r\n\r\n").next().unwrap().lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
    Answer { what: "every seat is taken".to_owned(), status, headers }
}

/// One answer of each kind, for others' tools.
fn write_down(answers: &[Answer], path: &std::path::Path) {
    let mut seen = BTreeSet::new();
    let kinds = answers.iter().filter(|answer| {
        let mut policy = answer.header("content-security-policy").to_owned();
        if let Some((before, rest)) = policy.split_once("'nonce-") {
            policy = format!("{before}{}", rest.split_once('\'').unwrap().1);
        }
        seen.insert((
            answer.status,
            policy,
            answer.header("content-type").to_owned(),
            answer.header("set-cookie").len(),
        ))
    });
    let told: Vec<_> = kinds
        .map(|answer| {
            let headers: Vec<_> =
                answer.headers.iter().map(|(name, value)| [name.as_str(), value.to_str().unwrap()]).collect();
            json!({ "what": answer.what, "status": answer.status, "headers": headers })
        })
        .collect();
    fs::write(path, serde_json::to_string_pretty(&told).unwrap()).unwrap();
}

#[tokio::test]
async fn every_answer_of_every_route_holds_the_headers_that_earn_the_best_grade() {
    let site = Site::new().await;
    let cast = Cast::new(&site.app, 10).await;
    let mut answers = Vec::new();
    for role in SEE_MOST {
        answers.extend(site.every_route(&cast, role).await);
    }
    answers.extend(site.odd_ones().await);
    answers.push(full_house().await);
    answers.extend(site.broken().await);

    let statuses: BTreeSet<u16> = answers.iter().map(|answer| answer.status).collect();
    for wanted in [200, 206, 303, 304, 400, 403, 404, 405, 413, 416, 500, 503] {
        assert!(statuses.contains(&wanted), "no answer was {wanted}: {statuses:?}");
    }
    let with_scripts = answers.iter().filter(|it| it.header("content-security-policy").contains("'nonce-")).count();
    let with_cookies = answers.iter().filter(|it| it.headers.contains_key("set-cookie")).count();
    assert!(with_scripts > 100 && with_cookies > 5, "{with_scripts} pages, {with_cookies} cookies");
    let faults: Vec<String> = answers.iter().flat_map(Answer::faults).collect();
    assert!(faults.is_empty(), "{} faults in {} answers:\n{}", faults.len(), answers.len(), faults.join("\n"));
    if let Some(path) = env::var_os("HEADERS_TO") {
        write_down(&answers, path.as_ref());
    }
}

#[test]
fn a_weak_policy_is_found_whatever_makes_it_weak() {
    let good = "default-src 'none'; script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA==' 'strict-dynamic'; base-uri 'none'; \
                form-action 'self'; frame-ancestors 'none'";
    assert_eq!(policy_faults(good), Vec::<String>::new());
    for (from, to) in [
        ("default-src 'none'", "default-src 'self'"),
        ("base-uri 'none'; ", ""),
        ("form-action 'self'", "form-action http://a.test"),
        ("'strict-dynamic'", "'unsafe-inline'"),
        ("'strict-dynamic'", "'strict-dynamic' https://cdn.test"),
        ("AAAAAAAAAAAAAAAAAAAAAA==", "AAAA"),
        ("frame-ancestors 'none'", "frame-ancestors *"),
    ] {
        assert!(!policy_faults(&good.replace(from, to)).is_empty(), "{to}");
    }
    assert!(!policy_faults("").is_empty());
}
