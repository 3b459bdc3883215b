//! The country of an article, as far as it decides between currencies of one name ("rupees", "$").

use super::currency;
use super::nation::{COUNTRIES, Country};
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
    us_dollars: OnceCell<bool>,
    local: OnceCell<bool>,
    pounds: OnceCell<bool>,
    polls: OnceCell<bool>,
    cricket: OnceCell<bool>,
}

/// The code of the currency called `name` in the country named last before token `at`, if one of its sentence has it.
fn near(v: &View<'_>, at: usize, name: &str) -> Option<&'static str> {
    (1..=REACH.min(at)).map(|k| at - k).filter(|k| v.is_capital(*k)).find_map(|k| {
        let country = v.at(k).and_then(|t| BY_KEY.get(&t.key))?;
        country.currency(name)
    })
}

/// How far back in its sentence a currency's country is looked for.
const REACH: usize = 24;

/// How often an article at home in a country names it, at least.
const NAMED_OFTEN: u32 = 2;

/// How often each country is named.
type Counts = [u32; Country::COUNT];

impl<'a> Countries<'a> {
    pub const fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            counts: OnceCell::new(),
            us_dollars: OnceCell::new(),
            local: OnceCell::new(),
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
        const WORDS: [u64; 9] = keys("batsman batsmen batter batters innings lbw overs wicket wickets");
        *self.cricket.get_or_init(|| self.tokens.iter().any(|t| t.is_word() && WORDS.contains(&t.key)))
    }

    /// The ISO code of a currency's name: the code itself, or what the name means in the country most named.
    pub fn code(&self, name: &'static str, v: &View<'_>, at: usize) -> &'static str {
        if name.len() == 3 {
            return name;
        }
        if name == "$" && !self.tells_dollars() && !self.is_local() {
            return "USD";
        }
        // "Danish police seized hashish worth 150m kroner": the country that the sentence names goes first.
        if name != "$"
            && let Some(code) = near(v, at, name)
        {
            return code;
        }
        let counts = self.counts.get_or_init(|| self.count());
        COUNTRIES
            .iter()
            .map(|(_, country)| *country)
            .filter(|c| counts[*c as usize] > 0 && c.currency(name).is_some())
            .max_by_key(|c| counts[*c as usize])
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

    /// Says whether dollars are told apart by their country: `US$`.
    fn tells_dollars(&self) -> bool {
        let of_us = |pair: &[Token]| {
            pair[1].is_mark('$')
                && pair[0].is_capital()
                && matches!(pair[0].range.of(self.text), "US" | "U.S.")
        };
        *self.us_dollars.get_or_init(|| self.tokens.windows(2).any(of_us))
    }

    /// Says whether a bare `$` is the dollar of the article's own country: it names one that has dollars again and again,
    /// and neither America nor a currency of elsewhere.
    fn is_local(&self) -> bool {
        *self.local.get_or_init(|| {
            let counts = self.counts.get_or_init(|| self.count());
            let named = COUNTRIES.iter().map(|(_, c)| *c).filter(|c| c.currency("$").is_some());
            named.map(|c| counts[c as usize]).max().unwrap_or_default() >= NAMED_OFTEN
                && !self.tokens.windows(2).any(|pair| self.is_foreign(pair))
        })
    }

    /// `£`, `A$`, America: signs that a paper tells currencies apart or is from elsewhere.
    fn is_foreign(&self, pair: &[Token]) -> bool {
        const WORDS: [u64; 6] = keys("america american americans u.s usd washington");
        let first = &pair[0];
        first.is_mark('£')
            || first.is_mark('€')
            || first.is_word()
                && (WORDS.contains(&first.key)
                    || matches!(first.range.of(self.text), "US" | "U.S." | "U.S")
                    || pair[1].is_mark('$') && !pair[1].gap)
    }

    fn count(&self) -> Counts {
        let mut counts = [0; Country::COUNT];
        let capital = self.tokens.iter().filter(|t| t.is_word() && t.is_capital());
        for country in capital.filter_map(|t| BY_KEY.get(&t.key)) {
            counts[*country as usize] += 1;
        }
        counts
    }
}
