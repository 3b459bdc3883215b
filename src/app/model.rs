//! The model: everything the screen shows, and nothing of how.

use super::action::Action;
use super::asking::Target;
use super::browsing::Browsing;
use super::message::{Key, Progress};
use super::mode::Mode;
use super::noting::Noting;
use super::pages::{Everywhere, Left, Page};
use super::prompt::PromptKind;
use super::reading::Reading;
use super::search::Search;
use super::state::{Options, ReadingState};
use crate::annotation::Step;
use crate::article::Problem;
use crate::library::query::Vocabulary;
use crate::library::{EntryIdx, Library, Marks};
use crate::panes::{Pane, Panes, Wanted};

/// All that the reader knows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What it was started with.
    pub options: Options,
    /// The articles.
    pub library: Library,
    /// What the reader marked in them.
    pub marks: Marks,
    /// What is kept from one run to the next.
    pub state: ReadingState,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What is shown of the three panes.
    pub layout: Layout,
    /// Where the panes are. Invariant: made from `size`, `layout` and the focus after each message.
    pub panes: Panes,
    /// The pane that takes the keys.
    pub focus: Pane,
    /// What is open over the panes, and takes the keys first.
    pub mode: Mode,
    /// The list.
    pub browsing: Browsing,
    /// The open article.
    pub reading: Option<Reading>,
    /// The article that is to be opened, once it was read.
    pub opening: Option<EntryIdx>,
    /// Why the article that was to be opened cannot be.
    pub problem: Option<(EntryIdx, Problem)>,
    /// The article that was kept last.
    pub(super) kept_last: Option<String>,
    /// The latest search.
    pub search: Option<Search>,
    /// The latest `]` or `[` action, for `;` and `,`.
    pub latest_step: Option<Action>,
    /// The page over the panes, while [`Mode::Page`] or a prompt for it shows it.
    pub page: Option<Page>,
    /// How many questions were asked about the library.
    pub n_asked: u64,
    /// The place to come down at when its article is there.
    pub target: Option<Target>,
    /// The latest search over all articles, while `n` goes through its places.
    pub everywhere: Option<Everywhere>,
    /// Whether articles were read before all of them were marked.
    pub read_before: Vec<(EntryIdx, bool)>,
    /// The latest change of the annotations by then: undo takes back what was done last.
    pub(super) read_before_change: u64,
    /// Checks of many articles that were counted, until the reader says yes.
    pub(super) checks_to_save: Option<(Step, Vec<String>)>,
    /// What queries may be completed with, once the library was read.
    pub words: Option<Box<Vocabulary>>,
    /// The way back over articles and pages, the latest last.
    pub trail: Vec<Left>,
    /// Keys of a sequence that is not complete.
    pub pending: Vec<Key>,
    /// Digits typed before a key.
    pub count: Option<u32>,
    /// What the status line says until the next key.
    pub notice: Option<Notice>,
    /// Long work that goes on.
    pub progress: Option<Progress>,
    /// Notes, checks, corrections.
    pub noting: Noting,
    /// What was copied last.
    pub register: String,
    /// Whether nothing was kept of an earlier run.
    pub first_run: bool,
    /// Grows with each change that can be seen.
    version: u64,
}

/// Which panes the reader wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The list, where there is room.
    pub list: bool,
    /// The panel, where there is room.
    pub side: bool,
    /// Nothing but the list, while it takes the keys.
    pub list_alone: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self { list: true, side: true, list_alone: false }
    }
}

/// A sentence in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says, cleaned.
    pub text: String,
    /// Whether it tells of a failure.
    pub failure: bool,
}

impl Model {
    /// Starts with nothing read and no screen.
    pub fn new(options: Options) -> Self {
        let focus = if options.single { Pane::Text } else { Pane::List };
        let mut model = Self { options, focus, first_run: true, ..Self::default() };
        if let Some(sort) = &model.options.sort {
            model.browsing.sort.clone_from(sort);
        }
        model.say_mistakes();
        model
    }

    /// Returns a number that is another one whenever the screen has to be drawn again.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Notes that the screen has to be drawn again.
    pub(crate) const fn touch(&mut self) {
        self.version += 1;
    }

    /// Returns the page, where it is on the screen.
    pub fn shown_page(&self) -> Option<&Page> {
        match &self.mode {
            Mode::Page => self.page.as_ref(),
            Mode::Help(help) if matches!(*help.under, Mode::Page) => self.page.as_ref(),
            Mode::Prompt(prompt)
                if matches!(prompt.kind, PromptKind::Everywhere | PromptKind::Page | PromptKind::Naming) =>
            {
                self.page.as_ref()
            }
            _ => None,
        }
    }

    /// Says something in the status line.
    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failure: false });
    }

    /// Says in the status line that something did not work.
    pub(crate) fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failure: true });
    }

    /// Returns what the layout is made from.
    pub(crate) const fn wanted(&self) -> Wanted {
        Wanted {
            list: self.layout.list && !self.options.single,
            side: self.layout.side,
            focus: self.focus,
            alone: self.layout.list_alone,
            linear: self.options.linear,
            cols: (self.options.list_cols, self.options.side_cols),
        }
    }
}
