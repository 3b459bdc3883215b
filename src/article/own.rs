//! Recognises what this program wrote itself: an export that lies in the library is no article of it.

/// Bytes that are looked at.
const BEGINNING: usize = 8 << 10;

/// Says of the beginning of a file whether it is an export: Markdown by the generator in its front matter, JSON by its first
/// field, a mail of open questions by its subject.
pub(super) fn is_export(start: &[u8]) -> bool {
    let start = start.get(..start.len().min(BEGINNING)).unwrap_or_default();
    match start.first() {
        Some(b'-') => front_matter(start).is_some_and(|front| {
            front.split(|b| *b == b'\n').any(|line| line.starts_with(b"generator: \"pullquote "))
        }),
        Some(b'{' | b'[') => {
            let bare: Vec<u8> =
                start.iter().take(200).filter(|b| !b.is_ascii_whitespace()).copied().collect();
            let bare = bare.strip_prefix(b"[").unwrap_or(&bare);
            bare.starts_with(b"{\"generator\":\"pullquote")
                || bare.starts_with(b"{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"")
        }
        Some(b'T') => {
            let mut lines = start.split(|b| *b == b'\n');
            lines.next().is_some_and(|to| to.starts_with(b"To: "))
                && lines.next() == Some(b"Subject: Checking what we quote")
        }
        _ => false,
    }
}

fn front_matter(start: &[u8]) -> Option<&[u8]> {
    let rest = start.strip_prefix(b"---\n")?;
    let end = rest.windows(5).position(|w| w == b"\n---\n")?;
    rest.get(..end)
}
