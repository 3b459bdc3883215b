//! Everything a key or a command can do: its name on the command line and its line in the help.

/// The parts of the help, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Lines, pages, paragraphs.
    Move,
    /// Focus, tabs, what is shown.
    Panes,
    /// From one article to another.
    Articles,
    /// Quotes, figures, checks.
    Items,
    /// Notes, checks, corrections.
    Marking,
    /// Looking for words.
    Search,
    /// Selecting text.
    Select,
    /// To the clipboard.
    Copy,
    /// Marks and ways back.
    Places,
    /// The program itself.
    Program,
}

impl Group {
    /// All, in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Move,
        Self::Panes,
        Self::Articles,
        Self::Items,
        Self::Marking,
        Self::Search,
        Self::Select,
        Self::Copy,
        Self::Places,
        Self::Program,
    ];

    /// Returns the heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Panes => "Panes",
            Self::Articles => "Articles",
            Self::Items => "Quotes and figures",
            Self::Marking => "Notes and checks",
            Self::Search => "Searching",
            Self::Select => "Selecting",
            Self::Copy => "Copying",
            Self::Places => "Places",
            Self::Program => "Program",
        }
    }
}

macro_rules! actions {
    ($($group:ident { $($action:ident $name:literal $help:literal;)* })*) => {
        /// One thing the reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[doc = $help] $action,)*)*
        }

        impl Action {
            /// All, in the order of the help.
            pub const ALL: &[Self] = &[$($(Self::$action,)*)*];

            /// Returns its name on the command line.
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$action => $name,)*)* }
            }

            /// Returns its line in the help.
            pub const fn help(self) -> &'static str {
                match self { $($(Self::$action => $help,)*)* }
            }

            /// Returns the part of the help it belongs to.
            pub const fn group(self) -> Group {
                match self { $($(Self::$action => Group::$group,)*)* }
            }
        }
    };
}

actions! {
    Move {
        LineDown "down" "a line, card or article down";
        LineUp "up" "a line, card or article up";
        HalfDown "half-down" "half a page down";
        HalfUp "half-up" "half a page up";
        PageDown "page-down" "a page down; at the end, the next unread article";
        PageUp "page-up" "a page up";
        Top "top" "to the top; 5gg to paragraph 5";
        End "end" "to the end";
        NextParagraph "next-paragraph" "next paragraph";
        PrevParagraph "prev-paragraph" "previous paragraph";
    }
    Panes {
        FocusNext "focus-next" "focus the next pane";
        FocusPrev "focus-prev" "focus the pane before";
        FocusLeft "focus-left" "focus the pane to the left";
        FocusRight "focus-right" "focus the pane to the right";
        Quotes "quotes" "the panel shows quotes";
        Figures "figures" "the panel shows figures";
        Notes "notes" "the panel shows notes";
        People "people" "people of the article; Enter shows one person's quotes";
        SortItems "sort" "sort the articles, or the cards of the panel";
        ToggleList "toggle-list" "show or hide the list";
        TogglePanel "toggle-panel" "show or hide the panel";
        TextAlone "text-alone" "the text alone, or from the list the list alone; and back";
    }
    Articles {
        Open "open" "open; from a card to its words, from words to their card";
        Close "close" "close what is open or selected; with nothing open, quit";
        Escape "escape" "close what is open or selected; never quits";
        NextArticle "next" "next article";
        PrevArticle "prev" "previous article";
        NextUnread "next-unread" "next unread article";
        PrevUnread "prev-unread" "previous unread article";
        ToggleRead "toggle-read" "mark as read or unread";
        Filter "filter" "filter the list while typing: words, speaker:, date: …";
        Bulk "bulk" "tag, check or mark as read all articles that are shown";
        Everybody "everybody" "everybody quoted in the library, and all they said";
        Numbers "numbers" "figures of the library by what they count";
        Wordings "wordings" "on a quote in such a list: how other articles word it";
    }
    Items {
        NextQuote "next-quote" "next quote";
        PrevQuote "prev-quote" "previous quote";
        NextFigure "next-figure" "next figure";
        PrevFigure "prev-figure" "previous figure";
        NextCheck "next-check" "next quote or figure that is not checked";
        PrevCheck "prev-check" "previous one that is not checked";
        NextNote "next-note" "next note";
        PrevNote "prev-note" "previous note";
        Repeat "repeat" "the latest of these once more";
        RepeatBack "repeat-back" "the latest of these, the other way";
        Marked "marks" "words in marks that are nobody's quote";
    }
    Marking {
        Note "note" "write a note on what is selected; on a note, change it";
        NoteArticle "note-article" "write a note on the whole article";
        Highlight "highlight" "highlight, and back";
        Tag "tag" "tag what is selected, else the article; Tab completes";
        Star "star" "star what is selected, else the article, and back";
        CheckConfirmed "confirm" "check: confirmed";
        CheckWrong "wrong" "check: wrong";
        CheckUnverified "cannot-verify" "check: cannot verify";
        CheckOpen "open-check" "check: open again";
        CheckSource "check-source" "how it was checked, against what";
        Sheet "sheet" "the check sheet of the article";
        CorrectSpeaker "correct-speaker" "correct the speaker; Tab goes through the people";
        CorrectValue "correct-value" "correct value, unit and what is counted";
        CorrectBounds "correct-bounds" "correct where it begins and ends, from a selection";
        Reject "reject" "it is no quote, or no figure";
        AddQuote "add-quote" "the selected words are a quote";
        AddFigure "add-figure" "the selected words are a figure";
        CorrectArticle "correct-article" "correct title, outlet, author, date or URL";
        Review "review" "choose the place of a note whose words changed";
        Delete "delete" "delete the selected note";
        Undo "undo" "undo this session's latest change, and say what it was";
        Redo "redo" "do again what was undone";
        RepeatMark "again" "the latest tag or check once more";
        Export "export" "write out as md, csv, sheet, json, w3c, gold, questions";
    }
    Search {
        Search "search" "search in the focused pane";
        Everywhere "search-all" "search all articles and notes while typing";
        NextHit "next-hit" "next hit";
        PrevHit "prev-hit" "previous hit";
    }
    Select {
        Select "select" "select text";
        Left "left" "a character to the left";
        Right "right" "a character to the right";
        Below "below" "a line down";
        Above "above" "a line up";
        WordNext "word-next" "next word";
        WordPrev "word-prev" "previous word";
        WordEnd "word-end" "end of the word";
        LineStart "line-start" "start of the line";
        LineEnd "line-end" "end of the line";
        SentenceNext "sentence-next" "next sentence";
        SentencePrev "sentence-prev" "previous sentence";
        SwapEnds "swap-ends" "go on at the other end";
        WholeQuote "whole-quote" "the quote";
        WholeFigure "whole-figure" "the figure";
        WholeSentence "whole-sentence" "the sentence";
        WholeParagraph "whole-paragraph" "the paragraph";
    }
    Copy {
        CopyQuote "copy" "copy with attribution";
        CopyCitation "copy-citation" "copy a citation of the article";
        CopyUrl "copy-url" "copy the article's URL";
        CopyMarkdown "copy-markdown" "copy as Markdown";
        CopySelection "copy-selection" "copy the selected text";
    }
    Places {
        SetMark "mark" "mark this place with a letter";
        GoMark "go" "go to the place of a letter";
        Back "back" "back to where the latest jump began";
    }
    Program {
        Where "where" "say where this is";
        CommandLine "command" "command line; Tab completes";
        Help "help" "this help; type to search it";
        Reload "reload" "read the folder and the article again";
        Suspend "suspend" "suspend; fg comes back";
        Redraw "redraw" "paint the screen anew";
        Quit "quit" "quit";
    }
}

impl Action {
    /// Returns the action of a name on the command line.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }
}
