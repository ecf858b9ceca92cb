//! Names that name nobody: words such as "agencies" or "services", which a family cannot recognise (rule C3).

/// Words that name a kind of body. A name made of these alone tells a family nothing.
const KINDS: &[&str] = &[
    "a",
    "agencies",
    "agency",
    "all",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "appropriate",
    "authorities",
    "authority",
    "bodies",
    "body",
    "care",
    "charities",
    "community",
    "education",
    "everybody",
    "everyone",
    "for",
    "groups",
    "health",
    "help",
    "helpers",
    "in",
    "involved",
    "local",
    "multi",
    "of",
    "official",
    "officials",
    "or",
    "organisation",
    "organisations",
    "organization",
    "organizations",
    "other",
    "others",
    "our",
    "parties",
    "partner",
    "partners",
    "partnership",
    "people",
    "practitioners",
    "professional",
    "professionals",
    "providers",
    "public",
    "relevant",
    "school",
    "schools",
    "sector",
    "service",
    "services",
    "social",
    "somebody",
    "someone",
    "staff",
    "statutory",
    "support",
    "team",
    "teams",
    "the",
    "them",
    "they",
    "third",
    "voluntary",
    "who",
    "with",
    "work",
    "workers",
    "working",
    "you",
    "your",
];

/// Whether `name` is made of such words alone. A name without any word is one too.
pub fn is_only_a_kind(name: &str) -> bool {
    let lower = name.to_lowercase().replace('\u{2019}', "'");
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    words.all(|word| KINDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_body_is_no_name_and_a_name_with_such_a_word_in_it_is_one() {
        for kind in ["agencies", "The services", "ANY other professionals!", "everyone", "-", "", "Our school"] {
            assert!(is_only_a_kind(kind), "{kind}");
        }
        for name in ["St Mary's School", "Healthy Child Service", "Mrs Lee", "York MASH", "Łódź", "李"] {
            assert!(!is_only_a_kind(name), "{name}");
        }
    }
}
