//! What stands on the cards of the panel, and other words about an article that are made once, when it is opened or selected in.

use super::reading::{Item, Reading};
use crate::annotation::{Annotation, Body, Correction, Fate, Placed};
use crate::article::Article;
use crate::extract::sentence::sentences;
use crate::extract::token::tokenize;
use crate::extract::{Change, Extraction, Figure, FigureKind, Modifier, Quote, SpeakerIdx};
use crate::text::{Clean, TextRange};
use crate::wrap::{Wrapped, columns};
use rust_decimal::Decimal;

/// Words of a figure's surroundings on its card.
const CONTEXT_WORDS: usize = 4;
/// Words that only lead to a next one: a card does not end with them.
const LEADING: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "that", "the",
    "than", "their", "to", "under", "when", "which", "while", "who", "with",
];
/// A quote of fewer words is shown with its clause.
const SHORT_QUOTE: usize = 4;
/// Below this an attribution is doubtful.
pub const DOUBT: f32 = 0.75;

/// A line of the unfolded card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What it says.
    pub text: String,
    /// Columns left free before it, beyond those of the first line.
    pub indent: u16,
    /// What it is.
    pub part: CardPart,
}

/// What a line of the unfolded card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPart {
    /// The words themselves.
    Words,
    /// What is known about them.
    About,
    /// A doubt.
    Doubt,
}

/// Returns the words that stand as the title: the headline, or the first sentence where the title was made from it.
pub fn title(article: &Article) -> Option<TextRange> {
    if article.headline.is_some() {
        return article.headline;
    }
    let first = *article.paragraphs.first()?;
    let said = article.title.trim_end_matches('…').trim_end();
    let begins = |text: &str| {
        let mut words = text.split_whitespace();
        said.split_whitespace().all(|w| words.next().is_some_and(|t| t.starts_with(w)))
    };
    if said.is_empty() || !begins(article.slice(first)) {
        return None;
    }
    sentences_of(article, first).first().copied()
}

/// Returns the sentences of a passage.
pub fn sentences_of(article: &Article, passage: TextRange) -> Vec<TextRange> {
    let text = article.slice(passage);
    let mut alone = Article::from_clean(Clean { text: text.to_owned(), ..Clean::default() });
    alone.paragraphs.push(TextRange::from_usize(0, text.len()));
    let tokens = tokenize(&alone);
    sentences(text, &tokens.all)
        .filter_map(|s| {
            let (first, last) = (tokens.all.get(s.start)?, tokens.all.get(s.end.checked_sub(1)?)?);
            Some(TextRange::new(passage.start + first.range.start, passage.start + last.range.end))
        })
        .collect()
}

/// Returns the three speakers with the most quotes, the most quoted first; one quote alone makes no rank where others have more.
pub fn ranks(found: &Extraction) -> Vec<SpeakerIdx> {
    let mut counts: Vec<(usize, SpeakerIdx)> = quotes_by_speaker(found);
    counts.sort_by_key(|(n, speaker)| (std::cmp::Reverse(*n), *speaker));
    counts.into_iter().take(3).map(|(_, speaker)| speaker).collect()
}

/// Returns everybody who is quoted with the number of quotes, in order of first mention.
pub fn quotes_by_speaker(found: &Extraction) -> Vec<(usize, SpeakerIdx)> {
    let mut counts = vec![0; found.speakers.len()];
    for speaker in found.quotes.iter().filter_map(|q| q.speaker) {
        if let Some(n) = counts.get_mut(speaker.0 as usize) {
            *n += 1;
        }
    }
    counts.into_iter().zip(0..).filter(|(n, _)| *n > 0).map(|(n, i)| (n, SpeakerIdx(i))).collect()
}

/// Returns a figure with up to four words around it, inside its sentence.
pub fn context(article: &Article, figure: &Figure) -> TextRange {
    let sentence = figure.sentence.cover(figure.range);
    let before = TextRange::new(sentence.start, figure.range.start);
    let after = TextRange::new(figure.range.end, sentence.end);
    let (start, n_before) = words_back(article, before, CONTEXT_WORDS / 2);
    let end = words_on(article, after, CONTEXT_WORDS - n_before);
    TextRange::new(start, end)
}

/// Returns where the last `n` words of a range begin, and how many there are.
fn words_back(article: &Article, range: TextRange, n: usize) -> (u32, usize) {
    let text = article.slice(range);
    // What is glued to the figure (a bracket, a mark) comes with it.
    let mut start = text.trim_end().len();
    if start == text.len() {
        start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    }
    let mut taken = 0;
    while taken < n {
        let head = text.get(..start).unwrap_or_default().trim_end();
        if head.is_empty() || head.ends_with(['.', ',', ';', ':', '—', '(', '”', '"']) {
            break;
        }
        start = head.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        taken += 1;
    }
    // No word before it, no blank.
    let rest = text.get(start..).unwrap_or_default();
    (range.start + (text.len() - rest.trim_start().len()) as u32, taken)
}

/// Returns where the first `n` words of a range end; a clause's end ends them.
fn words_on(article: &Article, range: TextRange, n: usize) -> u32 {
    let text = article.slice(range);
    let mut end = text.find(char::is_whitespace).unwrap_or(text.len());
    for _ in 0..n {
        if text.get(..end).unwrap_or_default().ends_with([',', ';', ':', '.', '”', ')']) {
            break;
        }
        let rest = text.get(end..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start().len();
        let word = rest.trim_start();
        if word.is_empty() {
            break;
        }
        end += blanks + word.find(char::is_whitespace).unwrap_or(word.len());
    }
    let mut kept = text.get(..end).unwrap_or_default();
    loop {
        kept = kept.trim_end_matches([',', ';', ':', '.', ' ', '\n']);
        let last = kept.rsplit(char::is_whitespace).next().unwrap_or_default();
        if last.len() == kept.len() || !LEADING.contains(&last) {
            return range.start + kept.len() as u32;
        }
        kept = kept.strip_suffix(last).unwrap_or_default();
    }
}

/// Returns the words of a quote: its segments with their own marks.
pub fn words(article: &Article, quote: &Quote) -> String {
    let segments: Vec<_> = quote.segments.iter().map(|s| one_line(article.slice(s.marks))).collect();
    segments.join(" ")
}

/// Returns the text with line ends as blanks.
pub fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Makes the unfolded card of an item, `width` columns wide.
pub fn unfold(reading: &Reading, item: Item, width: u16) -> Vec<CardLine> {
    let mut card = Card { lines: Vec::new(), width: width.max(4) };
    match item {
        Item::Quote(i) => {
            if let Some(quote) = reading.extraction.quotes.get(i as usize) {
                unfold_quote(reading, quote, &mut card);
            }
        }
        Item::Note(i) => {
            if let Some(placed) = reading.placed.get(i as usize) {
                unfold_note(reading, placed, &mut card);
            }
        }
        Item::Figure(i) => {
            if let Some(figure) = reading.extraction.figures.get(i as usize) {
                unfold_figure(reading, i, figure, &mut card);
            }
        }
    }
    card.lines
}

struct Card {
    lines: Vec<CardLine>,
    width: u16,
}

impl Card {
    fn add(&mut self, text: &str, part: CardPart) {
        // The opening mark hangs: what follows stands under the first letter.
        let hang = part == CardPart::Words && text.starts_with(['“', '"', '‘', '\'', '«']);
        let indent = if hang { columns(crate::wrap::fit(text, 2)).min(1) as u16 } else { 0 };
        let whole = TextRange::from_usize(0, text.len());
        let wrapped = Wrapped::range(text, whole, self.width - indent);
        for (i, line) in wrapped.lines.iter().enumerate() {
            let indent = if i > 0 { indent } else { 0 };
            self.lines.push(CardLine { text: line.range.of(text).to_owned(), indent, part });
        }
    }
}

fn unfold_quote(reading: &Reading, quote: &Quote, card: &mut Card) {
    let article = &reading.article;
    let words = words(article, quote);
    card.add(&words, CardPart::Words);
    if words.split_whitespace().count() < SHORT_QUOTE {
        let clause = clause(article, quote);
        if !clause.is_empty() {
            card.add(&format!("in: {clause}"), CardPart::About);
        }
    }
    let about = cue_line(reading, quote);
    if !about.is_empty() {
        card.add(&about, CardPart::About);
    }
    if quote.speaker.is_none() || quote.confidence < DOUBT {
        let others = candidates(reading, quote);
        if !others.is_empty() {
            card.add(&others, CardPart::Doubt);
        }
    }
    let reason = reason_line(reading, quote);
    if !reason.is_empty() {
        card.add(&reason, CardPart::About);
    }
}

/// Returns the cue, and the source as printed where it is not the speaker's name.
fn cue_line(reading: &Reading, quote: &Quote) -> String {
    let article = &reading.article;
    let cue = quote.cue.map(|c| one_line(article.slice(c))).unwrap_or_default();
    let source = quote.source.map(|s| one_line(article.slice(s))).unwrap_or_default();
    let same = reading.extraction.speaker_name(quote).is_some_and(|n| n == source);
    match (cue.is_empty(), source.is_empty() || same) {
        (false, false) => format!("{cue}; text: “{source}”"),
        (true, false) => format!("text: “{source}”"),
        _ => cue,
    }
}

fn reason_line(reading: &Reading, quote: &Quote) -> String {
    let reason = quote.reason;
    let why = if reason.resolution.is_empty() { reason.attribution } else { reason.resolution };
    if why.is_empty() {
        return String::new();
    }
    let sure = match quote.confidence {
        c if c >= DOUBT => "sure",
        c if c >= 0.5 => "likely",
        _ => "unsure",
    };
    let at = reason.antecedent.map(|r| reading.article.paragraph_at(r.start));
    match at {
        Some(0) => format!("{sure}: {why}, headline"),
        Some(n) => format!("{sure}: {why}, ¶{n}"),
        None => format!("{sure}: {why}"),
    }
}

fn candidates(reading: &Reading, quote: &Quote) -> String {
    let names: Vec<_> = (quote.candidates.iter())
        .filter(|c| Some(c.speaker) != quote.speaker)
        .filter_map(|c| reading.extraction.speaker(c.speaker))
        .map(|s| s.name.as_str())
        .take(3)
        .collect();
    match (names.is_empty(), quote.speaker.is_some()) {
        (true, _) => String::new(),
        (false, true) => format!("or: {}", names.join(", ")),
        (false, false) => format!("perhaps {}", names.join(", ")),
    }
}

/// Returns the clause a short quote stands in.
fn clause(article: &Article, quote: &Quote) -> String {
    const REACH: usize = 8;
    let marks = quote.marks();
    let passages = article.passages().find(|(n, _)| *n == quote.paragraph);
    let Some((_, passage)) = passages else { return String::new() };
    let before = article.slice(TextRange::new(passage.start, marks.start));
    let after = article.slice(TextRange::new(marks.end, passage.end));
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '—' | '“' | '”');
    let head =
        before.rfind(ends).map_or(before, |at| before.get(at..).unwrap_or_default().trim_start_matches(ends));
    let tail = after.find(ends).map_or(after, |at| after.get(..at).unwrap_or_default());
    let head: Vec<_> = head.split_whitespace().collect();
    let tail: Vec<_> = tail.split_whitespace().take(REACH / 2).collect();
    let head = head.get(head.len().saturating_sub(REACH)..).unwrap_or_default();
    if head.is_empty() && tail.is_empty() {
        return String::new();
    }
    let quote = one_line(article.slice(marks));
    let glued = after.starts_with(char::is_whitespace) || tail.is_empty();
    let space = |words: &str| if words.is_empty() { "" } else { " " };
    let (head, tail) = (head.join(" "), tail.join(" "));
    format!("{head}{}{quote}{}{tail}", space(&head), if glued { space(&tail) } else { "" })
}

fn unfold_figure(reading: &Reading, index: u32, figure: &Figure, card: &mut Card) {
    let context = reading.contexts.get(index as usize).copied().unwrap_or(figure.range);
    card.add(&one_line(reading.article.slice(context)), CardPart::Words);
    card.add(&format!("{} · {}", value(figure), figure.kind.word()), CardPart::About);
    let of = match figure.of {
        Some(of) => format!("of {}", one_line(reading.article.slice(of))),
        None if figure.kind == FigureKind::Count => "of what: not said in this sentence".to_owned(),
        None => String::new(),
    };
    if !of.is_empty() {
        card.add(&of, CardPart::About);
    }
    if let Some(change) = change_line(reading, figure) {
        card.add(&change, CardPart::About);
    }
    if let Some(claim) = claim_line(reading, figure) {
        card.add(&claim, CardPart::About);
    }
    if figure.confidence < DOUBT && !figure.reason.is_empty() {
        card.add(&format!("unsure: {}", figure.reason), CardPart::Doubt);
    }
}

fn change_line(reading: &Reading, figure: &Figure) -> Option<String> {
    let level = |i: u32| reading.extraction.figures.get(i as usize).map(value);
    let word = figure.change.map(Change::word);
    if let Some(old) = figure.from.and_then(level) {
        return Some(format!("{} from {old}", word.unwrap_or("changed")));
    }
    if let Some(new) = figure.to.and_then(level) {
        return Some(format!("later {new}"));
    }
    word.map(str::to_owned)
}

fn claim_line(reading: &Reading, figure: &Figure) -> Option<String> {
    let claim = figure.claimed_by?;
    let printed = one_line(reading.article.slice(claim.source));
    let name = claim.speaker.and_then(|s| reading.extraction.speaker(s)).map(|s| s.name.as_str());
    Some(match name {
        Some(name) if name != printed => format!("says {name}; text: “{printed}”"),
        _ => format!("says {printed}"),
    })
}

/// Returns a figure's value as it is compared: `> 1,000`, `$2.2`, `35 %`.
pub fn value(figure: &Figure) -> String {
    let sign = figure.modifier.map(Modifier::sign).map(|s| format!("{s} ")).unwrap_or_default();
    let number = grouped(figure.value);
    let number = match figure.value_high {
        Some(high) if figure.kind == FigureKind::Score => format!("{number}-{}", grouped(high)),
        Some(high) => format!("{number} to {}", grouped(high)),
        None => number,
    };
    let unit = match figure.unit {
        Some(unit) if figure.kind == FigureKind::Money => return format!("{sign}{unit} {number}"),
        Some(unit) => format!(" {unit}"),
        None if figure.kind == FigureKind::Multiple => " times".to_owned(),
        None => String::new(),
    };
    format!("{sign}{number}{unit}")
}

/// Writes a number with commas between thousands.
pub fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Returns what an annotation says, on one line.
pub fn note_line(annotation: &Annotation) -> String {
    let said = annotation.bodies.iter().map(|body| match body {
        Body::Note(text) => one_line(text),
        Body::Tag(tag) => format!("#{tag}"),
        Body::Highlight => "highlighted".to_owned(),
        Body::Star => "starred".to_owned(),
        Body::Check(check) => super::noting::check_words(check),
        Body::Correction(correction) => correction_words(correction),
        Body::Other(_) => "from another program".to_owned(),
    });
    said.collect::<Vec<_>>().join(" · ")
}

fn correction_words(correction: &Correction) -> String {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "open".to_owned());
    match correction {
        Correction::Speaker(speaker) => format!("speaker: {}", name(speaker)),
        Correction::Quantity(q) => {
            let parts = [&q.value, &q.unit, &q.of].into_iter().flatten().filter(|p| !p.is_empty());
            format!("figure: {}", parts.cloned().collect::<Vec<_>>().join(" "))
        }
        Correction::Bounds(anchor) => format!("the words are: {}", one_line(&anchor.exact)),
        Correction::Reject => "rejected".to_owned(),
        Correction::AddQuote(_) => "added as a quote".to_owned(),
        Correction::AddFigure(_) => "added as a figure".to_owned(),
        Correction::Article(data) => {
            let stated = data
                .fields()
                .into_iter()
                .filter_map(|(key, value)| Some(format!("{key}: {}", value.as_ref()?)));
            stated.collect::<Vec<_>>().join(", ")
        }
    }
}

fn unfold_note(reading: &Reading, placed: &Placed, card: &mut Card) {
    let annotation = &placed.annotation;
    for body in &annotation.bodies {
        match body {
            Body::Note(text) => text.split('\n').for_each(|line| card.add(line, CardPart::Words)),
            _ => card.add(
                &note_line(&Annotation { bodies: vec![body.clone()], ..Annotation::default() }),
                CardPart::Words,
            ),
        }
    }
    let was = annotation.target.anchor.as_ref().map(|a| one_line(&a.exact));
    match (&placed.fate, was) {
        (Some(Fate::Kept(range)), _) => {
            let words = super::selection::with_marks(&reading.article, *range);
            card.add(&format!("on: {}", one_line(reading.article.slice(words))), CardPart::About);
        }
        (Some(Fate::Changed(range)), Some(was)) => {
            card.add(
                &format!("changed: {was} → {}", one_line(reading.article.slice(*range))),
                CardPart::Doubt,
            );
            card.add("needs review · cr", CardPart::Doubt);
        }
        (Some(Fate::Lost(candidates)), Some(was)) => {
            let now = candidates.first().map(|r| one_line(reading.article.slice(*r)));
            let now = now.map_or_else(|| "gone".to_owned(), |now| format!("{now}?"));
            card.add(&format!("{was} → {now}"), CardPart::Doubt);
            card.add("needs review · cr", CardPart::Doubt);
        }
        _ => card.add("on the article", CardPart::About),
    }
    let day = annotation.modified.get(..10).unwrap_or_default();
    let who = annotation.creator.as_deref().unwrap_or_default();
    let about = [day, who].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ");
    if !about.is_empty() {
        card.add(&about, CardPart::About);
    }
}
