//! The languages the portal speaks.
//!
//! A language is chosen by the person and by nothing else: we do not guess it from a browser's settings, which may belong
//! to somebody else in the home. A word of no language we have is no language: [`Language::from_slug`] refuses it.

choices! {
    /// A language that pages come in.
    pub enum Language {
        /// English.
        English = "en",
        /// Polish.
        Polish = "pl",
        /// Romanian.
        Romanian = "ro",
        /// Urdu, written from right to left.
        Urdu = "ur",
        /// Arabic, written from right to left.
        Arabic = "ar",
    }
}

impl Language {
    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Polish => "Polski",
            Self::Romanian => "Română",
            Self::Urdu => "اردو",
            Self::Arabic => "العربية",
        }
    }

    /// The way it is written, as HTML's `dir` says it.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::English | Self::Polish | Self::Romanian => "ltr",
            Self::Urdu | Self::Arabic => "rtl",
        }
    }
}
