//! What stands raised in a line: marks of footnotes are no words of the article, a power or the end of an ordinal is.

use std::borrow::Cow;

/// Units that have squares and cubes.
const UNITS: &[&str] = &["m", "cm", "mm", "km", "dm", "nm", "ft", "in", "yd", "mi", "s", "sec"];

/// Writes raised words behind those before them, as a person would type them; nothing of a mark.
pub(super) fn beside<'a>(words: &'a str, before: &str) -> Cow<'a, str> {
    let bare = words.trim();
    if bare.is_empty() || bare.contains(|c: char| c.is_alphabetic() && c != 'º' && c != 'ª') {
        return words.into();
    }
    let power = bare.strip_prefix(['-', '−', '–']).unwrap_or(bare);
    let is_number = !power.is_empty() && power.chars().all(|c| c.is_ascii_digit());
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '/' | '·' | '(' | '×'))
        .next()
        .unwrap_or_default();
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if is_number && word == "10" {
        return format!("^{bare}").into();
    }
    if is_number
        && UNITS.contains(&unit)
        && matches!(power, "1" | "2" | "3")
        && (power != bare || power != "1")
    {
        return words.into();
    }
    let is_mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || "[](),;*†‡§¶–-".contains(c);
    if bare.chars().all(is_mark) { "".into() } else { words.into() }
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn marks_go_and_powers_stay() {
        for (before, raised, kept) in [
            ("it said", "1", ""),
            ("it said", "[2]", ""),
            ("by 40cm", "1", ""),
            ("since 2019", "3", ""),
            ("he had heard it", "*", ""),
            ("he had heard it", "1, 2", ""),
            ("900 m", "2", "2"),
            ("12km", "2", "2"),
            ("5 kg/m", "3", "3"),
            ("9 m s", "-1", "-1"),
            ("3 x 10", "6", "^6"),
            ("the 20", "th", "th"),
            ("Acme", "TM", "TM"),
            ("21", "°", "°"),
        ] {
            assert_eq!(beside(raised, before), kept, "{before}^{raised}");
        }
    }
}
