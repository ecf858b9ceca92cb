//! Figures count routes, words from closed lists and nothing else, whatever was asked.

use std::{collections::BTreeSet, path::Path};

use axum::body::Body;
use http::Request;
use http_body_util::BodyExt;
use server::watch::{
    self,
    figures::{EVERY, Figure, Words},
    page::{Watched, router},
};
use tower::ServiceExt;

use crate::house::{House, house};

/// What the page of figures says.
async fn figures(house: &House) -> String {
    let watched = Watched {
        store: house.portal.store.clone(),
        clock: house.portal.clock.clone(),
        folder: house.settings.data_dir.clone(),
        handle: watch::start().unwrap(),
    };
    let answer = router(watched).oneshot(Request::get("/metrics").body(Body::empty()).unwrap()).await.unwrap();
    String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

/// Every template that a route of this house has.
fn templates() -> BTreeSet<String> {
    let colon = |path: &str| {
        let parts =
            path.split('/').map(|part| part.strip_prefix(':').map_or(part.to_owned(), |it| format!("{{{it}}}")));
        parts.collect::<Vec<_>>().join("/")
    };
    let between = |source: &str, before: &str| -> Vec<String> {
        source.split(before).skip(1).filter_map(|rest| rest.split('"').next()).map(colon).collect()
    };
    let mut templates: BTreeSet<String> =
        between(include_str!("../../app/src/shell.rs"), "path!(\"").into_iter().collect();
    let forms = include_str!("../../app/src/features/api.rs").lines().filter_map(|line| {
        let (declared, _) = line.split_once(" => crate::")?;
        declared.split('"').nth(1)
    });
    templates.extend(forms.map(|name| format!("/do/{name}")));
    templates.extend(between(include_str!("house.rs"), ".route(\""));
    // Other tests of this program ask for what lies beside the pages: files, probes, hubs.
    for source in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/src"))) {
        templates.extend(between(&source, ".route(\""));
    }
    templates.extend(between(include_str!("../../app/src/urls.rs"), ": &str = \""));
    templates.insert(watch::Route::NONE.to_owned());
    templates
}

fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// The figure that a line is about; a histogram has lines of three kinds.
fn figure_of(name: &str) -> Option<&'static Figure> {
    let base = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end));
    EVERY.iter().find(|figure| figure.name == name || Some(figure.name) == base)
}

/// What is wrong with one line, if anything is.
fn wrong(line: &str, templates: &BTreeSet<String>) -> Option<String> {
    let (name, labels) = line.split_once(['{', ' '])?;
    let Some(figure) = figure_of(name) else { return Some(format!("{name} is no figure")) };
    let (labels, _) = labels.rsplit_once("\"}")?;
    for label in labels.split("\",") {
        let (key, value) = label.split_once("=\"").unwrap();
        let is_known = match figure.labels.iter().find(|(known, _)| *known == key) {
            Some((_, Words::OneOf(words))) => words().contains(&value),
            Some((_, Words::Template)) => templates.contains(value) || value.contains("/{*__private"),
            None => key == "le" && value.parse::<f64>().is_ok(),
        };
        if !is_known {
            return Some(format!("{name} says {key}={value:?}"));
        }
    }
    None
}

#[tokio::test]
async fn every_label_of_every_figure_comes_from_a_closed_list_whatever_was_asked() {
    let house = house();
    figures(&house).await;
    let cookie = [("cookie", "visit=private-cookie"), ("user-agent", "PrivateBrowser")];
    for path in [
        "/private-path?who=private-query",
        "/words/private-word",
        "/shared/open/private-words-of-a-door",
        "/ask/private-step",
        "/odd/falls?who=private",
        "/odd/moves",
        "/healthz",
        "/readyz",
        "/pkg/private.js",
        "/pkg/portal.cc.css",
        "/do/private-form",
        "/metrics",
    ] {
        let mut request = Request::get(path);
        for (name, value) in cookie {
            request = request.header(name, value);
        }
        house.ask(request.body(Body::empty()).unwrap()).await;
    }
    house.post("/odd/form/private-name", &cookie, "story=private-story").await;
    house.post("/do/come-back", &cookie, "code=private-code").await;
    house.post("/do/answer", &cookie, "step=worries&worries=private").await;

    let told = figures(&house).await;
    for wanted in [
        "portal_requests_total{route=\"/odd/form/{name}\",status=\"2xx\"}",
        "portal_requests_total{route=\"/words/{id}\",status=\"4xx\"}",
        "portal_requests_total{route=\"(none)\",status=\"4xx\"}",
        "portal_request_seconds_bucket{kind=\"form\",le=\"0.15\"}",
        "portal_store_readable 0",
        "portal_disk_free_bytes ",
        "portal_memory_resident_bytes ",
    ] {
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    let templates = templates();
    let lines = told.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let wrong: Vec<String> = lines.filter_map(|line| wrong(line, &templates)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(!told.to_lowercase().contains("private"), "{told}");
}

#[test]
fn a_word_outside_its_list_is_found() {
    let templates = BTreeSet::from(["/ask/{step}".to_owned()]);
    for good in [
        "portal_requests_total{route=\"/ask/{step}\",status=\"2xx\"} 4",
        "portal_request_seconds_bucket{kind=\"page\",le=\"+Inf\"} 4",
        "portal_panics_total 0",
    ] {
        assert_eq!(wrong(good, &templates), None, "{good}");
    }
    for bad in [
        "portal_requests_total{route=\"/ask/worries\",status=\"2xx\"} 4",
        "portal_requests_total{route=\"/ask/{step}\",status=\"Jo\"} 4",
        "portal_requests_total{route=\"/ask/{step}\",place=\"york\"} 4",
        "portal_families 4",
    ] {
        assert!(wrong(bad, &templates).is_some(), "{bad}");
    }
}

#[test]
fn every_figure_has_one_name_and_says_what_it_tells() {
    let names: BTreeSet<&str> = EVERY.iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), EVERY.len());
    assert!(EVERY.iter().all(|figure| figure.name.starts_with("portal_") && figure.help.ends_with('.')));
}
