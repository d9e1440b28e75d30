//! Every kind of letter with the words the program brings. An administrator may put others in their place.

use maklumat_vocabulary::Text;

/// One kind of letter.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) key: &'static str,
    pub(crate) words: Text,
    /// Places its words may name.
    pub(crate) slots: &'static [&'static str],
    /// A sentence that no letter of this kind goes out without, whatever its words are.
    pub(crate) always: Option<Text>,
}

/// The code by which somebody finds their cases.
pub(crate) const CODE: &str = "code";

/// Who must act, by when, about what, and the short link.
const STORY: &[&str] = &["kantor", "layanan", "giliran", "sampai", "selesai", "produk", "tautan"];

const fn kind(key: &'static str, words: Text) -> Kind {
    Kind {
        key,
        words,
        slots: STORY,
        always: None,
    }
}

impl Kind {
    /// Whether other words must name this place too, because those the program brings do: without it an applicant would
    /// not know who writes, about what, or what to do.
    pub(crate) fn needs(&self, slot: &str) -> bool {
        self.words.id.contains(&format!("{{{slot}}}"))
    }
}

pub(crate) const KINDS: &[Kind] = &[
    kind(
        "submitted",
        Text {
            id: "{kantor}: permohonan {layanan} sudah kami terima. Giliran {giliran}. Selesai paling lambat {selesai}. Lihat {tautan}",
            en: "{kantor}: we have your application for {layanan}. It is with {giliran}. Done by {selesai}. See {tautan}",
        },
    ),
    kind(
        "returned",
        Text {
            id: "{kantor}: berkas {layanan} belum lengkap. Giliran Anda: lengkapi paling lambat {sampai}. Buka {tautan}",
            en: "{kantor}: your file for {layanan} is not complete. It is your turn: complete it by {sampai}. Open {tautan}",
        },
    ),
    kind(
        "resumed",
        Text {
            id: "{kantor}: jawaban Anda untuk {layanan} sudah kami terima. Giliran {giliran}, paling lambat {sampai}. Lihat {tautan}",
            en: "{kantor}: we have your answer for {layanan}. It is with {giliran}, until {sampai}. See {tautan}",
        },
    ),
    kind(
        "your-turn",
        Text {
            id: "{kantor}: {layanan} menunggu Anda. Giliran Anda, paling lambat {sampai}. Caranya di {tautan}",
            en: "{kantor}: {layanan} waits for you. It is your turn, until {sampai}. How: {tautan}",
        },
    ),
    kind(
        "paid",
        Text {
            id: "{kantor}: pembayaran untuk {layanan} sudah kami catat. Giliran {giliran}, paling lambat {sampai}. Lihat {tautan}",
            en: "{kantor}: your payment for {layanan} is recorded. It is with {giliran}, until {sampai}. See {tautan}",
        },
    ),
    kind(
        "deviated",
        Text {
            id: "{kantor}: urutan kerja untuk {layanan} kami ubah. Alasan dan dasar hukumnya di {tautan}. Giliran {giliran}, paling lambat {sampai}.",
            en: "{kantor}: we changed the order of work for {layanan}. Reason and legal ground: {tautan}. It is with {giliran}, until {sampai}.",
        },
    ),
    kind(
        "answer-extended",
        Text {
            id: "{kantor}: waktu Anda untuk melengkapi {layanan} ditambah. Giliran Anda, paling lambat {sampai}. Buka {tautan}",
            en: "{kantor}: you have more time to complete {layanan}. It is your turn, until {sampai}. Open {tautan}",
        },
    ),
    kind(
        "late",
        Text {
            id: "{kantor}: janji kami untuk {layanan} terlewat ({selesai}). Giliran {giliran}; atasannya sudah diberi tahu. Lihat {tautan}",
            en: "{kantor}: we did not keep our promise for {layanan} ({selesai}). It is with {giliran}; a superior was told. See {tautan}",
        },
    ),
    kind(
        "deemed-approved",
        Text {
            id: "{kantor}: batas waktu {layanan} terlewat, maka permohonan Anda dianggap dikabulkan menurut hukum. Lihat {tautan}",
            en: "{kantor}: the time for {layanan} is over, so your application counts as approved by law. See {tautan}",
        },
    ),
    kind(
        "revoked",
        Text {
            id: "{kantor}: {produk} Anda dicabut dan tidak berlaku lagi. Alasannya di {tautan}",
            en: "{kantor}: your {produk} was taken back and no longer counts. The reason: {tautan}",
        },
    ),
    kind(
        "done",
        Text {
            id: "{kantor}: {layanan} selesai. Giliran Anda: lihat dan ambil hasilnya di {tautan}",
            en: "{kantor}: {layanan} is done. It is your turn: see and collect the result at {tautan}",
        },
    ),
    kind(
        "refused",
        Text {
            id: "{kantor}: {layanan} ditolak. Alasan dan cara mengajukan keberatan ada di {tautan}",
            en: "{kantor}: {layanan} was refused. The reasons and how to object: {tautan}",
        },
    ),
    kind(
        "redirected",
        Text {
            id: "{kantor}: {layanan} dialihkan ke kantor lain. Ke mana dan apa giliran Anda ada di {tautan}",
            en: "{kantor}: {layanan} was passed on to another office. Where, and what is your turn: {tautan}",
        },
    ),
    kind(
        "withdrawn",
        Text {
            id: "{kantor}: {layanan} berakhir karena ditarik atau tidak dijawab. Bukan kehendak Anda? Lihat {tautan}",
            en: "{kantor}: {layanan} ended because it was withdrawn or not answered. Not what you wanted? See {tautan}",
        },
    ),
    kind(
        "remind",
        Text {
            id: "{kantor}: {produk} perlu Anda perpanjang atau laporkan. Giliran Anda. Lihat {tautan}",
            en: "{kantor}: your {produk} must be renewed or reported on. It is your turn. See {tautan}",
        },
    ),
    kind(
        "invite-survey",
        Text {
            id: "{kantor}: bagaimana {layanan} menurut Anda? Sampaikan lewat {tautan}",
            en: "{kantor}: how was {layanan} for you? Tell us at {tautan}",
        },
    ),
    Kind {
        key: CODE,
        words: Text {
            id: "Kode {kode} untuk melihat permohonan Anda. Berlaku 10 menit. Jangan berikan kepada siapa pun, juga petugas.",
            en: "Code {kode} to see your applications. Valid for 10 minutes. Give it to nobody, officers included.",
        },
        slots: &["kode"],
        always: Some(Text {
            id: "Jangan berikan kepada siapa pun, juga petugas.",
            en: "Give it to nobody, officers included.",
        }),
    },
];

pub(crate) fn kind_of(key: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.key == key)
}

#[cfg(test)]
mod tests {
    use maklumat_delivery::Pattern;
    use maklumat_vocabulary::Language;

    use super::*;

    #[test]
    fn the_words_the_program_brings_pass_the_check_that_others_must_pass() {
        for kind in KINDS {
            for language in Language::ALL {
                let pattern = Pattern::read(kind.words.within(language), kind.slots).unwrap();
                for slot in kind.slots {
                    assert_eq!(pattern.names(slot), kind.needs(slot), "{} {slot}", kind.key);
                }
            }
        }
    }
}
