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
        Self::named(article, source_id).unwrap_or_else(|| Self::from_fingerprint(article.fingerprint()))
    }

    /// As [`Self::of`], where the text is not needed for it.
    pub(super) fn named(article: &Article, source_id: Option<&str>) -> Option<Self> {
        let url = article.metadata.url.as_deref().map(Self::from_url).filter(|id| id.0.contains(['/', '?']));
        let source_id = source_id.filter(|id| id.len() >= SHORTEST_SOURCE_ID).map(Self::from_source);
        url.or(source_id)
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

impl ArticleId {
    /// Returns the fingerprint that it was made of, where it was.
    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        let hex = self.0.strip_prefix("text:")?;
        u128::from_str_radix(hex, 16).ok().map(Fingerprint)
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
        let mut hasher = Hasher::new();
        for (_, range) in self.passages() {
            hasher.text(self.slice(range));
            hasher.byte(b' ');
        }
        hasher.finish()
    }
}

/// What each ASCII byte folds to.
const FOLDED: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'`' => b'\'',
            b if b.is_ascii_whitespace() => b' ',
            b => b.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

/// Bytes folded before they are hashed.
const BLOCK: usize = 1 << 10;

/// Hashes folded text eight bytes at a time: two lanes of multiply and fold (the high half of the product onto the low one).
struct Hasher {
    lanes: [u64; 2],
    /// Folded bytes not yet hashed; `n_open` of them.
    block: [u8; BLOCK],
    n_open: usize,
    n: u64,
    /// The last folded byte.
    last: u8,
}

impl Hasher {
    fn new() -> Self {
        Self { lanes: SEEDS, block: [0; BLOCK], n_open: 0, n: 0, last: b' ' }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let n_ascii = rest.bytes().take_while(u8::is_ascii).count();
            self.ascii(rest.as_bytes().get(..n_ascii).unwrap_or_default());
            let mut chars = rest.get(n_ascii..).unwrap_or_default().chars();
            if let Some(c) = chars.next() {
                let mut bytes = [0; 4];
                fold_char(c).encode_utf8(&mut bytes).bytes().for_each(|b| self.byte(b));
            }
            rest = chars.as_str();
        }
    }

    fn ascii(&mut self, run: &[u8]) {
        for piece in run.chunks(BLOCK / 2) {
            if self.n_open > BLOCK / 2 {
                self.mix_words();
            }
            // Written without a branch: a blank after a blank is written over.
            let (mut n_open, mut last) = (self.n_open, self.last);
            for byte in piece {
                let folded = FOLDED[usize::from(byte & 0x7f)];
                self.block[n_open] = folded;
                n_open += usize::from(folded != b' ' || last != b' ');
                last = folded;
            }
            (self.n_open, self.last) = (n_open, last);
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.n_open == BLOCK {
            self.mix_words();
        }
        if byte != b' ' || self.last != b' ' {
            self.block[self.n_open] = byte;
            self.n_open += 1;
        }
        self.last = byte;
    }

    /// Hashes the whole words of the block and keeps the bytes after them.
    fn mix_words(&mut self) {
        let n_words = self.n_open / 8;
        for i in 0..n_words {
            let word = self.block[i * 8..i * 8 + 8].iter().fold(0, |word, b| word << 8 | u64::from(*b));
            self.mix(word);
        }
        self.n += n_words as u64 * 8;
        self.block.copy_within(n_words * 8..self.n_open, 0);
        self.n_open -= n_words * 8;
    }

    fn mix(&mut self, word: u64) {
        for (lane, factor) in self.lanes.iter_mut().zip(FACTORS) {
            let product = u128::from(*lane ^ word) * u128::from(factor);
            *lane = (product as u64 ^ (product >> 64) as u64).wrapping_add(factor);
        }
    }

    fn finish(mut self) -> Fingerprint {
        self.mix_words();
        let tail = self.block[..self.n_open].iter().fold(0, |word, b| word << 8 | u64::from(*b));
        self.mix(tail);
        self.mix(self.n + self.n_open as u64);
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
    fn a_fingerprint_sees_every_word_of_a_long_text() {
        let text = |n: usize| format!("{}“end” {}", "word  é ".repeat(n), "x".repeat(n));
        let print = |text: &str| Article::parse(text, "").0.fingerprint();
        for n in [100, 1000, 1021, 1024, 5000] {
            let long = text(n);
            assert_eq!(print(&long), print(&long.to_uppercase().replace("  ", " ")));
            for at in [0, n / 2, n - 1] {
                let mut words: Vec<&str> = long.split(' ').collect();
                words[at * 3] = "ward";
                assert_ne!(print(&long), print(&words.join(" ")), "{n} {at}");
            }
        }
    }

    #[test]
    fn a_fingerprint_is_the_same_in_every_version() {
        let (article, _) = Article::parse("A gate was closed.", "");
        assert_eq!(article.id.0, "text:da216c286a6a81719c4118405f66d6bc");
    }
}
