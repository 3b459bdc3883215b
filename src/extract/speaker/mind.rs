//! Whom the text is about at one place: who was spoken of lately, and how much of that attention is left.
//!
//! Each of them is kept with what pronouns and descriptions may ask of it, so that a question looks only at those who fit.

use super::NONE;
use super::entity::Entity;
use crate::extract::SpeakerKind;
use crate::extract::mention::{Gender, Mention};

/// How many entities are kept in mind, and a power of two that is no less.
const IN_MIND: usize = 28;
const SEATS: usize = IN_MIND.next_power_of_two();
/// How much attention is left after so many sentences, and paragraphs; after more there is as good as nothing.
const AFTER_SENTENCES: [f32; 24] = fading(0.62);
const AFTER_PARAGRAPHS: [f32; 16] = fading(0.78);
/// How much earlier attention counts beside a new mention at most.
const KEPT: f32 = 1.5;
/// What the mention of a subject draws at least.
const SUBJECT: f32 = 0.9;
/// How much that of any other counts, and that of the subject of this sentence or the one before.
const AS_SUBJECT: [f32; 2] = [1.0, 1.0 + 0.9];
/// What only the subject of a reporting verb draws.
const SPEAKS: f32 = 1.7;
/// How much stays of whom headline or first paragraph named.
const EARLY: f32 = 0.02;
/// How many are given for an answer.
const BEST: usize = 5;

/// Entities and their scores, best first; unused places hold [`NONE`].
pub(super) type Options = [(u32, f32); BEST];

/// Those who were spoken of lately, each in a seat.
#[derive(Debug)]
pub(super) struct Mind {
    seats: [Seat; IN_MIND],
    /// Seats taken; the rest holds nobody.
    n_taken: usize,
    /// Every mention that drew attention, with its entity's seat, and how many of the first are of no more interest.
    turns: Vec<(u32, u8)>,
    n_past: usize,
    /// Of each [`Fit`], one bit for each seat whose entity fits.
    fitting: [u32; Fit::COUNT],
    /// Where the text is.
    pub sentence: u32,
    pub paragraph: u32,
}

/// An entity with the attention that it had at its last mention.
#[derive(Clone, Copy, Debug)]
struct Seat {
    entity: u32,
    mention: u32,
    attention: f32,
    weight: f32,
    sentence: u32,
    paragraph: u32,
    /// What stays of it to the end of the article.
    stays: f32,
    /// How well it fits each pronoun.
    fits: [f32; Fit::PRONOUNS],
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fit {
    He,
    She,
    It,
    Its,
    They,
    /// A body with a name.
    Body,
    /// A person with a name, of any gender; of one that may be a man, a woman.
    Person,
    Man,
    Woman,
}

impl Fit {
    /// The first ones are those of pronouns.
    const PRONOUNS: usize = 5;
    const COUNT: usize = 9;

    /// What a pronoun asks for.
    pub(super) const fn pronoun(mention: &Mention) -> Self {
        match mention.gender {
            Gender::Male => Self::He,
            Gender::Female => Self::She,
            Gender::Neuter if mention.possessive => Self::Its,
            Gender::Neuter => Self::It,
            Gender::Unknown => Self::They,
        }
    }

    /// What the description of a person asks for.
    pub(super) const fn described(mention: &Mention) -> Self {
        match mention.gender {
            Gender::Male => Self::Man,
            Gender::Female => Self::Woman,
            Gender::Unknown | Gender::Neuter => Self::Person,
        }
    }
}

impl Mind {
    /// Attends to nobody yet, in an article of so many mentions.
    pub(super) fn new(n_mentions: usize) -> Self {
        let nobody = Seat {
            entity: NONE,
            mention: 0,
            attention: 0.0,
            weight: 0.0,
            sentence: 0,
            paragraph: 0,
            stays: 0.0,
            fits: [0.0; Fit::PRONOUNS],
        };
        let (seats, fitting) = ([nobody; IN_MIND], [0; Fit::COUNT]);
        let turns = Vec::with_capacity(n_mentions);
        Self { seats, n_taken: 0, turns, n_past: 0, fitting, sentence: 0, paragraph: 0 }
    }

    /// Turns to an entity, whose mention `idx` draws `weight`.
    pub(super) fn attend(&mut self, entity: u32, e: &mut Entity, idx: u32, weight: f32) {
        let left = self.left(e.attention, e.sentence, e.paragraph);
        e.attention = left.min(KEPT) + weight;
        e.weight = if e.sentence == self.sentence { e.weight.max(weight) } else { weight };
        (e.sentence, e.paragraph, e.at) = (self.sentence, self.paragraph, idx);
        let began = !e.spoke && weight >= SPEAKS;
        e.spoke |= began;
        let new = !self.holds(entity, e);
        if new {
            e.seat = self.free_seat();
        }
        self.turns.push((idx, e.seat as u8));
        let seat = &mut self.seats[e.seat];
        (seat.entity, seat.mention) = (entity, idx);
        (seat.attention, seat.weight) = (e.attention, e.weight);
        (seat.sentence, seat.paragraph) = (e.sentence, e.paragraph);
        if new || began {
            self.learn(entity, e);
        }
    }

    fn holds(&self, entity: u32, e: &Entity) -> bool {
        self.seats[e.seat].entity == entity
    }

    /// A new seat, else that of whom nobody spoke for longest.
    fn free_seat(&mut self) -> usize {
        if self.n_taken < IN_MIND {
            self.n_taken += 1;
            return self.n_taken - 1;
        }
        // The first turn that was its entity's last.
        let mut ahead = self.turns.iter().skip(self.n_past);
        let oldest = ahead.find(|(mention, seat)| self.seats[usize::from(*seat)].mention == *mention);
        self.n_past = self.turns.len() - ahead.len();
        oldest.map_or(0, |(_, seat)| usize::from(*seat))
    }

    /// Notes what an entity fits, as far as that is known by now.
    pub(super) fn learn(&mut self, entity: u32, e: &Entity) {
        if !self.holds(entity, e) {
            return;
        }
        let fits = pronouns(e);
        let person = e.named && e.may_be_person();
        let may_be = |gender: Gender| person && (e.gender == gender || e.gender == Gender::Unknown);
        let body = e.named && !e.place && e.kind == SpeakerKind::Body;
        let [he, she, it, its, they] = fits.map(|fit| fit > 0.0);
        let (man, woman) = (may_be(Gender::Male), may_be(Gender::Female));
        let all = [he, she, it, its, they, body, person, man, woman].map(u32::from);
        for (fitting, fit) in self.fitting.iter_mut().zip(all) {
            *fitting = *fitting & !(1 << e.seat) | fit << e.seat;
        }
        let seat = &mut self.seats[e.seat];
        seat.fits = fits;
        seat.stays = if e.early { EARLY } else { 0.0 };
    }

    /// Who fits best, by the attention that is left now; of equals the one spoken of later.
    pub(super) fn best(&self, fit: Fit) -> Options {
        let mut best = [0; BEST];
        let mut fitting = self.fitting[fit as usize];
        while fitting != 0 {
            let at = fitting.trailing_zeros() as usize % IN_MIND;
            fitting &= fitting - 1;
            let mut rank = self.rank(at, fit);
            for place in &mut best {
                (*place, rank) = (rank.max(*place), rank.min(*place));
            }
        }
        best.map(|rank| {
            let at = rank as usize % SEATS;
            let seat = self.seats.get(at).filter(|_| rank > 0);
            seat.map_or((NONE, 0.0), |seat| (seat.entity, f32::from_bits((rank >> 32) as u32)))
        })
    }

    /// Score, mention and seat in one number: it is compared without a branch that nobody can foresee.
    fn rank(&self, at: usize, fit: Fit) -> u64 {
        let seat = &self.seats[at];
        // The bits of scores, which are no less than 0, are in the order of the scores.
        let score = u64::from(self.score(seat, fit).to_bits());
        let latest = u64::from(seat.mention.min(u32::MAX / SEATS as u32));
        (score << 32) | (latest * SEATS as u64) | at as u64
    }

    /// Who fits best, with the share of all that fit.
    pub(super) fn most_attended(&self, fit: Fit) -> Option<(u32, f32)> {
        let options = self.best(fit);
        let sum: f32 = options.iter().map(|o| o.1).sum();
        (options[0].0 != NONE).then(|| (options[0].0, options[0].1 / sum.max(0.01)))
    }

    fn score(&self, seat: &Seat, fit: Fit) -> f32 {
        let left = self.left(seat.attention, seat.sentence, seat.paragraph);
        let subject = seat.weight >= SUBJECT && self.sentence - seat.sentence <= 1;
        let left = left * AS_SUBJECT[usize::from(subject)];
        seat.fits.get(fit as usize).unwrap_or(&1.0) * (left + seat.stays)
    }

    /// How much is left now of the attention at an earlier place.
    fn left(&self, attention: f32, sentence: u32, paragraph: u32) -> f32 {
        let sentences = (self.sentence - sentence) as usize;
        let paragraphs = (self.paragraph - paragraph) as usize;
        attention
            * AFTER_SENTENCES[sentences.min(AFTER_SENTENCES.len() - 1)]
            * AFTER_PARAGRAPHS[paragraphs.min(AFTER_PARAGRAPHS.len() - 1)]
    }
}

/// How well an entity fits he, she, it, its and they.
fn pronouns(e: &Entity) -> [f32; Fit::PRONOUNS] {
    let person = if e.may_be_person() {
        e.personal()
    } else if e.unclear && e.n_words == 1 && !e.plural && !e.acronym {
        if e.spoke { 0.3 } else { 0.1 }
    } else {
        0.0
    };
    let sex = |gender: Gender| match (e.gender == gender, e.gender == Gender::Unknown) {
        (true, _) => 1.25,
        (_, true) if e.lean == gender => 0.7,
        (_, true) => 0.5,
        _ => 0.0,
    };
    let (it, its) = match e.kind {
        SpeakerKind::Body if e.place => (0.2, 0.2),
        SpeakerKind::Body => (1.0, 1.0),
        // "Its report": what is written owns little.
        SpeakerKind::Document if !e.plural => (0.8, 0.2),
        _ => (0.0, 0.0),
    };
    let they = match e.kind {
        SpeakerKind::Group => 1.1,
        SpeakerKind::Body if !e.place => 0.6,
        SpeakerKind::Anonymous => 0.7,
        SpeakerKind::Document if e.plural => 0.3,
        _ => 0.0,
    };
    [sex(Gender::Male) * person, sex(Gender::Female) * person, it, its, they]
}

/// What is left of 1 after each step of fading.
const fn fading<const N: usize>(share: f32) -> [f32; N] {
    let mut left = [1.0; N];
    let mut i = 1;
    while i < N {
        left[i] = left[i - 1] * share;
        i += 1;
    }
    left
}
