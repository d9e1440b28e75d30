//! What is said about drafts of definitions that several people write.

use super::{Words, said};

pub(super) const NOTHING_TO_UNDO: Words = said(
    "nothing-to-undo",
    (
        "Tidak ada perubahan Anda yang dapat dibatalkan.",
        "There is no change of yours to take back.",
    ),
    (
        "Perubahan orang lain hanya dapat dibatalkan oleh mereka. Ubah saja isinya.",
        "Only others take back what they changed. Change the place itself.",
    ),
);

pub(super) const NOTHING_TO_REDO: Words = said(
    "nothing-to-redo",
    ("Tidak ada yang dapat diulangi.", "There is nothing to make again."),
    (
        "Mengulangi hanya dapat dilakukan tepat setelah membatalkan.",
        "Making again works right after taking back.",
    ),
);

pub(super) const CHANGED_BY_OTHERS: Words = said(
    "changed-by-others",
    (
        "Orang lain sudah mengubah tempat yang sama.",
        "Somebody else has changed the same place.",
    ),
    (
        "Lihat riwayat naskah, lalu ubah isinya langsung.",
        "See the history of the draft, then change the place itself.",
    ),
);

pub(super) const FIX_IS_GONE: Words = said(
    "fix-is-gone",
    (
        "Usulan itu tidak berlaku lagi.",
        "This suggestion does not fit any more.",
    ),
    (
        "Lihat temuan yang sekarang, lalu pilih lagi.",
        "Look at the findings as they are now, then choose again.",
    ),
);

pub(super) const NOT_SOUND: Words = said(
    "draft-not-sound",
    ("Naskah ini masih punya kesalahan.", "This draft still has errors."),
    (
        "Perbaiki temuan yang bertanda kesalahan, lalu ajukan lagi.",
        "Mend the findings marked as errors, then propose it again.",
    ),
);
