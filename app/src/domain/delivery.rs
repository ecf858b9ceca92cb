//! How far a request has come, as the family sees it.
//!
//! "Handed over" is what our own sending can know. Only the hub's own word makes it "confirmed".

choices! {
    /// How far a request has come; later states include the earlier ones.
    pub enum Delivery {
        /// We have it, safe on disk.
        Saved = "saved",
        /// We are trying to hand it to the hub.
        Sending = "sending",
        /// The hub's system took it.
        HandedOver = "handed-over",
        /// The hub said: we have it.
        Confirmed = "confirmed",
        /// A person there has read it.
        Seen = "seen",
    }
}

impl Delivery {
    /// The later of two states: news that arrives late or twice never moves a request back.
    #[must_use]
    pub fn or_later(self, news: Self) -> Self {
        self.max(news)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_news_never_moves_a_request_back() {
        assert_eq!(Delivery::Seen.or_later(Delivery::Confirmed), Delivery::Seen);
        assert_eq!(Delivery::Saved.or_later(Delivery::Sending), Delivery::Sending);
    }
}
