//! The closed choices of a concern. Each is explained in plain words on its page; none of them says how serious it is.

choices! {
    /// Why the law lets somebody share what they know of a person (UK GDPR, article 6).
    pub enum LawfulBasis {
        /// A task in the public interest, such as that of a school or the health service.
        PublicTask = "public-task",
        /// A law says that it must be shared.
        LegalObligation = "legal-obligation",
        /// Somebody's life may be in danger.
        VitalInterests = "vital-interests",
        /// Keeping a child safe, which the law itself names as a good reason, for a body without a public task.
        RecognisedInterest = "recognised-interest",
    }
}

choices! {
    /// Why the law lets very private facts, such as about health, be shared (UK GDPR, article 9).
    pub enum Condition {
        /// Keeping a child safe (Data Protection Act 2018, schedule 1, paragraph 18).
        Safeguarding = "safeguarding",
        /// Somebody's life may be in danger and they cannot agree.
        VitalInterests = "vital-interests",
        /// Health or social care.
        Care = "health-or-social-care",
        /// There are none in it.
        NoneShared = "none-shared",
    }
}

choices! {
    /// Whether telling the family could put a child in more danger.
    pub enum Risk {
        /// It could.
        Yes = "yes",
        /// It could not.
        No = "no",
        /// The writer does not know.
        NotSure = "not-sure",
    }
}

choices! {
    /// Why the family was not told.
    pub enum WhyNotTold {
        /// It could put the child in more danger.
        MoreDanger = "more-danger",
        /// It could put somebody else in danger.
        OthersInDanger = "others-in-danger",
        /// Somebody could be made to keep quiet, or something could be hidden.
        Hidden = "hidden",
        /// There was no time.
        NoTime = "no-time",
        /// They could not be reached.
        NotReached = "not-reached",
        /// Something else, in words.
        Other = "other",
    }
}

choices! {
    /// Why an assessment may go along.
    pub enum AlongBecause {
        /// The same reason in law covers it.
        SameReason = "same-reason",
        /// The family agreed to it.
        FamilyAgreed = "family-agreed",
    }
}
