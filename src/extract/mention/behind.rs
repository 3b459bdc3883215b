//! The name that a role leads to: "head of policy Rui Costa", "the chief executive, Ann Lee": one mention with it.

use super::lexicon::Word;
use super::name::analyse;
use super::scan::Scanner;
use super::units::{Unit, UnitKind};
use super::{Gender, Mention, MentionKind};

/// How many tokens a name behind a role has at most.
const LONGEST_NAME: usize = 7;

impl Scanner<'_> {
    /// `Harbour Board head of policy Rui Costa`: the name that a role with `of …` leads to, one mention with it. Returns
    /// its end.
    pub(super) fn name_behind_role(&self, role: &Mention, out: &mut Vec<Mention>) -> Option<usize> {
        let head = self.words[role.head as usize].word;
        let (from, end) = (role.last as usize, role.end as usize);
        if !head.is(Word::PERSON) || head.is(Word::KIN) || role.plural || end < from + 3 {
            return None;
        }
        let mut run = end;
        while let Some(before) = self.capital_before(run).filter(|before| *before > from) {
            run = before;
        }
        let behind = self.words[run - 1].word;
        let linked = behind.is(Word::FUNCTION.or(Word::DETERMINER).or(Word::POSSESSIVE));
        // `the mother of teenager Rui Costa`, `a spokesman for the charity Open Seas`.
        let other = behind.is(Word::NOUN.or(Word::ADJECTIVE).or(Word::DEMONYM));
        let first = if linked || !self.is_word(run - 1) || other {
            // `of the Harbour Board Rui Costa`: only a known first name tells.
            let given = |q: &usize| {
                let (word, before) = (self.words[*q].word, self.words[*q - 1].word);
                word.is(Word::FIRST_NAME)
                    && !word.is(Word::PLACE.or(Word::BODY_WORD))
                    && !before.is(Word::TITLE.or(Word::FIRST_NAME))
            };
            // `of Parliament Dr Rui Costa`.
            let titled = |q: &usize| {
                self.words[*q].word.is(Word::HE_TITLE.or(Word::SHE_TITLE))
                    || self.words[*q].word.is(Word::ABBREVIATION) && self.words[*q].word.is(Word::TITLE)
            };
            let inside = run + 1..end.saturating_sub(1);
            inside.clone().find(titled).or_else(|| inside.clone().find(given))?
        } else {
            run
        };
        if end < first + 2 || end > first + LONGEST_NAME {
            return None;
        }
        let mut name = analyse(self, first, end);
        let person = matches!(name.kind, Some(MentionKind::Person | MentionKind::Name));
        if !person || self.words[end - 1].possessive || self.words[end - 1].word.is(Word::PLACE) {
            return None;
        }
        (name.kind, name.known) = (Some(MentionKind::Person), true);
        let unit = Unit { first, last: end, kind: UnitKind::Capitals, possessive: false };
        self.push_name(role.first as usize, unit, name, false, out);
        Some(end)
    }

    /// Where the word of a name begins that ends before `end`: `Suk-yee` from its first half, `Dr.` with its stop.
    fn capital_before(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|last| *last >= self.first)?;
        let dashed =
            |dash: usize| self.is_mark(dash, '-') && !self.tokens[dash].gap && !self.tokens[dash + 1].gap;
        if self.is_word(last) && last > self.first + 1 && dashed(last - 1) {
            return self.is_capital(last - 2).then_some(last - 2);
        }
        let stop = self.is_mark(last, '.') && last > self.first && self.words[last - 1].word.is(Word::TITLE);
        let word = if stop { last - 1 } else { last };
        self.is_capital(word).then_some(word)
    }

    /// `the company's chief executive, Ann Lee`: one more mention, of the name with the description before it.
    /// Returns its end.
    pub(super) fn name_after_comma(&self, description: &Mention, out: &mut Vec<Mention>) -> Option<usize> {
        let (short, long) = (description.last as usize, description.end as usize);
        let last = if self.is_mark(short, ',') { short } else { long };
        let person =
            self.words[description.head as usize].word.is(Word::PERSON.or(Word::KIN).or(Word::TITLE));
        let alone = !description.plural && !description.possessive;
        if !(person && alone && self.is_mark(last, ',') && self.is_capital(last + 1)) {
            return None;
        }
        let end = self.capitals(last + 1);
        let name = analyse(self, last + 1, end);
        let person_like = matches!(name.kind, Some(MentionKind::Person | MentionKind::Name))
            && (name.known || name.last - name.first > 1);
        let closes =
            end >= self.end || !self.is_word(end) || self.words[end].word.is(Word::SAY.or(Word::FUNCTION));
        if !person_like || !closes || self.words[end - 1].possessive {
            return None;
        }
        let unit = Unit { first: last + 1, last: end, kind: UnitKind::Capitals, possessive: false };
        let start = description.first as usize;
        self.push_name(start, unit, name, false, out);
        if let Some(mention) = out.last_mut() {
            mention.trusted = true;
            if mention.kind == MentionKind::Name {
                mention.kind = MentionKind::Person;
            }
            if mention.gender == Gender::Unknown {
                mention.gender = description.gender;
            }
        }
        Some(end)
    }
}
