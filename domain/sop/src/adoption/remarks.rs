//! What the overlay itself is to blame for, in words.

use maklumat_vocabulary::{Diagnostic, Phrase, Span, Spanned, Text};

use crate::adoption::codes::{ADOPTED_DRAFT, FOREIGN_NUMBER, IDLE_POSITION, NOT_JOINED, STRAY_CHANGE};
use crate::adoption::lines::Statement;

/// A removal that meets nothing, or the inside of a line.
pub(crate) fn stray(address: &Spanned<String>, line: Option<&Statement>) -> Diagnostic {
    let finding = |text: Text| {
        Diagnostic::new(
            &STRAY_CHANGE,
            "adopts.remove",
            address.span,
            Phrase::new(text).with("address", &address.value),
        )
    };
    let Some(line) = line else {
        return finding(Text {
            id: "tidak ada `{address}` di paket, jadi tidak ada yang dihapus",
            en: "there is no `{address}` in the package, so nothing is removed",
        })
        .fix(Phrase::new(Text {
            id: "periksa ejaannya dengan maklumat package show, atau hapus dari remove",
            en: "look at its spelling with maklumat package show, or take it out of remove",
        }));
    };
    finding(Text {
        id: "`{address}` ada di dalam satu baris paket, dan satu baris hanya dapat diganti seluruhnya",
        en: "`{address}` stands inside one line of the package, and a line is only replaced whole",
    })
    .fix(
        Phrase::new(Text {
            id: "hapus `{line}`, atau tulis ulang baris itu di sini",
            en: "remove `{line}`, or write the line anew here",
        })
        .with("line", line.path.join(".")),
    )
}

pub(crate) fn undated(decree: &Statement) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "keputusan ini belum dipakai karena tanggal berlaku di sini belum ditulis; layanan masih rancangan",
        en: "the decree is not used yet because no effective date is written here; the service is a draft",
    });
    let fix = Phrase::new(Text {
        id: "tulis effective = 2026-01-31 di bawah decree, dengan tanggal sendiri",
        en: "write effective = 2026-01-31 below decree, with a date of one's own",
    });
    Diagnostic::new(&ADOPTED_DRAFT, "service.effective", decree.node.span, message).fix(fix)
}

pub(crate) fn idle_position(name: &str, span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "jabatan `{name}` tidak mengerjakan langkah apa pun di paket",
        en: "position `{name}` performs no step of the package",
    });
    let fix = Phrase::new(Text {
        id: "tulis jabatan seperti di paket (maklumat package show), atau hapus baris ini",
        en: "write the position as the package does (maklumat package show), or remove the line",
    });
    Diagnostic::new(
        &IDLE_POSITION,
        format!("adopts.positions.{name}"),
        span,
        message.with("name", name),
    )
    .fix(fix)
}

pub(crate) fn not_joined(span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "berkas ini tidak dapat disatukan dengan paketnya tanpa mengubah isinya",
        en: "this file cannot be put together with its package without changing what it says",
    });
    let fix = Phrase::new(Text {
        id: "tulis tiap bagian dengan nama lengkap, misalnya [step.periksa.outcome], tanpa titik di dalam kunci",
        en: "write every section with its full name, such as [step.periksa.outcome], without dots in keys",
    });
    Diagnostic::new(&NOT_JOINED, "adopts", span, message).fix(fix)
}

/// The SOP number of the origin, which is not ours.
pub(crate) fn foreign_number(span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "nomor SOP masih milik daerah asal",
        en: "the SOP number is still that of the origin",
    });
    let fix = Phrase::new(Text {
        id: "tulis [sop] lalu number = \"...\" dengan nomor sendiri",
        en: "write [sop] and number = \"...\" with a number of one's own",
    });
    Diagnostic::new(&FOREIGN_NUMBER, "sop.number", span, message).fix(fix)
}
