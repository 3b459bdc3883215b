//! Reads the article once more from the top and keeps track of whom the text is about, so that pronouns and descriptions find
//! their person.
//!
//! Every mention draws attention to its entity, a subject more than an object; attention fades with each sentence. A pronoun
//! goes to the attended person of its gender.

use super::entity::Entity;
use super::{NONE, Table};
use crate::extract::SpeakerKind;
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};

/// How many entities are kept in mind.
const IN_MIND: usize = 28;
/// How much attention outlives one sentence, and one more paragraph.
const SENTENCE: f32 = 0.62;
const PARAGRAPH: f32 = 0.78;
/// How much earlier attention counts beside a new mention at most.
const KEPT: f32 = 1.5;
/// How much more the subject of this sentence or the one before counts.
const SUBJECT: f32 = 0.9;

/// Who a pronoun may be, best first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub mention: u32,
    /// Entity and score; unused places hold [`NONE`].
    pub options: [(u32, f32); 5],
    /// Which entity the pronoun's own sentence spoke of before, if one that fits.
    pub fresh: u32,
}

/// What is kept in mind at one place of the text.
#[derive(Debug)]
pub(super) struct State {
    /// How much attention is left after so many sentences, and paragraphs.
    after_sentences: [f32; 24],
    after_paragraphs: [f32; 16],
    /// The entities attended to, the latest first.
    mind: Vec<u32>,
    sentence: u32,
    paragraph: u32,
    token: usize,
    /// The latest outer mention of a person, for its appositions.
    outer: Option<u32>,
    /// Whether the sentence has had a mention yet.
    begun: u32,
}

pub(super) fn walk(table: &mut Table<'_>) {
    let mut state = State::new();
    let mentions = table.mentions;
    for (idx, mention) in mentions.all.iter().enumerate() {
        state.advance(table, mention);
        step(table, &mut state, idx as u32, mention);
    }
    table.choices.sort_by_key(|c| c.mention);
}

fn step(table: &mut Table<'_>, state: &mut State, idx: u32, mention: &Mention) {
    use MentionKind::{Description, Document, Indefinite, Joined, Organisation, Pronoun, Relative};
    let weight = state.weight(table, idx, mention);
    if mention.kind == Pronoun && table.entity_of[idx as usize] != NONE {
        return;
    }
    let entity = match mention.kind {
        Pronoun => pronoun(table, state, idx, mention),
        Relative => antecedent(table, idx, mention),
        Description | Organisation | Document => described(table, state, idx, mention),
        Joined => {
            let mut entity = Entity::new(idx, SpeakerKind::Group);
            entity.plural = true;
            table.entities.push(entity);
            table.entities.len() as u32 - 1
        }
        Indefinite => {
            let kind = if mention.plural { SpeakerKind::Group } else { SpeakerKind::Anonymous };
            let mut entity = Entity::new(idx, kind);
            entity.plural = mention.plural;
            table.entities.push(entity);
            table.entities.len() as u32 - 1
        }
        _ => {
            if matches!(mention.kind, MentionKind::Person | MentionKind::Name) && mention.end > mention.last {
                state.outer = Some(idx);
            }
            table.entity_of[idx as usize]
        }
    };
    table.entity_of[idx as usize] = entity;
    if entity != NONE {
        state.attend(table, entity, idx, weight);
    }
}

/// Whom a pronoun may mean.
fn pronoun(table: &mut Table<'_>, state: &State, idx: u32, mention: &Mention) -> u32 {
    let class = table.mentions.classes[mention.first as usize].word;
    if class.is(Word::ME.or(Word::YOU)) {
        return NONE;
    }
    let own = |e: &Entity| -> f32 {
        let sex = |g: Gender| match (e.gender == g, e.gender == Gender::Unknown) {
            (true, _) => 1.25,
            (_, true) if e.lean == g => 0.7,
            (_, true) => 0.5,
            _ => 0.0,
        };
        let person = || {
            if e.may_be_person() {
                e.personal()
            } else if e.unclear && e.n_words == 1 && !e.plural && !e.acronym {
                if e.spoke { 0.3 } else { 0.1 }
            } else {
                0.0
            }
        };
        match mention.gender {
            // The sex first: it alone leaves most of the others out.
            Gender::Male | Gender::Female => {
                let sex = sex(mention.gender);
                if sex > 0.0 { sex * person() } else { 0.0 }
            }
            Gender::Neuter => match e.kind {
                SpeakerKind::Body if e.place => 0.2,
                SpeakerKind::Body => 1.0,
                // "Its report": what is written owns little.
                SpeakerKind::Document if mention.possessive => 0.2,
                SpeakerKind::Document => 0.8,
                _ => 0.0,
            },
            Gender::Unknown => match e.kind {
                SpeakerKind::Group => 1.1,
                SpeakerKind::Body if !e.place => 0.6,
                SpeakerKind::Anonymous => 0.7,
                SpeakerKind::Document if e.plural => 0.3,
                _ => 0.0,
            },
        }
    };
    let mut options = state.options(table, own);
    let fresh = |o: &&(u32, f32)| {
        o.0 != NONE
            && table.entities[o.0 as usize].sentence == state.sentence
            && table.entities[o.0 as usize].weight >= 0.7
    };
    let at = options.iter().position(|o| fresh(&o));
    let fresh = at.map_or(NONE, |i| options[i].0);
    // "The farm minister said as he …": a described subject counts like a named one in its own sentence.
    if let Some(i) = at.filter(|i| table.entities[options[*i].0 as usize].kind == SpeakerKind::Anonymous) {
        options[i].1 *= 7.0;
        options.sort_by(|a, b| (a.0 == NONE).cmp(&(b.0 == NONE)).then(b.1.total_cmp(&a.1)));
    }
    if options[0].0 == NONE
        && let Some(entity) = coming(table, idx, mention)
    {
        options[0] = (entity, 0.3);
    }
    table.choices.push(Choice { mention: idx, options, fresh });
    let best = options[0];
    if best.0 == NONE {
        return NONE;
    }
    // One clear choice tells the gender of a name that no list knows.
    if matches!(mention.gender, Gender::Male | Gender::Female) && best.1 > 2.0 * options[1].1 + 0.2 {
        let e = &mut table.entities[best.0 as usize];
        if e.gender == Gender::Unknown && e.named {
            e.gender = mention.gender;
        }
    }
    best.0
}

/// "Although she won, Dana Holt said": nobody before fits, so the next one named in the paragraph.
fn coming(table: &Table<'_>, idx: u32, mention: &Mention) -> Option<u32> {
    let reach = if mention.paragraph <= 1 { 2 } else { 0 };
    let after = table.mentions.all.iter().enumerate().skip(idx as usize + 1).take(24);
    for (i, m) in after.take_while(|(_, m)| m.passage <= mention.passage + reach) {
        let entity = table.entity_of[i];
        if entity != NONE && !table.quoted[i] && m.kind != MentionKind::Place {
            let e = &table.entities[entity as usize];
            let person = matches!(mention.gender, Gender::Male | Gender::Female)
                && e.may_be_person()
                && table.gender_fits(entity, mention.gender);
            let body = mention.gender == Gender::Neuter && e.kind == SpeakerKind::Body && !e.place;
            if person || body {
                return Some(entity);
            }
        }
    }
    None
}

/// Whom "who" or "which" stands for: the phrase right before it.
fn antecedent(table: &Table<'_>, idx: u32, mention: &Mention) -> u32 {
    let all = &table.mentions.all[..idx as usize];
    let touches = |m: &&Mention| {
        let gap = mention.first.saturating_sub(m.last.max(m.first));
        !matches!(m.kind, MentionKind::Relative | MentionKind::Pronoun) && m.last <= mention.first && gap <= 1
            || m.end == mention.first && !m.nested
    };
    all.iter().rev().take(12).find(touches).map_or(NONE, |m| {
        let at = all.partition_point(|x| {
            (x.range.start, std::cmp::Reverse(x.range.end)) < (m.range.start, std::cmp::Reverse(m.range.end))
        });
        table.entity_of[at]
    })
}

fn described(table: &mut Table<'_>, state: &State, idx: u32, mention: &Mention) -> u32 {
    if let Some(entity) = apposed(table, state, idx, mention) {
        return entity;
    }
    // "his spokesman": whose, first.
    if let Some(own) = opening_pronoun(table, idx, mention) {
        let whose = table.mentions.all[own as usize];
        table.entity_of[own as usize] = pronoun(table, state, own, &whose);
    }
    let (entity, why) = table.describe(idx, state);
    table.why[idx as usize] = why;
    entity
}

/// The mention of the possessive pronoun that opens a description, where nobody has looked at it yet.
fn opening_pronoun(table: &Table<'_>, idx: u32, mention: &Mention) -> Option<u32> {
    let mut after = table.mentions.all.iter().enumerate().skip(idx as usize + 1).take(4);
    let own = after.find(|(_, m)| m.first == mention.first && m.kind == MentionKind::Pronoun);
    own.map(|(i, _)| i as u32).filter(|i| table.entity_of[*i as usize] == NONE)
}

/// The person whose apposition the description is: before the name ("the chief executive, Ann Lee") or behind it.
fn apposed(table: &Table<'_>, state: &State, idx: u32, mention: &Mention) -> Option<u32> {
    let all = &table.mentions.all;
    let near = idx.saturating_sub(3) as usize..(idx as usize + 4).min(all.len());
    let named = near.clone().find(|i| {
        all[*i].first == mention.first && all[*i].kind == MentionKind::Person && all[*i].last > mention.last
    });
    if let Some(i) = named {
        return Some(table.entity_of[i]).filter(|e| *e != NONE);
    }
    let outer = &all[state.outer? as usize];
    let inside = mention.first >= outer.last && mention.end <= outer.end && mention.first <= outer.last + 4;
    let comma = table.tokens.all[..mention.first as usize].last().is_some_and(|t| t.is_mark(','));
    (inside && comma && mention.kind == MentionKind::Description)
        .then(|| table.entity_of[state.outer.unwrap_or(0) as usize])
        .filter(|e| *e != NONE)
}

impl State {
    fn new() -> Self {
        let mut state = Self {
            after_sentences: [1.0; 24],
            after_paragraphs: [1.0; 16],
            mind: Vec::with_capacity(IN_MIND + 1),
            sentence: 0,
            paragraph: 0,
            token: 0,
            outer: None,
            begun: 0,
        };
        for i in 1..24 {
            state.after_sentences[i] = state.after_sentences[i - 1] * SENTENCE;
        }
        for i in 1..16 {
            state.after_paragraphs[i] = state.after_paragraphs[i - 1] * PARAGRAPH;
        }
        state
    }

    /// Goes on to a mention's place.
    fn advance(&mut self, table: &Table<'_>, mention: &Mention) {
        while self.token < mention.first as usize {
            self.token += 1;
            if table.mentions.classes.get(self.token).is_some_and(|c| c.starts) {
                self.sentence += 1;
                self.begun = 0;
            }
        }
        self.begun += 1;
        self.paragraph = mention.passage;
    }

    /// How much attention a mention draws: subjects most, names inside other phrases least.
    fn weight(&self, table: &Table<'_>, idx: u32, mention: &Mention) -> f32 {
        let classes = &table.mentions.classes;
        let word = |t: u32| classes.get(t as usize).map_or(Word::default(), |c| c.word);
        let before = mention.first.checked_sub(1).map_or(Word::default(), word);
        let mut after = mention.end;
        if table.tokens.all.get(after as usize).is_some_and(|t| t.is_mark(',')) {
            after += 1;
        }
        let verbs = Word::AUXILIARY.or(Word::SAY).or(Word::VERB);
        // Over auxiliaries and adverbs: "had also said".
        let over = |from: u32| {
            (from..from + 3)
                .map(word)
                .take_while(|w| w.is(Word::FUNCTION.or(Word::SAY)))
                .any(|w| w.is(Word::SAY))
        };
        let subject = word(after).is(verbs) || word(mention.last).is(verbs);
        let says = over(after) || over(mention.last) || before.is(Word::SAY) && !subject;
        let mut weight = if mention.possessive {
            0.12
        } else if mention.nested {
            0.18
        } else if before.is(Word::PREPOSITION) {
            0.15
        } else if subject {
            1.0
        } else {
            0.7
        };
        if says && !mention.nested && !mention.possessive {
            weight += 1.0;
        }
        if self.begun == 1 {
            weight += 0.25;
        }
        // Who is introduced, with what he or she is, will hardly be left at that.
        let entity = table.entity_of[idx as usize];
        if mention.kind == MentionKind::Person
            && (mention.end > mention.last || before.is(Word::AUXILIARY))
            && weight >= 0.7
            && entity != NONE
            && table.entities[entity as usize].begins == idx
        {
            weight += 0.8;
        }
        if table.quoted[idx as usize] { weight * 0.03 } else { weight }
    }

    fn attend(&mut self, table: &mut Table<'_>, entity: u32, idx: u32, weight: f32) {
        let now = self.attention(table, entity);
        let e = &mut table.entities[entity as usize];
        e.attention = now.min(KEPT) + weight;
        e.weight = if e.sentence == self.sentence { e.weight.max(weight) } else { weight };
        (e.sentence, e.paragraph) = (self.sentence, self.paragraph);
        e.at = idx;
        e.spoke |= weight >= 1.7;
        // Its old place, else a new one, else that of whom nobody spoke for longest.
        let at = self.mind.iter().position(|m| *m == entity).unwrap_or_else(|| {
            if self.mind.len() < IN_MIND {
                self.mind.push(entity);
            }
            self.mind.len() - 1
        });
        self.mind.copy_within(..at, 1);
        self.mind[0] = entity;
    }

    /// An entity's attention as of now.
    pub(super) fn attention(&self, table: &Table<'_>, entity: u32) -> f32 {
        let e = &table.entities[entity as usize];
        let sentences = (self.sentence - e.sentence).min(23) as usize;
        let paragraphs = (self.paragraph - e.paragraph).min(15) as usize;
        e.attention * self.after_sentences[sentences] * self.after_paragraphs[paragraphs]
    }

    /// The attended entities, each weighed by `fit`, best first.
    fn options(&self, table: &Table<'_>, fit: impl Fn(&Entity) -> f32) -> [(u32, f32); 5] {
        let mut options = [(NONE, 0.0); 5];
        for &entity in &self.mind {
            let e = &table.entities[entity as usize];
            let fits = fit(e);
            if fits <= 0.0 {
                continue;
            }
            let known = if e.early { 0.02 } else { 0.0 };
            let same = if e.sentence == self.sentence && e.weight >= 0.9 { 1.0 + SUBJECT } else { 1.0 };
            let last = if e.sentence + 1 == self.sentence && e.weight >= 0.9 { 1.0 + SUBJECT } else { 1.0 };
            let mut new = (entity, fits * (self.attention(table, entity) * same * last + known));
            // What is no more than the last one, as nearly all of what was spoken of long ago, would only pass by.
            if options[4].0 != NONE && new.1 <= options[4].1 {
                continue;
            }
            for option in &mut options {
                if option.0 == NONE || new.1 > option.1 {
                    std::mem::swap(option, &mut new);
                }
            }
        }
        options
    }

    /// The most attended entity that fits, with its share of all that fit.
    pub(super) fn most_attended(
        &self,
        table: &Table<'_>,
        fits: impl Fn(&Entity) -> bool,
    ) -> Option<(u32, f32)> {
        let options = self.options(table, |e| f32::from(u8::from(fits(e))));
        let sum: f32 = options.iter().map(|o| o.1).sum();
        (options[0].0 != NONE).then(|| (options[0].0, options[0].1 / sum.max(0.01)))
    }
}
