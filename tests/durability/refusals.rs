//! Access that was refused stands in the log of the real program: why, where and what kind of person; of a family no more.

use app::urls::{self, post};
use tests::processes::PortalProcess;

use crate::walk;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_refusal_is_a_line_with_route_why_and_what_kind_of_person_and_nothing_else() {
    let mut portal = PortalProcess::new(None);
    portal.log_as_json();
    portal.start().await;
    let family = portal.visitor();
    let check = walk::to_check(&family).await;
    let sent = walk::send(&family, &check, true).await;
    let page = family.get(urls::ACCESS).await;
    family.submit(&page, post::LOCK_WORD, &[("safe-word", "purple kettle")]).await;
    // The same family on another phone, with six words alone.
    let phone = portal.visitor();
    phone.post(post::COME_BACK, &fields(&[("code", &sent.words)])).await;
    phone.get(urls::STORY).await;
    phone.post(post::OPEN_STORY, &fields(&[("safe-word", "yellow kettle")])).await;
    let stranger = portal.visitor();
    stranger.get(urls::STATUS).await;
    stranger.get(&urls::desk_case(&app::domain::reference::Reference::from_text(sent.reference.clone()))).await;
    stranger.post(post::COME_BACK, &fields(&[("code", "abacus abdomen abdominal abide abiding ability")])).await;
    portal.stop().await;

    let log = portal.log();
    let lines: Vec<serde_json::Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let refused: Vec<&serde_json::Value> = lines.iter().filter(|line| line["fields"]["message"] == "refused").collect();
    for (refusal, who, route) in [
        ("not-opened", "family", "/story"),
        ("not-right", "family", "/do/open-story"),
        ("no-visit", "visitor", "/status"),
        ("not-theirs", "visitor", "/desk/case/{reference}"),
        ("not-right", "visitor", "/do/come-back"),
    ] {
        let is_it = |line: &&&serde_json::Value| {
            let fields = &line["fields"];
            fields["refusal"] == refusal && fields["who"] == who && fields["route"] == route
        };
        let line = refused.iter().find(is_it).unwrap_or_else(|| panic!("{refusal} {who} {route} in {refused:#?}"));
        // The number joins it to the line of the request and to what the person can say on the phone.
        let answered = lines
            .iter()
            .find(|other| other["fields"]["message"] == "answered" && other["fields"]["id"] == line["fields"]["id"]);
        assert!(answered.is_some(), "{line}");
        let known: Vec<&str> = line["fields"].as_object().unwrap().keys().map(String::as_str).collect();
        for key in known {
            assert!(["message", "id", "method", "route", "refusal", "who"].contains(&key), "{key} in {line}");
        }
    }
    for secret in [sent.words.as_str(), "kettle", "abacus"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    // A reference may stand in an alarm about a request, and in no line about who was refused it.
    assert!(refused.iter().all(|line| !line.to_string().contains(&sent.reference)), "{refused:#?}");
    // Who is let in is refused nothing.
    let shown = refused.iter().filter(|line| line["fields"]["who"] == "family").count();
    assert_eq!(shown, 2, "{refused:#?}");
}
