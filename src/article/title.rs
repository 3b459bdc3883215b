//! A title made from the first sentence, where an article has none: cut at the end of a clause, never inside a word.

/// Columns a title made here may have (its ellipsis included).
const COLUMNS: usize = 80;
/// A cut title keeps at least this many columns, or it would say too little.
const LEAST: usize = 36;

/// Returns the first sentence of `paragraph`, cut well where it is long.
pub(super) fn from_paragraph(paragraph: &str) -> String {
    let sentence = first_sentence(without_dateline(paragraph)).trim();
    if sentence.chars().count() <= COLUMNS {
        return sentence.to_owned();
    }
    let cut = sentence.get(..cut(sentence)).unwrap_or(sentence);
    format!(
        "{}…",
        cut.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'))
    )
}

/// Returns `paragraph` without `LONDON (Reuters) - ` or `PORT ELLERY, 14 March — `: an opening in capitals closed by a dash.
pub(super) fn without_dateline(paragraph: &str) -> &str {
    dateline_end(paragraph).and_then(|end| paragraph.get(end..)).map_or(paragraph, str::trim_start)
}

/// Says whether `paragraph` opens with a dateline.
pub(super) fn has_dateline(paragraph: &str) -> bool {
    dateline_end(paragraph).is_some()
}

fn dateline_end(paragraph: &str) -> Option<usize> {
    let first: String =
        paragraph.chars().take_while(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’')).collect();
    if first.chars().filter(|c| c.is_uppercase()).count() < 3 || first.chars().any(char::is_lowercase) {
        return None;
    }
    let head: usize = paragraph.chars().take(70).map(char::len_utf8).sum();
    let head = paragraph.get(..head)?;
    let dashes = [" - ", " – ", " — ", " -- ", "—"];
    let (start, dash) = dashes.iter().filter_map(|dash| head.find(dash).map(|at| (at, dash))).min()?;
    let place = head.get(..start)?;
    let is_part =
        |w: &str| w.trim_start_matches('(').starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    place.split_whitespace().all(is_part).then_some(start + dash.len())
}

/// Words after which a full stop is no end.
const ABBREVIATIONS: [&str; 30] = [
    "mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "prof", "rev",
    "hon", "jr", "sr", "no", "vs", "v", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "inc", "co",
];

/// Says whether `paragraph` is one sentence and no speech.
pub(super) fn is_one_sentence(paragraph: &str) -> bool {
    first_sentence(paragraph).len() == paragraph.len() && !paragraph.starts_with(['“', '"', '‘', '\''])
}

fn first_sentence(text: &str) -> &str {
    let mut word = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || matches!(c, '“' | '"' | '(' | '‘') {
            word = at + c.len_utf8();
        }
        if !matches!(c, '.' | '?' | '!') {
            continue;
        }
        let mut end = at + 1;
        while let Some((i, _)) =
            chars.next_if(|(_, c)| matches!(c, '.' | '?' | '!' | '"' | '”' | '’' | '\'' | ')'))
        {
            end = i + text.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        }
        let rest = text.get(end..).unwrap_or_default();
        let opens = rest.trim_start().chars().next();
        let goes_on = opens.is_some_and(|o| o.is_lowercase() || matches!(o, ',' | ';' | '-' | '–' | '—'));
        if rest.is_empty() || (rest.starts_with(char::is_whitespace) && !goes_on) {
            let last = text.get(word..at).unwrap_or_default();
            if !(c == '.' && end == at + 1 && is_abbreviation(last)) {
                return text.get(..end).unwrap_or(text);
            }
        }
    }
    text
}

fn is_abbreviation(word: &str) -> bool {
    let initial = word.chars().last().is_some_and(char::is_uppercase)
        && (word.chars().count() == 1 || word.contains('.'));
    initial || ABBREVIATIONS.iter().any(|a| word.eq_ignore_ascii_case(a))
}

/// Words that open a clause or a phrase: before them a sentence can stop.
const OPENERS: [&str; 34] = [
    "who", "that", "which", "after", "as", "because", "while", "when", "where", "but", "and", "before",
    "since", "amid", "until", "unless", "although", "though", "if", "with", "without", "for", "from", "to",
    "in", "on", "at", "by", "over", "under", "into", "via", "during", "against",
];

/// Returns the byte at which `sentence` (longer than a title) is cut.
fn cut(sentence: &str) -> usize {
    let mut clause = None;
    let mut phrase = None;
    let mut blank = None;
    let mut before = ' ';
    for (column, (at, c)) in sentence.char_indices().enumerate().take(COLUMNS) {
        if c.is_whitespace() && column >= LEAST {
            blank = Some(at);
            let next = sentence.get(at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
            if matches!(before, ',' | ';' | ':' | '—' | '–') || matches!(next, "-" | "--" | "–" | "—")
            {
                clause = Some(at);
            } else if OPENERS.iter().any(|o| next.eq_ignore_ascii_case(o)) {
                phrase = Some(at);
            }
        }
        before = c;
    }
    let hard = || sentence.char_indices().nth(COLUMNS - 1).map_or(sentence.len(), |(at, _)| at);
    clause.or(phrase).or(blank).unwrap_or_else(hard)
}

#[cfg(test)]
mod tests {
    use super::{from_paragraph, without_dateline};

    #[test]
    fn a_title_is_a_sentence_or_ends_with_a_clause() {
        let title = from_paragraph;
        assert_eq!(title("The bridge is shut. Nobody knows why."), "The bridge is shut.");
        assert_eq!(
            title("“Is it shut?” asked Mr. Lee of St. Ives. “Yes.”"),
            "“Is it shut?” asked Mr. Lee of St. Ives."
        );
        assert_eq!(
            title("The U.S. Senate voted 3.5 hours late. It sat."),
            "The U.S. Senate voted 3.5 hours late."
        );
        assert_eq!(
            title(
                "The council has closed the old bridge over the river, after engineers found cracks in four of its arches."
            ),
            "The council has closed the old bridge over the river…"
        );
        assert_eq!(
            title(
                "The council has closed the old stone bridge over the river Tam because engineers found cracks in it."
            ),
            "The council has closed the old stone bridge over the river Tam…"
        );
        assert_eq!(title("PORT ELLERY, 14 March - The vote was 4-3."), "The vote was 4-3.");
        assert_eq!(title(&"x".repeat(200)).chars().count(), 80);
        assert_eq!(title(""), "");
    }

    #[test]
    fn a_dateline_is_capitals_closed_by_a_dash() {
        assert_eq!(without_dateline("DALLAS (AP) — A man fell."), "A man fell.");
        assert_eq!(without_dateline("NATO leaders met at the weekend."), "NATO leaders met at the weekend.");
        assert_eq!(without_dateline("A man - no more - fell."), "A man - no more - fell.");
        assert_eq!(without_dateline("BBC staff to strike - union"), "BBC staff to strike - union");
    }
}
