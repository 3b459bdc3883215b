//! What the views over the whole library are made of, kept from one question to the next.
//!
//! Articles are taken in as they are read, and each once; what the views show is put in order when somebody asks, and stays until
//! something changes. Whoever changes what was found or what was read says [`Views::forget`].

use super::{Context, Numbers, People, numbers, people};

/// Who is quoted and what is counted in the library.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// Entries before this one are taken in.
    taken: usize,
    /// What was taken in of them, until the views of the whole library are in order.
    gathered: Option<(people::Gathering, numbers::Gathering)>,
    people: Option<People>,
    numbers: Option<Numbers>,
}

impl Views {
    /// Forgets all, because what was found or read became another.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes in the next `most` entries of the first `n`, all of which are read, and it is known which are copies. Once all
    /// are taken in that the library has, the views are put in order. Says whether nothing is left to do.
    pub fn prepare(&mut self, context: &Context<'_>, n: usize, most: usize) -> bool {
        if self.taken < n {
            self.take(context, n.min(self.taken + most));
        } else if n == context.library.entries.len() {
            if self.people.is_none() {
                self.people(context, n);
            } else {
                self.numbers(context, n);
                self.gathered = None;
            }
        }
        self.is_ready(context, n)
    }

    /// Says whether there is nothing to do before the views can be shown.
    pub fn is_ready(&self, context: &Context<'_>, n: usize) -> bool {
        let is_whole = n == context.library.entries.len();
        self.taken >= n && (!is_whole || self.people.is_some() && self.numbers.is_some())
    }

    /// Returns who is quoted in the first `n` entries.
    pub fn people(&mut self, context: &Context<'_>, n: usize) -> &People {
        self.take(context, n);
        let gathered = &self.gathered;
        self.people.get_or_insert_with(|| gathered.as_ref().map_or_else(People::default, |g| g.0.people()))
    }

    /// Returns what is counted in the first `n` entries.
    pub fn numbers(&mut self, context: &Context<'_>, n: usize) -> &Numbers {
        self.take(context, n);
        let gathered = &self.gathered;
        self.numbers.get_or_insert_with(|| gathered.as_ref().map_or_else(Numbers::default, |g| g.1.numbers()))
    }

    fn take(&mut self, context: &Context<'_>, n: usize) {
        if self.taken < n {
            // What was put away is taken in again.
            let from = if self.gathered.is_some() { self.taken } else { 0 };
            let (quoted, counted) = self.gathered.get_or_insert_default();
            quoted.take(context, from..n);
            counted.take(context, from..n);
            self.taken = n;
            (self.people, self.numbers) = (None, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Views;
    use crate::article::{Article, Head};
    use crate::extract::extract;
    use crate::library::{Context, Duplicates, Entry, Library, Marks, Numbers, People, Place};
    use std::sync::Arc;

    fn entry(text: &str) -> Entry {
        let (article, warnings) = Article::parse(text, "");
        let mut entry = Entry::found(Place { path: std::path::Path::new("a").into(), part: None }, "");
        entry.head = Some(Head::of(&article, &warnings).into());
        entry.extraction = Some(Arc::new(extract(&article)));
        entry.article = Some(Arc::new(article));
        entry
    }

    #[test]
    fn views_made_bit_by_bit_are_those_made_at_once() {
        let texts = [
            "“We counted 140 boats,” Odile Strand said on Monday.",
            "“They sent 90 boats,” said Odile Strand. “Oh,” Tom Reyes said.",
            "“No 12 boats came,” Tom Reyes said. “Some 300 sailors did.”",
            "“We counted 140 boats,” Odile Strand said on Monday.",
        ];
        let mut library = Library::default();
        library.entries.extend(texts.map(entry));
        let marks = Marks::default();
        let duplicates = Duplicates::find(&library);
        let context = Context { library: &library, marks: &marks, duplicates: &duplicates };
        let (people, numbers) = (People::gather(&context).people, Numbers::gather(&context).counted);
        assert_eq!(people.iter().map(|p| p.n_articles).collect::<Vec<_>>(), [2, 2]);

        let mut views = Views::default();
        assert_eq!(views.people(&context, 1).people.len(), 1, "one article is read");
        assert_eq!(views.numbers(&context, 1).counted.len(), 1);
        assert!(!views.prepare(&context, 4, 2));
        let n_steps = (0..9).take_while(|_| !views.prepare(&context, 4, 1)).count();
        assert_eq!(n_steps, 2, "one more article, people, numbers");
        assert_eq!(views.people(&context, 4).people, people);
        assert_eq!(views.numbers(&context, 4).counted, numbers);

        // More comes in, and what was put away is there.
        library.entries.push(entry("“Yes,” said Ann Lee."));
        let context = Context { library: &library, marks: &marks, duplicates: &duplicates };
        assert_eq!(views.people(&context, 5).people.len(), 3);
        views.forget();
        assert!(!views.is_ready(&context, 5));
    }
}
