//! A reader without a terminal: keys in, model, effects, frame and cursor out.

use pullquote::app::asking::{Question, answer};
use pullquote::app::{Effect, Key, KeyCode, Loaded, Message, Model, Options, ReadingState, update};
use pullquote::article::{Article, Head};
use pullquote::extract::{Candidate, Extraction, Quote, Reason, Segment, Speaker, SpeakerIdx, extract};
use pullquote::keymap;
use pullquote::library::corrected::Corrections;
use pullquote::library::{Context, Counts, Duplicates, Entry, EntryIdx, Place};
use pullquote::text::TextRange;
use pullquote::ui::{Theme, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::PathBuf;
use std::sync::Arc;

/// A reader over articles given as (file name, text).
pub struct Screen {
    pub model: Model,
    /// What the last keys asked for, apart from loading.
    pub effects: Vec<Effect>,
    pub theme: Theme,
    sources: Vec<(&'static str, String)>,
}

impl Screen {
    /// Opens one article.
    pub fn one(size: (u16, u16), text: &str) -> Self {
        Self::start(
            size,
            vec![("2024-05-02_story.txt", text.to_owned())],
            Options { place: "story.txt".to_owned(), single: true, ..Options::default() },
        )
    }

    /// Opens a folder.
    pub fn folder(size: (u16, u16), sources: &[(&'static str, &str)]) -> Self {
        let sources = sources.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
        Self::start(size, sources, Options { place: "~/news".to_owned(), ..Options::default() })
    }

    pub fn start(size: (u16, u16), sources: Vec<(&'static str, String)>, options: Options) -> Self {
        Self::start_after(size, sources, options, None)
    }

    /// Starts as a later run does: with what earlier ones kept.
    pub fn start_after(
        size: (u16, u16),
        sources: Vec<(&'static str, String)>,
        options: Options,
        kept: Option<ReadingState>,
    ) -> Self {
        let mut screen =
            Self { model: Model::new(options), effects: Vec::new(), theme: Theme::new(true), sources };
        screen.send(Message::Resize { cols: size.0, rows: size.1 });
        if let Some(kept) = kept {
            screen.send(Message::State(kept));
        }
        let entry = |name: &str| {
            Entry::found(Place { path: PathBuf::from(name).into(), part: None }, name.to_owned())
        };
        let entries = screen.sources.iter().map(|(name, _)| entry(name)).collect();
        screen.send(Message::Found(entries));
        screen.send(Message::FoundAll);
        let heads = screen.sources.iter().zip(0..).map(|((name, text), i)| {
            let (article, warnings) = Article::parse(text, name);
            (EntryIdx(i), Ok(Head::of(&article, &warnings)))
        });
        let heads = heads.collect();
        screen.send(Message::Heads(heads));
        screen.send(Message::HeadsAll);
        screen
    }

    /// Sends a message and answers what it asks to be loaded.
    pub fn send(&mut self, message: Message) {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            for effect in update(&mut self.model, message) {
                if let Effect::Load(idx) = effect {
                    messages.push(self.load(idx));
                } else if let Effect::Ask { id, question } = &effect {
                    messages.push(self.answer(*id, question));
                    self.effects.push(effect);
                } else if let Effect::Count(entries) = &effect {
                    let counted = entries.iter().filter_map(|idx| match self.load(*idx) {
                        Message::Article { loaded: Ok(l), .. } => Some((*idx, Counts::of(&l.extraction))),
                        _ => None,
                    });
                    messages.push(Message::Counts(counted.collect()));
                } else if !matches!(effect, Effect::Want(_)) {
                    self.effects.push(effect);
                }
            }
        }
    }

    /// Answers about the whole library, as the thread does that has read it.
    fn answer(&self, id: u64, question: &Question) -> Message {
        let mut library = self.model.library.clone();
        for (entry, i) in library.entries.iter_mut().zip(0..) {
            if let Message::Article { loaded: Ok(loaded), .. } = self.load(EntryIdx(i)) {
                entry.article = Some(loaded.article);
                entry.extraction = Some(loaded.extraction);
            }
        }
        let duplicates = Duplicates::find(&library);
        let notes = &self.model.noting.notes;
        let mut corrections = Corrections::default();
        corrections.replace(notes.clone(), &mut library, |_| None);
        let mut marks = self.model.marks.clone();
        corrections.mark(&mut marks);
        let context = Context { library: &library, marks: &marks, duplicates: &duplicates };
        Message::Answer { id, answer: Box::new(answer(&context, notes, question)), is_whole: true }
    }

    /// What reading an entry gives.
    pub fn load(&self, idx: EntryIdx) -> Message {
        let (name, text) = &self.sources[idx.0 as usize];
        let (article, warnings) = Article::parse(text, name);
        let extraction = Arc::new(found(&article));
        Message::Article { idx, loaded: Ok(Loaded { article: Arc::new(article), extraction, warnings }) }
    }

    /// Presses keys, written as in the key table with blanks between sequences: `]q 5j Ctrl-d "typed text" Enter`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.effects.clear();
        let mut rest = keys.trim();
        while !rest.is_empty() {
            if let Some(typed) = rest.strip_prefix('"') {
                let (typed, after) = typed.split_once('"').unwrap();
                for c in typed.chars() {
                    self.send(Message::Key(Key::char(c)));
                }
                rest = after.trim_start();
                continue;
            }
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            for key in keymap::keys(word) {
                self.send(Message::Key(key));
            }
            rest = after.trim_start();
        }
        self
    }

    pub fn press_key(&mut self, code: KeyCode) {
        self.send(Message::Key(Key::plain(code)));
    }

    pub fn terminal(&self) -> Terminal<TestBackend> {
        let (cols, rows) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
        terminal.draw(|frame| view(&self.model, &self.theme, frame)).unwrap();
        terminal
    }

    /// The screen as lines of text, without blanks at their ends.
    pub fn frame(&self) -> String {
        let terminal = self.terminal();
        let buffer = terminal.backend().buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// The text of one row.
    pub fn row(&self, y: u16) -> String {
        self.frame().lines().nth(y.into()).unwrap_or_default().to_owned()
    }

    /// The last row.
    pub fn status(&self) -> String {
        self.row(self.model.size.1 - 1)
    }

    /// Where the terminal's cursor is.
    pub fn cursor(&self) -> (u16, u16) {
        let mut terminal = self.terminal();
        let at = terminal.get_cursor_position().unwrap();
        (at.x, at.y)
    }

    /// What stands from the cursor on.
    pub fn at_cursor(&self, n_chars: usize) -> String {
        let (x, y) = self.cursor();
        self.row(y).chars().skip(x.into()).take(n_chars).collect()
    }
}

/// A quote of a test's article, said outright: what is on the screen does not hang on how well quotes are found.
struct Said {
    /// Each segment with its marks.
    segments: &'static [&'static str],
    speaker: Option<&'static str>,
    source: &'static str,
    cue: &'static str,
    confidence: f32,
    resolution: &'static str,
    antecedent: &'static str,
    candidates: &'static [&'static str],
}

const SAID: &[Said] = &[
    Said {
        segments: &["“Nobody told us that the cable was worn,”", "“We would have stopped it ourselves.”"],
        speaker: Some("Jane Poole"),
        source: "harbour master Jane Poole",
        cue: "said",
        confidence: 0.98,
        resolution: "",
        antecedent: "",
        candidates: &[],
    },
    Said {
        segments: &["“twice what we have.”"],
        speaker: Some("Jane Poole"),
        source: "Poole",
        cue: "said",
        confidence: 0.95,
        resolution: "the surname of Jane Poole",
        antecedent: "Jane Poole",
        candidates: &[],
    },
    Said {
        segments: &["“The cable passed every test there is,”", "“and we have the papers.”"],
        speaker: Some("Victor Lund"),
        source: "Victor Lund",
        cue: "said",
        confidence: 0.6,
        resolution: "",
        antecedent: "",
        candidates: &["Jane Poole"],
    },
    Said {
        segments: &["“the iron widow”"],
        speaker: None,
        source: "",
        cue: "",
        confidence: 0.2,
        resolution: "",
        antecedent: "",
        candidates: &["Jane Poole", "Victor Lund"],
    },
];

/// The figures as they are found, the quotes as [`SAID`].
fn found(article: &Article) -> Extraction {
    let mut found = extract(article);
    found.quotes.clear();
    found.marked.clear();
    found.speakers.clear();
    for figure in &mut found.figures {
        (figure.quote, figure.claimed_by) = (None, None);
    }
    let place = |words: &str| {
        let at = article.text().find(words).filter(|_| !words.is_empty())?;
        Some(TextRange::from_usize(at, at + words.len()))
    };
    for said in SAID {
        let segments: Vec<Segment> = said.segments.iter().filter_map(|s| place(s)).map(segment).collect();
        let Some(first) = segments.first() else { continue };
        let mut speaker = |name: &str| {
            let known = found.speakers.iter().position(|s| s.name == name);
            let at = known.unwrap_or_else(|| {
                found.speakers.push(Speaker { name: name.to_owned(), ..Speaker::default() });
                found.speakers.len() - 1
            });
            SpeakerIdx(at as u32)
        };
        let quote = Quote {
            paragraph: article.paragraph_at(first.range.start),
            continues: false,
            source: place(said.source),
            cue: place(said.cue),
            speaker: said.speaker.map(&mut speaker),
            candidates: said
                .candidates
                .iter()
                .map(|name| Candidate { speaker: speaker(name), confidence: 0.3 })
                .collect(),
            confidence: said.confidence,
            reason: Reason {
                attribution: "said + subject before, same sentence",
                resolution: said.resolution,
                antecedent: place(said.antecedent),
            },
            segments,
        };
        found.quotes.push(quote);
    }
    found
}

fn segment(marks: TextRange) -> Segment {
    Segment { range: TextRange::new(marks.start + 3, marks.end - 3), marks, unclosed: false }
}
