//! From a phrase's units to mentions: the name or description itself, the name behind its comma, and what it holds inside.

use super::extend;
use super::lexicon::Word;
use super::name::{Name, analyse};
use super::scan::{SEVERAL, Scanner};
use super::units::{Unit, UnitKind};
use super::{Gender, Mention, MentionKind};
use crate::extract::token::{Shape, TokenKind, key, keys};
use crate::text::TextRange;

/// Nouns for a person that stand before a firm's name as well.
const FIRMS: [u64; 14] = keys([
    "bidder",
    "retailer",
    "supplier",
    "manufacturer",
    "operator",
    "provider",
    "broadcaster",
    "publisher",
    "lender",
    "insurer",
    "developer",
    "maker",
    "rival",
    "sponsor",
]);

/// Verbs whose subject is a speaker, whatever it is called.
const SAYS: [u64; 20] = keys([
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "replied",
    "replies",
    "explained",
    "explains",
    "insisted",
    "insists",
    "joked",
    "admitted",
    "admits",
    "tweeted",
    "recalled",
]);

/// Verbs that nothing but their subject stands behind: `said the vlogger`, but `told a conference`.
const INVERTED: [u64; 2] = keys(["said", "says"]);

/// What says that a number is not exact, or is small or large.
const ABOUT: [u64; 8] = keys(["only", "about", "some", "nearly", "almost", "just", "roughly", "around"]);

/// What a subject may follow.
const LEADS: [u64; 14] = keys([
    "and", "but", "as", "while", "that", "when", "because", "although", "if", "so", "though", "what",
    "which", "where",
]);

impl Scanner<'_> {
    /// Makes the mentions of a collected phrase; returns one past the last token used.
    pub(super) fn emit(&mut self, list: &[Unit], out: &mut Vec<Mention>) -> usize {
        // The head is the last noun or run of capitals that is no possessor; modifiers behind it are not part.
        let head_at = list.iter().rposition(|u| matches!(u.kind, UnitKind::Noun | UnitKind::Capitals));
        let Some(head_at) = head_at else {
            let subject = self.emit_aged(list, out).or_else(|| self.emit_subject(list, out));
            return subject.unwrap_or(list.first().map_or(0, |u| u.first + 1));
        };
        let head = list[head_at];
        let start = self.phrase_start(list, head_at);
        let end = match head.kind {
            UnitKind::Capitals => self.emit_name(list, head_at, start, out),
            _ => self.emit_noun(list, head_at, start, out),
        };
        self.emit_nested(list, head_at, out);
        end.max(head.last)
    }

    /// `the 68-year-old`: a person, whose head is the age. Returns one past its last token.
    fn emit_aged(&self, units: &[Unit], out: &mut Vec<Mention>) -> Option<usize> {
        let (first, last) = (units.first()?.first, units.last()?.last);
        let is =
            |back: usize, words: &[u64]| last > first + back && words.contains(&self.words[last - back].key);
        let age = last.checked_sub(5).filter(|age| *age >= first)?;
        let aged = is(1, &keys(["old"])) && is(3, &keys(["year", "month"]));
        let dashed = self.is_mark(last - 2, '-') && self.is_mark(last - 4, '-');
        if !(aged && dashed && self.tokens[age].kind == TokenKind::Number) {
            return None;
        }
        let mut mention = self.mention(first, last, age, MentionKind::Description);
        self.extend(&mut mention);
        out.push(mention);
        Some(last)
    }

    /// `the vlogger said`, `said the all-rounder.`: no list has every noun, but who says something is somebody. Returns one past
    /// its last token.
    fn emit_subject(&self, units: &[Unit], out: &mut Vec<Mention>) -> Option<usize> {
        const NUMBER: u64 = key("number");
        let (first, mut last) = (units.first()?.first, units.last()?.last);
        // `63 percent said`.
        let share = self.tokens[first].kind == TokenKind::Number
            && [key("percent"), key("cent")].contains(&self.words[last - 1].key);
        if !(share || self.words[first].word.is(Word::DETERMINER.or(Word::POSSESSIVE)))
            || self.is_that(first)
            || last < first + 2
        {
            return None;
        }
        // `the former world number three`.
        if self.words[last - 1].key == NUMBER
            && self.is_word(last)
            && self.words[last].word.is(Word::DETERMINER)
        {
            last += 1;
        }
        self.is_speaking(first, last).then(|| {
            let mut mention = self.mention(first, last, last - 1, MentionKind::Description);
            mention.plural = share || self.is_one_of(first, &keys(["those", "these"]));
            self.extend(&mut mention);
            out.push(mention);
            last
        })
    }

    /// Says whether the words `first..last` stand right before `said`, or right behind it and before a mark.
    fn is_speaking(&self, first: usize, last: usize) -> bool {
        let says = |q: usize| self.is_one_of(q, &SAYS);
        let helped = |q: usize| self.is_word(q) && self.words[q].word.is(Word::AUXILIARY);
        let marks = |q: usize| q >= self.end || matches!(self.tokens[q].kind, TokenKind::Mark('.' | ','));
        // `at the time said`, `who told the story said`: no subject.
        let opens = first == self.first
            || self.words[first].starts
            || !self.is_word(first - 1)
            || self.is_one_of(first - 1, &LEADS)
            || says(first - 1);
        opens && (says(last) || helped(last) && says(last + 1))
            || first > self.first && self.is_one_of(first - 1, &INVERTED) && marks(last)
    }

    /// The first token of the phrase: its opening word, else the first modifier that may begin it.
    fn phrase_start(&self, list: &[Unit], head_at: usize) -> usize {
        let first = list[0].first;
        if list[0].kind != UnitKind::Noun || head_at > 0 && list[0].kind == UnitKind::Opening {
            return first;
        }
        // `election lawyer Joe`: unknown small words before a noun without an opening word.
        let mut start = first;
        while start > self.taken.max(self.first) && first - start < 2 {
            let q = start - 1;
            let known = self.words[q].word;
            if !self.is_word(q)
                || self.stops(q)
                || known.is(Word::NOUN)
                || !self.may_modify(q)
                || self.words[q].possessive
            {
                break;
            }
            start = q;
        }
        start
    }

    fn emit_name(&mut self, list: &[Unit], head_at: usize, start: usize, out: &mut Vec<Mention>) -> usize {
        let unit = list[head_at];
        let mut name = analyse(self, unit.first, unit.last);
        // `the Ayr North MP`, `one Tory MP`: with an opening word it is the office, not a name.
        let office = self.words[unit.last - 1].word;
        if head_at > 0
            && list[head_at - 1].kind != UnitKind::Capitals
            && !unit.possessive
            && !name.titled
            && !self.is_led_by_role(list, head_at)
            && office.is(Word::PERSON)
            && (office.is(Word::SUFFIX) || self.tokens[unit.last - 1].shape == Shape::Upper)
        {
            (name.kind, name.known, name.head) = (Some(MentionKind::Description), true, unit.last - 1);
        }
        let prefixed = head_at > 0 && self.may_prefix(list, head_at, name);
        let that = self.is_that(start) && head_at > 0;
        let first = match (prefixed, that) {
            (true, true) => list[1].first,
            (true, false) => start,
            (false, _) => unit.first,
        };
        let mut behind = None;
        if name.kind == Some(MentionKind::Description) && !name.plural && !unit.possessive {
            // `The Prime Minister, Ann Lee`, `The Archbishop of Canterbury, Joan Hale`.
            let mut office = self.mention(first, unit.last, name.head, MentionKind::Description);
            self.extend(&mut office);
            if let Some(end) = self.name_behind_role(&office, out) {
                return end;
            }
            behind = self.name_after_comma(&office, out);
        }
        self.push_name(first, unit, name, false, out);
        if let Some(end) = behind {
            return end;
        }
        // Where what stands before is no part of the phrase it is one of its own.
        if !prefixed && head_at > 1 && list[head_at - 1].kind == UnitKind::Noun {
            self.emit_noun(list, head_at - 1, start, out);
        }
        unit.last
    }

    /// `spokesman Jamie Kerr MP`: a name behind a role, whatever stands behind it.
    fn is_led_by_role(&self, list: &[Unit], head_at: usize) -> bool {
        let (role, run) = (list[head_at - 1], list[head_at]);
        let given = self.words[run.first].word.is(Word::FIRST_NAME);
        run.last > run.first + 2 && given && role.kind == UnitKind::Noun && !role.possessive
    }

    /// Says whether the units before the name at `head_at` belong to it.
    fn may_prefix(&self, list: &[Unit], head_at: usize, name: Name) -> bool {
        let before = list[head_at - 1];
        // `What Mr Hale calls`.
        if self.words[list[0].first].key == key("what") {
            return false;
        }
        let adjectives = || {
            list[..head_at].iter().all(|u| {
                u.kind == UnitKind::Opening && !u.possessive
                    || self.words[u.first].word.is(Word::ADJECTIVE.or(Word::DEMONYM).or(Word::DETERMINER))
            })
        };
        match before.kind {
            UnitKind::Noun => !before.possessive || name.titled,
            UnitKind::Opening => {
                before.possessive
                    || self.tokens[before.first].kind == TokenKind::Word && !self.is_that(before.first)
            }
            UnitKind::Capitals | UnitKind::Modifier => {
                before.possessive || name.titled || adjectives() || list[0].kind == UnitKind::Opening
            }
        }
    }

    /// `that`, which before a name is nearly always a conjunction.
    pub(super) fn is_that(&self, p: usize) -> bool {
        self.tokens[p].key == key("that")
    }

    pub(super) fn push_name(
        &self,
        first: usize,
        unit: Unit,
        name: Name,
        nested: bool,
        out: &mut Vec<Mention>,
    ) {
        let kind = match name.kind {
            Some(kind) => kind,
            // `one Republican`, `another Muslim`.
            // `the Belgian said`.
            None if first < unit.first
                && unit.last == unit.first + 1
                && self.words[unit.first].word.is(Word::DEMONYM)
                && !self.words[first].word.is(Word::INDEFINITE_ARTICLE)
                && self.is_speaking(first, unit.last) =>
            {
                MentionKind::Description
            }
            None if first < unit.first
                && !unit.possessive
                && self.words[first].word.is(Word::INDEFINITE_ARTICLE) =>
            {
                MentionKind::Description
            }
            None => return,
        };
        let mut mention = self.mention(first, unit.last, name.head, kind);
        mention.name_first = name.first as u32;
        mention.name_last = name.last as u32;
        mention.name = self.range(name.first, name.last);
        mention.possessive = unit.possessive;
        mention.gender = name.gender;
        mention.plural = name.plural;
        // `mum Julie`, `striker Okafor`: the noun says that it is a person.
        let noun = self.words[unit.first.saturating_sub(1)].word;
        let firm = FIRMS.contains(&self.words[unit.first.saturating_sub(1)].key);
        let person = first < unit.first && noun.is(Word::PERSON) && !noun.is(Word::BODY) && !firm;
        // `the law firm Hale Birch`.
        if kind == MentionKind::Name
            && first < unit.first
            && noun.is(Word::BODY)
            && !noun.is(Word::PERSON)
            && !nested
        {
            mention.kind = MentionKind::Body;
        }
        if kind == MentionKind::Name && person && !nested {
            mention.kind = MentionKind::Person;
            mention.gender = match (noun.is(Word::FEMALE), noun.is(Word::MALE)) {
                (true, false) => Gender::Female,
                (false, true) => Gender::Male,
                _ => mention.gender,
            };
        }
        // `many Roma Czechs`, `two Trump Republicans`: several are no person.
        let counted =
            self.tokens[first].kind == TokenKind::Number || SEVERAL.contains(&self.words[first].key);
        if counted
            && first < unit.first
            && matches!(kind, MentionKind::Person | MentionKind::Name)
            && self.tokens[name.head].range.of(self.text).ends_with('s')
        {
            (mention.kind, mention.plural, mention.gender) =
                (MentionKind::Description, true, Gender::Unknown);
        }
        // `Sydney Olympic gold medallist`: before a noun a city's name is hardly a first name.
        if nested
            && kind == MentionKind::Person
            && !unit.possessive
            && self.words[name.first].word.is(Word::PLACE)
            && !name.titled
        {
            (mention.kind, mention.gender) = (MentionKind::Name, Gender::Unknown);
        }
        mention.nested = nested;
        mention.trusted = name.known || !self.words[unit.first].starts && !self.titled;
        if unit.possessive {
            mention.name = self.without_possessive(mention.name);
            mention.short = TextRange::new(mention.short.start, mention.name.end.max(mention.short.start));
            mention.range = mention.short;
        } else if !nested {
            self.extend(&mut mention);
        }
        out.push(mention);
    }

    /// `Only 52 percent of voters`, `about four in 10 voters`: where a phrase begins that says how many of them; `start` where
    /// none does.
    fn share_of(&self, start: usize) -> usize {
        let number = |q: usize| {
            self.tokens[q].kind == TokenKind::Number
                || self.words[q].word.is(Word::DETERMINER) && self.is_word(q)
        };
        let at = |back: usize| start.checked_sub(back).filter(|q| *q >= self.first);
        let is = |back: usize, words: &[u64]| at(back).is_some_and(|q| words.contains(&self.words[q].key));
        let percent = at(2).is_some_and(|q| self.is_mark(q, '%')) || is(2, &keys(["percent", "cent"]));
        let wide = usize::from(is(2, &keys(["cent"])) && is(3, &keys(["per"])));
        let first = if is(1, &keys(["of"])) && percent && at(3 + wide).is_some_and(number) {
            start - 3 - wide
        } else if is(1, &keys(["in"]))
            && self.tokens[start].kind == TokenKind::Number
            && at(2).is_some_and(number)
        {
            start - 2
        } else {
            return start;
        };
        let about = first > self.first && ABOUT.contains(&self.words[first - 1].key);
        first - usize::from(about)
    }

    fn emit_noun(&mut self, list: &[Unit], head_at: usize, start: usize, out: &mut Vec<Mention>) -> usize {
        let unit = list[head_at];
        let head = unit.last - 1;
        let several = self.words[head].word.is(Word::PERSONS);
        let start = if several { self.share_of(start) } else { start };
        let mut mention = self.mention(start, unit.last, head, noun_kind(self.words[head].word));
        self.noun_form(&mut mention, head);
        mention.possessive = unit.possessive;
        // `they report losses`: one written thing has an article, unless it opens the sentence.
        let bare = start == unit.first && !self.words[head].starts && !self.tokens[head].is_capital();
        if mention.kind == MentionKind::Document && !mention.plural && bare {
            return unit.last;
        }
        if unit.possessive {
            mention.name = self.without_possessive(mention.name);
            mention.short = mention.name;
            mention.range = mention.name;
            out.push(mention);
            return unit.last;
        }
        self.extend(&mut mention);
        if let Some(end) = self.name_behind_role(&mention, out) {
            return end;
        }
        let behind = self.name_after_comma(&mention, out);
        out.push(mention);
        behind.unwrap_or(unit.last)
    }

    /// Names and possessors inside the phrase, before its head.
    fn emit_nested(&self, list: &[Unit], head_at: usize, out: &mut Vec<Mention>) {
        for (idx, unit) in list[..head_at].iter().enumerate() {
            match unit.kind {
                UnitKind::Capitals => {
                    let name = analyse(self, unit.first, unit.last);
                    let with_the = idx > 0 && list[idx - 1].kind == UnitKind::Opening && unit.possessive;
                    let first = if with_the { list[idx - 1].first } else { unit.first };
                    self.push_name(first, *unit, name, true, out);
                }
                UnitKind::Noun if unit.possessive => {
                    let head = unit.last - 1;
                    let mut mention =
                        self.mention(list[0].first, unit.last, head, noun_kind(self.words[head].word));
                    self.noun_form(&mut mention, head);
                    mention.possessive = true;
                    mention.nested = true;
                    mention.name = self.without_possessive(mention.name);
                    mention.short = mention.name;
                    mention.range = mention.name;
                    out.push(mention);
                }
                _ => {}
            }
        }
    }

    fn noun_form(&self, mention: &mut Mention, head: usize) {
        let word = self.words[head].word;
        mention.plural =
            word.is(Word::PERSONS.or(Word::BODIES).or(Word::DOCUMENTS)) && !word.is(Word::PERSON);
        mention.gender = match mention.kind {
            MentionKind::Organisation | MentionKind::Document => Gender::Neuter,
            _ if word.is(Word::FEMALE) => Gender::Female,
            _ if word.is(Word::MALE) => Gender::Male,
            _ => Gender::Unknown,
        };
    }

    pub(super) fn extend(&self, mention: &mut Mention) {
        let end = extend::end_of(self, mention);
        mention.end = end as u32;
        mention.range = self.range(mention.first as usize, end);
    }
}

fn noun_kind(word: Word) -> MentionKind {
    if word.is(Word::PERSON.or(Word::PERSONS).or(Word::KIN)) {
        MentionKind::Description
    } else if word.is(Word::BODY.or(Word::BODIES)) {
        MentionKind::Organisation
    } else {
        MentionKind::Document
    }
}
