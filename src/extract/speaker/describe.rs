//! Descriptions: "the Vermont senator", "a government source", "the company", "his son": whom they mean, or that they are
//! nobody's but their own.

use super::entity::Entity;
use super::mind::{Fit, Mind};
use super::role::root;
use super::{NONE, Table, Why};
use crate::extract::SpeakerKind;
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::token::{Listed, Shape, TokenKind, keys};

/// How many described entities are kept for one noun.
pub(super) const KEPT: usize = 6;

/// How many passages ahead the name of who is described may first stand.
const SOON: u32 = 2;

/// Bodies that "the" does not point back to: everybody knows which.
static LASTING: Listed<30> = Listed::of(keys([
    "government",
    "state",
    "country",
    "nation",
    "city",
    "public",
    "community",
    "audience",
    "crowd",
    "police",
    "media",
    "press",
    "industry",
    "court",
    "army",
    "military",
    "house",
    "senate",
    "administration",
    "opposition",
    "jury",
    "family",
    "village",
    "town",
    "county",
    "region",
    "world",
    "authorities",
    "establishment",
    "electorate",
]));

/// Words that point back.
const POINTERS: [u64; 5] = keys(["the", "this", "that", "these", "those"]);

/// Words that point at nobody.
const OPEN: [u64; 5] = keys(["every", "each", "any", "no", "other"]);

/// What opens a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// the, this, that.
    Definite,
    /// a, one, another.
    Indefinite,
    /// his, their; or a name with 's.
    Owned,
    /// Nothing, or a number.
    Bare,
}

impl Table<'_> {
    /// Finds or makes the entity of the description `idx`.
    pub(super) fn describe(&mut self, idx: u32, mind: &Mind) -> (u32, Why) {
        let mention = &self.mentions.all[idx as usize];
        let noun = root(self.mentions.classes[mention.head as usize].key);
        let opening = self.opening(mention);
        if mention.kind == MentionKind::Description
            && !mention.plural
            && opening != Opening::Indefinite
            && let Some((entity, sure)) = self.holder(mention, noun, idx)
            && !(self.entities[entity as usize].begins > idx
                && self.described_before(mention, noun, opening).is_some())
        {
            let reason =
                if sure > 0.85 { "the only one with this role" } else { "the likeliest one with this role" };
            return (entity, Why { sure, reason });
        }
        if (opening != Opening::Indefinite || self.says_nothing_new(mention))
            && let Some((entity, sure)) = self.described_before(mention, noun, opening)
            && !(opening == Opening::Indefinite && self.speaks_for_another(entity, mind))
        {
            let reason = match mention.kind {
                MentionKind::Description => "perhaps the one described earlier",
                _ => "the one described earlier",
            };
            return (entity, Why { sure, reason });
        }
        if mention.kind == MentionKind::Organisation
            && opening == Opening::Definite
            && !mention.plural
            && let Some(found) = self.body_meant(mention, noun, mind)
        {
            return found;
        }
        if mention.kind == MentionKind::Description
            && !mention.plural
            && let Some(found) = self.person_meant(mention, idx, opening, mind)
        {
            return found;
        }
        (self.new_described(idx, noun, opening), Why { sure: 0.85, reason: "" })
    }

    /// Whose words `his message` and `Mr Hale’s letter` hold: the owner, where it is a person or body.
    pub(super) fn author(&self, mention: &Mention, idx: u32) -> Option<u32> {
        if self.opening(mention) != Opening::Owned {
            return None;
        }
        let all = &self.mentions.all;
        let nested = all.iter().enumerate().skip(idx as usize + 1).take(4);
        let named = nested
            .filter(|(_, m)| m.nested && m.possessive && m.first >= mention.first && m.last <= mention.head)
            .map(|(i, m)| if m.kind == MentionKind::Pronoun { NONE } else { self.entity_of[i] })
            .find(|e| *e != NONE);
        let author = named.unwrap_or_else(|| self.owner_of(mention));
        let fits = |e: &Entity| e.named && !e.place && e.kind != SpeakerKind::Document;
        self.entities.get(author as usize).filter(|e| fits(e)).map(|_| author)
    }

    /// `a source` after `a government source`: nothing but the noun of those who speak without a name.
    fn says_nothing_new(&self, mention: &Mention) -> bool {
        const NOUNS: [&str; 5] = ["source", "spokesman", "spokeswoman", "spokesperson", "insider"];
        let noun = self.words(self.tokens.all[mention.head as usize].range);
        mention.last == mention.first + 2 && mention.end == mention.last && NOUNS.contains(&noun)
    }

    pub(super) fn opening(&self, mention: &Mention) -> Opening {
        let class = self.mentions.classes[mention.first as usize];
        let owned = (mention.first..mention.head).any(|t| self.mentions.classes[t as usize].possessive);
        if class.word.is(Word::POSSESSIVE) && !self.tokens.all[mention.first as usize].is_capital()
            || class.word.is(Word::POSSESSIVE) && class.starts
            || owned
        {
            Opening::Owned
        } else if POINTERS.contains(&self.tokens.all[mention.first as usize].key) || self.is_cut(mention) {
            Opening::Definite
        } else if class.word.is(Word::INDEFINITE_ARTICLE)
            || OPEN.contains(&self.tokens.all[mention.first as usize].key)
        {
            Opening::Indefinite
        } else {
            Opening::Bare
        }
    }

    /// `firm said` at a paragraph's start: pages lose the word before it, which is mostly "the".
    fn is_cut(&self, mention: &Mention) -> bool {
        let passage = self.tokens.passages[mention.passage as usize];
        let token = &self.tokens.all[mention.first as usize];
        passage.first == mention.first
            && (token.shape == Shape::Lower
                || mention.head == mention.first && token.kind == TokenKind::Number)
            && !mention.plural
            && mention.paragraph > 0
    }

    /// The person whose role the description names; the sureness falls with the number of holders.
    fn holder(&self, mention: &Mention, noun: u64, idx: u32) -> Option<(u32, f32)> {
        let list = self.holders(noun);
        if list.is_empty() {
            return None;
        }
        let owner = self.owner_of(mention);
        let mut best: Option<(f32, u32)> = None;
        let (mut holders, mut told) = (0, false);
        for (i, role) in list.iter().enumerate() {
            let e = &self.entities[role.entity as usize];
            if !e.may_be_person()
                || !self.gender_fits(role.entity, mention.gender) && mention.gender != Gender::Unknown
            {
                continue;
            }
            if !self.same_rank(mention, role.first, role.last) {
                continue;
            }
            let mut score = self.shared_words(mention, role.first, role.last);
            let said = &self.mentions.all[role.mention as usize];
            // Who is named much later is hardly meant.
            if self.mentions.all[e.begins as usize].passage > mention.passage + SOON {
                continue;
            }
            told |= role.mention < idx || self.entities[role.entity as usize].early;
            if role.mention < idx {
                score += 0.5 - 0.02 * (mention.paragraph.saturating_sub(said.paragraph) as f32).min(20.0);
            }
            if self.entities[role.entity as usize].early {
                score += 0.2;
            }
            if owner != NONE && owner == role.entity {
                continue;
            }
            if !list[..i].iter().any(|r| r.entity == role.entity) {
                holders += 1;
            }
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, role.entity));
            }
        }
        let (score, entity) = best?;
        let hidden = self.mentions.classes[mention.head as usize].word.is(Word::HIDDEN);
        let far = score < 0.3 && hidden;
        (!far).then_some((
            entity,
            if holders == 1 && told {
                0.9
            } else if score >= 1.0 {
                0.8
            } else {
                0.6
            },
        ))
    }

    /// `prime minister`, `deputy mayor`: the word before the noun must be said of the person too, or of neither.
    fn same_rank(&self, mention: &Mention, first: u32, last: u32) -> bool {
        const RANKS: [u64; 6] = keys(["prime", "vice", "deputy", "assistant", "shadow", "foreign"]);
        // One bit a rank.
        let ranks = |tokens: std::ops::Range<u32>| {
            let rank = |t: u32| RANKS.iter().position(|r| *r == self.tokens.all[t as usize].key);
            tokens.filter_map(rank).fold(0_u8, |all, rank| all | 1 << rank)
        };
        ranks(mention.first..mention.last) == ranks(first..last)
    }

    /// How many words of the description stand in the tokens that say the role.
    fn shared_words(&self, mention: &Mention, first: u32, last: u32) -> f32 {
        let head = mention.head;
        let content = |t: u32| {
            let class = self.mentions.classes[t as usize];
            self.tokens.all[t as usize].is_word()
                && !class.word.is(Word::FUNCTION.or(Word::DETERMINER).or(Word::POSSESSIVE))
                && t != head
        };
        let own = (mention.first..mention.end)
            .filter(|t| content(*t))
            .map(|t| self.mentions.classes[t as usize].key);
        own.map(
            |k| if (first..last).any(|t| self.mentions.classes[t as usize].key == k) { 1.0 } else { -0.1 },
        )
        .sum()
    }

    /// An earlier description with the same noun.
    fn described_before(&self, mention: &Mention, noun: u64, opening: Opening) -> Option<(u32, f32)> {
        let list = self.described.get(&noun)?;
        // One article speaks of several governments; "the" is no pointer there.
        let lasting = self.is_lasting(mention);
        let owner = self.owner_of(mention);
        let fits = |entity: &&u32| {
            let e = &self.entities[**entity as usize];
            let other = &self.mentions.all[e.best as usize];
            let sexes = [e.gender, mention.gender];
            if e.plural != mention.plural
                || other.kind != mention.kind
                || sexes[0] != sexes[1] && !sexes.contains(&Gender::Unknown)
                || e.owner != owner && opening == Opening::Owned
            {
                return false;
            }
            if opening == Opening::Bare || lasting {
                return mention.end == mention.last
                    && other.end == other.last
                    && self.modifiers(other).eq(self.modifiers(mention));
            }
            let tokens = mention.first..mention.last;
            let key = |t: u32| self.mentions.classes[t as usize].key;
            self.modifiers(mention).all(|m| {
                self.says(other, m) || tokens.clone().any(|t| key(t) == m && self.says_name(other, t))
            })
        };
        let found = list.all().iter().rev().find(fits)?;
        let same = self.entities[*found as usize].n_words as usize <= self.modifiers(mention).count();
        Some((
            *found,
            match (mention.kind, same && opening != Opening::Bare) {
                (MentionKind::Description, _) => 0.65,
                (_, true) => 0.85,
                (_, false) => 0.7,
            },
        ))
    }

    /// Says whether the phrase `other` has the word `key`, or its entity's name does.
    pub(super) fn says(&self, other: &Mention, key: u64) -> bool {
        (other.first..other.end).any(|t| {
            let class = &self.mentions.classes[t as usize];
            class.key == key
        })
    }

    /// `a Fairmart spokesman`, where the text is about another body by now: whether it is hardly his that `a spokesman` means.
    fn speaks_for_another(&self, entity: u32, mind: &Mind) -> bool {
        let other = &self.mentions.all[self.entities[entity as usize].best as usize];
        let Some((body, _)) = mind.most_attended(Fit::Body) else { return false };
        let capital = |t: &u32| self.tokens.all[*t as usize].is_capital();
        let mut bodies =
            (other.first..other.end).filter(capital).map(|t| self.named_at(t)).filter(|e| *e != NONE);
        let first = bodies.next();
        first.is_some_and(|e| e != body) && bodies.all(|e| e != body)
    }

    /// The entity of the name that begins at a token.
    fn named_at(&self, token: u32) -> u32 {
        let all = &self.mentions.all;
        // Its phrase may begin a few words earlier: "the Harbour Board".
        let start = self.tokens.all[token.saturating_sub(3) as usize].range.start;
        let from = all.partition_point(|m| m.range.start < start);
        let described = |k: MentionKind| matches!(k, MentionKind::Description | MentionKind::Joined);
        let own = |m: &Mention| m.name_first == token && !described(m.kind);
        let named = all.iter().enumerate().skip(from).take(10).find(|(_, m)| own(m));
        named.map_or(NONE, |(i, _)| self.entity_of[i])
    }

    /// Says whether the phrase `other` holds the name that begins at a token, in whatever form.
    fn says_name(&self, other: &Mention, token: u32) -> bool {
        let entity = self.named_at(token);
        let capital = |t: u32| self.tokens.all[t as usize].is_capital();
        entity != NONE && (other.first..other.end).any(|t| capital(t) && self.named_at(t) == entity)
    }

    /// The keys of the phrase's words besides its head and what opens it.
    fn modifiers(&self, mention: &Mention) -> impl Iterator<Item = u64> + '_ {
        let (first, head) = (mention.first, mention.head);
        (first..mention.last.max(head + 1))
            .filter(move |t| *t != head)
            .filter(|t| {
                let word = self.mentions.classes[*t as usize].word;
                self.tokens.all[*t as usize].is_word() && !word.is(Word::DETERMINER.or(Word::POSSESSIVE))
            })
            .map(|t| self.mentions.classes[t as usize].key)
    }

    /// Says whether the head is one of [`LASTING`], as they are written.
    pub(super) fn is_lasting(&self, mention: &Mention) -> bool {
        let head = &self.tokens.all[mention.head as usize];
        head.shape == Shape::Lower && LASTING.has(head.key)
    }

    /// The entity that owns a description: that of its opening pronoun.
    fn owner_of(&self, mention: &Mention) -> u32 {
        let class = self.mentions.classes[mention.first as usize];
        if !class.word.is(Word::POSSESSIVE) {
            return NONE;
        }
        let all = &self.mentions.all;
        let from = all.partition_point(|m| m.range.start < mention.range.start);
        let own = all
            .iter()
            .enumerate()
            .skip(from)
            .take(6)
            .find(|(_, m)| m.first == mention.first && m.kind == MentionKind::Pronoun);
        let Some((own, _)) = own else { return NONE };
        // The likeliest of those it may mean that can own a spokesman.
        let likely = self.choices.iter().rev().take(8).find(|c| c.mention == own as u32).map(|c| c.options);
        let named = |entity: &u32| {
            *entity != NONE && {
                let e = &self.entities[*entity as usize];
                e.named && e.may_be_person() && !(e.unclear && e.n_words == 1)
            }
        };
        likely.into_iter().flatten().map(|o| o.0).chain([self.entity_of[own]]).find(named).unwrap_or(NONE)
    }

    fn new_described(&mut self, idx: u32, noun: u64, opening: Opening) -> u32 {
        let mention = &self.mentions.all[idx as usize];
        let kind = match (mention.kind, mention.plural) {
            (MentionKind::Document, _) => SpeakerKind::Document,
            (_, true) => SpeakerKind::Group,
            (MentionKind::Organisation, _) => SpeakerKind::Body,
            _ => SpeakerKind::Anonymous,
        };
        let mut entity = Entity::new(idx, kind);
        entity.gender = mention.gender;
        entity.plural = mention.plural;
        entity.n_words = self.modifiers(mention).count() as u32;
        if opening == Opening::Owned {
            entity.owner = self.owner_of(mention);
        }
        self.entities.push(entity);
        let new = self.entities.len() as u32 - 1;
        // "The company" is not "no company".
        if !OPEN.contains(&self.tokens.all[mention.first as usize].key) {
            self.described.entry(noun).or_default().push_or_shift(new);
        }
        new
    }
}
