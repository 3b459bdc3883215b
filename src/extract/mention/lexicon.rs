//! The words that tell where a noun phrase begins and ends, what its head is, and which gender a first name has.
//!
//! One table for all of them, filled once from the two lists beside this file; a look-up is by [`Token::key`](crate::extract::token::Token).
//! It knows no word's meaning in context: `reports` is a verb and a document.

use crate::extract::keyed::Keyed;
use crate::extract::token::{ByKey, by_key, key};
use std::sync::LazyLock;

/// What a word may be, as bits: a word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl Word {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
        const CLASSES: &[(&str, Word)] = &[$(($word, Word::$name)),*];
    };
}

classes! {
    /// Prepositions, conjunctions, auxiliaries, adverbs: no part of a noun phrase.
    FUNCTION = 0, "function";
    /// Common verbs.
    VERB = 1, "verb";
    /// Reporting verbs.
    SAY = 2, "say";
    /// Articles and other words that open a noun phrase.
    DETERMINER = 3, "det";
    /// Those that introduce somebody new.
    INDEFINITE_ARTICLE = 4, "deta";
    /// his, her, their, …
    POSSESSIVE = 5, "possessive";
    /// he, him, himself.
    HE = 6, "he";
    /// she, her, herself.
    SHE = 7, "she";
    /// they, them.
    THEY = 8, "they";
    /// it.
    IT = 9, "it";
    /// I, we.
    ME = 10, "me";
    /// you.
    YOU = 11, "you";
    /// who, which.
    RELATIVE = 12, "relative";
    /// someone, another, some: phrases of their own.
    INDEFINITE = 13, "indefinite";
    /// A noun for one person.
    PERSON = 14, "person";
    /// A noun for several persons.
    PERSONS = 15, "persons";
    /// A noun for a woman.
    FEMALE = 16, "female";
    /// A noun for a man.
    MALE = 17, "male";
    /// wife, son, …
    KIN = 18, "kin";
    /// A noun for a body: company, agency, court.
    BODY = 19, "body";
    /// A noun for several bodies.
    BODIES = 20, "bodies";
    /// A noun for something written: report, letter, advertisement.
    DOCUMENT = 21, "document";
    /// The same in the plural.
    DOCUMENTS = 22, "documents";
    /// What stands before a name: Mr, Senator, Sir.
    TITLE = 23, "title";
    /// A title of men.
    HE_TITLE = 24, "he_title";
    /// A title of women.
    SHE_TITLE = 25, "she_title";
    /// de, von, bin: small words inside a person's name.
    PARTICLE = 26, "particle";
    /// Jr., MP, QC: behind a name.
    SUFFIX = 27, "suffix";
    /// A capitalised word that makes a name that of a body.
    BODY_WORD = 28, "bodyword";
    /// A capitalised word that may go on with `of`.
    JOINER = 29, "joiner";
    /// American, Muslim: says where somebody belongs.
    DEMONYM = 30, "demonym";
    /// A country, state or large city.
    PLACE = 31, "place";
    /// Capitalised, but no name.
    NOT_NAME = 32, "notname";
    /// What often stands before a person's noun.
    ADJECTIVE = 33, "adjective";
    /// Its full stop ends no sentence.
    ABBREVIATION = 34, "abbrev";
    /// A first name of men.
    HE_NAME = 35, "m";
    /// A first name of women.
    SHE_NAME = 36, "f";
    /// A first name of both.
    ANY_NAME = 37, "u";
    /// is, has, would: what follows a subject.
    AUXILIARY = 38, "auxiliary";
    /// What comes before an object.
    PREPOSITION = 39, "preposition";
    /// Nouns of those who speak without a name: spokesman, source.
    HIDDEN = 40, "hidden";
    /// The second half of a Korean or Chinese given name: the `jin` of `Ho-jin`.
    SYLLABLE = 41, "syllable";
}

impl Word {
    /// Says whether the two share a class.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the classes of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// A small word of these classes may begin a phrase or be one. Not listed, but made of the other classes.
    const BEGINS: Self = Self(1 << 62);
    /// Not even where a sentence begins does a small word of these classes begin a phrase. Likewise.
    const NEVER_BEGINS: Self = Self(1 << 63);

    /// Says whether a small word may begin a phrase or be one: what [`Scanner`](super::scan::Scanner) would find out in the
    /// end. Most words of a text may not. `starts` says whether a sentence begins with it.
    pub(super) fn may_begin(self, starts: bool) -> bool {
        if starts { !self.is(Self::NEVER_BEGINS) } else { self.is(Self::BEGINS) }
    }

    /// Returns the classes with what follows from them for [`may_begin`](Self::may_begin).
    fn with_beginning(self) -> Self {
        let begins = |starts: bool| {
            let noun = self.is(Self::NOUN) && !self.is(Self::SAY);
            let modifier = !self.is(Self::SAY.or(Self::VERB)) && (self.is(Self::ADJECTIVE) || starts);
            let opens = Self::DETERMINER
                .or(Self::POSSESSIVE)
                .or(Self::PRONOUN)
                .or(Self::RELATIVE)
                .or(Self::INDEFINITE)
                .or(Self::PARTICLE);
            self.is(opens) || !self.is(Self::FUNCTION) && (noun || modifier)
        };
        let mut word = self;
        if begins(false) {
            word = word.or(Self::BEGINS);
        }
        if !begins(true) {
            word = word.or(Self::NEVER_BEGINS);
        }
        word
    }

    /// All first names.
    pub const FIRST_NAME: Self = Self::HE_NAME.or(Self::SHE_NAME).or(Self::ANY_NAME);
    /// All nouns that head a description.
    pub const NOUN: Self = Self::PERSON
        .or(Self::PERSONS)
        .or(Self::BODY)
        .or(Self::BODIES)
        .or(Self::DOCUMENT)
        .or(Self::DOCUMENTS)
        .or(Self::KIN);
    /// Personal pronouns.
    pub const PRONOUN: Self = Self::HE.or(Self::SHE).or(Self::THEY).or(Self::IT).or(Self::ME).or(Self::YOU);
}

/// Returns what the word of this key may be.
pub fn look_up(key: u64) -> Word {
    TABLE.get(key)
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

/// Room for all words of the lists.
const N_WORDS: usize = 1 << 14;

/// The words, with what they may be together: there are few such combinations, so that they stay near.
pub(crate) struct Table {
    numbers: Keyed<N_WORDS, { 1 << 12 }>,
    /// What the words of each number may be; nothing for 0.
    words: Vec<Word>,
}

/// The table, for a reader of many words.
pub(crate) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    fn read() -> Self {
        let mut listed: ByKey<Word> = by_key(N_WORDS);
        let mut add = |key: u64, word: Word| {
            let old = listed.entry(key).or_default();
            *old = old.or(word);
        };
        for line in include_str!("words.txt").lines().chain(include_str!("first_names.txt").lines()) {
            let Some((class, words)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else {
                continue;
            };
            let Some((_, word)) = CLASSES.iter().find(|(name, _)| *name == class) else { continue };
            for entry in words.split_ascii_whitespace() {
                add(key(entry), *word);
                // A key makes only ASCII letters small: `Émile` and `émile` differ.
                if entry.starts_with(|c: char| !c.is_ascii()) {
                    let mut chars = entry.chars();
                    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
                    add(key(&(first + chars.as_str())), *word);
                }
            }
        }
        Self::number(&listed)
    }

    fn number(listed: &ByKey<Word>) -> Self {
        let mut words = vec![Word::default()];
        let mut known: ByKey<u16> = ByKey::default();
        let mut number = |word: Word| {
            *known.entry(word.0).or_insert_with(|| {
                words.push(word.with_beginning());
                words.len() as u16 - 1
            })
        };
        let numbers = Keyed::of(listed.iter().map(|(key, word)| (*key, number(*word))));
        Self { numbers, words }
    }

    /// Returns what the word of this key may be.
    pub(crate) fn get(&self, key: u64) -> Word {
        self.words[usize::from(self.numbers.get(key))]
    }
}
