//! When two articles mean the same person or body.

use crate::article::Article;
use crate::extract::speaker::TITLES;
use crate::extract::{Speaker, SpeakerKind};
use crate::text::{TextRange, fold_str};
use chrono::{Month, Weekday};
use std::collections::BTreeSet;

/// What a name is known by across articles.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Identity {
    /// A full name, folded, without title.
    Person(String),
    /// A body that has a name of its own, folded.
    Body(String),
    /// Somebody of one article only.
    Local(String),
}

/// Words of which a body's name tells nothing of which one: there is a council in every town.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "the", "a", "of", "and", "for", "city", "county", "state", "town", "district", "national",
    "federal", "local", "supreme", "high", "appeals", "police", "council", "court", "government",
    "ministry", "company", "department", "parliament", "university", "hospital", "party", "union",
    "school", "club", "family", "agency", "authority", "authorities", "board", "bank", "office",
    "officials", "prosecutors", "committee", "commission", "congress", "senate", "house", "church",
    "army", "navy", "military", "team", "firm", "group", "foundation", "association", "federation",
    "institute", "museum", "service", "fire", "health", "justice", "interior", "foreign", "defense",
    "defence", "finance", "education", "treasury", "administration", "assembly", "cabinet",
    "campaign", "center", "centre", "college", "embassy", "force", "opposition", "presidency",
    "regulator", "society", "tribunal", "trust", "watchdog", "website", "newspaper", "paper",
    "airline",
];

/// Given names and surnames that many bear: two of them make a name that proves nothing.
#[rustfmt::skip]
const COMMON_GIVEN: &[&str] = &[
    "john", "james", "david", "michael", "robert", "paul", "mark", "peter", "andrew", "richard",
    "william", "thomas", "chris", "christopher", "daniel", "stephen", "steven", "steve", "mike",
    "tom", "george", "kevin", "brian", "matthew", "mary", "sarah", "susan", "karen", "lisa", "anna",
    "anne", "elizabeth", "jennifer", "emma", "laura", "helen", "jane", "julie", "linda", "maria",
    "jose", "juan", "carlos", "mohammed", "muhammad", "mohamed", "ahmed", "ali", "wei", "joseph",
    "charles", "alex", "sam", "ben", "joe", "jim", "bob", "bill", "scott", "jason", "ryan", "adam",
    "simon", "martin", "alan", "ian",
];
#[rustfmt::skip]
const COMMON_FAMILY: &[&str] = &[
    "smith", "jones", "williams", "brown", "taylor", "davies", "davis", "evans", "thomas",
    "johnson", "roberts", "walker", "wright", "robinson", "thompson", "white", "hughes", "edwards",
    "green", "hall", "wood", "harris", "lewis", "martin", "jackson", "clarke", "clark", "turner",
    "hill", "scott", "cooper", "morris", "ward", "moore", "king", "watson", "baker", "harrison",
    "morgan", "patel", "young", "allen", "mitchell", "james", "anderson", "phillips", "lee", "bell",
    "parker", "miller", "wilson", "garcia", "rodriguez", "martinez", "hernandez", "lopez",
    "gonzalez", "perez", "khan", "ahmed", "ali", "kim", "nguyen", "singh", "chen", "wang", "li",
    "zhang", "campbell", "murphy", "kelly", "adams", "nelson", "carter",
];

/// Words that stand for somebody, or say whose: no name begins with one.
const POINTING: &[&str] = &[
    "i", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "who", "which", "what",
    "one", "another", "others", "its", "his", "her", "their", "our", "my", "your",
];

/// Says whether a word, folded, is a day or a month, which say when. "May" and "March" may be somebody, and so may "Jan".
fn is_time(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.len() > 3 && word != "march" && (word.parse::<Weekday>().is_ok() || word.parse::<Month>().is_ok())
}

/// Says whether words are the name of somebody, or of a body as everybody calls it ("the city council"), and no description.
pub(super) fn is_name(words: &str) -> bool {
    let article = |w: &&str| ["the", "a", "an"].iter().any(|a| a.eq_ignore_ascii_case(w));
    let words: Vec<&str> = words.split_whitespace().skip_while(article).collect();
    let (Some(first), Some(last)) = (words.first().map(|w| fold_str(w)), words.last().map(|w| fold_str(w)))
    else {
        return false;
    };
    // What a name begins with may be small: "de Blasio", "al-Shabaab".
    let has_capital = words.iter().any(|w| w.chars().any(|c| c.is_uppercase() || c.is_numeric()));
    // Where there are no capitals, nothing is small.
    let has_letters = words.iter().any(|w| w.chars().any(char::is_lowercase));
    !POINTING.contains(&first.as_str())
        && !words.iter().all(|w| is_time(&fold_str(w)))
        && (has_capital || !has_letters || GENERIC.contains(&last.as_str()))
}

impl Identity {
    /// Returns the family name of a person.
    pub(super) fn family(&self) -> Option<&str> {
        match self {
            Self::Person(name) => name.split(' ').next_back(),
            Self::Body(_) | Self::Local(_) => None,
        }
    }

    /// Returns the name of a body that is one word.
    pub(super) fn one_word(&self) -> Option<&str> {
        match self {
            Self::Body(name) if !name.contains(' ') => Some(name),
            _ => None,
        }
    }

    /// Says what `name` is known by.
    pub(super) fn of(name: &str, kind: SpeakerKind) -> Self {
        let words = name_words(name);
        let local = || Self::Local(words.join(" "));
        match kind {
            SpeakerKind::Person if words.len() > 1 && !is_title(&words[0]) => Self::Person(words.join(" ")),
            SpeakerKind::Body if !words.iter().all(|w| GENERIC.contains(&w.as_str())) => {
                let name = words.join(" ");
                Self::Body(name.strip_prefix("the ").unwrap_or(&name).to_owned())
            }
            _ => local(),
        }
    }

    /// Says whether it means somebody within one article only.
    pub(super) fn is_local(&self) -> bool {
        matches!(self, Self::Local(_))
    }

    /// What a name is known by that a person gave: of whom it is said is then certain.
    pub(super) fn by_hand(name: &str) -> Self {
        Self::Person(name_words(name).join(" "))
    }

    /// Says whether many bear this name, so that it proves nothing by itself. Initials abbreviate many names, too.
    pub(super) fn is_common(&self) -> bool {
        match self {
            Self::Person(name) => {
                let given = name.split(' ').next().unwrap_or_default();
                let family = name.split(' ').next_back().unwrap_or_default();
                (COMMON_GIVEN.contains(&given) && COMMON_FAMILY.contains(&family))
                    || given.chars().count() == 1
            }
            // Three letters abbreviate many things.
            Self::Body(name) => name.len() <= 3 && !name.contains(' '),
            Self::Local(_) => false,
        }
    }
}

/// Returns the folded words of a name without full stops and leading titles.
fn name_words(name: &str) -> Vec<String> {
    let folded = fold_str(name.trim());
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).replace('.', "");
    let words: Vec<String> = folded.split(' ').map(bare).filter(|w| !w.is_empty()).collect();
    let n_titles = words.iter().take_while(|w| is_title(w)).count();
    // "Mr Smith" keeps its title: beside "Dr Smith" of the same article it is another.
    if words.len() - n_titles > 1 { words.into_iter().skip(n_titles).collect() } else { words }
}

fn is_title(word: &str) -> bool {
    TITLES.iter().any(|t| t.0 == word)
}

/// What an article says of somebody beside the name.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Whether a person gave the name: nothing else is evidence then.
    by_hand: bool,
    /// Whether a title tells a woman or a man.
    is_woman: Option<bool>,
    /// Names beside the name, folded: of a town, a party, a company.
    belongs_to: BTreeSet<String>,
    /// Who else is quoted, folded.
    company: BTreeSet<String>,
}

/// Capitalised words beside a name that say what somebody is, not where: there is a mayor in every town.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "mayor", "president", "minister", "senator", "councillor", "councilman", "councilwoman",
    "chief", "detective", "inspector", "secretary", "director", "chairman", "chairwoman", "chair",
    "coach", "captain", "officer", "sheriff", "deputy", "vice", "prime", "chancellor", "governor",
    "congressman", "congresswoman", "representative", "attorney", "general", "superintendent",
    "constable", "executive", "spokesman", "spokeswoman", "bishop", "pastor", "father", "sergeant",
    "major", "colonel",
];

/// Bytes up to which a word names nothing.
const TOO_SHORT: usize = 3;

/// Earlier mentions that one is compared with.
const COMPARED: usize = 200;

impl Evidence {
    /// That a person gave the name.
    pub(super) fn by_hand() -> Self {
        Self { by_hand: true, ..Self::default() }
    }

    /// Reads the title before the name.
    pub(super) fn title(article: &Article, speaker: &Speaker) -> Self {
        /// Bytes that hold any title.
        const REACH: u32 = 16;
        let Some(at) = speaker.named_at else { return Self::default() };
        let from = (at.start.saturating_sub(REACH)..=at.start)
            .find(|i| article.text().is_char_boundary(*i as usize));
        let before = article.slice(TextRange::new(from.unwrap_or(at.start), at.start)).trim_end();
        let title = fold_str(before.trim_end_matches('.').rsplit(' ').next().unwrap_or_default());
        Self { is_woman: TITLES.iter().find(|t| t.0 == title).and_then(|t| t.1), ..Self::default() }
    }

    /// Says whether there is any.
    pub(super) fn is_something(&self) -> bool {
        self.by_hand || self.is_woman.is_some() || !self.belongs_to.is_empty() || !self.company.is_empty()
    }

    /// Reads the title, the names beside the name, and who else is quoted: a name that few bear needs no more than its title.
    pub(super) fn around<'a>(
        article: &Article,
        speaker: &Speaker,
        others: impl Iterator<Item = &'a Speaker>,
    ) -> Self {
        let mut read = Self::title(article, speaker);
        read.company = others.map(|s| fold_str(&s.name)).filter(|n| n.contains(' ')).collect();
        read.look_beside(article, speaker);
        read
    }

    fn look_beside(&mut self, article: &Article, speaker: &Speaker) {
        let Some(at) = speaker.named_at else { return };
        let passage = article.passages().map(|(_, p)| p).find(|p| p.covers(at)).unwrap_or(at);
        let before = article.slice(TextRange::new(passage.start, at.start)).trim_end();
        let is_end = |c| matches!(c, ',' | '.' | ';' | ':' | '"' | '“' | '”');
        // The first word of a clause may be capitalised only for standing there.
        let clause = before.rsplit(is_end).next().unwrap_or_default().split_whitespace().skip(1);
        let after = article.slice(TextRange::new(at.end, passage.end));
        let apposition = after.strip_prefix(", ").and_then(|a| a.split(is_end).next()).unwrap_or_default();
        let beside = clause.chain(apposition.split_whitespace().take(12));
        let names = beside.filter(|w| w.starts_with(char::is_uppercase)).map(|w| {
            let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
            fold_str(bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare))
        });
        let is_role = |w: &str| ROLES.contains(&w) || GENERIC.contains(&w) || is_title(w);
        self.belongs_to = names.filter(|w| w.len() > TOO_SHORT && !is_role(w)).collect();
    }

    fn contradicts(&self, other: &Self) -> bool {
        matches!((self.is_woman, other.is_woman), (Some(a), Some(b)) if a != b)
    }

    fn agrees(&self, other: &Self) -> bool {
        self.by_hand && other.by_hand
            || !self.belongs_to.is_disjoint(&other.belongs_to)
            || self.company.intersection(&other.company).count() > 1
    }
}

/// Puts mentions of one name into groups, each one person; returns the group of each mention, numbered from 0.
///
/// Where titles contradict each other somewhere, or the name needs evidence, mentions hang together only by what they share,
/// or by the same title where no evidence is needed; a mention that shares nothing stays alone.
pub(super) fn groups(evidence: &[&Evidence], needs_evidence: bool) -> Vec<usize> {
    let told = |woman| evidence.iter().any(|e| e.is_woman == Some(woman));
    let contradicted = told(true) && told(false);
    if !contradicted && !needs_evidence {
        return vec![0; evidence.len()];
    }
    let mut groups: Vec<usize> = Vec::with_capacity(evidence.len());
    // A group stands for one person: whoever joins must contradict none of its members.
    let mut titles: Vec<Option<bool>> = Vec::new();
    for (i, e) in evidence.iter().enumerate() {
        let mut earlier = (i.saturating_sub(COMPARED)..i).rev();
        let same = |j: &usize| {
            let other = evidence[*j];
            let same_title = !needs_evidence && e.is_woman.is_some() && e.is_woman == other.is_woman;
            let title = titles[groups[*j]];
            let fits = title.is_none() || e.is_woman.is_none() || title == e.is_woman;
            fits && !e.contradicts(other) && (same_title || e.agrees(other))
        };
        let group = earlier.find(same).map_or(titles.len(), |j| groups[j]);
        if group == titles.len() {
            titles.push(None);
        }
        titles[group] = titles[group].or(e.is_woman);
        groups.push(group);
    }
    groups
}
