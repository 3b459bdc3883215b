//! What an article is recognised by: its URL or its source's own id, else a fingerprint of its folded text.

use super::{Article, ArticleId};
use crate::text::fold_char;

/// A number that two texts share when they differ only in case, sort of mark and dash, and blanks.
///
/// Stable across versions and machines: it is written to disk. 128 bits, so that a million texts do not meet by chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u128);

/// The first 64 bits of the fractions of the square roots of 2 and 3, and of pi and e: odd, and nobody's choice.
const SEEDS: [u64; 2] = [0x6a09_e667_f3bc_c909, 0xbb67_ae85_84ca_a73b];
const FACTORS: [u64; 2] = [0x243f_6a88_85a3_08d3, 0xb7e1_5162_8aed_2a6b];

/// An id shorter than this is a number in one file, which another file may use too.
const SHORTEST_SOURCE_ID: usize = 12;

impl ArticleId {
    /// Chooses what an article is recognised by: its URL (unless that is a site's front page), its source's own id (unless
    /// another source may count alike), its text.
    pub(super) fn of(article: &Article, source_id: Option<&str>) -> Self {
        let url = article.metadata.url.as_deref().map(Self::from_url).filter(|id| id.0.contains(['/', '?']));
        let source_id = source_id.filter(|id| id.len() >= SHORTEST_SOURCE_ID).map(Self::from_source);
        url.or(source_id).unwrap_or_else(|| Self::from_fingerprint(article.fingerprint()))
    }

    /// Makes the id of an article that came with a URL.
    ///
    /// The scheme, `www.`, the fragment, a closing slash and the parameters that only count clicks do not tell articles apart.
    pub fn from_url(url: &str) -> Self {
        let url = url.trim();
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.split('#').next().unwrap_or(rest);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = path.split_once('/').unwrap_or((path, ""));
        let host = host.to_ascii_lowercase();
        let mut id = format!("url:{}", host.strip_prefix("www.").unwrap_or(&host));
        let path = path.trim_end_matches('/');
        if !path.is_empty() {
            id.push('/');
            id.push_str(path);
        }
        let kept = query.split('&').filter(|p| !p.is_empty() && !counts_clicks(p));
        for (i, parameter) in kept.enumerate() {
            id.push(if i == 0 { '?' } else { '&' });
            id.push_str(parameter);
        }
        Self(id)
    }

    /// Makes the id of an article that its source numbers itself (a record's `id`, an accession number, a message id).
    pub fn from_source(id: &str) -> Self {
        Self(format!("id:{}", id.trim()))
    }

    /// Makes the id of an article that nothing else names.
    pub fn from_fingerprint(fingerprint: Fingerprint) -> Self {
        Self(format!("text:{:032x}", fingerprint.0))
    }
}

fn counts_clicks(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or(parameter);
    name.starts_with("utm_")
        || matches!(name, "fbclid" | "gclid" | "mc_cid" | "mc_eid" | "ref" | "cmpid" | "smid")
}

impl Article {
    /// Returns the fingerprint of what can be read of it: headline and paragraphs, without its header.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hasher = Hasher { lanes: SEEDS, word: 0, n: 0, blank: true };
        for (_, range) in self.passages() {
            hasher.text(self.slice(range));
            hasher.blank();
        }
        hasher.finish()
    }
}

/// Hashes folded text eight bytes at a time: two lanes of multiply and fold (the high half of the product onto the low one).
struct Hasher {
    lanes: [u64; 2],
    word: u64,
    n: u64,
    blank: bool,
}

impl Hasher {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match fold_char(c) {
                ' ' => self.blank(),
                c => {
                    self.blank = false;
                    if c.is_ascii() {
                        self.byte(c as u8);
                    } else {
                        c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| self.byte(b));
                    }
                }
            }
        }
    }

    fn blank(&mut self) {
        if !self.blank {
            self.blank = true;
            self.byte(b' ');
        }
    }

    fn byte(&mut self, byte: u8) {
        self.word = self.word << 8 | u64::from(byte);
        self.n += 1;
        if self.n.is_multiple_of(8) {
            self.mix();
        }
    }

    fn mix(&mut self) {
        for (lane, factor) in self.lanes.iter_mut().zip(FACTORS) {
            let product = u128::from(*lane ^ self.word) * u128::from(factor);
            *lane = (product as u64 ^ (product >> 64) as u64).wrapping_add(factor);
        }
        self.word = 0;
    }

    fn finish(mut self) -> Fingerprint {
        self.mix();
        self.word = self.n;
        self.mix();
        Fingerprint(u128::from(self.lanes[0]) << 64 | u128::from(self.lanes[1]))
    }
}

#[cfg(test)]
mod tests {
    use super::{Article, ArticleId};

    #[test]
    fn a_url_is_the_same_however_it_was_shared() {
        let id = ArticleId::from_url("https://www.Mercury.example/2023/03/barrier?page=2");
        assert_eq!(id.0, "url:mercury.example/2023/03/barrier?page=2");
        assert_eq!(
            id,
            ArticleId::from_url("http://mercury.example/2023/03/barrier/?utm_source=x&page=2&fbclid=1#top")
        );
        assert_ne!(id, ArticleId::from_url("https://mercury.example/2023/03/Barrier?page=2"));
    }

    #[test]
    fn a_fingerprint_ignores_header_marks_case_and_blanks_but_no_word() {
        let print = |text: &str| Article::parse(text, "").0.fingerprint();
        let one = print(" date 2024-01-01 “We won,” Ann Lee said.\n\nIt’s  over — at\u{a0}last.\n");
        assert_eq!(one, print("\"We won,\" ANN LEE said.\r\n\r\nIt's over - at last."));
        assert_ne!(one, print("\"We won,\" ANN LEE said.\n\nIt's over - at least."));
        assert_eq!(format!("{:032x}", one.0).len(), 32);
    }

    #[test]
    fn a_fingerprint_is_the_same_in_every_version() {
        let (article, _) = Article::parse("A gate was closed.", "");
        assert_eq!(article.id.0, "text:da216c286a6a81719c4118405f66d6bc");
    }
}
