//! What the figure rules know about single words: one table, looked up by a token's key.
//!
//! The lists are sorted so that a person can find and add a word; the table is built from them once.

use super::{currency, unit};
use crate::extract::keyed::Keyed;
use crate::extract::sentence::STOPS;
use crate::extract::token::{ByKey, by_key, key};
use std::sync::LazyLock;

/// A set of word classes, one bit each.
pub type Class = u64;

/// one, two, … ninety.
pub const CARDINAL: Class = 1;
/// hundred, thousand, million, dozen, lakh, ….
pub const MAGNITUDE: Class = 1 << 1;
/// hundreds, thousands, dozens, scores, tens.
pub const PLURAL: Class = 1 << 2;
/// half, third(s), quarter(s), fifth(s): the lower number of a fraction.
pub const PART: Class = 1 << 3;
/// Lower numbers of fractions in the plural.
pub const PARTS: Class = 1 << 4;
/// double, triple, twofold, and their verbs.
pub const MULTIPLIER: Class = 1 << 5;
/// A word of [`unit::UNITS`].
pub const UNIT: Class = 1 << 6;
/// A word of [`currency::WORDS`].
pub const CURRENCY: Class = 1 << 7;
/// A month, also shortened.
pub const MONTH: Class = 1 << 8;
/// A day of the week.
pub const WEEKDAY: Class = 1 << 9;
/// of, in, at, ….
pub const PREPOSITION: Class = 1 << 10;
/// and, or, but, that, which, who, when, ….
pub const CONNECTIVE: Class = 1 << 11;
/// the, a, this, his, ….
pub const DETERMINER: Class = 1 << 12;
/// he, they, them, ….
pub const PRONOUN: Class = 1 << 13;
/// be, have, do, modals.
pub const AUXILIARY: Class = 1 << 14;
/// Verbs in forms that do not tell by their ending.
pub const VERB: Class = 1 << 15;
/// Adverbs, and words that stand before a figure without meaning anything for it.
pub const ADVERB: Class = 1 << 16;
/// Verbs (and up, higher) of a rise.
pub const RISE: Class = 1 << 17;
/// Verbs (and down, lower) of a fall.
pub const FALL: Class = 1 << 18;
/// Nouns of a rise.
pub const RISE_NOUN: Class = 1 << 19;
/// Nouns of a fall.
pub const FALL_NOUN: Class = 1 << 20;
/// Words whose number is a name: Channel 4, Section 8.
pub const NUMBERED: Class = 1 << 21;
/// Street, Avenue, …: the number before is an address.
pub const STREET: Class = 1 << 22;
/// said, told, reported, ….
pub const REPORTING: Class = 1 << 23;
/// Names of stock market indices and words of the market.
pub const INDEX: Class = 1 << 24;
/// win, vote, ruling, …: what a score completes.
pub const RESULT: Class = 1 << 25;
/// poll, lead, percent, approval, …: where points are percentage points.
pub const POLL: Class = 1 << 26;
/// Plural nouns without -s.
pub const PEOPLE: Class = 1 << 27;
/// Words that end in -s or -ed and are no plural and no verb.
pub const NOT_PLURAL: Class = 1 << 28;
/// Adjectives that end like verbs or follow numbers often.
pub const ADJECTIVE: Class = 1 << 29;
/// Verbs of a rise or fall that take an object (cut costs by 3m).
pub const TRANSITIVE: Class = 1 << 30;
/// lose, gain, add, shed: a change when their object is counted.
pub const GAINING: Class = 1 << 31;
/// won, beat, lost, drew, voted: a score follows.
pub const CONTEST: Class = 1 << 32;
/// temperature words.
pub const WARMTH: Class = 1 << 33;
/// price, rate, number, …: measured things that a figure completes.
pub const LEVEL: Class = 1 << 34;

/// Nouns of one person.
pub const PERSON: Class = 1 << 35;
/// Words between a verb and its subject: expected, set, led.
pub const SUBJECT_LINK: Class = 1 << 36;

/// Nouns whose number is of their members: mother of five, town of 9,000.
pub const CONTAINER: Class = 1 << 37;
/// needs, requires.
pub const NEED: Class = 1 << 38;
/// Nouns that say no more than the figure itself.
pub const NEVER_OF: Class = 1 << 39;
/// Adjectives behind a figure that it does not count: 100 percent sure.
pub const PREDICATE: Class = 1 << 40;
/// Verbs whose subject has the figure as its level: is, stands (at), reached.
pub const STANDING: Class = 1 << 41;

/// Races and what stands by them: the distance before names the event.
pub const EVENT: Class = 1 << 42;

/// according.
pub const ACCORDING: Class = 1 << 44;

/// zero, nought, nil: a number only before a spoken point, before growth, and alone.
pub const ZERO: Class = 1 << 43;

/// What is known about one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The classes it belongs to.
    pub class: Class,
    /// The value of a cardinal or magnitude, the lower number of a fraction, the factor of a multiplier.
    pub value: u64,
    /// Its place in [`unit::UNITS`].
    pub unit: u16,
    /// Its place in [`currency::WORDS`].
    pub currency: u16,
}

impl Word {
    /// Says whether it belongs to one of `class`.
    pub const fn is(self, class: Class) -> bool {
        self.class & class != 0
    }
}

/// Looks a word up by its [`key`].
pub fn look(key: u64) -> Word {
    TABLE.get(key)
}

/// The table, for loops that ask about every token.
pub fn table() -> &'static Table {
    &TABLE
}

/// The classes that begin a figure.
const BEGINS: Class = CARDINAL | MAGNITUDE | PLURAL | PART | PARTS | MULTIPLIER | ZERO;

/// All words, numbered.
pub struct Table {
    numbers: Keyed<{ 1 << 12 }, { 1 << 10 }>,
    /// By number; nothing for 0.
    classes: Vec<Class>,
    words: Vec<Word>,
    /// Whether any word that begins a figure, or mark that ends a sentence, has these bits of its key.
    spots: [bool; N_SPOTS],
}

const N_SPOTS: usize = 1 << 12;

/// Some bits of a key, of those that differ most from word to word.
const fn spot(key: u64) -> usize {
    (key >> 40) as usize % N_SPOTS
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

impl Table {
    /// Returns only the classes of a word.
    pub fn class(&self, key: u64) -> Class {
        self.classes[usize::from(self.numbers.get(key))]
    }

    /// Says cheaply whether a word may begin a figure, or a mark end a sentence.
    pub fn is_spot(&self, key: u64) -> bool {
        self.spots[spot(key)]
    }

    /// Says whether a word begins a figure.
    pub fn begins(&self, key: u64) -> bool {
        self.class(key) & BEGINS != 0
    }

    fn get(&self, key: u64) -> Word {
        self.words[usize::from(self.numbers.get(key))]
    }

    fn build() -> Self {
        let mut words = Words { numbers: by_key(2048), all: vec![Word::default()] };
        for (class, list) in super::words::LISTS {
            for word in list.split_ascii_whitespace() {
                words.entry(word).class |= class;
            }
        }
        for (class, values) in super::words::VALUES {
            for (word, value) in *values {
                let entry = words.entry(word);
                entry.class |= class;
                entry.value = *value;
            }
        }
        for (i, unit) in unit::UNITS.iter().enumerate() {
            let entry = words.entry(unit.word);
            entry.class |= UNIT;
            entry.unit = i as u16;
        }
        for (i, currency) in currency::WORDS.iter().enumerate() {
            let entry = words.entry(currency.0);
            entry.class |= CURRENCY;
            entry.currency = i as u16;
        }
        Self {
            spots: words.spots(),
            classes: words.all.iter().map(|w| w.class).collect(),
            numbers: Keyed::of(words.numbers),
            words: words.all,
        }
    }
}

/// The words while they are collected.
struct Words {
    numbers: ByKey<u16>,
    /// By number.
    all: Vec<Word>,
}

impl Words {
    fn entry(&mut self, word: &str) -> &mut Word {
        let number = *self.numbers.entry(key(word)).or_insert(self.all.len() as u16);
        if usize::from(number) == self.all.len() {
            self.all.push(Word::default());
        }
        &mut self.all[usize::from(number)]
    }

    /// Which bits the keys of words that begin a figure have, and those of marks that end a sentence.
    fn spots(&self) -> [bool; N_SPOTS] {
        let begin = self.numbers.iter().filter(|(_, number)| self.all[usize::from(**number)].is(BEGINS));
        let stops = STOPS.map(|stop| key(stop.encode_utf8(&mut [0; 4])));
        let mut spots = [false; N_SPOTS];
        for key in begin.map(|(key, _)| *key).chain(stops) {
            spots[spot(key)] = true;
        }
        spots
    }
}
