//! What is taken from an article: quotes (who said what) and figures (which number, of what).
//!
//! Units: UTF-8 byte offsets into [`Article::text`]. Nothing here owns text that the article has; a range names it.
//! The schema is that of the evaluation's decisions: what counts as a quote, a source, a speaker, a figure.

use crate::article::Article;
use crate::text::TextRange;
use rust_decimal::Decimal;

pub mod attribution;
pub mod figure;
mod keyed;
pub mod mention;
pub mod quote;
pub mod sentence;
pub mod speaker;
pub mod token;

/// All that [`extract`] found, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The quotes: words in quotation marks that somebody said or wrote.
    pub quotes: Vec<Quote>,
    /// Words in quotation marks that are nobody's (titles, nicknames, scare quotes) or that no source was found for.
    pub marked: Vec<Marked>,
    /// The quantities.
    pub figures: Vec<Figure>,
    /// Everybody named in the article, quoted or not, in order of first mention. [`SpeakerIdx`] points here.
    pub speakers: Vec<Speaker>,
}

/// An index into [`Extraction::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerIdx(pub u32);

/// One quote: a segment, or the segments of a split quote ("A," X said. "B.") within one paragraph.
///
/// A speech that goes on over several paragraphs is one quote a paragraph; [`continues`](Self::continues) ties them.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The segments in order; never empty.
    pub segments: Vec<Segment>,
    /// The paragraph of the first segment; 0 is the headline.
    pub paragraph: u32,
    /// Whether it goes on from the quote before, of the same speaker, over a paragraph's end left open.
    pub continues: bool,
    /// The source as printed ("he", "a government source", "Immigration Minister Chris Philp").
    pub source: Option<TextRange>,
    /// The reporting words ("told Sky News", "according to").
    pub cue: Option<TextRange>,
    /// The person or body behind the source; `None` is open: see [`candidates`](Self::candidates).
    pub speaker: Option<SpeakerIdx>,
    /// Who else it may be, best first, when [`confidence`](Self::confidence) is low or the speaker is open.
    pub candidates: Vec<Candidate>,
    /// The probability that the speaker is right, 0 to 1, calibrated on development data.
    pub confidence: f32,
    /// Why this speaker.
    pub reason: Reason,
}

/// What stands between one pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words, without the marks.
    pub range: TextRange,
    /// The words with the marks that are there.
    pub marks: TextRange,
    /// Whether no closing mark ends it: the next paragraph goes on, or the mark was forgotten.
    pub unclosed: bool,
}

/// A possible speaker, with its share of the belief.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Who.
    pub speaker: SpeakerIdx,
    /// Probability, 0 to 1.
    pub confidence: f32,
}

/// Why an attribution was made, in words that a reader understands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// How the source was found: "said + subject before, same sentence".
    pub attribution: &'static str,
    /// How the source became a name: "the last man named"; `""` where the source is the name itself.
    pub resolution: &'static str,
    /// The mention that the source stands for ("Chris Philp" for "he").
    pub antecedent: Option<TextRange>,
}

/// Marked words without a speaker.
#[derive(Clone, Copy, Debug)]
pub struct Marked {
    /// The words and their marks.
    pub segment: Segment,
    /// The paragraph; 0 is the headline.
    pub paragraph: u32,
}

/// Somebody the article names or describes, who can say something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the article gives, without title or role; for the anonymous the shortest description.
    pub name: String,
    /// What sort.
    pub kind: SpeakerKind,
    /// Where the name is read off the text; `None` for a name put together ("A and B").
    pub named_at: Option<TextRange>,
}

/// What sort a speaker is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A person with a name.
    #[default]
    Person,
    /// A company, party, paper, court, agency, state.
    Body,
    /// A report, ruling, letter, advertisement, post.
    Document,
    /// Several: "A and B", "Residents".
    Group,
    /// A description: "a government source".
    Anonymous,
}

/// A quantity that the article claims.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The words: number, currency sign, magnitude, unit.
    pub range: TextRange,
    /// The paragraph; 0 is the headline.
    pub paragraph: u32,
    /// The value after its magnitude word; 35 percent is 35.
    pub value: Decimal,
    /// The upper end of a range, or the second number of a score.
    pub value_high: Option<Decimal>,
    /// What sort of quantity.
    pub kind: FigureKind,
    /// ISO 4217 code, `%`, `pp`, or the unit's singular name; `None` for counts, ratios, multiples and scores.
    pub unit: Option<&'static str>,
    /// over, at least, about, up to, under.
    pub modifier: Option<Modifier>,
    /// Whether it is the amount or new level of a rise or a fall.
    pub change: Option<Change>,
    /// Whether it is a distance from a point in time (ago, later, until).
    pub relative_time: bool,
    /// What is counted or measured.
    pub of: Option<TextRange>,
    /// The rate's other side: "hour" in `$12 an hour`.
    pub per: Option<TextRange>,
    /// The index of the old level's figure, where this is the new level of a change.
    pub from: Option<u32>,
    /// The index of the new level's figure, where this is the old level of a change.
    pub to: Option<u32>,
    /// The index of the quote that holds it.
    pub quote: Option<u32>,
    /// Who is made responsible for it.
    pub claimed_by: Option<Claim>,
    /// The sentence it stands in.
    pub sentence: TextRange,
    /// The probability that it is a figure with this value and unit, 0 to 1.
    pub confidence: f32,
    /// Which rule made the value.
    pub reason: &'static str,
}

/// Who claims a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The source as printed.
    pub source: TextRange,
    /// The person or body behind it.
    pub speaker: Option<SpeakerIdx>,
}

/// What sort of quantity a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// So many of something.
    Count,
    /// An amount of a currency.
    Money,
    /// Percent or percentage points.
    Percent,
    /// A length, mass, temperature, speed, index level, ….
    Measure,
    /// The age of a person or thing.
    Age,
    /// A span of time.
    Duration,
    /// A share: a third, one in five.
    Ratio,
    /// A multiple: double, threefold.
    Multiple,
    /// A result or vote: 21-9.
    Score,
}

/// How a figure bounds its quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// over, more than.
    Over,
    /// at least, no fewer than; every bare plural.
    AtLeast,
    /// about, nearly.
    About,
    /// up to, as many as.
    AtMost,
    /// under, fewer than.
    Under,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// A rise.
    Up,
    /// A fall.
    Down,
}

impl FigureKind {
    /// Returns the kind's word, as JSON and CSV carry it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Measure => "measure",
            Self::Age => "age",
            Self::Duration => "duration",
            Self::Ratio => "ratio",
            Self::Multiple => "multiple",
            Self::Score => "score",
        }
    }
}

impl Modifier {
    /// Returns the sign: `>` `>=` `~` `<=` `<`.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Over => ">",
            Self::AtLeast => ">=",
            Self::About => "~",
            Self::AtMost => "<=",
            Self::Under => "<",
        }
    }
}

impl Change {
    /// Returns `up` or `down`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl SpeakerKind {
    /// Returns the kind's word, as JSON carries it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Document => "document",
            Self::Group => "group",
            Self::Anonymous => "anonymous",
        }
    }
}

impl Quote {
    /// Returns the range from the first segment's words to the last one's.
    pub fn range(&self) -> TextRange {
        self.segments.iter().map(|s| s.range).reduce(TextRange::cover).unwrap_or_default()
    }

    /// Returns that range with the marks.
    pub fn marks(&self) -> TextRange {
        self.segments.iter().map(|s| s.marks).reduce(TextRange::cover).unwrap_or_default()
    }
}

impl Extraction {
    /// Returns the speaker that `idx` points at.
    pub fn speaker(&self, idx: SpeakerIdx) -> Option<&Speaker> {
        self.speakers.get(idx.0 as usize)
    }

    /// Returns the name of a quote's speaker, if it is known.
    pub fn speaker_name(&self, quote: &Quote) -> Option<&str> {
        quote.speaker.and_then(|s| self.speaker(s)).map(|s| s.name.as_str())
    }
}

/// Takes quotes and figures from an article. Never fails; linear in the text's length.
pub fn extract(article: &Article) -> Extraction {
    let tokens = token::tokenize(article);
    let mut extraction = Extraction::default();
    quote::extract(article, &tokens, &mut extraction);
    figure::extract(article, &tokens, &mut extraction);
    extraction
}
