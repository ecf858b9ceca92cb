//! A hub that is down (D6, D7): families read the truth, nothing is dropped, everything arrives once and in order.

use app::{urls, urls::post};
use serde_json::Value;
use tests::{
    processes::{HubProcess, PortalProcess, until},
    tls::{Holds, TlsDoor},
    visitor::Visitor,
};

use crate::walk::{self, Ack, PATIENCE, state};

/// A family that has sent its request.
struct Family {
    visitor: Visitor,
    ack: Ack,
}

impl Family {
    async fn new(portal: &PortalProcess) -> Self {
        let visitor = portal.visitor();
        let check = walk::to_check(&visitor).await;
        let ack = walk::send(&visitor, &check, true).await;
        Self { visitor, ack }
    }

    async fn state(&self) -> String {
        state(&self.visitor.get(urls::STATUS).await)
    }

    /// Waits until the family reads `wanted`; until then it must read one of `before`.
    async fn reads(&self, wanted: &str, before: &[&str]) {
        until(wanted, PATIENCE, async || {
            let state = self.state().await;
            assert!(state == wanted || before.contains(&state.as_str()), "{state} before {wanted}");
            (state == wanted).then_some(())
        })
        .await;
    }

    async fn withdraw(&self) {
        let page = self.visitor.get(urls::WITHDRAW).await;
        let stopped = self.visitor.submit(&page, post::WITHDRAW, &[]).await;
        assert!(stopped.text().contains("You took your request back"), "{}", stopped.text());
    }

    async fn add(&self, words: &str) {
        let page = self.visitor.get(urls::STATUS).await;
        let added = self.visitor.submit(&page, post::ADD, &[("addition", words)]).await;
        assert!(added.text().contains("We have sent what you added"), "{}", added.text());
    }

    /// The kinds of messages that reached the hub about this family, in the order they came.
    fn at(&self, hub: &[Value]) -> Vec<String> {
        let about_us = hub.iter().filter(|case| case["message"]["reference"] == *self.ack.reference);
        about_us.map(|case| case["message"]["kind"].as_str().unwrap().to_owned()).collect()
    }
}

#[tokio::test]
async fn three_requests_sent_while_the_hub_is_down_arrive_once_each_when_it_is_back() {
    let mut hub = HubProcess::default();
    let mut portal = PortalProcess::new(Some(&hub.base));
    portal.start().await;
    hub.start(&portal).await;
    let earlier = Family::new(&portal).await;
    earlier.reads("Confirmed", &["Saved", "Sending", "Handed over"]).await;

    hub.kill();
    let three = [Family::new(&portal).await, Family::new(&portal).await, Family::new(&portal).await];
    let taken_back = Family::new(&portal).await;
    for family in three.iter().chain([&taken_back]) {
        family.reads("Sending", &["Saved"]).await;
    }
    three[0].add("We have moved in with my sister").await;
    earlier.withdraw().await;
    taken_back.withdraw().await;
    for family in &three {
        assert_eq!(family.state().await, "Sending", "nobody has taken it");
    }

    hub.start(&portal).await;
    for family in &three {
        family.reads("Confirmed", &["Sending", "Handed over"]).await;
    }
    let cases = until("every message to arrive", PATIENCE, async || {
        let cases: Vec<Value> = serde_json::from_str(&hub.cases().await).unwrap();
        let is_here = |family: &Family, kind: &str| family.at(&cases).iter().any(|each| each == kind);
        let all = is_here(&three[0], "addition")
            && is_here(&earlier, "withdrawal")
            // It may have left before it was taken back, as far as the portal can know: so its recall goes out.
            && is_here(&taken_back, "withdrawal");
        all.then_some(cases)
    })
    .await;
    assert_eq!(earlier.at(&cases), ["request", "withdrawal"]);
    assert_eq!(three[0].at(&cases), ["request", "addition"]);
    assert_eq!(three[1].at(&cases), ["request"]);
    assert_eq!(three[2].at(&cases), ["request"]);
    assert_eq!(taken_back.at(&cases), ["withdrawal"], "what was taken back before it left never arrives");
    assert_eq!(cases.len(), 7);
}

#[tokio::test]
async fn a_hub_whose_certificate_has_expired_learns_nothing_until_it_is_renewed_and_then_everything_once() {
    let mut hub = HubProcess::default();
    let door = TlsDoor::open(hub.address(), Holds::Expired).await;
    let mut portal = PortalProcess::new(Some(&door.base));
    portal.trust_alone(&door.authority);
    portal.start().await;
    hub.start(&portal).await;
    let family = Family::new(&portal).await;
    until("the portal to try", PATIENCE, async || (door.turned_away() > 0).then_some(())).await;
    family.reads("Sending", &["Saved"]).await;
    assert_eq!(hub.cases().await, "[]");

    door.renew();
    family.reads("Confirmed", &["Sending", "Handed over"]).await;
    let cases: Vec<Value> = serde_json::from_str(&hub.cases().await).unwrap();
    assert_eq!(family.at(&cases), ["request"]);
}
