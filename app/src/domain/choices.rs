//! A closed list of answers, each with the short name used in forms, storage and messages.
//!
//! The short names are a contract with stored data and with hubs: never rename one.

/// Declares an enum whose variants each have one stable short name.
macro_rules! choices {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $slug:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $slug)] $variant ),+
        }

        impl $name {
            /// Every choice, in the order a page lists them.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The short name used in forms, storage and messages.
            pub const fn slug(self) -> &'static str {
                match self { $( Self::$variant => $slug ),+ }
            }

            /// The choice with this short name, if there is one.
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $( $slug => Some(Self::$variant), )+ _ => None }
            }
        }
    };
}

choices! {
    /// A plain yes or no; both weigh the same.
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

impl YesNo {
    /// Whether this is a yes.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}
