//! The country of an article, as far as it decides between currencies of one name ("rupees", "$").

use super::currency::{self, COUNTRIES, Country};
use super::view::{View, keys};
use crate::extract::token::{ByKey, Token, key};
use std::cell::OnceCell;
use std::sync::LazyLock;

static BY_KEY: LazyLock<ByKey<Country>> =
    LazyLock::new(|| COUNTRIES.iter().map(|(word, country)| (key(word), *country)).collect());

/// What an article's words say of its country; looked up only when a figure asks.
#[derive(Debug)]
pub struct Countries<'a> {
    text: &'a str,
    tokens: &'a [Token],
    counts: OnceCell<Counts>,
    pounds: OnceCell<bool>,
    polls: OnceCell<bool>,
    cricket: OnceCell<bool>,
}

/// How often each country is named, and whether dollars are told apart by their country.
#[derive(Debug)]
struct Counts {
    of: [u32; Country::COUNT],
    us_dollars: bool,
}

impl<'a> Countries<'a> {
    pub const fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            counts: OnceCell::new(),
            pounds: OnceCell::new(),
            polls: OnceCell::new(),
            cricket: OnceCell::new(),
        }
    }

    /// The country that a word names.
    pub fn named(word: &str) -> Option<Country> {
        BY_KEY.get(&key(word)).copied()
    }

    /// Says whether the article writes pounds of money.
    pub fn writes_pounds(&self) -> bool {
        *self.pounds.get_or_init(|| self.tokens.iter().any(|t| t.is_mark('£')))
    }

    /// Says whether the article speaks of polls or percentages anywhere.
    pub fn speaks_of_polls(&self) -> bool {
        *self.polls.get_or_init(|| {
            self.tokens.iter().any(|t| t.is_word() && super::lexicon::look(t.key).is(super::lexicon::POLL))
        })
    }

    /// Says whether the article is about cricket, where `204-4` and "61 for 7" are scores.
    pub fn plays_cricket(&self) -> bool {
        const WORDS: [u64; 8] = keys("batsman batsmen batter batters innings lbw wicket wickets");
        *self.cricket.get_or_init(|| self.tokens.iter().any(|t| t.is_word() && WORDS.contains(&t.key)))
    }

    /// The ISO code of a currency's name: the code itself, or what the name means in the country most named.
    pub fn code(&self, name: &'static str, _v: &View<'_>, _at: usize) -> &'static str {
        if name.len() == 3 {
            return name;
        }
        let counts = self.counts.get_or_init(|| self.count());
        if name == "$" && !counts.us_dollars {
            return "USD";
        }
        COUNTRIES
            .iter()
            .map(|(_, country)| *country)
            .filter(|c| counts.of[*c as usize] > 0 && c.currency(name).is_some())
            .max_by_key(|c| counts.of[*c as usize])
            .and_then(|c| c.currency(name))
            .unwrap_or_else(|| currency::usual(name))
    }

    /// The currency of the article where it names none: that of the country most named, if its dollars are told apart.
    pub fn money(&self) -> &'static str {
        if self.writes_pounds() && !self.tokens.iter().any(|t| t.is_mark('$')) {
            return "GBP";
        }
        currency::usual("$")
    }

    fn count(&self) -> Counts {
        let mut counts = Counts { of: [0; Country::COUNT], us_dollars: false };
        for (i, token) in self.tokens.iter().enumerate() {
            if token.is_word() && (token.is_capital()) {
                if let Some(country) = BY_KEY.get(&token.key) {
                    counts.of[*country as usize] += 1;
                }
                let dollar = self.tokens.get(i + 1).is_some_and(|t| t.is_mark('$'));
                counts.us_dollars |= dollar && matches!(token.range.of(self.text), "US" | "U.S.");
            }
        }
        counts
    }
}
