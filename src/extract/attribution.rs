//! Attribution: whose words a segment holds.
//!
//! Candidates are the mentions around it that stand in the narrator's words; a linear ranker weighs them against each other,
//! against "nobody's" and against "not said", in the order of the text, so that it knows the speaker before.

use super::mention::Mentions;
use super::quote::segment::Found;
use super::token::Tokens;
use crate::article::Article;
use std::sync::LazyLock;

mod bar;
mod beside;
mod candidate;
mod cue;
pub mod decode;
mod evidence;
pub mod feature;
mod flow;
pub mod model;
mod race;
mod small;
mod sure;

use decode::{Choice, Verdict, decode};
pub use evidence::Evidence;
use model::Model;

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::from_bytes(include_bytes!("attribution/weights.bin")));

/// What was decided for a segment.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Whose words.
    pub verdict: Verdict,
    /// What a reader is shown; `None` without a mention.
    pub evidence: Option<Evidence>,
    /// The ranker's share of belief in it, 0 to 1.
    pub belief: f32,
    /// The best other mentions, with their shares.
    pub others: Vec<(u32, f32)>,
}

/// The belief in what a sure rule takes.
const SURE: f32 = 0.98;

/// Training goes without most features at each step and so doubts too much: by how much scores are spread, fitted on
/// development.
const SHARPNESS: f32 = 1.35;

/// A speaker that is hardly likelier than nobody is wrong too often to be shown: by how much it must win.
const RESERVE: f32 = 0.3;

/// Decides for each segment, in order.
pub fn attribute(
    article: &Article,
    tokens: &Tokens,
    mentions: &Mentions,
    entities: &[u32],
    found: &[Found],
) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(found.len());
    let (mut runs, mut scores) = (Vec::new(), Vec::new());
    decode(article, tokens, mentions, entities, found, |choice| {
        let (option, outcome) = sure(choice).unwrap_or_else(|| weigh(choice, &mut runs, &mut scores));
        outcomes.push(outcome);
        option
    });
    outcomes
}

/// Takes what a sure rule takes.
fn sure(choice: &Choice<'_>) -> Option<(usize, Outcome)> {
    let (option, reason) = choice.sure?;
    let evidence = choice.evidence(option).map(|e| Evidence { reason, ..e });
    let verdict = choice.options[option];
    Some((option, Outcome { verdict, evidence, belief: SURE, others: Vec::new() }))
}

/// Weighs the options that are in the race.
fn weigh(choice: &Choice<'_>, runs: &mut Vec<bool>, scores: &mut Vec<f32>) -> (usize, Outcome) {
    choice.race(runs);
    // Alone in the race, it wins whatever it weighs.
    let alone = runs.iter().filter(|r| **r).count() == 1;
    scores.clear();
    scores.extend(runs.iter().enumerate().map(|(option, runs)| match (runs, alone) {
        (false, _) => f32::MIN,
        (true, true) => 0.0,
        (true, false) => SHARPNESS * MODEL.score(|sum| choice.features(option, sum)),
    }));
    if let Some(nobody) = scores.first_mut() {
        *nobody += RESERVE;
    }
    softmax(scores);
    let best = argmax(scores);
    let mut others: Vec<(u32, f32)> = choice
        .options
        .iter()
        .zip(scores.iter())
        .enumerate()
        .filter_map(|(i, (verdict, share))| match verdict {
            Verdict::Mention(m) if i != best && *share > 0.02 => Some((*m, *share)),
            _ => None,
        })
        .collect();
    others.sort_by(|a, b| b.1.total_cmp(&a.1));
    others.truncate(3);
    let verdict = choice.options[best];
    (best, Outcome { verdict, evidence: choice.evidence(best), belief: scores[best], others })
}

/// Turns scores into shares that sum to 1.
pub fn softmax(scores: &mut [f32]) {
    let largest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - largest).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// Returns the index of the largest, the first among equals.
pub fn argmax(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}
