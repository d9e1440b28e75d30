//! Words an administrator put in the place of those the program brings.

use maklumat_calendar::Timestamp;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    KEEP_WORDS = "INSERT INTO letter_words (tenant, kind, language, words, officer, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant, kind, language) DO UPDATE
        SET words = excluded.words, officer = excluded.officer, changed_at = excluded.changed_at";
    DROP_WORDS = "DELETE FROM letter_words WHERE tenant = $1 AND kind = $2";
    WORDS_OF_KIND = "SELECT kind, language, words, changed_at FROM letter_words WHERE tenant = $1 AND kind = $2";
    ALL_WORDS = "SELECT kind, language, words, changed_at FROM letter_words
        WHERE tenant = $1
        ORDER BY kind, language";
}

/// The office's own words for one kind of letter in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterWords {
    pub kind: String,
    pub language: String,
    pub words: String,
    pub changed_at: Timestamp,
}

impl Tx {
    pub async fn keep_letter_words(&mut self, words: &LetterWords, officer: &str) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            (&words.kind).into(),
            (&words.language).into(),
            (&words.words).into(),
            officer.into(),
            words.changed_at.into(),
        ];
        self.execute(KEEP_WORDS, &values).await.map(|_| ())
    }

    /// From then on the program's own words are used again.
    pub async fn drop_letter_words(&mut self, kind: &str) -> Result<(), Fault> {
        self.execute(DROP_WORDS, &[self.tenant.into(), kind.into()])
            .await
            .map(|_| ())
    }
}

impl Reader {
    pub async fn letter_words(&mut self, kind: &str) -> Result<Vec<LetterWords>, Fault> {
        let rows = self.rows(WORDS_OF_KIND, &[self.tenant.into(), kind.into()]).await?;
        rows.into_iter().map(read).collect()
    }

    pub async fn all_letter_words(&mut self) -> Result<Vec<LetterWords>, Fault> {
        let rows = self.rows(ALL_WORDS, &[self.tenant.into()]).await?;
        rows.into_iter().map(read).collect()
    }
}

fn read(mut row: crate::value::Row) -> Result<LetterWords, Fault> {
    Ok(LetterWords {
        kind: row.text(0)?,
        language: row.text(1)?,
        words: row.text(2)?,
        changed_at: row.instant(3)?,
    })
}
