//! Trains the ranker that finds the source of a quote, and writes the weights that the library embeds.
//!
//! ```text
//! cargo run --release --example train_attribution -- [--out PATH] [--epochs N] [--variants N] [--folds N] [--test FILE]… FILES
//! ```
//!
//! FILES hold one article a line: `{"text", "quotes": [{"start", "end", "source": {"start", "end"}}]}`, offsets in code points.
//! Marked words that no quote covers are nobody's. The same files give the same weights: articles are drawn by a generator
//! with a fixed seed. Each article is learned as it is and, `--variants` times, as another paper might have printed it: with other
//! marks, titles, first names, joined paragraphs, and the verb before the name. `--test` files are only
//! scored. With `--folds` nothing is written: each part is decoded by a model that was trained on the others.

use anyhow::Context as _;
use pullquote::article::Article;
use pullquote::extract::attribution::decode::{Choice, Verdict, decode};
use pullquote::extract::attribution::model::{BITS, Model};
use pullquote::extract::attribution::{argmax, softmax};
use pullquote::extract::mention::lexicon::{Word, look_up};
use pullquote::extract::mention::{self, MentionKind, Mentions};
use pullquote::extract::quote::segment::{Found, segments};
use pullquote::extract::speaker::Table;
use pullquote::extract::token::{Tokens, key, tokenize};
use pullquote::text::{CodePoints, TextRange};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn main() -> anyhow::Result<()> {
    let options = Options::parse()?;
    let mut texts = Vec::new();
    for path in &options.files {
        texts.extend(gold(path)?);
    }
    let articles: Vec<Lesson> = texts.iter().filter_map(|t| Lesson::read(t, None)).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ options.rates.seed);
    let variants: Vec<Vec<Lesson>> = texts
        .iter()
        .map(|t| (0..options.variants).filter_map(|_| Lesson::read(t, Some(&mut dice))).collect())
        .collect();
    let n: usize = articles.iter().map(|a| a.found.len()).sum();
    let lost: usize = articles
        .iter()
        .map(|a| a.goals.iter().filter(|g| matches!(g, Goal::Mentions(m) if m.is_empty())).count())
        .sum();
    eprintln!("{} articles, {n} segments, {lost} sources that no mention has", articles.len());
    if options.folds > 1 {
        let mut sum = Score::default();
        for fold in 0..options.folds {
            let (train, test): (Vec<_>, Vec<_>) =
                articles.iter().enumerate().partition(|(i, _)| i % options.folds != fold);
            let altered =
                variants.iter().enumerate().filter(|(i, _)| i % options.folds != fold).flat_map(|(_, a)| a);
            let weights = train_on(
                &train.iter().map(|(_, a)| *a).chain(altered).collect::<Vec<_>>(),
                options.epochs,
                options.rates,
            );
            sum.add(&score(&weights, test.iter().map(|(_, a)| *a)));
        }
        eprintln!("{} folds: {sum}", options.folds);
    } else {
        let weights = train_on(
            &articles.iter().chain(variants.iter().flatten()).collect::<Vec<_>>(),
            options.epochs,
            options.rates,
        );
        eprintln!("on its own lessons: {}", score(&weights, articles.iter()));
        for path in &options.test {
            let lessons: Vec<Lesson> = gold(path)?.iter().filter_map(|t| Lesson::read(t, None)).collect();
            eprintln!("{}: {}", path.display(), score(&weights, lessons.iter()));
        }
        let bytes = Model::to_bytes(&weights);
        eprintln!("{} bytes", bytes.len());
        std::fs::write(&options.out, bytes).with_context(|| options.out.display().to_string())?;
    }
    Ok(())
}

/// Reads a file of gold, one article a line.
fn gold(path: &Path) -> anyhow::Result<Vec<Value>> {
    let file = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    file.lines().filter(|l| !l.trim().is_empty()).map(|l| Ok(serde_json::from_str(l)?)).collect()
}

struct Options {
    files: Vec<PathBuf>,
    out: PathBuf,
    epochs: usize,
    folds: usize,
    /// How many reprints of each article it learns from, besides the article.
    variants: usize,
    test: Vec<PathBuf>,
    rates: Rates,
}

/// How fast and how cautiously it learns.
#[derive(Clone, Copy)]
struct Rates {
    rate: f32,
    decay: f32,
    /// Features of fewer segments are not learned.
    seldom: u32,
    /// The part of the features, in thousandths, that each step does without, so that none is relied on alone.
    dropout: u32,
    /// How many times it learns anew, in another order; the weights are averaged.
    rounds: usize,
    /// Changes what is drawn, to see how much of a difference is chance.
    seed: u64,
}

impl Options {
    fn parse() -> anyhow::Result<Self> {
        let mut options = Self {
            files: Vec::new(),
            out: PathBuf::from("src/extract/attribution/weights.bin"),
            epochs: 6,
            folds: 0,
            variants: 3,
            test: Vec::new(),
            rates: Rates { rate: 0.05, decay: 1e-3, seldom: 3, dropout: 650, rounds: 16, seed: 0 },
        };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
            match arg.as_str() {
                "--out" => options.out = value()?.into(),
                "--epochs" => options.epochs = value()?.parse()?,
                "--test" => options.test.push(value()?.into()),
                "--rate" => options.rates.rate = value()?.parse()?,
                "--decay" => options.rates.decay = value()?.parse()?,
                "--seldom" => options.rates.seldom = value()?.parse()?,
                "--dropout" => options.rates.dropout = value()?.parse()?,
                "--seed" => options.rates.seed = value()?.parse()?,
                "--rounds" => options.rates.rounds = value()?.parse()?,
                "--variants" => options.variants = value()?.parse()?,
                "--folds" => options.folds = value()?.parse()?,
                _ => options.files.push(arg.into()),
            }
        }
        anyhow::ensure!(
            !options.files.is_empty(),
            "usage: train_attribution [--out PATH] [--epochs N] [--folds N] FILES"
        );
        Ok(options)
    }
}

/// What is right for a segment.
#[derive(Debug)]
enum Goal {
    Nobody,
    Open,
    /// Any of these; empty where no mention is right.
    Mentions(Vec<u32>),
}

impl Goal {
    fn accepts(&self, verdict: Verdict) -> bool {
        match (self, verdict) {
            (Self::Nobody, Verdict::Nobody) | (Self::Open, Verdict::Open) => true,
            (Self::Mentions(mentions), Verdict::Mention(m)) => mentions.contains(&m),
            _ => false,
        }
    }
}

/// One article with its goals.
struct Lesson {
    article: Article,
    tokens: Tokens,
    mentions: Mentions,
    /// Who each mention is.
    entities: Vec<u32>,
    found: Vec<Found>,
    goals: Vec<Goal>,
}

impl Lesson {
    /// Walks over its segments in order and asks `decide` for the option to take.
    fn decode(&self, decide: impl FnMut(&Choice<'_>) -> usize) {
        decode(&self.article, &self.tokens, &self.mentions, &self.entities, &self.found, decide);
    }

    /// Reads one article; with `dice` as another paper might have printed it.
    fn read(gold: &Value, dice: Option<&mut Dice>) -> Option<Self> {
        let printed = gold["text"].as_str()?;
        let reprint = dice.map(|dice| Reprint::new(printed, gold, dice));
        let (article, _) = Article::parse(reprint.as_ref().map_or(printed, |r| r.text.as_str()), "");
        let tokens = tokenize(&article);
        let mentions = mention::find(&article, &tokens);
        let found = segments(&article, &tokens);
        let marked = found.iter().map(|f| f.segment.range);
        let entities = Table::build(&article, &tokens, &mentions, marked).entities().to_vec();
        let quotes = gold["quotes"].as_array()?;
        let points = |range: TextRange| article.source_map().code_points(range);
        let goals = found
            .iter()
            .map(|segment| {
                let at = points(segment.segment.range);
                let Some(quote) = quotes.iter().find(|q| range(q).is_some_and(|r| share(at, r) >= 0.8))
                else {
                    return Goal::Nobody;
                };
                let Some(mut source) = range(&quote["source"]) else { return Goal::Open };
                if let Some(moved) = reprint.as_ref().and_then(|r| r.moved.get(&(source.start, source.end))) {
                    source = *moved;
                }
                Goal::Mentions(right_mentions(&article, &tokens, &mentions, source))
            })
            .collect();
        Some(Self { article, tokens, mentions, entities, found, goals })
    }
}

/// An article as another paper might have printed it. Changes are character for character, so that places stay.
struct Reprint {
    text: String,
    /// Sources that stand elsewhere now: "Hale said" became "said Hale".
    moved: HashMap<(u32, u32), CodePoints>,
}

impl Reprint {
    fn new(text: &str, gold: &Value, dice: &mut Dice) -> Self {
        let mut chars: Vec<char> = text.chars().collect();
        let quotes: Vec<&Value> = gold["quotes"].as_array().into_iter().flatten().collect();
        drop_closers(&mut chars, &quotes, dice);
        let moved = turn_tags(&mut chars, &quotes, dice);
        join_paragraphs(&mut chars, dice);
        if dice.below(2) == 0 {
            other_titles(&mut chars);
        }
        if dice.below(2) == 0 {
            other_names(&mut chars, dice);
        }
        other_marks(&mut chars, dice.below(4));
        Self { text: chars.into_iter().collect(), moved }
    }
}

/// Speech of one source over several paragraphs loses the marks at their ends.
fn drop_closers(chars: &mut [char], quotes: &[&Value], dice: &mut Dice) {
    for pair in quotes.windows(2) {
        let (Some(own), Some(next)) = (range(pair[0]), range(pair[1])) else { continue };
        let (end, start) = (own.end as usize, next.start as usize);
        let Some(between) = chars.get(end..start) else { continue };
        let n_marks = between.iter().filter(|c| matches!(c, '"' | '“' | '”')).count();
        let gap = between.iter().all(|c| c.is_whitespace() || matches!(c, '"' | '“' | '”'))
            && between.contains(&'\n');
        let same = pair[0]["source"] == pair[1]["source"];
        if gap && same && n_marks == 2 && dice.below(4) > 0 {
            chars[end] = ' ';
        }
    }
}

/// `“…,” Hale said.` becomes `“…,” said Hale.`
fn turn_tags(chars: &mut [char], quotes: &[&Value], dice: &mut Dice) -> HashMap<(u32, u32), CodePoints> {
    let mut moved = HashMap::new();
    for quote in quotes {
        let (Some(own), Some(source), Some(cue)) =
            (range(quote), range(&quote["source"]), range(&quote["cue"]))
        else {
            continue;
        };
        let (start, end) = (source.start as usize, source.end as usize);
        let behind = source.start >= own.end && source.start <= own.end + 3 && cue.start == source.end + 1;
        let Some(name) = chars.get(start..end).filter(|_| behind).map(<[char]>::to_vec) else { continue };
        let verb: String = chars.get(end + 1..cue.end as usize).into_iter().flatten().collect();
        let plain =
            matches!(verb.as_str(), "said" | "says" | "added" | "asked" | "wrote" | "told" | "explained");
        let named = name.first().is_some_and(|c| c.is_uppercase()) && name.len() > 3;
        if !(plain && verb != "told" && named)
            || dice.below(2) == 0
            || moved.contains_key(&(source.start, source.end))
        {
            continue;
        }
        let n_verb = verb.chars().count();
        let turned = verb.chars().chain([' ']).chain(name.iter().copied());
        for (at, c) in turned.enumerate() {
            chars[start + at] = c;
        }
        let by = n_verb as u32 + 1;
        moved.insert(
            (source.start, source.end),
            CodePoints { start: source.start + by, end: source.end + by },
        );
    }
    moved
}

/// Some paragraphs are printed as one. The headline stays apart.
fn join_paragraphs(chars: &mut [char], dice: &mut Dice) {
    let first = chars.iter().position(|c| *c == '\n').unwrap_or_default() + 2;
    let often = dice.below(4);
    for at in first..chars.len().saturating_sub(1) {
        if chars[at] == '\n' && chars[at + 1] == '\n' && dice.below(5) < often {
            chars[at] = ' ';
            chars[at + 1] = ' ';
        }
    }
}

/// `Mr. Hale` as `Mr  Hale`, `Sen. Hale` as `Sir  Hale`.
fn other_titles(chars: &mut [char]) {
    const TITLES: [(&str, &str); 8] = [
        ("Mr. ", "Mr  "),
        ("Ms. ", "Ms  "),
        ("Mrs. ", "Mrs  "),
        ("Dr. ", "Dr  "),
        ("Sen. ", "Sir  "),
        ("Rep. ", "Lord "),
        ("Gov. ", "Dame "),
        ("Gen. ", "Gen  "),
    ];
    for (old, new) in TITLES {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        for at in 1..chars.len().saturating_sub(old.len()) {
            if chars[at..].starts_with(&old) && !chars[at - 1].is_alphanumeric() {
                chars[at..at + old.len()].copy_from_slice(&new);
            }
        }
    }
}

/// First names give way to words of the same length that no list knows: the same name to the same word.
fn other_names(chars: &mut [char], dice: &mut Dice) {
    const CONSONANTS: [char; 14] = ['b', 'd', 'g', 'k', 'l', 'm', 'n', 'r', 's', 't', 'v', 'w', 'y', 'z'];
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let turn = 1 + dice.below(12);
    let mut at = 0;
    while at < chars.len() {
        let end = chars[at..].iter().position(|c| !c.is_alphabetic()).map_or(chars.len(), |n| at + n);
        let word: String = chars[at..end].iter().collect();
        let known = look_up(key(&word));
        let other = Word::PLACE
            .or(Word::NOT_NAME)
            .or(Word::NOUN)
            .or(Word::TITLE)
            .or(Word::FUNCTION)
            .or(Word::SAY)
            .or(Word::VERB);
        if end > at + 2 && chars[at].is_uppercase() && known.is(Word::FIRST_NAME) && !known.is(other) {
            for (n, c) in chars[at..end].iter_mut().enumerate() {
                let shift = |list: &[char], c: char| {
                    let own = list.iter().position(|x| *x == c).unwrap_or(c as usize % list.len());
                    list[(own + turn) % list.len()]
                };
                let small = c.to_ascii_lowercase();
                let new =
                    if VOWELS.contains(&small) { shift(&VOWELS, small) } else { shift(&CONSONANTS, small) };
                *c = if n == 0 { new.to_ascii_uppercase() } else { new };
            }
        }
        at = end.max(at + 1);
    }
}

/// The marks of another paper: straight, curly, British single ones of both sorts.
fn other_marks(chars: &mut [char], style: usize) {
    let curly = chars.contains(&'“');
    let marks = match style {
        0 => ['"', '"', '\'', '\''],
        1 => ['\'', '\'', '"', '"'],
        2 if curly => ['‘', '’', '“', '”'],
        _ => return,
    };
    let mut nested = false;
    for at in 0..chars.len() {
        let apostrophe = chars.get(at + 1).is_some_and(|c| c.is_alphanumeric()) || !nested;
        nested = chars[at] == '‘' || nested && (chars[at] != '’' || apostrophe) && chars[at] != '\n';
        chars[at] = match chars[at] {
            '“' => marks[0],
            '”' => marks[1],
            '"' if !curly => marks[0],
            '‘' => marks[2],
            '’' if !apostrophe => marks[3],
            c => c,
        };
    }
}

fn range(value: &Value) -> Option<CodePoints> {
    let at = |name| value[name].as_u64().map(|n| n as u32);
    Some(CodePoints { start: at("start")?, end: at("end")? })
}

/// The shared part of two ranges in what they cover together.
fn share(a: CodePoints, b: CodePoints) -> f32 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f32 / (a.end.max(b.end) - a.start.min(b.start)).max(1) as f32
}

/// The mentions whose head stands in the source and whose words fit it best.
fn right_mentions(article: &Article, tokens: &Tokens, mentions: &Mentions, source: CodePoints) -> Vec<u32> {
    let points = |range: TextRange| article.source_map().code_points(range);
    let mut fits = Vec::new();
    for (i, mention) in mentions.all.iter().enumerate() {
        let long = points(mention.range);
        if long.end <= source.start || long.start >= source.end {
            continue;
        }
        if mention.kind == MentionKind::Relative {
            continue;
        }
        let head = points(tokens.all[mention.head as usize].range);
        if head.start < source.start || head.start >= source.end {
            continue;
        }
        let fit = [mention.range, mention.short, mention.name].map(|r| share(points(r), source));
        fits.push((i as u32, fit.into_iter().fold(0.0, f32::max)));
    }
    let best = fits.iter().map(|f| f.1).fold(0.0, f32::max);
    fits.retain(|f| f.1 >= best - 0.02);
    if fits.is_empty() && RELATIVES.contains(&words(article, source).as_str()) {
        // "Rui Costa, who said": the library takes the one that `who` stands for.
        let before = |m: &&pullquote::extract::mention::Mention| {
            m.kind != MentionKind::Relative
                && (0..4).contains(&(i64::from(source.start) - i64::from(points(m.short).end)))
        };
        let named = mentions.all.iter().filter(before).max_by_key(|m| m.short.len());
        fits.extend(
            named.and_then(|n| mentions.all.iter().position(|m| std::ptr::eq(m, n))).map(|i| (i as u32, 1.0)),
        );
    }
    fits.into_iter().map(|f| f.0).collect()
}

const RELATIVES: [&str; 3] = ["who", "which", "that"];

fn words(article: &Article, range: CodePoints) -> String {
    article.text().chars().skip(range.start as usize).take((range.end - range.start) as usize).collect()
}

/// Softmax regression over the options of each segment, `AdaGrad` steps, decoding with its own decisions after the first epoch.
fn train_on(lessons: &[&Lesson], epochs: usize, rates: Rates) -> Vec<f32> {
    let mut counted = Learner::new(rates);
    for lesson in lessons {
        counted.count(lesson);
    }
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d ^ rates.seed);
    let mut sum = vec![0.0; 1 << BITS];
    for _ in 0..rates.rounds {
        let mut learner = Learner { counts: counted.counts.clone(), ..Learner::new(rates) };
        for epoch in 0..epochs {
            for i in (1..order.len()).rev() {
                order.swap(i, dice.below(i + 1));
            }
            for i in &order {
                learner.learn(lessons[*i], epoch, &mut dice);
            }
            if epoch + 3 >= epochs {
                learner.note();
            }
        }
        for (sum, weight) in sum.iter_mut().zip(learner.average()) {
            *sum += weight / rates.rounds as f32;
        }
    }
    sum
}

/// A small generator of pseudo-random numbers (xorshift), the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
    counts: Vec<u32>,
    sum: Vec<f32>,
    n_sums: u32,
    rates: Rates,
    /// The features of one step that are learned, option after option, and where each option ends.
    kept: Vec<u32>,
    ends: Vec<usize>,
}

impl Learner {
    fn new(rates: Rates) -> Self {
        let n = 1 << BITS;
        Self {
            weights: vec![0.0; n],
            squares: vec![0.01; n],
            counts: vec![0; n],
            sum: vec![0.0; n],
            n_sums: 0,
            rates,
            kept: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Counts the segments in which a feature occurs.
    fn count(&mut self, lesson: &Lesson) {
        let mut seen = vec![u32::MAX; 1 << BITS];
        let counts = &mut self.counts;
        let mut n = 0;
        let mut features = Vec::new();
        lesson.decode(|choice| {
            n += 1;
            let mut right = 0;
            for option in 0..choice.options.len() {
                features.clear();
                choice.features(option, &mut features);
                for f in &features {
                    if seen[*f as usize] != n {
                        seen[*f as usize] = n;
                        counts[*f as usize] += 1;
                    }
                }
                if lesson.goals[choice.quote].accepts(choice.options[option]) {
                    right = option;
                }
            }
            right
        });
    }

    fn learn(&mut self, lesson: &Lesson, epoch: usize, dice: &mut Dice) {
        let mut scores = Vec::new();
        lesson.decode(|choice| {
            if let Some((option, _)) = choice.sure {
                return option;
            }
            self.keep(choice, dice);
            scores.clear();
            scores.extend((0..choice.options.len()).map(|o| dot(&self.weights, &self.kept[self.part(o)])));
            bar(choice, &mut scores);
            softmax(&mut scores);
            let best = argmax(&scores);
            let goal = &lesson.goals[choice.quote];
            let right: Vec<usize> =
                (0..choice.options.len()).filter(|o| goal.accepts(choice.options[*o])).collect();
            if right.is_empty() {
                return best;
            }
            self.step(&scores, &right);
            if epoch == 0 || dice.below(4) == 0 { right[0] } else { best }
        });
    }

    /// Takes the features that this step sees: the seldom ones never, the others mostly.
    fn keep(&mut self, choice: &Choice<'_>, dice: &mut Dice) {
        let salt = dice.below(1 << 30) as u32 | 1;
        let (counts, rates) = (&self.counts, self.rates);
        let seen = |f: &u32| {
            let draw = (f ^ salt).wrapping_mul(0x9e37_79b1) >> 8;
            counts[*f as usize] >= rates.seldom && (draw % 1000) >= rates.dropout
        };
        self.kept.clear();
        self.ends.clear();
        for option in 0..choice.options.len() {
            let start = self.kept.len();
            choice.features(option, &mut self.kept);
            let mut end = start;
            for at in start..self.kept.len() {
                if seen(&self.kept[at]) {
                    self.kept[end] = self.kept[at];
                    end += 1;
                }
            }
            self.kept.truncate(end);
            self.ends.push(self.kept.len());
        }
    }

    fn part(&self, option: usize) -> std::ops::Range<usize> {
        option.checked_sub(1).map_or(0, |o| self.ends[o])..self.ends[option]
    }

    /// One step up the likelihood of the right options together.
    fn step(&mut self, scores: &[f32], right: &[usize]) {
        let mass: f32 = right.iter().map(|r| scores[*r]).sum::<f32>().max(1e-6);
        for (option, share) in scores.iter().enumerate() {
            let wanted = if right.contains(&option) { share / mass } else { 0.0 };
            let gradient = wanted - share;
            if gradient.abs() < 1e-3 {
                continue;
            }
            for at in self.part(option) {
                let f = self.kept[at] as usize;
                let g = gradient - self.rates.decay * self.weights[f];
                self.squares[f] += g * g;
                self.weights[f] += self.rates.rate * g / self.squares[f].sqrt();
            }
        }
    }

    fn note(&mut self) {
        for (sum, weight) in self.sum.iter_mut().zip(&self.weights) {
            *sum += weight;
        }
        self.n_sums += 1;
    }

    fn average(self) -> Vec<f32> {
        // Of the features, all count now.
        let kept = 1.0 - self.rates.dropout as f32 / 1000.0;
        let n = self.n_sums.max(1) as f32;
        self.sum.into_iter().map(|s| s / n * kept).collect()
    }
}

fn dot(weights: &[f32], features: &[u32]) -> f32 {
    features.iter().map(|f| weights[*f as usize]).sum()
}

/// How often the decision was right.
#[derive(Default)]
struct Score {
    n: usize,
    right: usize,
    quotes: usize,
    quotes_given: usize,
    quotes_right: usize,
    source_right: usize,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.right += other.right;
        self.quotes += other.quotes;
        self.quotes_given += other.quotes_given;
        self.quotes_right += other.quotes_right;
        self.source_right += other.source_right;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        write!(
            f,
            "{} segments, {:.2} right; quote or not {:.2} F; source of those found {:.2}; both {:.2} F",
            self.n,
            part(self.right, self.n),
            part(2 * self.quotes_right, self.quotes + self.quotes_given),
            part(self.source_right, self.quotes_right),
            part(2 * self.source_right, self.quotes + self.quotes_given),
        )
    }
}

/// Takes out of the race what cannot be.
fn bar(choice: &Choice<'_>, scores: &mut [f32]) {
    let mut runs = Vec::new();
    choice.race(&mut runs);
    for (score, runs) in scores.iter_mut().zip(runs) {
        if !runs {
            *score = f32::MIN;
        }
    }
}

fn score<'a>(weights: &[f32], lessons: impl Iterator<Item = &'a Lesson>) -> Score {
    let mut score = Score::default();
    for lesson in lessons {
        lesson.decode(|choice| {
            let weight = |option| {
                let mut features = Vec::new();
                choice.features(option, &mut features);
                dot(weights, &features)
            };
            let mut scores: Vec<f32> = (0..choice.options.len()).map(weight).collect();
            bar(choice, &mut scores);
            let best = choice.sure.map_or_else(|| argmax(&scores), |(option, _)| option);
            let goal = &lesson.goals[choice.quote];
            let right = goal.accepts(choice.options[best]);
            let (is_quote, given) = (!matches!(goal, Goal::Nobody), choice.options[best] != Verdict::Nobody);
            score.n += 1;
            score.right += usize::from(right);
            score.quotes += usize::from(is_quote);
            score.quotes_given += usize::from(given);
            score.quotes_right += usize::from(is_quote && given);
            score.source_right += usize::from(is_quote && given && right);
            best
        });
    }
    score
}
