//! Checks that no other test was about, named by their number in ASVS 5.0.0, asked of the real server.

use app::urls::post;
use reqwest::{Client, StatusCode, redirect::Policy};
use tests::{app::TestApp, desk::Everywhere as _};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The address of every form there is.
fn forms() -> Vec<String> {
    let declared = include_str!("../../app/src/features/api.rs").lines().filter_map(|line| {
        let (declared, _) = line.split_once(" => crate::")?;
        declared.split('"').nth(1)
    });
    let forms: Vec<String> = declared.map(|name| format!("/do/{name}")).collect();
    assert!(forms.len() > 80, "{forms:?}");
    forms
}

#[expect(clippy::disallowed_methods, reason = "a test's own browser is not the server's client")]
fn client() -> Client {
    Client::builder().redirect(Policy::none()).no_proxy().build().unwrap()
}

#[tokio::test]
async fn asvs_3_5_1_every_form_refuses_another_site() {
    let app = TestApp::start().await;
    let client = client();
    for form in forms() {
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://a.test")]
        {
            let answer = client.post(format!("{}{form}", app.base)).header(name, value).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{form} with {name}: {value}");
            assert!(!answer.headers().contains_key("set-cookie"), "{form}");
        }
    }
}

#[tokio::test]
async fn asvs_3_5_3_no_form_answers_a_get() {
    let app = TestApp::start().await;
    let client = client();
    for form in forms() {
        let answer = client.get(format!("{}{form}?step=where&postcode=YO1", app.base)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{form}");
        assert!(!answer.headers().contains_key("set-cookie"), "{form}");
    }
}

/// What the server says to these bytes until it closes; the last request of them asks it to.
async fn said_to(app: &TestApp, bytes: &str) -> Vec<String> {
    let mut stream = TcpStream::connect(app.base.trim_start_matches("http://")).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut said = Vec::new();
    // A reset is a close as well.
    let _ = stream.read_to_end(&mut said).await;
    let said = String::from_utf8_lossy(&said).into_owned();
    let answers = said.split("HTTP/1.1 ").skip(1);
    answers.map(|answer| answer.split(' ').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn asvs_4_2_1_a_request_with_two_readings_is_refused_or_read_by_the_standard() {
    let app = TestApp::start().await;
    let post = |headers: &str, body: &str| {
        format!(
            "POST /do/language HTTP/1.1\r\nHost: a\r\n{headers}\r\n\r\n{body}GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        )
    };
    // The control: one form, then one page, on one connection.
    assert_eq!(said_to(&app, &post("Content-Length: 2", "a=")).await, ["303", "200"]);
    for headers in [
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Length: 2, 3",
        "Content-Length: +2",
        "Content-Length: 0x2",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding : chunked",
        "Content-Length : 2",
        " Content-Length: 2",
    ] {
        let said = said_to(&app, &post(headers, "a=")).await;
        assert!(said.len() <= 1, "{headers}: {said:?}");
        assert!(said.iter().all(|status| status.starts_with('4')), "{headers}: {said:?}");
    }
    for chunks in ["zz\r\na=\r\n0\r\n\r\n", "2\na=\r\n0\r\n\r\n", "-2\r\na=\r\n0\r\n\r\n"] {
        let said = said_to(&app, &post("Transfer-Encoding: chunked", chunks)).await;
        assert!(said.len() <= 1 && said.iter().all(|status| status.starts_with('4')), "{chunks:?}: {said:?}");
    }
    // Both at once: the chunks count, never the length, which would swallow the next request; and then the connection ends
    // (RFC 9112, 6.1), so that what follows is read by nobody.
    let both = post("Content-Length: 200\r\nTransfer-Encoding: chunked", "2\r\na=\r\n0\r\n\r\n");
    let said = said_to(&app, &both).await;
    assert_eq!(said, ["303"]);
}

#[tokio::test]
async fn asvs_15_3_3_fields_that_a_step_does_not_have_change_nothing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    visitor.post(post::BEGIN, &[]).await;
    // Everything that could make a request of a draft, or somebody else's of it, beside the one answer that was asked for.
    let greedy = [
        ("step", "where"),
        ("postcode", "YO1 7HH"),
        ("agree", "yes"),
        ("share", "yes"),
        ("danger", "yes"),
        ("urgent", "true"),
        ("worries", "zqgreedy"),
        ("name", "zqgreedy"),
        ("family", "00000000-0000-4000-8000-000000000001"),
        ("member", "00000000-0000-4000-8000-000000000001"),
        ("version", "99"),
        ("place", "hull"),
        ("hub", "mash"),
    ];
    let greedy = greedy.map(|(name, value)| (name.to_owned(), value.to_owned()));
    visitor.post(post::ANSWER, &greedy).await;
    let check = visitor.get("/ask/check").await;
    assert_ne!(check.path, "/ask/check", "a yes came in by the way");
    for step in ["/ask/name", "/ask/worries", "/ask/agree"] {
        let page = visitor.get(step).await;
        assert!(!page.source.contains("zqgreedy") && !page.source.contains(" checked"), "{step}");
    }
    assert_eq!(app.store.desk_list(1).await.unwrap().len(), 0);
}
