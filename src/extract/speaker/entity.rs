//! One entity of the table, and how its name is written out.

use super::{NONE, Table};
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::{SpeakerIdx, SpeakerKind};
use crate::text::TextRange;

/// Somebody or something that mentions name or describe.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about it")]
pub(super) struct Entity {
    /// The mention with its fullest name or first description.
    pub best: u32,
    /// The first mention.
    pub begins: u32,
    /// Words in that name, titles and suffixes left out.
    pub n_words: u32,
    pub kind: SpeakerKind,
    pub gender: Gender,
    pub plural: bool,
    /// Whether the article names it (else it only describes it).
    pub named: bool,
    /// Whether it is a country or city.
    pub place: bool,
    /// Whether its name is all capitals: hardly a person's.
    pub acronym: bool,
    /// Whether its form leaves open what it is.
    pub unclear: bool,
    /// [`Token::key`](crate::extract::token::Token::key) of first and last word of the name.
    pub first: u64,
    /// What a first name that no list knows sounds like.
    pub lean: Gender,
    pub last: u64,
    /// Whether "Jr" is part of the name.
    pub junior: bool,
    /// Whether a reporting verb had it for its subject.
    pub spoke: bool,
    /// How often it is named.
    pub count: u32,
    /// How often with its full name.
    pub full: u32,
    /// Whether headline or first paragraph name it.
    pub early: bool,
    /// The mention seen last, while the table is being built.
    pub recent: u32,
    /// Attention: how much the text is about it now, as of `sentence`.
    pub attention: f32,
    /// How much its strongest mention in `sentence` drew.
    pub weight: f32,
    pub sentence: u32,
    pub paragraph: u32,
    /// The last mention before now, for the antecedent.
    pub at: u32,
    /// Its seat in mind, or one that it had.
    pub seat: usize,
    pub speaker: Option<SpeakerIdx>,
    /// The entity of whose name this description is part ("Ringo Starr" of "his spokesperson").
    pub owner: u32,
}

impl Entity {
    pub(super) fn new(best: u32, kind: SpeakerKind) -> Self {
        Self {
            best,
            begins: best,
            n_words: 0,
            kind,
            gender: Gender::Unknown,
            plural: false,
            named: false,
            place: false,
            acronym: false,
            unclear: false,
            first: 0,
            lean: Gender::Unknown,
            last: 0,
            junior: false,
            spoke: false,
            count: 0,
            full: 0,
            early: false,
            recent: best,
            attention: 0.0,
            weight: 0.0,
            sentence: 0,
            paragraph: 0,
            at: best,
            seat: 0,
            speaker: None,
            owner: NONE,
        }
    }

    /// How much speaks for a person, where nothing speaks against.
    pub(super) fn personal(&self) -> f32 {
        match (self.named, self.unclear, self.n_words) {
            (false, ..) => 0.35,
            (_, true, 1) => {
                if self.spoke {
                    0.3
                } else {
                    0.1
                }
            }
            (_, true, _) if self.gender == Gender::Unknown && self.count <= self.full => 0.3,
            _ => 1.0,
        }
    }

    /// Says whether "he" or "she" may mean it.
    pub(super) fn may_be_person(&self) -> bool {
        !self.place && !self.plural && matches!(self.kind, SpeakerKind::Person | SpeakerKind::Anonymous)
    }
}

impl Table<'_> {
    /// Writes out an entity's name and says where it is read off the text.
    pub(super) fn display_name(&self, entity: u32) -> (String, Option<TextRange>) {
        let e = &self.entities[entity as usize];
        let mention = &self.mentions.all[e.best as usize];
        if mention.kind == MentionKind::Joined && !e.named {
            return (self.joined_name(mention), None);
        }
        if !e.named {
            return self.description(mention, e.owner);
        }
        let mut range = mention.name;
        if let Some(end) = self.without_letters(mention) {
            range.end = end;
        }
        if e.n_words == 1 {
            range.start = self.lasting_title(mention).unwrap_or(range.start);
        }
        let words = self.words(range);
        let name = if mention.kind == MentionKind::Person || e.kind == SpeakerKind::Person {
            calm(words)
        } else {
            tidy(words)
        };
        (name, Some(range))
    }

    /// Where the name ends once `MP`, `KC` and the like are left out; `Jr` stays.
    fn without_letters(&self, mention: &Mention) -> Option<u32> {
        let mut last = mention.name_last as usize;
        let mut cut = false;
        while last > mention.name_first as usize + 1 {
            let token = &self.tokens.all[last - 1];
            if !(token.is_word() && self.mentions.classes[last - 1].word.is(Word::SUFFIX)) {
                break;
            }
            let words = token.range.of(self.article.text());
            if matches!(words, "Jr" | "Sr" | "Jr." | "Sr." | "II" | "III" | "IV" | "Junior") {
                break;
            }
            last -= 1;
            cut = true;
        }
        cut.then(|| self.tokens.all[last - 1].range.end)
    }

    /// `Lady Corran`, `Pope Francis`: the title that stays where the article gives no first name.
    fn lasting_title(&self, mention: &Mention) -> Option<u32> {
        const LASTING: [&str; 20] = [
            "Lady",
            "Lord",
            "Dame",
            "Baroness",
            "Baron",
            "Viscount",
            "Prince",
            "Princess",
            "King",
            "Queen",
            "Pope",
            "Sheikh",
            "Sheik",
            "Emir",
            "Sultan",
            "Duke",
            "Earl",
            "President",
            "Cardinal",
            "Sister",
        ];
        let before = (mention.name_first as usize).checked_sub(1).filter(|b| *b >= mention.first as usize)?;
        let token = &self.tokens.all[before];
        LASTING.contains(&token.range.of(self.article.text())).then_some(token.range.start)
    }

    /// "A and B", each by its fullest name.
    fn joined_name(&self, mention: &Mention) -> String {
        let mut parts: Vec<String> = self
            .parts_of(mention)
            .map(|p| match self.entity_of[p as usize] {
                NONE => tidy(self.words(self.mentions.all[p as usize].short)),
                e if self.entities[e as usize].named => self.display_name(e).0,
                _ => tidy(self.words(self.mentions.all[p as usize].short)),
            })
            .collect();
        parts.dedup();
        if parts.len() < 2 { tidy(self.words(mention.short)) } else { parts.join(" and ") }
    }

    /// The mentions that a joined one holds, outermost only.
    fn parts_of<'t>(&'t self, mention: &'t Mention) -> impl Iterator<Item = u32> + 't {
        let all = &self.mentions.all;
        let from = all.partition_point(|m| m.range.start < mention.range.start);
        let mut end = 0;
        (from..all.len())
            .take_while(|i| all[*i].first < mention.last)
            .filter(move |i| {
                let m = &all[*i];
                let outer = m.kind != MentionKind::Joined
                    && m.kind != MentionKind::Relative
                    && m.first >= end
                    && !m.possessive;
                if outer {
                    end = m.last;
                }
                outer
            })
            .map(|i| i as u32)
    }

    /// The index of a mention.
    pub(super) fn at_mention(&self, mention: &Mention) -> usize {
        let order = |m: &Mention| (m.range.start, std::cmp::Reverse(m.range.end));
        let mut at = self.mentions.all.partition_point(|m| order(m) < order(mention));
        while self.mentions.all.get(at).is_some_and(|m| m.kind != mention.kind && order(m) == order(mention))
        {
            at += 1;
        }
        at
    }

    /// A description in its shortest form: without relative clause and bracket; a possessor that is a pronoun is named.
    fn description(&self, mention: &Mention, owner: u32) -> (String, Option<TextRange>) {
        let range = self.described(mention);
        let words = tidy(self.words(range));
        if owner == NONE {
            return (words, Some(range));
        }
        let rest = TextRange::new(self.tokens.all[mention.first as usize].range.end, range.end);
        (format!("{}’s{}", self.display_name(owner).0, tidy_keeping_start(self.words(rest))), None)
    }

    /// The phrase with "of …", "for …" behind its head, up to a comma, bracket or clause.
    ///
    /// A document spoken of more than once needs only its noun.
    fn described(&self, mention: &Mention) -> TextRange {
        let entity = self.entity_of.get(self.at_mention(mention)).copied().unwrap_or(NONE);
        let again =
            entity != NONE && self.entities[entity as usize].at != self.entities[entity as usize].best;
        if mention.kind == MentionKind::Document && again || mention.possessive {
            return mention.short;
        }
        let text = self.article.text();
        let mut end = mention.last as usize;
        for at in mention.last as usize..mention.end as usize {
            let token = &self.tokens.all[at];
            let small = token.range.of(text);
            let stops = token.is_mark(',')
                || token.is_mark('(')
                || token.is_mark('-') && token.gap
                || matches!(small, "who" | "which" | "that" | "whose" | "including");
            if stops {
                break;
            }
            end = at + 1;
        }
        let last = end
            .checked_sub(1)
            .and_then(|e| self.tokens.all.get(e))
            .map_or(mention.short.end, |t| t.range.end);
        TextRange::new(mention.short.start, last.max(mention.short.end.min(mention.range.end)))
    }
}

/// Blanks of any kind as one blank.
fn tidy(words: &str) -> String {
    if is_tidy(words) {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn tidy_keeping_start(words: &str) -> String {
    format!("{}{}", if words.starts_with(char::is_whitespace) { " " } else { "" }, tidy(words))
}

/// Says whether nothing but single blanks of the usual sort stands between the words, and none around them: so nearly always.
fn is_tidy(words: &str) -> bool {
    let mut blank = true;
    for byte in words.bytes() {
        // What leads in blanks beyond ASCII, and other characters.
        if byte < b' ' || blank && byte == b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3) {
            return false;
        }
        blank = byte == b' ';
    }
    !blank
}

/// A person's name that a transcript or headline shouts, in the usual letters.
fn calm(words: &str) -> String {
    let small = |word: &[u8]| word.len() <= 3 || word.iter().any(u8::is_ascii_lowercase);
    if is_tidy(words) && words.as_bytes().split(|b| *b == b' ').all(small) {
        return words.to_owned();
    }
    let shouted =
        |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() > 3 && !w.chars().any(char::is_lowercase);
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if shouted(word) {
            let mut start = true;
            for c in word.chars() {
                if start {
                    out.push(c);
                } else {
                    out.extend(c.to_lowercase());
                }
                start = !c.is_alphabetic();
            }
        } else {
            out.push_str(word);
        }
    }
    out
}
