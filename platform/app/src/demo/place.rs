//! The folder of a demo: marked before anything is written, so that nothing real is furnished by mistake.

use std::fs;
use std::path::{Path, PathBuf};

use maklumat_vocabulary::Text;

use crate::App;
use crate::demo::Furnished;
use crate::problem::Problem;
use crate::settings::is_in_use;
use crate::whole_file::{self, Readers};

/// What a furnished folder says of itself.
const DONE: &str = "demo.json";

/// Lies in the folder from before its database is made until it is furnished.
const BEGUN: &str = "demo.begun";

/// Marks a folder as one of a demo. Refuses one in which somebody has made an installation.
pub fn begin(folder: &Path) -> Result<(), Problem> {
    let is_demo = folder.join(DONE).exists() || folder.join(BEGUN).exists();
    if is_demo {
        return Ok(());
    }
    if is_in_use(folder) || folder.join("keys/master.key").exists() {
        return Err(real(folder));
    }
    fs::create_dir_all(folder)
        .and_then(|()| whole_file::write(&folder.join(BEGUN), b"", Readers::Everybody))
        .map_err(|error| Problem::broke("the folder of the demo cannot be marked", &error))
}

fn real(folder: &Path) -> Problem {
    let what = Text {
        id: "folder ini berisi pemasangan yang bukan demo",
        en: "this folder holds an installation that is no demo",
    };
    let then = Text {
        id: "Pilih folder lain dengan --data, misalnya data/demo.",
        en: "Choose another folder with --data, for example data/demo.",
    };
    Problem::no_demo_in(folder, &what, &then)
}

fn unfinished(folder: &Path) -> Problem {
    let what = Text {
        id: "demo di folder ini terhenti sebelum selesai disiapkan",
        en: "the demo in this folder was interrupted before it was ready",
    };
    let then = Text {
        id: "Hapus folder itu, lalu jalankan maklumat demo lagi.",
        en: "Delete that folder, then run maklumat demo again.",
    };
    Problem::no_demo_in(folder, &what, &then)
}

impl App {
    /// What a furnished folder said of itself, so that a second start shows the same.
    pub(super) fn already_furnished(&self) -> Option<Furnished> {
        let text = fs::read_to_string(self.place(DONE)).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Only an installation in which nobody can sign in and nothing is published is furnished.
    pub(super) async fn must_be_empty(&self) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        if !reader.has_officers().await? && reader.regency_file("organisation.toml").await?.is_none() {
            return Ok(());
        }
        let folder = &self.0.settings.folder;
        Err(if self.place(BEGUN).exists() {
            unfinished(folder)
        } else {
            real(folder)
        })
    }

    pub(super) fn remember_furnished(&self, furnished: &Furnished) -> Result<(), Problem> {
        let text = serde_json::to_string_pretty(furnished).expect("texts and numbers are serializable");
        whole_file::write(&self.place(DONE), text.as_bytes(), Readers::Everybody)
            .map_err(|error| Problem::broke("the summary of the demo cannot be kept", &error))?;
        // Left over it does no harm: the summary is looked for first.
        let _ = fs::remove_file(self.place(BEGUN));
        Ok(())
    }

    fn place(&self, name: &str) -> PathBuf {
        self.0.settings.folder.join(name)
    }
}
