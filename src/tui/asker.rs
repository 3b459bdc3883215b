//! The thread that knows the whole library: reads and extracts all articles once somebody asks about them, and answers.
//!
//! Nothing is read before the first question, so that a reader who only reads pays no memory for it. The work is done by threads
//! that yield to the one of the screen; a question is answered at once from what is there, and again as more comes in.
//!
//! What was extracted is not kept on disk. Two cores read and extract 10,000 articles (53 MB) in 1.7 s; a file beside them would
//! still have to be read, would need a version for every change of the extractor, and could be stale. A question is answered from
//! the first articles long before.

use super::Event;
use crate::annotation::Notes;
use crate::app::asking::quoted::{said_page, said_rows, worded};
use crate::app::asking::{Answer, MAX_ROWS, Question, answer_with, found_page, hit_row};
use crate::app::{Message, Progress};
use crate::article::{Head, Problem};
use crate::extract::extract;
use crate::library::corrected::Corrections;
use crate::library::held::{compact, lean};
use crate::library::people::Sought;
use crate::library::query::Vocabulary;
use crate::library::search::{Search, rank};
use crate::library::{
    Context, Counts, Duplicates, Entry, EntryIdx, Filter, Library, Marks, Query, Views, suggest,
};
use crate::store::notes::NotesStore;
use crate::store::{Opened, Source};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::VecDeque;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

/// What the thread is asked.
pub(super) enum Ask {
    /// There are more entries: the next ones in the library's order.
    Entries(Vec<Entry>),
    /// These are to be read again.
    Forget(Vec<EntryIdx>),
    /// How much is in these?
    Count(Vec<EntryIdx>),
    /// The annotations as they are now.
    Notes(Box<Notes>),
    /// A question, and what the reader marked by then. Only the latest one counts.
    Question(u64, Question, Box<Marks>),
}

/// Articles that are read between two looks for something newer.
const BATCH: usize = 96;
/// Entries that a thread searches at once.
const CHUNK: usize = 128;
/// Articles whose quotes and figures are counted between two looks.
const COUNTED: usize = 64;
/// Articles that are taken into the views between two looks: some milliseconds.
const PREPARED: usize = 1024;
/// How long an open question waits at first to be answered anew while articles come in; then twice as long each time, up to a
/// limit, and so long that most of the time goes into reading.
const AGAIN: Duration = Duration::from_millis(80);
const AGAIN_AT_MOST: Duration = Duration::from_millis(700);
const AGAIN_COSTS: u32 = 4;
/// How often the screen hears of the reading.
const TOLD: Duration = Duration::from_millis(120);
/// How far the threads stand back for others.
const NICE: i32 = 5;

struct Asker {
    events: Sender<Event>,
    library: Library,
    marks: Marks,
    /// The annotations, and what they make of what was found.
    corrections: Corrections,
    /// Entries that were read, and no annotation was laid over them yet.
    uncorrected: Vec<EntryIdx>,
    /// Where older texts are that annotations were made in.
    texts: Option<NotesStore>,
    duplicates: Duplicates,
    /// Who is quoted and what is counted, of the entries up to `n_settled`.
    views: Views,
    /// Entries before this one are read, corrected, and known as copies where they are.
    n_settled: usize,
    /// Entries that are still to be read, the last one first.
    todo: Vec<EntryIdx>,
    /// Entries whose quotes and figures are to be counted, and need not be held.
    uncounted: VecDeque<EntryIdx>,
    question: Option<(u64, Question)>,
    /// What the latest search found, while nothing was read since: longer words can only be among it.
    found: Option<(Query, Vec<EntryIdx>)>,
    /// The latest search, where it found nothing and nobody said yet what was perhaps meant.
    missed: Option<(u64, Question)>,
    /// The files of many articles that are being read.
    opened: Opened,
    /// The threads that work; made for the first question.
    pool: Option<ThreadPool>,
    answered: Instant,
    /// How long to wait before an open question is answered anew.
    again: Duration,
    told: Instant,
}

/// Works until the program ends. `source` and `notes` are those of the reader.
pub(super) fn run(source: &Source, notes: Option<&Path>, asks: &Receiver<Ask>, events: Sender<Event>) {
    let now = Instant::now();
    let texts = match source {
        Source::Folder(path) | Source::File(path) => NotesStore::find_to_read(path, notes).ok(),
        Source::Stdin => None,
    };
    let mut asker = Asker {
        events,
        library: Library::default(),
        marks: Marks::default(),
        corrections: Corrections::default(),
        uncorrected: Vec::new(),
        texts,
        duplicates: Duplicates::default(),
        views: Views::default(),
        n_settled: 0,
        todo: Vec::new(),
        uncounted: VecDeque::new(),
        question: None,
        found: None,
        missed: None,
        opened: Opened::default(),
        pool: None,
        answered: now,
        again: AGAIN,
        told: now,
    };
    loop {
        let is_idle = asker.missed.is_none()
            && asker.uncounted.is_empty()
            && (asker.question.is_none() || asker.todo.is_empty())
            && asker.is_prepared();
        let first = if is_idle { asks.recv().map(Some) } else { Ok(None) };
        let Ok(first) = first else { return };
        let is_new = first.into_iter().chain(asks.try_iter()).fold(false, |new, ask| asker.take(ask) | new);
        if is_new {
            asker.answer();
        } else {
            asker.hint();
        }
        if asker.question.is_some() && !asker.todo.is_empty() {
            asker.read();
        } else if !asker.uncounted.is_empty() {
            asker.count();
        } else {
            asker.prepare();
        }
    }
}

impl Asker {
    /// Takes in what is asked; says whether it is a question.
    fn take(&mut self, ask: Ask) -> bool {
        match ask {
            Ask::Entries(entries) => {
                let from = self.library.entries.len() as u32;
                self.library.entries.extend(entries);
                let new = (from..self.library.entries.len() as u32).map(EntryIdx).rev();
                // The articles of a file of many are entries of their own.
                let is_many = |idx: &EntryIdx| {
                    self.library.entry(*idx).is_some_and(|e| e.problem == Some(Problem::Many))
                };
                let new: Vec<EntryIdx> = new.filter(|idx| !is_many(idx)).collect();
                self.todo.splice(0..0, new);
                false
            }
            Ask::Forget(entries) => {
                self.todo.extend(entries);
                self.unsettle();
                false
            }
            Ask::Count(entries) => {
                // What is on the screen now counts, not what was.
                self.uncounted = entries.into();
                false
            }
            Ask::Notes(notes) => {
                let texts = self.texts.as_ref();
                self.corrections.replace(*notes, &mut self.library, |hash| texts?.text(hash));
                self.corrections.mark(&mut self.marks);
                self.views.forget();
                self.found = None;
                false
            }
            Ask::Question(id, question, mut marks) => {
                self.pool = self.pool.take().or_else(pool);
                self.again = AGAIN;
                self.question = Some((id, question));
                self.corrections.mark(&mut marks);
                if self.marks != *marks {
                    self.marks = *marks;
                    self.found = None;
                }
                true
            }
        }
    }

    /// Reads some articles, tells how far it is, and answers again where it is time.
    fn read(&mut self) {
        let batch = self.todo.split_off(self.todo.len().saturating_sub(BATCH));
        let places = batch.iter().filter_map(|idx| self.library.entry(*idx));
        self.opened.turn_to(places.map(|entry| &entry.place));
        let opened = &self.opened;
        let read = |idx: &EntryIdx| {
            let read = opened.read(&self.library.entry(*idx)?.place).map(|(article, warnings)| {
                let head = Head::of(&article, &warnings);
                let found = extract(&article);
                (head, lean(article, found))
            });
            Some((*idx, read))
        };
        let read: Vec<_> = self.pooled(|| batch.par_iter().filter_map(read).collect());
        for (idx, read) in read {
            let Some(entry) = self.library.entries.get_mut(idx.0 as usize) else { continue };
            match read {
                // It is held as long as the program runs: copied here, texts lie side by side in this thread's memory, and what
                // the others worked with is free for the next ones. What the list shows of it the list holds already.
                Ok((head, (article, found))) => {
                    let (article, found) = compact(&article, &found);
                    entry.extraction = Some(Arc::new(found));
                    entry.article = Some(Arc::new(article));
                    if entry.head.as_deref() != Some(&head) {
                        entry.head = Some(Arc::new(head.clone()));
                    }
                    self.uncorrected.push(idx);
                }
                Err(problem) => entry.problem = Some(problem),
            }
        }
        let counts = |idx: &EntryIdx| {
            let found = self.library.entry(*idx)?.extraction.as_deref()?;
            Some((*idx, Counts::of(found)))
        };
        self.tell(Message::Counts(batch.iter().filter_map(counts).collect()));
        self.found = None;
        let is_done = self.todo.is_empty();
        if is_done {
            self.opened.close();
        }
        if is_done || self.told.elapsed() > TOLD {
            self.told = Instant::now();
            let total = self.library.entries.len() as u32;
            let done = total.saturating_sub(self.todo.len() as u32);
            let progress = (!is_done).then_some(Progress { what: "reading", done, total });
            self.tell(Message::Progress(progress));
        }
        if is_done || self.answered.elapsed() > self.again {
            let began = Instant::now();
            self.duplicates = Duplicates::find(&self.library);
            self.correct();
            // They are read in their order, but for those that changed meanwhile.
            self.n_settled = self.todo.iter().map(|idx| idx.0 as usize).min().unwrap_or(usize::MAX);
            self.n_settled = self.n_settled.min(self.library.entries.len());
            self.answer();
            if is_done {
                self.tell_words();
            }
            self.again = (self.again * 2).min(AGAIN_AT_MOST).max(began.elapsed() * AGAIN_COSTS);
        }
    }

    /// What is known of the entries as a whole does not hold any more.
    fn unsettle(&mut self) {
        self.views.forget();
        self.n_settled = 0;
    }

    /// Says whether the views are ready to be shown, or cannot be made ready.
    fn is_prepared(&self) -> bool {
        self.views.is_ready(&self.context(), self.n_settled)
    }

    /// Makes the views ready before somebody asks.
    fn prepare(&mut self) {
        let context = Context { library: &self.library, marks: &self.marks, duplicates: &self.duplicates };
        self.views.prepare(&context, self.n_settled, PREPARED);
    }

    const fn context(&self) -> Context<'_> {
        Context { library: &self.library, marks: &self.marks, duplicates: &self.duplicates }
    }

    /// Tells the words that queries may be completed with.
    fn tell_words(&self) {
        self.tell(Message::Words(Box::new(Vocabulary::gather(&self.context()))));
    }

    /// Counts the quotes and figures of some articles.
    fn count(&mut self) {
        let batch: Vec<EntryIdx> = self.uncounted.drain(..COUNTED.min(self.uncounted.len())).collect();
        let unread =
            batch.iter().filter_map(|idx| self.library.entry(*idx)).filter(|e| e.extraction.is_none());
        self.opened.turn_to(unread.map(|entry| &entry.place));
        let opened = &self.opened;
        let count = |idx: &EntryIdx| {
            let entry = self.library.entry(*idx)?;
            let held = entry.extraction.as_deref().map(Counts::of);
            let read = || opened.read(&entry.place).ok().map(|(article, _)| Counts::of(&extract(&article)));
            Some((*idx, held.or_else(read)?))
        };
        let counts = self.pooled(|| batch.par_iter().filter_map(count).collect());
        if self.uncounted.is_empty() {
            self.opened.close();
        }
        self.tell(Message::Counts(counts));
    }

    /// Lays the annotations over what was read since the last time.
    fn correct(&mut self) {
        let texts = self.texts.as_ref();
        self.corrections.apply(&mut self.library, &self.uncorrected, |hash| texts?.text(hash));
        self.corrections.mark(&mut self.marks);
        self.uncorrected.clear();
    }

    fn answer(&mut self) {
        let Some((id, question)) = self.question.clone() else { return };
        if question.is_a_change() && !self.todo.is_empty() {
            // What is to be changed is known when all is read.
            return;
        }
        let n = self.library.entries.len();
        let (mut kept, mut is_missed) = (None, false);
        let context = Context { library: &self.library, marks: &self.marks, duplicates: &self.duplicates };
        let answer = match &question {
            Question::Select(query) => {
                let filter = Filter::new(query);
                let selected = in_parallel(n, |range| filter.select(&context, range));
                is_missed = selected.is_empty();
                Answer::Selected(selected)
            }
            Question::Search(query) => {
                let search = Search::new(query);
                let narrowed = self.found.as_ref().filter(|(wider, _)| query.narrows(wider));
                let mut found = match narrowed {
                    Some((_, entries)) => in_parallel(entries.len(), |range| {
                        search.run_on(&context, entries.get(range).unwrap_or_default())
                    }),
                    None => in_parallel(n, |range| search.run(&context, range)),
                };
                found.retain(|f| context.original_of(f.entry).is_none());
                if self.todo.is_empty() {
                    kept = Some((query.clone(), found.iter().map(|f| f.entry).collect()));
                }
                rank(&context, &mut found);
                let shown = found.get(..MAX_ROWS).unwrap_or(&found);
                let row = |f| hit_row(&context, &search, f);
                let rows = in_parallel(shown.len(), |range| {
                    shown.get(range).unwrap_or_default().iter().filter_map(row).collect()
                });
                is_missed = found.is_empty();
                Answer::Rows(found_page(query, &found, rows, None))
            }
            Question::Wordings(saying) => {
                let found = Sought::new(&context, *saying)
                    .map(|sought| sought.ranked(in_parallel(n, |range| sought.among(&context, range))));
                Answer::Rows(worded(&context, &found.unwrap_or_default()))
            }
            Question::Sayings(whose) => {
                let people = self.views.people(&context, self.n_settled);
                let rows = people.find(whose).map(|person| {
                    in_parallel(person.sayings.len(), |range| said_rows(&context, person, range))
                });
                Answer::Rows(said_page(people, whose, rows.unwrap_or_default()))
            }
            other => {
                let views = (&mut self.views, self.n_settled);
                answer_with(views, &context, self.corrections.notes(), other)
            }
        };
        self.missed = (is_missed && self.todo.is_empty()).then(|| (id, question.clone()));
        if question.is_a_change() {
            // It is a change, and is made once.
            self.question = None;
        }
        self.found = kept.or(self.found.take());
        self.answered = Instant::now();
        let answer = Box::new(answer);
        self.tell(Message::Answer { id, answer, is_whole: self.todo.is_empty() });
    }

    /// Tells what was perhaps meant by what found nothing. Looking for it takes longer than a key may.
    fn hint(&mut self) {
        let Some((id, question)) = self.missed.take() else { return };
        let context = Context { library: &self.library, marks: &self.marks, duplicates: &self.duplicates };
        let answer = match question {
            Question::Select(query) => suggest(&context, &query).map(Answer::Nearest),
            Question::Search(query) => suggest(&context, &query)
                .map(|nearest| Answer::Rows(found_page(&query, &[], Vec::new(), Some(nearest)))),
            _ => None,
        };
        if let Some(answer) = answer {
            self.tell(Message::Answer { id, answer: Box::new(answer), is_whole: true });
        }
    }

    fn pooled<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }

    /// Nobody listens any more when the program ends.
    fn tell(&self, message: Message) {
        let _ = self.events.send(Event::Message(message));
    }
}

/// Makes the threads that read. A reader who asks nothing has none.
fn pool() -> Option<ThreadPool> {
    let stand_back = |_| {
        // Where the system refuses they are as eager as the screen's thread.
        let _ = rustix::process::nice(NICE);
    };
    ThreadPoolBuilder::new().start_handler(stand_back).build().ok()
}

/// Asks about `n` things, some at a time, on all cores and as eagerly as the screen.
fn in_parallel<T: Send>(n: usize, ask: impl Fn(Range<usize>) -> Vec<T> + Sync + Send) -> Vec<T> {
    let chunks: Vec<usize> = (0..n).step_by(CHUNK).collect();
    chunks.par_iter().flat_map_iter(|at| ask(*at..(*at + CHUNK).min(n))).collect()
}
