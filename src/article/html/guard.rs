//! Refuses pages that no editor wrote and that would keep a parser busy for minutes: its work grows with the square of the
//! depth, of the attributes of one element, and of the entities in one piece of text (measured with html5ever 0.40).

/// Elements inside each other that are still read.
const DEEPEST: u32 = 4_000;
/// Signs of equality in one tag.
const MOST_ATTRIBUTES: u32 = 10_000;
/// Entities between two tags.
const MOST_ENTITIES: u32 = 100_000;
/// Tags closed in themselves: pictures drawn in the page have them, and elements where it has no picture.
const MOST_SELF_CLOSED: u32 = 50_000;

/// Bytes of a tag that are looked at for its end.
const LONGEST_TAG: usize = 1 << 12;

/// Elements that are closed by what follows, or hold nothing.
const NOT_NESTING: [&str; 36] = [
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "dt", "dd", "rt", "rp",
    "body", "html", "head", "br", "img", "input", "hr", "meta", "link", "area", "base", "col", "colgroup",
    "embed", "source", "track", "wbr", "param", "frame", "keygen", "basefont", "bgsound",
];

/// Says why a page is not read, if it is not.
pub(super) fn refusal(page: &str) -> Option<&'static str> {
    let bytes = page.as_bytes();
    let (mut depth, mut n_attributes, mut n_entities, mut n_self_closed) = (0_u32, 0, 0, 0);
    let mut at = 0;
    while let Some(skip) = memchr::memchr3(b'<', b'&', b'=', bytes.get(at..).unwrap_or_default()) {
        at += skip + 1;
        match bytes.get(at - 1) {
            Some(b'&') => n_entities += 1,
            Some(b'=') => n_attributes += 1,
            _ => {
                (n_attributes, n_entities) = (0, 0);
                let closes = bytes.get(at) == Some(&b'/');
                let name = name(bytes.get(at + usize::from(closes)..).unwrap_or_default());
                if name.is_empty() || NOT_NESTING.contains(&name.as_str()) {
                    continue;
                }
                if closes {
                    depth = depth.saturating_sub(1);
                } else if matches!(name.as_str(), "script" | "style") {
                    at = end_of_raw(bytes, at, &name);
                } else if is_self_closed(bytes, at) {
                    n_self_closed += 1;
                } else {
                    depth += 1;
                }
            }
        }
        if depth > DEEPEST || n_self_closed > MOST_SELF_CLOSED {
            return Some("its elements lie too deep inside each other");
        }
        if n_attributes > MOST_ATTRIBUTES || n_entities > MOST_ENTITIES {
            return Some("it has too many attributes or entities in one place");
        }
    }
    None
}

fn name(bytes: &[u8]) -> String {
    let letters = bytes.iter().take(16).take_while(|b| b.is_ascii_alphanumeric());
    letters.map(|b| char::from(b.to_ascii_lowercase())).collect()
}

/// Returns where the words of a `<script>` or `<style>` end.
fn end_of_raw(bytes: &[u8], from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(skip) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), b"</") {
        at += skip + 2;
        if self::name(bytes.get(at..).unwrap_or_default()) == name {
            return at;
        }
    }
    bytes.len()
}

fn is_self_closed(bytes: &[u8], from: usize) -> bool {
    let rest = bytes.get(from..).unwrap_or_default();
    let tag = rest.get(..LONGEST_TAG).unwrap_or(rest);
    memchr::memchr(b'>', tag).is_some_and(|end| end > 0 && tag.get(end - 1) == Some(&b'/'))
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn only_what_no_editor_writes_is_refused() {
        let many = |tag: &str, n: usize| refusal(&format!("<html><body>{}words", tag.repeat(n))).is_some();
        assert!(!many("<p>x<br><li>y<img src=a>", 20_000));
        assert!(!many("<div><b>x</b></div>", 20_000));
        assert!(!many("<svg><path d='M1'/></svg>&amp;", 20_000));
        assert_eq!(refusal(&format!("<script>{}</script>", "a=b&&c<d;".repeat(50_000))), None);
        assert!(many("<div>", 5_000) && many("<x-y>", 5_000) && many("<path/>", 60_000));
        assert!(many("&amp;", 110_000));
        assert!(refusal(&format!("<p {}>x", "a=1 ".repeat(20_000))).is_some());
    }
}
