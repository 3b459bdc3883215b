//! Drafts: what is being typed, kept beside the notes at every change, so that a lost line or a kill costs no word.
//!
//! A draft is a plain text file: a line of JSON that says where the text belongs, an empty line, the text.

use super::{NotesError, NotesStore};
use crate::annotation::{Annotation, Draft, from_json, to_json};
use crate::store::folder::Folder;
use std::ffi::OsString;
use std::io::{self, Read as _};

const DRAFTS: &str = "drafts";

impl NotesStore {
    /// Keeps a draft in the place of the one of the same annotation.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), NotesError> {
        let path = self.dir.join(DRAFTS);
        let keep = || {
            let folder = Folder::make(&self.dir, self.own)?.make_sub(DRAFTS)?;
            let content = format!("{}\n\n{}", to_json(&draft.annotation), draft.text);
            folder.replace(&name(&draft.annotation), content.as_bytes())
        };
        keep().map_err(|cause| NotesError::Write { path, cause })
    }

    /// Removes an annotation's draft: it was saved, or thrown away.
    pub fn drop_draft(&self, annotation: &Annotation) {
        if let Ok(folder) = Folder::open(&self.dir, self.own).and_then(|f| f.sub(DRAFTS)) {
            folder.remove(&name(annotation));
        }
    }

    /// Returns the drafts that an earlier session left, as far as they can be read.
    pub fn drafts(&self) -> Vec<Draft> {
        let Ok(folder) = Folder::open(&self.dir, self.own).and_then(|f| f.sub(DRAFTS)) else {
            return Vec::new();
        };
        let names = folder.names().unwrap_or_default();
        names
            .iter()
            .filter(|n| n.to_string_lossy().ends_with(".txt"))
            .filter_map(|n| read(&folder, n).ok())
            .collect()
    }
}

fn read(folder: &Folder, name: &OsString) -> io::Result<Draft> {
    let mut content = String::new();
    folder.read_from(name)?.read_to_string(&mut content)?;
    let (head, text) = content.split_once("\n\n").ok_or(io::ErrorKind::InvalidData)?;
    let annotation = from_json(serde_json::from_str(head)?).map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Draft { annotation, text: text.to_owned() })
}

fn name(annotation: &Annotation) -> OsString {
    format!("{:08x}.txt", crc32fast::hash(annotation.id.as_bytes())).into()
}
