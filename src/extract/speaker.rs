//! Speakers: who the mentions of an article are.
//!
//! A table of the article's entities (persons, bodies, documents, the anonymous) with their names, surnames, acronyms, roles
//! and gender, and the way from a printed source ("he", "Philp", "the Vermont senator") to one of them. It knows the article
//! and nothing else: no first name is added that the article does not give.

use super::mention::{Gender, MentionKind, Mentions};
use super::token::{ByKey, Tokens, by_key};
use super::{Candidate, Speaker, SpeakerIdx, SpeakerKind};
use crate::article::Article;
use crate::text::TextRange;

mod alike;
mod apart;
mod describe;
mod entity;
mod few;
mod meant;
mod mind;
mod name;
mod resolve;
mod role;
mod walk;

pub use apart::TITLES;
pub(super) use apart::tell_apart;
use entity::Entity;
use few::Few;
use walk::Choice;

/// Marks a mention that is no entity's.
pub(crate) const NONE: u32 = u32::MAX;

/// The entities of one article.
#[derive(Debug)]
pub struct Table<'a> {
    article: &'a Article,
    tokens: &'a Tokens,
    mentions: &'a Mentions,
    /// In order of first mention by name, the described after them.
    entities: Vec<Entity>,
    /// The entity of each mention, or [`NONE`].
    entity_of: Vec<u32>,
    /// How sure [`entity_of`](Self::entity_of) is of each description, and why it is so; in order of the mentions.
    why: Vec<(u32, Why)>,
    /// Who has a role, sorted by the role's noun.
    roles: Vec<role::Role>,
    /// Who or what is described, by the description's noun; the latest last.
    described: ByKey<Few<{ describe::KEPT }>>,
    /// Whether each mention stands between quotation marks.
    quoted: Vec<bool>,
    /// Who each pronoun of the narrator may be, in order of the mentions.
    choices: Vec<Choice>,
    /// The last words of the names of persons named in full, sorted, with who they are; made when first asked.
    surnames: Option<Vec<(u64, u32)>>,
    /// What [`Extraction::speakers`](super::Extraction::speakers) becomes.
    speakers: Vec<Speaker>,
}

/// How a mention became an entity's.
#[derive(Clone, Copy, Debug, Default)]
struct Why {
    /// The probability that it is right.
    sure: f32,
    /// In plain words.
    reason: &'static str,
}

/// Where a source stands: what is known besides the source itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The quote's words.
    pub quote: TextRange,
    /// The quote's paragraph.
    pub paragraph: u32,
    /// The speaker of the quote before, with its paragraph.
    pub previous: Option<(SpeakerIdx, u32)>,
}

/// What a source was resolved to.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// Who it is; `None` is open.
    pub speaker: Option<SpeakerIdx>,
    /// The probability that it is right, given that the source is.
    pub confidence: f32,
    /// Why, in plain words; `""` where the source is the name itself.
    pub reason: &'static str,
    /// The mention that the source stands for.
    pub antecedent: Option<TextRange>,
    /// Who else it may be, best first.
    pub candidates: Vec<Candidate>,
}

impl<'a> Table<'a> {
    /// Reads the entities off an article. Linear in the number of mentions.
    ///
    /// `marked` are the words between quotation marks, in order: there others speak than the narrator.
    pub fn build(
        article: &'a Article,
        tokens: &'a Tokens,
        mentions: &'a Mentions,
        marked: impl Iterator<Item = TextRange>,
    ) -> Self {
        let mut table = Self {
            article,
            tokens,
            mentions,
            entities: Vec::with_capacity(mentions.all.len()),
            entity_of: vec![NONE; mentions.all.len()],
            why: Vec::with_capacity(mentions.all.len() / 4),
            roles: Vec::with_capacity(32),
            described: by_key(32),
            choices: Vec::with_capacity(mentions.all.len() / 4),
            surnames: None,
            quoted: Vec::new(),
            speakers: Vec::new(),
        };
        let marked: Vec<TextRange> = marked.collect();
        table.quoted = quoted(mentions, &marked);
        name::collect(&mut table);
        role::collect(&mut table);
        walk::walk(&mut table, &marked);
        table.name_everybody();
        table
    }

    /// Returns the entity of each mention, as a number that equal ones share; `u32::MAX` where it is not known.
    pub fn entities(&self) -> &[u32] {
        &self.entity_of
    }

    /// Returns the speakers: everybody named, and whoever a source was resolved to.
    pub fn into_speakers(self) -> Vec<Speaker> {
        self.speakers
    }

    /// Makes speakers of all named persons and bodies, in order of first mention.
    fn name_everybody(&mut self) {
        for idx in 0..self.entities.len() {
            let entity = &self.entities[idx];
            let named = match entity.kind {
                SpeakerKind::Person => entity.named,
                SpeakerKind::Body => entity.named && !entity.place,
                _ => false,
            };
            if named {
                self.speaker_of(idx as u32);
            }
        }
    }

    /// Returns the speaker of an entity, made when first asked for.
    fn speaker_of(&mut self, entity: u32) -> SpeakerIdx {
        if let Some(speaker) = self.entities[entity as usize].speaker {
            return speaker;
        }
        let (name, named_at) = self.display_name(entity);
        let kind = self.entities[entity as usize].kind;
        let speaker = SpeakerIdx(self.speakers.len() as u32);
        self.speakers.push(Speaker { name, kind, named_at });
        self.entities[entity as usize].speaker = Some(speaker);
        speaker
    }

    fn mention_kind(&self, mention: u32) -> MentionKind {
        self.mentions.all[mention as usize].kind
    }

    fn words(&self, range: TextRange) -> &'a str {
        self.article.slice(range)
    }

    fn gender_fits(&self, entity: u32, gender: Gender) -> bool {
        let own = self.entities[entity as usize].gender;
        own == gender || own == Gender::Unknown
    }
}

/// Says of each mention whether one of the marked ranges, which are in order, holds its start.
fn quoted(mentions: &Mentions, marked: &[TextRange]) -> Vec<bool> {
    let all = &mentions.all;
    let mut quoted = vec![false; all.len()];
    let mut at = 0;
    for range in marked {
        while all.get(at).is_some_and(|m| m.range.start < range.start) {
            at += 1;
        }
        while all.get(at).is_some_and(|m| m.range.start < range.end) {
            quoted[at] = true;
            at += 1;
        }
    }
    quoted
}
