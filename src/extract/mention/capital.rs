//! Which capitals make a name, and how far a run of capitalised words goes.

use super::class::Classes;
use super::lexicon::Word;
use super::scan::Scanner;
use super::seen::Seen;
use crate::article::Article;
use crate::extract::token::{Shape, TokenKind, Tokens, key, keys};

/// Months that are surnames too.
const MONTHS: [u64; 4] = [key("may"), key("march"), key("june"), key("august")];

/// What is no name but at the end of one.
const ENDS_NAME: [u64; 4] = keys(["earth", "web", "internet", "god"]);

/// What stands before a saint's name, with its stop or without.
const SAINTS: [u64; 2] = [key("st"), key("saint")];

/// Words that are no names of themselves, wherever they stand.
const DOUBTFUL: Word = Word::NOT_NAME
    .or(Word::FUNCTION)
    .or(Word::PRONOUN)
    .or(Word::RELATIVE)
    .or(Word::POSSESSIVE)
    .or(Word::DETERMINER)
    .or(Word::INDEFINITE);

/// Says of each word that is not written small, in order, whether its capital makes it part of a name.
pub(super) fn names(article: &Article, tokens: &Tokens, words: &Classes, seen: &Seen) -> Vec<bool> {
    let mut names = Vec::with_capacity(words.all.len() / 5);
    for passage_idx in 0..tokens.passages.len() {
        let scanner = Scanner::new(article, tokens, words, seen, passage_idx as u32);
        names.extend(words.capitals_of(passage_idx).iter().map(|i| scanner.makes_name(*i as usize)));
    }
    names
}

impl Scanner<'_> {
    /// Says whether token `i` begins with a capital that makes it part of a name.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        i < self.end && self.words[i].name
    }

    /// Finds out what [`is_capital`](Self::is_capital) says of the word at `i`, which is not written small.
    fn makes_name(&self, i: usize) -> bool {
        if !self.tokens[i].is_capital() {
            return self.tokens[i].shape == Shape::Mixed;
        }
        let word = self.words[i].word;
        if self.seen.is_surname(self.words[i].key) && self.is_used_as_name(i) {
            return true;
        }
        // `BBC One`, `Air Force One`.
        if self.is_one_of_several(i) {
            return true;
        }
        // In the middle of a sentence nearly every large word is a name.
        if !(self.titled || self.words[i].starts || word.is(DOUBTFUL) || self.tokens[i].range.len() == 1) {
            return true;
        }
        let upper = self.tokens[i].shape == Shape::Upper && !self.titled;
        if upper && !word.is(Word::NOT_NAME) {
            return !self.is_i(i);
        }
        let next_capital = self.is_word(i + 1) && self.tokens[i + 1].is_capital();
        if self.tokens[i].range.len() == 1 {
            // The `A` of `Charles A Hale`; not the `E` of `A&E`.
            let before = i.checked_sub(1).filter(|b| *b >= self.first);
            if before.is_some_and(|b| self.tokens[b].is_mark('&')) && !self.tokens[i].gap {
                return false;
            }
            let given = before
                .is_some_and(|b| self.words[b].word.is(Word::FIRST_NAME) && self.tokens[b].is_capital());
            if given && next_capital {
                return true;
            }
        }
        // `Save The Student`, `Rage Against The Tide`.
        if word.is(Word::DETERMINER)
            && next_capital
            && i > self.first
            && !self.titled
            && !self.words[i].starts
        {
            let before = &self.tokens[i - 1];
            if before.is_capital() && self.tokens[i].gap && !self.words[i - 1].possessive {
                return true;
            }
        }
        if MONTHS.contains(&self.words[i].key) && self.is_word(i + 1) && !self.titled {
            // `May said`: a surname.
            let says = self.words[i + 1].word.is(Word::SAY) && !self.tokens[i + 1].is_capital();
            let when = i > self.first && self.words[i - 1].word.is(Word::PREPOSITION);
            if says && !when {
                return true;
            }
        }
        if word.is(Word::NOT_NAME
            .or(Word::FUNCTION)
            .or(Word::PRONOUN)
            .or(Word::RELATIVE)
            .or(Word::POSSESSIVE))
        {
            let name_before = i > self.first && {
                let before = self.words[i - 1].word;
                self.tokens[i - 1].is_capital() && before.is(Word::FIRST_NAME.or(Word::TITLE))
                    || self.is_mark(i - 1, '.') && i > 1 && self.words[i - 2].word.is(Word::TITLE)
            };
            // `New Earth`.
            let inside =
                i > self.first && self.tokens[i - 1].is_capital() && ENDS_NAME.contains(&self.words[i].key);
            return name_before && !word.is(Word::PRONOUN) && !self.titled
                || inside && !self.titled && !self.words[i - 1].word.is(Word::FUNCTION.or(Word::DETERMINER))
                || word.is(Word::FIRST_NAME) && next_capital && !self.titled
                || name_before && self.words[i].word.is(Word::NOT_NAME) && !self.titled;
        }
        if word.is(Word::DETERMINER.or(Word::INDEFINITE))
            || word.is(Word::SAY)
                && !word.is(Word::NOUN.or(Word::TITLE))
                && (self.titled || self.words[i].starts)
        {
            return false;
        }
        // `Department of Health` opens the sentence.
        let of = !self.titled && word.is(Word::JOINER) && word.is(Word::BODY_WORD) && self.is_word(i + 2);
        if of && self.words[i + 1].key == key("of") && self.tokens[i + 2].is_capital() {
            return true;
        }
        if self.titled || self.words[i].starts {
            let common = Word::SAY.or(Word::VERB).or(Word::ADJECTIVE).or(Word::NOUN);
            if word.is(common)
                && !(self.titled && self.seen.has(self.words[i].key) && !word.is(Word::SAY.or(Word::VERB)))
                && !word.is(Word::TITLE.or(Word::FIRST_NAME).or(Word::PLACE))
            {
                return !self.titled && next_capital && !word.is(Word::SAY.or(Word::VERB));
            }
            if word.is(Word::TITLE) && !word.is(Word::FIRST_NAME) {
                return next_capital || self.is_mark(i + 1, '.');
            }
            if self.titled
                && !word.is(Word::FIRST_NAME
                    .or(Word::PLACE)
                    .or(Word::DEMONYM)
                    .or(Word::BODY_WORD)
                    .or(Word::TITLE))
            {
                let known_before =
                    i > self.first && self.words[i - 1].word.is(Word::FIRST_NAME) && !self.seen.any();
                return self.seen.has(self.words[i].key) || known_before;
            }
            if !self.titled
                && !word.is(Word::FIRST_NAME.or(Word::PLACE).or(Word::DEMONYM).or(Word::BODY_WORD))
            {
                return self.name_like_at_start(i);
            }
        }
        true
    }

    /// Says whether the word at `i` is a number that ends a name: `Channel One`.
    fn is_one_of_several(&self, i: usize) -> bool {
        const NUMBERS: [u64; 6] = keys(["one", "two", "three", "four", "five", "ten"]);
        let before = i > self.first && self.tokens[i - 1].is_capital() && self.tokens[i - 1].is_word();
        before
            && NUMBERS.contains(&self.words[i].key)
            && !(self.titled
                || self.words[i].starts
                || self.words[i - 1].possessive
                || self.words[i - 1].starts)
    }

    /// Says whether the surname at `i`, which is another word too, is one here: `Young said`, `said Young.`, `Young's boat`; not
    /// `in March`, `Will he go?`.
    fn is_used_as_name(&self, i: usize) -> bool {
        let dated = self.words[i].word.is(Word::NOT_NAME) && {
            let before = i > self.first
                && (self.words[i - 1].word.is(Word::PREPOSITION.or(Word::DETERMINER).or(Word::ADJECTIVE))
                    || self.tokens[i - 1].kind == TokenKind::Number);
            before || i + 1 < self.end && self.tokens[i + 1].kind == TokenKind::Number
        };
        let verbs = Word::SAY.or(Word::VERB).or(Word::AUXILIARY);
        let subject =
            self.is_word(i + 1) && !self.tokens[i + 1].is_capital() && self.words[i + 1].word.is(verbs);
        let inverted = i > self.first && self.words[i - 1].word.is(Word::SAY);
        let apposed = self.is_mark(i + 1, ',') && self.words[i].starts;
        !dated
            && !self.titled
            && (subject || inverted || apposed || self.words[i].possessive || !self.words[i].starts)
    }

    /// An unknown capitalised word at a sentence's start is a name where the article writes it so elsewhere, or unless a
    /// small word goes on with it ("Truck traffic").
    fn name_like_at_start(&self, i: usize) -> bool {
        if self.seen.has(self.words[i].key) {
            return true;
        }
        if self.words[i].possessive {
            return true;
        }
        // `Rolls-Royce said`.
        let double = self.is_mark(i + 1, '-') && self.is_word(i + 2) && self.tokens[i + 2].is_capital();
        if double && !self.tokens[i + 1].gap && !self.tokens[i + 2].gap {
            return true;
        }
        if !self.is_word(i + 1) {
            return i + 1 < self.end
                && !matches!(self.tokens[i + 1].kind, TokenKind::Mark('-' | '…'))
                && self.long(i)
                && !self.tokens[i].range.of(self.text).ends_with("ly");
        }
        let next = self.words[i + 1].word;
        self.tokens[i + 1].is_capital()
            || next.is(Word::FUNCTION.or(Word::SAY).or(Word::VERB))
                && self.long(i)
                && !self.ends_like_adverb(i)
            || next.is(Word::PERSON.or(Word::BODY)) && self.long(i)
    }

    fn long(&self, i: usize) -> bool {
        self.tokens[i].range.len() > 2
    }

    fn ends_like_adverb(&self, i: usize) -> bool {
        let word = self.tokens[i].range.of(self.text);
        ["ly", "ing", "ed"].iter().any(|e| word.ends_with(e))
    }

    /// `al-Sadr`, `bin Salman`, `von der Leyen` at a name's start.
    #[inline]
    pub(super) fn is_particle_start(&self, p: usize) -> bool {
        self.is_particle(p) && self.leads_to_name(p)
    }

    fn is_particle(&self, q: usize) -> bool {
        q < self.end && self.words[q].word.is(Word::PARTICLE) && !self.tokens[q].is_capital()
    }

    /// Says whether a capital follows the particle at `p`.
    #[cold]
    fn leads_to_name(&self, p: usize) -> bool {
        self.is_capital(p + 1) && self.tokens[p].range.len() > 1
            || self.is_mark(p + 1, '-') && !self.tokens[p + 1].gap && self.is_capital(p + 2)
            || self.is_particle(p + 1) && self.is_capital(p + 2)
    }

    /// Returns one past the last token of the capitalised run that begins at `p`.
    pub(super) fn capitals(&self, p: usize) -> usize {
        let mut q = p;
        let mut body = false;
        while q < self.end && q < p + 16 {
            if self.is_particle_start(q) && (q == p || !self.words[q].word.is(Word::FUNCTION)) {
                q += if self.is_mark(q + 1, '-') { 2 } else { 1 };
                continue;
            }
            let inside = q > p && body && self.is_word(q) && self.tokens[q].is_capital();
            if !inside && !self.is_capital(q) {
                break;
            }
            let word = self.words[q].word;
            if self.words[q].possessive && !self.owns_body(p, q) {
                return q + 1;
            }
            q += 1;
            if self.is_mark(q, '.') && !self.tokens[q].gap && (word.is(Word::ABBREVIATION.or(Word::SUFFIX))) {
                let last = q + 1 >= self.end || !self.is_word(q + 1) || !self.tokens[q + 1].is_capital();
                if last && !word.is(Word::SUFFIX) && !word.is(Word::BODY_WORD) {
                    break;
                }
                q += 1;
                if last {
                    break;
                }
                continue;
            }
            if self.is_mark(q, '-')
                && !self.tokens[q].gap
                && self.is_word(q + 1)
                && !self.tokens[q + 1].gap
                && (self.tokens[q + 1].is_capital() || self.small_half(p, q + 1))
            {
                if !self.tokens[q + 1].is_capital() {
                    return q + 2;
                }
                q += 1;
                continue;
            }
            if self.is_mark(q, '&') && self.is_capital(q + 1) {
                q += 1;
                continue;
            }
            if self.plural_owner(q) || self.irish(q) {
                q += 1;
                continue;
            }
            if body && self.is_mark(q, ',') && self.lists_on(q) {
                q += 1;
                continue;
            }
            if let Some(next) = self.joined_by_of(q, word, p, &mut body) {
                q = next;
                continue;
            }
            // The first word of a comma-less suffix: "Trump Jr".
            if !self.is_word(q) {
                break;
            }
        }
        q.max(p + 1)
    }

    /// The `hyuk` of `Park Jin-hyuk`: no word known to us, and none that makes the name a modifier.
    fn small_half(&self, p: usize, q: usize) -> bool {
        let small = self.tokens[q].shape == Shape::Lower && self.tokens[q].range.len() < 8;
        let own = self.words[q].word;
        // `Moon Jae-in`, where no more is linked: `One-on-One`.
        let syllable = own.is(Word::SYLLABLE) && self.tokens[q - 2].range.len() < 8;
        if small && syllable && q > p + 2 && !self.is_mark(q + 1, '-') {
            return true;
        }
        let after = if self.is_word(q + 1) { self.words[q + 1].word } else { Word::FUNCTION };
        q > p + 2
            && small
            && own == Word::default()
            && (self.words[q].possessive
                || after.is(Word::FUNCTION.or(Word::SAY).or(Word::VERB).or(Word::RELATIVE))
                || self.tokens[q + 1].is_capital())
    }

    /// `the Information Commissioner’s Office`, `St Mary’s Hospital`: an owner that is part of the body's name.
    fn owns_body(&self, p: usize, q: usize) -> bool {
        let owner = self.words[q].word;
        let saint = q > p && SAINTS.contains(&self.words[q - 1].key);
        let office = owner.is(Word::PERSON.or(Word::PERSONS).or(Word::TITLE))
            && !owner.is(Word::PLACE.or(Word::DEMONYM).or(Word::FIRST_NAME));
        (saint || office)
            && self.is_word(q + 1)
            && self.tokens[q + 1].is_capital()
            && self.words[q + 1].word.is(Word::BODY_WORD)
            && !self.words[q + 1].word.is(Word::FIRST_NAME)
    }

    /// The apostrophe of `Musicians’ Union`, where no first name follows.
    fn plural_owner(&self, q: usize) -> bool {
        matches!(self.tokens.get(q).map(|t| t.kind), Some(TokenKind::Mark('\'' | '’')))
            && q < self.end
            && !self.tokens[q].gap
            && self.tokens[q - 1].range.of(self.text).ends_with('s')
            && self.is_capital(q + 1)
            && self.tokens[q + 1].gap
            && (!self.words[q + 1].word.is(Word::FIRST_NAME.or(Word::TITLE))
                || self.is_word(q + 2) && self.words[q + 2].word.is(Word::BODY_WORD))
    }

    /// The apostrophe of `Rory O' Hale`, with a blank behind it.
    fn irish(&self, q: usize) -> bool {
        matches!(self.tokens.get(q).map(|t| t.kind), Some(TokenKind::Mark('\'' | '’' | '‘')))
            && q < self.end
            && !self.tokens[q].gap
            && self.words[q - 1].key == key("o")
            && self.is_capital(q + 1)
    }

    /// The comma of `Department for Media, Culture and Sport`.
    fn lists_on(&self, q: usize) -> bool {
        let and = |r: usize| self.is_one_of(r, &keys(["and"])) && self.is_capital(r + 1);
        self.is_capital(q + 1)
            && !self.words[q + 1].word.is(Word::FIRST_NAME.or(Word::TITLE).or(Word::PLACE))
            && (and(q + 2) || and(q + 3))
    }

    /// Goes over `of`, `of the`, `for`, `and` inside a body's name; `q` is past the word before it.
    fn joined_by_of(&self, q: usize, word: Word, p: usize, body: &mut bool) -> Option<usize> {
        const OF: u64 = key("of");
        const FOR: u64 = key("for");
        const ON: u64 = key("on");
        const TO: u64 = key("to");
        const AND: u64 = key("and");
        if !self.is_one_of(q, &[OF, FOR, ON, TO, AND]) {
            return None;
        }
        let link = self.tokens[q].key;
        let skip = usize::from(self.is_one_of(q + 1, &keys(["the", "de"])));
        let follows = |r: usize| {
            self.is_word(r) && self.tokens[r].is_capital() && !self.words[r].word.is(Word::NOT_NAME)
        };
        let joins = match link {
            OF => word.is(Word::JOINER.or(Word::BODY_WORD)) && follows(q + 1 + skip),
            FOR | ON => word.is(Word::JOINER) && !word.is(Word::TITLE) && follows(q + 1 + skip) && skip == 0,
            TO => {
                word.is(Word::JOINER)
                    && !word.is(Word::TITLE.or(Word::PERSON))
                    && follows(q + 1)
                    && self.words[q + 1].word.0 == 0
            }
            AND => {
                *body
                    && follows(q + 1)
                    && !self.words[q + 1].word.is(Word::FIRST_NAME.or(Word::TITLE))
                    && (q - p) < 8
                    && !self.words[q - 1].word.is(Word::PLACE)
            }
            _ => false,
        };
        if joins {
            *body = link != AND || *body;
            return Some(q + 1 + if link == AND { 0 } else { skip });
        }
        None
    }
}
