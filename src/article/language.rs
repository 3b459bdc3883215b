//! Languages as sources name them, by their BCP 47 tags.

/// Returns the tag of `words`: `English`, `ENGLISH`, `eng`, `en_GB`. What may be a tag already stays; the rest is no language.
pub(super) fn tag(words: &str) -> Option<String> {
    if let Some(tag) = name(words) {
        return Some(tag);
    }
    let first = first(words);
    let may_be_tag = (2..=12).contains(&first.len())
        && first.split(['-', '_']).next().is_some_and(|code| (2..=3).contains(&code.len()))
        && first.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    may_be_tag.then(|| first.replace('_', "-"))
}

/// Returns the tag of a language that is named, not coded.
pub(super) fn name(words: &str) -> Option<String> {
    let first = first(words);
    let known = LANGUAGES.iter().find(|(_, names)| names.iter().any(|name| first.eq_ignore_ascii_case(name)));
    known.map(|(tag, _)| (*tag).to_owned())
}

fn first(words: &str) -> &str {
    words.split([',', ';', ' ']).next().unwrap_or(words)
}

const LANGUAGES: [(&str, &[&str]); 16] = [
    ("en", &["english", "eng"]),
    ("fr", &["french", "fra", "fre"]),
    ("de", &["german", "deu", "ger"]),
    ("es", &["spanish", "spa"]),
    ("it", &["italian", "ita"]),
    ("nl", &["dutch", "nld", "dut"]),
    ("pt", &["portuguese", "por"]),
    ("sv", &["swedish", "swe"]),
    ("da", &["danish", "dan"]),
    ("no", &["norwegian", "nor"]),
    ("fi", &["finnish", "fin"]),
    ("pl", &["polish", "pol"]),
    ("ru", &["russian", "rus"]),
    ("ar", &["arabic", "ara"]),
    ("zh", &["chinese", "zho", "chi"]),
    ("ja", &["japanese", "jpn"]),
];

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn languages_have_one_tag() {
        for (words, expected) in [
            ("English", "en"),
            ("eng", "en"),
            ("ENGLISH; FRENCH", "en"),
            ("en_GB", "en-GB"),
            ("pt-BR", "pt-BR"),
            ("xx", "xx"),
        ] {
            assert_eq!(tag(words).as_deref(), Some(expected), "{words}");
        }
        assert_eq!(tag("Klingon"), None);
        assert_eq!(tag(""), None);
    }
}
