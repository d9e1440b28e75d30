//! What is said about standards on their way, and about comments on drafts.

use super::{Words, said};

pub(super) const NO_STANDARDS_SERVICE: Words = said(
    "no-standards-service",
    (
        "Belum ada layanan untuk penetapan standar.",
        "There is no service for establishing standards yet.",
    ),
    (
        "Minta pengelola menerbitkan layanan penetapan standar.",
        "Ask the administrator to publish one.",
    ),
);

pub(super) const PURPOSE_WRONG: Words = said(
    "standard-purpose-wrong",
    (
        "Maksud itu tidak cocok dengan layanan ini.",
        "That purpose does not fit this service.",
    ),
    (
        "Pilih \"layanan baru\" hanya untuk layanan yang belum punya standar.",
        "Choose \"new service\" only for a service without a standard.",
    ),
);

pub(super) const IS_OPEN: Words = said(
    "standard-is-open",
    (
        "Standar layanan ini sedang diproses.",
        "The standard of this service is on its way already.",
    ),
    ("Buka berkasnya di daftar di bawah.", "Open its case in the list below."),
);

pub(super) const HAS_DECREE: Words = said(
    "standard-has-decree",
    ("Standar ini sudah ditetapkan.", "This standard is established already."),
    (
        "Untuk mengubahnya lagi, buka usulan perubahan baru.",
        "To change it again, open a new case.",
    ),
);

pub(super) const NO_TEXT: Words = said(
    "no-draft-text",
    (
        "Rancangannya belum diserahkan.",
        "The draft has not been handed in yet.",
    ),
    (
        "Unggah berkas layanannya di halaman standar, lalu ulangi.",
        "Upload its file on the page of the standard, then try again.",
    ),
);

pub(super) const HAS_ERRORS: Words = said(
    "draft-has-errors",
    (
        "Rancangan belum lolos pemeriksa.",
        "The draft does not pass the checker yet.",
    ),
    (
        "Perbaiki kesalahan yang ditandai, unggah lagi, lalu ulangi.",
        "Mend the errors that are shown, upload it again, then try again.",
    ),
);

pub(super) const IS_PUBLISHED: Words = said(
    "draft-is-published",
    (
        "Rancangan ini sudah dipublikasikan dan tidak dapat diganti.",
        "This draft is published and cannot be replaced.",
    ),
    (
        "Untuk rancangan lain, buka usulan baru.",
        "For another draft, open a new case.",
    ),
);

pub(super) const COMMENTS_STILL_OPEN: Words = said(
    "comments-still-open",
    (
        "Masa tanggapan masyarakat belum habis.",
        "The public may still comment.",
    ),
    (
        "Tunggu sampai batasnya; langkah ini lalu berlanjut sendiri.",
        "Wait until it is over; the step then goes on by itself.",
    ),
);

pub(super) const COMMENTS_UNANSWERED: Words = said(
    "comments-unanswered",
    (
        "Masih ada tanggapan yang belum dijawab.",
        "Some comments are not answered yet.",
    ),
    (
        "Jawab semuanya di halaman standar: masyarakat berhak tahu tindak lanjutnya.",
        "Answer all of them on the page of the standard: the public is owed to know what became of them.",
    ),
);

pub(super) const NOT_PUBLISHED: Words = said(
    "standard-not-published",
    (
        "Standar yang ditetapkan belum diterbitkan.",
        "The established standard is not published yet.",
    ),
    (
        "Minta pengelola menerbitkan usulannya dahulu.",
        "Ask the administrator to publish its proposal first.",
    ),
);

pub(super) const COMMENTS_OVER: Words = said(
    "comments-over",
    (
        "Masa tanggapan untuk rancangan ini sudah habis.",
        "The time for comments on this draft is over.",
    ),
    (
        "Jika rancangan merugikan Anda, Anda dapat melapor kepada Ombudsman.",
        "If the draft does you harm, you may report to the Ombudsman.",
    ),
);

pub(super) const COMMENT_EMPTY: Words = said(
    "comment-empty",
    ("Tanggapannya belum ditulis.", "The comment is empty."),
    (
        "Tulis apa yang menurut Anda perlu diubah.",
        "Write what you think should change.",
    ),
);

pub(super) const COMMENT_TOO_LONG: Words = said(
    "comment-too-long",
    ("Tulisannya terlalu panjang.", "That is too long."),
    (
        "Tulis paling banyak 4.000 huruf, dan nama paling banyak 120 huruf.",
        "Write at most 4,000 letters, and a name of at most 120.",
    ),
);

pub(super) const TOO_MANY_COMMENTS: Words = said(
    "too-many-comments",
    (
        "Terlalu banyak tanggapan dari tempat ini.",
        "Too many comments came from here.",
    ),
    ("Coba lagi satu jam lagi.", "Try again in an hour."),
);

pub(super) const ANSWER_MISSING: Words = said(
    "answer-missing",
    ("Jawabannya belum ditulis.", "The answer is empty."),
    (
        "Tulis apa yang diubah, atau mengapa tidak.",
        "Write what was changed, or why not.",
    ),
);
