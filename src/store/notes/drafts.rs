//! Drafts: what is being typed, kept beside the notes at every change, so that a lost line or a kill costs no word.
//!
//! A draft is a plain text file: a line of JSON that says where the text belongs, an empty line, the text. Its name begins with
//! the session that types it. A session holds a lock of its own for as long as it runs, however it ends; so another one takes over
//! the drafts of those that are gone, and leaves alone what somebody is typing at the moment.

use super::{NotesError, NotesStore, new_id};
use crate::annotation::{Annotation, Draft, from_json, to_json};
use crate::store::folder::Folder;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::{self, Read as _};

const DRAFTS: &str = "drafts";

/// What a session's drafts are known by, and the lock that says that it runs.
#[derive(Debug)]
pub(super) struct Session {
    name: String,
    /// Held open; the system lets it go with the program.
    _lock: File,
}

impl Session {
    fn start(folder: &Folder) -> io::Result<Self> {
        const TRIES: usize = 8;
        let mut n_tried = 0;
        loop {
            let id = new_id();
            let name = id.rsplit_once('-').map_or(id.as_str(), |(_, last)| last).to_owned();
            let (lock, _) = folder.open_lock(&lock_name(&name))?;
            n_tried += 1;
            match lock.try_lock() {
                // Between the making and the locking somebody may have cleaned it away as left over.
                Err(TryLockError::WouldBlock) if n_tried < TRIES => {}
                Ok(()) if n_tried < TRIES && !folder.is_named(&lock, &lock_name(&name)) => {}
                // Where locks do not work a draft is still better than none.
                _ => return Ok(Self { name, _lock: lock }),
            }
        }
    }
}

impl NotesStore {
    /// Keeps a draft in the place of the one of the same annotation.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), NotesError> {
        let path = self.dir.join(DRAFTS);
        let mut keep = || {
            let folder = Folder::make(&self.dir, self.own)?.make_sub(DRAFTS)?;
            if self.session.is_none() {
                self.session = Some(Session::start(&folder)?);
            }
            let session = self.session.as_ref().map_or("", |s| s.name.as_str());
            let content = format!("{}\n\n{}", to_json(&draft.annotation), draft.text);
            folder.replace(&name(session, &draft.annotation), content.as_bytes())
        };
        keep().map_err(|cause| NotesError::Write { path, cause })
    }

    /// Removes this session's draft of an annotation: it was saved, or thrown away.
    pub fn drop_draft(&self, annotation: &Annotation) {
        if let (Some(session), Ok(folder)) = (&self.session, self.drafts_folder()) {
            folder.remove(&name(&session.name, annotation));
        }
    }

    /// Takes over the drafts that sessions left which run no more, as far as they can be read. They are this session's then.
    pub fn take_drafts(&mut self) -> Vec<Draft> {
        let Ok(folder) = self.drafts_folder() else { return Vec::new() };
        let mut left: BTreeMap<String, Vec<OsString>> = BTreeMap::new();
        for name in folder.names().unwrap_or_default() {
            let text = name.to_string_lossy();
            let session = text.split(['-', '.']).next().unwrap_or_default().to_owned();
            if text.ends_with(".txt") {
                left.entry(session).or_default().push(name);
            } else if text.ends_with(".lock") {
                left.entry(session).or_default();
            }
        }
        let own = self.session.as_ref().map(|s| s.name.clone());
        let mut drafts = Vec::new();
        for (session, names) in left {
            if Some(&session) == own.as_ref() {
                continue;
            }
            let Some(gone) = gone(&folder, &session) else { continue };
            for old in names {
                drafts.extend(self.take_over(&folder, &old));
            }
            if gone.is_some() {
                folder.remove(&lock_name(&session));
            }
        }
        drafts
    }

    fn take_over(&mut self, folder: &Folder, old: &OsString) -> Option<Draft> {
        let draft = read(folder, old).ok()?;
        if self.session.is_none() {
            self.session = Session::start(folder).ok();
        }
        // Where it cannot be made ours it is offered all the same: the text counts.
        if let Some(session) = &self.session {
            match folder.rename(old, &name(&session.name, &draft.annotation)) {
                // Yet another session was quicker.
                Err(e) if e.kind() == io::ErrorKind::NotFound => return None,
                _ => {}
            }
        }
        Some(draft)
    }

    /// Ends the session: where it left no draft, nothing is left of it.
    pub fn end_session(&mut self) {
        let Some(session) = self.session.take() else { return };
        let Ok(folder) = self.drafts_folder() else { return };
        let begins = |n: &OsString| n.to_string_lossy().starts_with(&format!("{}-", session.name));
        if folder.names().is_ok_and(|names| !names.iter().any(begins)) {
            folder.remove(&lock_name(&session.name));
        }
    }

    fn drafts_folder(&self) -> io::Result<Folder> {
        Folder::open(&self.dir, self.own).and_then(|f| f.sub(DRAFTS))
    }
}

/// Says whether a session is gone: `None` while it runs, else its lock, held so that nobody else takes over the same drafts.
#[allow(clippy::option_option, reason = "a session of which only drafts are left is gone as well")]
fn gone(folder: &Folder, session: &str) -> Option<Option<File>> {
    match folder.read_from(&lock_name(session)) {
        Ok(lock) => match lock.try_lock() {
            Ok(()) => Some(Some(lock)),
            Err(TryLockError::WouldBlock) => None,
            // A file system without locks: better offered twice than lost.
            Err(TryLockError::Error(_)) => Some(None),
        },
        Err(_) => Some(None),
    }
}

fn read(folder: &Folder, name: &OsString) -> io::Result<Draft> {
    let mut content = String::new();
    folder.read_from(name)?.read_to_string(&mut content)?;
    let (head, text) = content.split_once("\n\n").ok_or(io::ErrorKind::InvalidData)?;
    let annotation = from_json(serde_json::from_str(head)?).map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Draft { annotation, text: text.to_owned() })
}

fn name(session: &str, annotation: &Annotation) -> OsString {
    format!("{session}-{:08x}.txt", crc32fast::hash(annotation.id.as_bytes())).into()
}

fn lock_name(session: &str) -> OsString {
    format!("{session}.lock").into()
}
