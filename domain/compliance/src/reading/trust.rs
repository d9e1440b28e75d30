//! How a part of the text is known, and a note wherever that is worse than seen.

use maklumat_vocabulary::{Diagnostic, Phrase, Text};

use crate::codes::UNVERIFIED_WITHOUT_NOTE;
use crate::reading::section::{Reader, Section, Want};
use crate::{Confidence, Trust};

pub(super) fn read(section: &mut Section<'_>, reader: &mut Reader, want: Want) -> Option<Trust> {
    let written = section.text(reader, "confidence", want);
    let note = section.words(reader, ("note", "note-en"), Want::Optional);
    let written = written?;
    let Some(confidence) = Confidence::parse(&written.value) else {
        reader.report(section.wrong(
            "confidence",
            written.span,
            Text {
                id: "pilih read, seen, practice, memory-high, memory-medium, atau memory-low",
                en: "choose read, seen, practice, memory-high, memory-medium or memory-low",
            },
        ));
        return None;
    };
    if !confidence.is_verified() && note.is_none() {
        let message = Phrase::new(Text {
            id: "keyakinan `{confidence}` tanpa catatan",
            en: "confidence `{confidence}` without a note",
        });
        let fix = Phrase::new(Text {
            id: "tambahkan note dan note-en: apa yang belum dicocokkan",
            en: "add note and note-en: what was not compared",
        });
        reader.report_unless_torn(
            Diagnostic::new(
                &UNVERIFIED_WITHOUT_NOTE,
                section.address_of("confidence"),
                written.span,
                message.with("confidence", &written.value),
            )
            .fix(fix),
        );
    }
    Some(Trust { confidence, note })
}
