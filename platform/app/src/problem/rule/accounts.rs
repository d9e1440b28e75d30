//! What is said about accounts: signing in, positions, absences, deputies.

use super::{Words, said};

pub(super) const WRONG_OWN_PASSWORD: Words = said(
    "wrong-own-password",
    ("Kata sandi tidak cocok.", "The password does not match."),
    (
        "Tulis kata sandi yang Anda pakai untuk masuk.",
        "Write the password you sign in with.",
    ),
);

pub(super) const WRONG_CODE: Words = said(
    "wrong-code",
    ("Kode itu tidak cocok.", "That code does not match."),
    (
        "Tulis enam angka yang sekarang tampil di ponsel Anda, atau satu kode cadangan.",
        "Write the six digits your phone shows now, or one recovery code.",
    ),
);

pub(super) const CODE_USED_BEFORE: Words = said(
    "code-used-before",
    ("Kode itu sudah dipakai.", "That code was used before."),
    (
        "Tunggu kode berikutnya di ponsel, paling lama setengah menit.",
        "Wait for the next code on your phone, half a minute at most.",
    ),
);

pub(super) const NO_FACTOR_BEGUN: Words = said(
    "no-factor-begun",
    ("Belum ada kode ponsel yang dipasang.", "No phone code is being set up."),
    (
        "Buka halaman akun saya, lalu mulai memasang kode ponsel.",
        "Open the page of your account and begin to set a phone code up.",
    ),
);

pub(super) const FACTOR_REQUIRED: Words = said(
    "factor-required",
    (
        "Akun ini wajib memakai kode ponsel.",
        "This account must use a phone code.",
    ),
    (
        "Ganti ponsel? Pasang kode baru; kode lama diganti olehnya.",
        "Another phone? Set a new code up; it replaces the old one.",
    ),
);

pub(super) const PROVE_AGAIN: Words = said(
    "prove-again",
    (
        "Tindakan ini meminta kata sandi sekali lagi.",
        "This act asks for the password once more.",
    ),
    (
        "Tulis kata sandi Anda, lalu ulangi tindakan itu.",
        "Write your password, then repeat the act.",
    ),
);

pub(super) const ABSENT_ALREADY: Words = said(
    "absent-already",
    (
        "Ketidakhadiran pada hari-hari itu sudah tercatat.",
        "An absence on those days is entered already.",
    ),
    (
        "Batalkan dulu yang lama, atau pilih hari lain.",
        "Take the earlier one back first, or choose other days.",
    ),
);

pub(super) const ABSENT_TODAY: Words = said(
    "absent-today",
    (
        "Anda tercatat tidak hadir hari ini.",
        "You are entered as absent today.",
    ),
    (
        "Sudah kembali bekerja? Batalkan ketidakhadiran Anda, lalu ambil berkas.",
        "Back at work? Take your absence back, then take a file.",
    ),
);

pub(super) const NO_SUCH_COLLEAGUE: Words = said(
    "no-such-colleague",
    (
        "Rekan itu tidak dapat menerima berkas pada hari pertama.",
        "That colleague cannot take files over on the first day.",
    ),
    (
        "Pilih rekan sejabatan yang hadir, atau biarkan berkas kembali ke antrean.",
        "Choose one in the same position who is there, or let the files go back to the queue.",
    ),
);

pub(super) const DECREE_MISSING: Words = said(
    "decree-missing",
    (
        "Nomor surat penunjukan belum ditulis atau terlalu panjang.",
        "The number of the decree is missing or too long.",
    ),
    (
        "Tulis nomor dan tanggal surat, paling banyak 100 huruf.",
        "Write its number and day, at most 100 letters.",
    ),
);

pub(super) const DEPUTY_THERE_ALREADY: Words = said(
    "deputy-there-already",
    (
        "Sudah ada Plt atau Plh lain pada hari-hari itu.",
        "There is another deputy on those days.",
    ),
    (
        "Akhiri dulu yang lama, atau pilih hari lain.",
        "End the earlier one first, or choose other days.",
    ),
);

pub(super) const POSITION_HAS_HOLDER: Words = said(
    "position-has-holder",
    (
        "Jabatan itu masih dipegang pejabatnya.",
        "Somebody still holds that position.",
    ),
    (
        "Pilih Plh bila pejabatnya hanya tidak hadir sementara.",
        "Choose Plh if its holder is only away for some days.",
    ),
);

pub(super) const POSITION_IS_VACANT: Words = said(
    "position-is-vacant",
    ("Jabatan itu sedang kosong.", "That position is vacant."),
    (
        "Pilih Plt. Plh hanya untuk pejabat yang tidak hadir sementara.",
        "Choose Plt. Plh is only for a holder who is away for some days.",
    ),
);

pub(super) const WRONG_PASSWORD: Words = said(
    "wrong-password",
    (
        "Nama masuk atau kata sandi tidak cocok.",
        "Sign-in name or password do not match.",
    ),
    ("Periksa keduanya, lalu coba lagi.", "Check both and try again."),
);

pub(super) const WEAK_PASSWORD: Words = said(
    "weak-password",
    ("Kata sandi terlalu pendek.", "The password is too short."),
    (
        "Pakai paling sedikit 12 huruf atau angka. Kalimat pendek lebih mudah diingat.",
        "Use at least 12 characters. A short sentence is easy to remember.",
    ),
);

pub(super) const PASSWORD_NAMES_ACCOUNT: Words = said(
    "password-names-account",
    (
        "Kata sandi memuat nama masuk Anda.",
        "The password holds your sign-in name.",
    ),
    (
        "Pilih kalimat pendek tanpa nama masuk, karena rekan Anda mengetahuinya.",
        "Choose a short sentence without the sign-in name, because your colleagues know it.",
    ),
);

pub(super) const WRONG_OLD_PASSWORD: Words = said(
    "wrong-old-password",
    ("Kata sandi lama tidak cocok.", "The old password does not match."),
    (
        "Tulis kata sandi yang Anda pakai untuk masuk.",
        "Write the password you signed in with.",
    ),
);

pub(super) const SAME_PASSWORD: Words = said(
    "same-password",
    (
        "Kata sandi baru sama dengan yang lama.",
        "The new password is the old one.",
    ),
    (
        "Pilih kata sandi lain yang hanya Anda ketahui.",
        "Choose another one that only you know.",
    ),
);

pub(super) const LOGIN_TAKEN: Words = said(
    "login-taken",
    ("Nama masuk itu sudah dipakai.", "That sign-in name is taken."),
    (
        "Pilih nama masuk lain, misalnya dengan angka di belakangnya.",
        "Choose another one, for instance with a number behind it.",
    ),
);

pub(super) const LOGIN_NOT_UNDERSTOOD: Words = said(
    "login-not-understood",
    (
        "Nama masuk itu tidak dapat dipakai.",
        "That sign-in name cannot be used.",
    ),
    (
        "Pakai 3 sampai 100 huruf kecil, angka, titik, atau tanda hubung.",
        "Use 3 to 100 small letters, digits, dots or hyphens.",
    ),
);

pub(super) const NAME_MISSING: Words = said(
    "name-missing",
    (
        "Nama lengkap belum ditulis atau terlalu panjang.",
        "The full name is missing or too long.",
    ),
    (
        "Tulis nama petugas, paling banyak 100 huruf.",
        "Write the officer's name, at most 100 letters.",
    ),
);

pub(super) const OWN_ACCOUNT: Words = said(
    "own-account",
    ("Ini akun Anda sendiri.", "This is your own account."),
    (
        "Minta pengelola lain melakukannya. Kata sandi sendiri diganti di halaman kata sandi.",
        "Ask another administrator. Your own password is changed on the password page.",
    ),
);

pub(super) const ACCOUNT_HOLDS_NOTHING: Words = said(
    "account-holds-nothing",
    (
        "Akun ini tidak dapat memegang jabatan.",
        "This account cannot hold a position.",
    ),
    (
        "Hanya akun petugas yang masih dibuka dapat memegang jabatan.",
        "Only an officer's account that is open can hold one.",
    ),
);

pub(super) const POSITION_UNKNOWN: Words = said(
    "position-unknown",
    ("Jabatan itu tidak ada.", "There is no such position."),
    ("Pilih jabatan dari daftar.", "Choose a position from the list."),
);

pub(super) const POSITION_HELD_ALREADY: Words = said(
    "position-held-already",
    (
        "Jabatan itu sudah dipegang akun ini pada hari-hari itu.",
        "This account holds the position on those days already.",
    ),
    (
        "Akhiri dulu yang lama, atau pilih hari lain.",
        "End the earlier one first, or choose other days.",
    ),
);

pub(super) const PERIOD_REVERSED: Words = said(
    "period-reversed",
    (
        "Hari terakhir lebih awal daripada hari pertama.",
        "The last day is before the first.",
    ),
    (
        "Tulis hari terakhir yang sama atau sesudahnya.",
        "Write a last day on or after it.",
    ),
);

pub(super) const POSITION_ENDS_EARLIER: Words = said(
    "position-ends-earlier",
    (
        "Jabatan itu sudah berakhir pada hari itu atau sebelumnya.",
        "The position ends on that day or before it already.",
    ),
    (
        "Pilih hari yang lebih awal, atau beri jabatan itu lagi.",
        "Choose an earlier day, or give the position again.",
    ),
);

pub(super) const POSITION_BEGUN: Words = said(
    "position-begun",
    ("Jabatan itu sudah mulai dipegang.", "The position is held already."),
    (
        "Akhiri jabatan itu dengan hari terakhir.",
        "End the position with a last day.",
    ),
);
