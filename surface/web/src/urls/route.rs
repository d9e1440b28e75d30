//! The routes, as the router spells them.

pub(crate) const HOME: &str = "/";
pub(crate) const SEARCH: &str = "/cari";
pub(crate) const CATALOGUE: &str = "/layanan";
pub(crate) const LIFE_EVENT: &str = "/peristiwa/{event}";
pub(crate) const ROBOTS: &str = "/robots.txt";
pub(crate) const SITEMAP: &str = "/sitemap.xml";
pub(crate) const SERVICE: &str = "/layanan/{unit}/{service}";
pub(crate) const LEGAL_SOP: &str = "/layanan/{unit}/{service}/sop";
pub(crate) const SERVICE_SHEET: &str = "/layanan/{unit}/{service}/lembar/{file}";
pub(crate) const PUBLIC_DRAFTS: &str = "/rancangan";
pub(crate) const PUBLIC_DRAFT: &str = "/rancangan/{public}";
pub(crate) const COMMENT_ON_DRAFT: &str = "/rancangan/{public}/tanggapan";
pub(crate) const DRAFTED_SERVICE: &str = "/rancangan/{public}/layanan";
pub(crate) const DRAFTED_SOP: &str = "/rancangan/{public}/sop";
pub(crate) const DRAFTED_FORM: &str = "/rancangan/{public}/isian";
pub(crate) const STANDARDS: &str = "/petugas/standar";
pub(crate) const STANDARD: &str = "/petugas/standar/{public}";
pub(crate) const STANDARD_TEXT: &str = "/petugas/standar/{public}/naskah";
pub(crate) const STANDARD_DRAFT: &str = "/petugas/standar/{public}/dari-naskah";
pub(crate) const ANSWER_COMMENT: &str = "/petugas/standar/{public}/jawab";
pub(crate) const PROPOSE_STANDARD: &str = "/petugas/standar/{public}/usulkan";
pub(crate) const START: &str = "/ajukan/{unit}/{service}";
pub(crate) const TRACK_FORM: &str = "/lacak";
pub(crate) const FOLLOW: &str = "/l/{code}";
pub(crate) const MY_CASES: &str = "/saya";
pub(crate) const MY_CODE: &str = "/saya/kode";
pub(crate) const OPEN_MINE: &str = "/saya/buka";
pub(crate) const LEAVE_MINE: &str = "/saya/keluar";
pub(crate) const CONTACT: &str = "/permohonan/kabar";
pub(crate) const TRACKING: &str = "/permohonan";
pub(crate) const CODES: &str = "/permohonan/kode";
pub(crate) const RESUME: &str = "/permohonan/lanjut";
pub(crate) const LEAVE: &str = "/permohonan/keluar";
pub(crate) const SAVED: &str = "/permohonan/simpan";
pub(crate) const QUESTION: &str = "/permohonan/isi/{page}";
pub(crate) const ATTACH: &str = "/permohonan/isi/{page}/unggah";
pub(crate) const DETACH: &str = "/permohonan/isi/{page}/hapus";
pub(crate) const REORDER: &str = "/permohonan/isi/{page}/urutan";
pub(crate) const UPLOAD_BEGIN: &str = "/permohonan/isi/{page}/bagian";
pub(crate) const UPLOAD_PART: &str = "/permohonan/isi/{page}/bagian/{digest}/{number}";
pub(crate) const UPLOAD_FINISH: &str = "/permohonan/isi/{page}/bagian/{digest}/selesai";
pub(crate) const UPLOAD_CANCEL: &str = "/permohonan/isi/{page}/bagian/{digest}/batal";
pub(crate) const COUNTER: &str = "/permohonan/isi/{page}/loket";
pub(crate) const PRIORITY: &str = "/permohonan/prioritas";
pub(crate) const CHECK_ANSWERS: &str = "/permohonan/periksa";
pub(crate) const SUBMIT: &str = "/permohonan/kirim";
pub(crate) const RECEIPT: &str = "/permohonan/tanda-terima";
pub(crate) const RECEIPT_PDF: &str = "/permohonan/tanda-terima.pdf";
pub(crate) const STRIP: &str = "/permohonan/struk";
pub(crate) const STRIP_PDF: &str = "/permohonan/struk.pdf";
pub(crate) const OWN_STEP: &str = "/permohonan/langkah";
pub(crate) const WITHDRAW: &str = "/permohonan/tarik";
pub(crate) const PRODUCT: &str = "/permohonan/produk/{file}";
pub(crate) const OWN_FILE: &str = "/permohonan/berkas/{digest}";
pub(crate) const VERIFY: &str = "/cek";
pub(crate) const VERIFY_FILE: &str = "/cek/berkas";
pub(crate) const KEYS: &str = "/kunci";
pub(crate) const REVOKED: &str = "/dicabut";
pub(crate) const PROOF: &str = "/permohonan/bukti.json";
pub(crate) const COMPLAIN: &str = "/pengaduan";
pub(crate) const PERFORMANCE: &str = "/kinerja";
pub(crate) const SIGN_IN: &str = "/petugas/masuk";
pub(crate) const SIGN_OUT: &str = "/petugas/keluar";
pub(crate) const INBOX: &str = "/petugas";
pub(crate) const TAKE_NEXT: &str = "/petugas/ambil";
pub(crate) const FIND_CASE: &str = "/petugas/cari";
pub(crate) const CASE_VIEWER: &str = "/petugas/berkas/{case}/lihat/{document}";
pub(crate) const CASE_HISTORY: &str = "/petugas/berkas/{case}/riwayat";
pub(crate) const NOTE: &str = "/petugas/berkas/{case}/catatan";
pub(crate) const JUDGE: &str = "/petugas/berkas/{case}/{step}/ukur";
pub(crate) const TAKE_BACK: &str = "/petugas/berkas/{case}/{step}/tarik";
pub(crate) const ASK_OPINION: &str = "/petugas/berkas/{case}/{step}/pendapat";
pub(crate) const REMIND_OPINION: &str = "/petugas/berkas/{case}/pendapat/{opinion}/ingatkan";
pub(crate) const WITHDRAW_OPINION: &str = "/petugas/berkas/{case}/pendapat/{opinion}/tarik";
pub(crate) const OPINION: &str = "/petugas/pendapat/{case}/{opinion}";
pub(crate) const OPINION_EVIDENCE: &str = "/petugas/pendapat/{case}/{opinion}/bukti/{digest}";
pub(crate) const SIGNING: &str = "/petugas/tanda-tangan";
pub(crate) const SIGNING_LIST: &str = "/petugas/tanda-tangan/{unit}/{service}/{step}";
pub(crate) const SIGNING_REVIEW: &str = "/petugas/tanda-tangan/{unit}/{service}/{step}/{case}";
pub(crate) const SIGNING_RESULT: &str = "/petugas/tanda-tangan/hasil/{batch}";
pub(crate) const TILL: &str = "/petugas/kas";
pub(crate) const TILL_TABLE: &str = "/petugas/kas/hari-ini.csv";
pub(crate) const PAPER: &str = "/petugas/kertas";
pub(crate) const ENTER_PAPER: &str = "/petugas/kertas/masukkan";
pub(crate) const PAPER_PACK: &str = "/petugas/kertas/{pack}";
pub(crate) const PAPER_PDF: &str = "/petugas/kertas/{pack}/formulir.pdf";
pub(crate) const STRIKE_NUMBER: &str = "/petugas/kertas/{pack}/coret";
pub(crate) const PAPER_STATUS: &str = "/kertas/{code}";
pub(crate) const NOTICES: &str = "/petugas/pemberitahuan";
pub(crate) const INBOX_TABLE: &str = "/petugas/daftar.csv";
pub(crate) const CASE: &str = "/petugas/berkas/{case}";
pub(crate) const TAKE: &str = "/petugas/berkas/{case}/{step}/ambil";
pub(crate) const RELEASE: &str = "/petugas/berkas/{case}/{step}/lepas";
pub(crate) const COMPLETE: &str = "/petugas/berkas/{case}/{step}/selesai";
pub(crate) const UNSIGNED: &str = "/petugas/berkas/{case}/{step}/rancangan";
pub(crate) const PAY: &str = "/petugas/berkas/{case}/bayar";
pub(crate) const CANCEL_PAYMENT: &str = "/petugas/berkas/{case}/bayar/batal";
pub(crate) const ANSWER_AT_COUNTER: &str = "/petugas/berkas/{case}/lengkapi";
pub(crate) const OVERRIDE: &str = "/petugas/berkas/{case}/penyimpangan";
pub(crate) const MOVE: &str = "/petugas/berkas/{case}/versi";
pub(crate) const REVOKE: &str = "/petugas/berkas/{case}/cabut/{product}";
pub(crate) const CASE_DOCUMENT: &str = "/petugas/berkas/{case}/dokumen/{file}";
pub(crate) const EVIDENCE: &str = "/petugas/berkas/{case}/bukti/{digest}";
pub(crate) const SIGN_IN_CODE: &str = "/petugas/masuk/kode";
pub(crate) const OWN_ACCOUNT: &str = "/petugas/akun-saya";
pub(crate) const END_SESSIONS: &str = "/petugas/akun-saya/sesi";
pub(crate) const SECOND_FACTOR: &str = "/petugas/akun-saya/kode";
pub(crate) const SET_FACTOR: &str = "/petugas/akun-saya/kode/pasang";
pub(crate) const REMOVE_FACTOR: &str = "/petugas/akun-saya/kode/lepas";
pub(crate) const RECOVERY_CODES: &str = "/petugas/akun-saya/kode/cadangan";
pub(crate) const PROVE: &str = "/petugas/buktikan";
pub(crate) const SIGN_IN_RULES: &str = "/petugas/aturan-masuk";
pub(crate) const OWN_PASSWORD: &str = "/petugas/sandi";
pub(crate) const LOST_PIN: &str = "/petugas/pin";
pub(crate) const GIVE_PIN: &str = "/petugas/pin/baru";
pub(crate) const LATE: &str = "/petugas/terlambat";
pub(crate) const ACCOUNTS: &str = "/petugas/akun";
pub(crate) const ADD_ACCOUNT: &str = "/petugas/akun/baru";
pub(crate) const ACCOUNT: &str = "/petugas/akun/{account}";
pub(crate) const GIVE_POSITION: &str = "/petugas/akun/{account}/jabatan";
pub(crate) const END_POSITION: &str = "/petugas/akun/{account}/jabatan/akhiri";
pub(crate) const CLOSE_ACCOUNT: &str = "/petugas/akun/{account}/tutup";
pub(crate) const RENEW_PASSWORD: &str = "/petugas/akun/{account}/sandi";
pub(crate) const HELPING: &str = "/pendamping";
pub(crate) const HELPED_CASE: &str = "/pendamping/berkas/{case}";
pub(crate) const GO_ON_HELPING: &str = "/pendamping/berkas/{case}/lanjut";
pub(crate) const DROP_HELPED: &str = "/pendamping/berkas/{case}/hapus";
pub(crate) const CONSENT: &str = "/permohonan/persetujuan";
pub(crate) const CONSENT_PAPER: &str = "/pendamping/persetujuan";
pub(crate) const PAYMENT: &str = "/permohonan/bayar/{file}";
pub(crate) const RESET_FACTOR: &str = "/petugas/akun/{account}/kode";
pub(crate) const ABSENCES: &str = "/petugas/tidak-hadir";
pub(crate) const END_ABSENCE: &str = "/petugas/tidak-hadir/batal";
pub(crate) const DEPUTIES: &str = "/petugas/pengganti";
pub(crate) const END_DEPUTY: &str = "/petugas/pengganti/akhiri";
pub(crate) const ACT_FOR: &str = "/petugas/akun-saya/jabatan";
pub(crate) const ACCESS: &str = "/petugas/wewenang";
pub(crate) const TRAIL: &str = "/petugas/jejak";
pub(crate) const TRAIL_CSV: &str = "/petugas/jejak.csv";
pub(crate) const ADMINISTRATION: &str = "/petugas/pengelolaan";
pub(crate) const DEFINITIONS: &str = "/petugas/layanan";
pub(crate) const ALL_DEFINITIONS: &str = "/petugas/layanan/definisi-berlaku.zip";
pub(crate) const DEFINITION_FILE: &str = "/petugas/layanan/berkas/{unit}/{service}/{file}";
pub(crate) const SHARED_FILE: &str = "/petugas/layanan/bersama/{file}";
pub(crate) const UNITS: &str = "/petugas/satuan";
pub(crate) const UNIT: &str = "/petugas/satuan/{unit}";
pub(crate) const CALENDAR: &str = "/petugas/hari";
pub(crate) const FEES: &str = "/petugas/tarif";
pub(crate) const RETENTION: &str = "/petugas/masa-simpan";
pub(crate) const SHEETS: &str = "/petugas/lembar";
pub(crate) const SPECIMEN: &str = "/petugas/lembar/{unit}/{service}/{file}";
pub(crate) const PROPOSALS: &str = "/petugas/layanan/usulan";
pub(crate) const PROPOSAL: &str = "/petugas/layanan/usulan/{proposal}";
pub(crate) const PUBLISH_PROPOSAL: &str = "/petugas/layanan/usulan/{proposal}/terbitkan";
pub(crate) const DROP_PROPOSAL: &str = "/petugas/layanan/usulan/{proposal}/buang";
pub(crate) const PREVIEW: &str = "/petugas/layanan/usulan/{proposal}/{unit}/{service}";
pub(crate) const PREVIEW_SOP: &str = "/petugas/layanan/usulan/{proposal}/{unit}/{service}/sop";
pub(crate) const PREVIEW_FORM: &str = "/petugas/layanan/usulan/{proposal}/{unit}/{service}/isian";
pub(crate) const DRAFTS: &str = "/petugas/naskah";
pub(crate) const DRAFT_FROM_FILE: &str = "/petugas/naskah/berkas";
pub(crate) const DRAFT: &str = "/petugas/naskah/{draft}";
pub(crate) const DRAFT_ROW: &str = "/petugas/naskah/{draft}/baris/{row}";
pub(crate) const CHECK_DRAFT: &str = "/petugas/naskah/{draft}/periksa";
pub(crate) const CHANGE_DRAFT: &str = "/petugas/naskah/{draft}/ubah";
pub(crate) const UNDO_DRAFT: &str = "/petugas/naskah/{draft}/urungkan";
pub(crate) const REDO_DRAFT: &str = "/petugas/naskah/{draft}/ulangi";
pub(crate) const TAKE_FIX: &str = "/petugas/naskah/{draft}/usulan";
pub(crate) const DRAFT_DRAWING: &str = "/petugas/naskah/{draft}/gambar";
pub(crate) const DRAFT_TEXT: &str = "/petugas/naskah/{draft}/teks";
pub(crate) const DRAFT_HISTORY: &str = "/petugas/naskah/{draft}/riwayat";
pub(crate) const PROPOSE_DRAFT: &str = "/petugas/naskah/{draft}/ajukan";
pub(crate) const DROP_DRAFT: &str = "/petugas/naskah/{draft}/buang";
pub(crate) const FINDING: &str = "/petugas/temuan/{code}";
pub(crate) const LETTERS: &str = "/petugas/pesan";
pub(crate) const STUCK_LETTERS: &str = "/petugas/pesan/macet";
pub(crate) const TRY_LETTER: &str = "/petugas/pesan/uji";
pub(crate) const LETTER_WORDS: &str = "/petugas/pesan/{kind}";
pub(crate) const WISHES: &str = "/petugas/kabar";
pub(crate) const OVERSIGHT: &str = "/pengawasan";
pub(crate) const OVERSIGHT_PAPER: &str = "/pengawasan/kertas";
pub(crate) const OVERSIGHT_UNIT: &str = "/pengawasan/unit/{unit}";
pub(crate) const OVERSIGHT_SERVICE: &str = "/pengawasan/layanan/{unit}/{service}";
pub(crate) const OVERSIGHT_CASES: &str = "/pengawasan/layanan/{unit}/{service}/berkas";
pub(crate) const REVIEWS: &str = "/pengawasan/pemantauan";
pub(crate) const CLOSE_FOLLOW_UP: &str = "/pengawasan/pemantauan/tindakan";
pub(crate) const SOP_REVIEW: &str = "/pengawasan/pemantauan/{unit}/{service}";
pub(crate) const NAME_ASSESSOR: &str = "/pengawasan/pemantauan/{unit}/{service}/penilai";
pub(crate) const MONITORING: &str = "/pengawasan/pemantauan/{unit}/{service}/lembar";
pub(crate) const MONITORING_OF: &str = "/pengawasan/pemantauan/{unit}/{service}/lembar/{period}";
pub(crate) const EVALUATION: &str = "/pengawasan/pemantauan/{unit}/{service}/evaluasi";
pub(crate) const EVALUATION_OF: &str = "/pengawasan/pemantauan/{unit}/{service}/evaluasi/{period}";
pub(crate) const CAMPAIGNS: &str = "/pengawasan/peninjauan";
pub(crate) const CAMPAIGN: &str = "/pengawasan/peninjauan/{campaign}";
pub(crate) const CLOSE_CAMPAIGN: &str = "/pengawasan/peninjauan/{campaign}/tutup";
pub(crate) const FORESEE: &str = "/pengawasan/layanan/{unit}/{service}/janji";
pub(crate) const FIRST_RUN: &str = "/mulai";
pub(crate) const HEALTH: &str = "/sehat";
pub(crate) const ASSET: &str = "/aset/{file}";

/// All of them, for tests that ask every route.
pub const ALL: &[&str] = &[
    HOME,
    SEARCH,
    CATALOGUE,
    LIFE_EVENT,
    ROBOTS,
    SITEMAP,
    SERVICE,
    LEGAL_SOP,
    SERVICE_SHEET,
    START,
    TRACK_FORM,
    FOLLOW,
    MY_CASES,
    MY_CODE,
    OPEN_MINE,
    LEAVE_MINE,
    CONTACT,
    TRACKING,
    CODES,
    RESUME,
    LEAVE,
    SAVED,
    QUESTION,
    ATTACH,
    DETACH,
    REORDER,
    UPLOAD_BEGIN,
    UPLOAD_PART,
    UPLOAD_FINISH,
    UPLOAD_CANCEL,
    COUNTER,
    PRIORITY,
    CHECK_ANSWERS,
    SUBMIT,
    RECEIPT,
    RECEIPT_PDF,
    STRIP,
    STRIP_PDF,
    OWN_STEP,
    WITHDRAW,
    PRODUCT,
    OWN_FILE,
    VERIFY,
    VERIFY_FILE,
    KEYS,
    REVOKED,
    PROOF,
    COMPLAIN,
    PERFORMANCE,
    SIGN_IN,
    SIGN_OUT,
    INBOX,
    TAKE_NEXT,
    FIND_CASE,
    INBOX_TABLE,
    CASE_VIEWER,
    CASE_HISTORY,
    NOTE,
    JUDGE,
    TAKE_BACK,
    ASK_OPINION,
    REMIND_OPINION,
    WITHDRAW_OPINION,
    OPINION,
    OPINION_EVIDENCE,
    SIGNING,
    SIGNING_LIST,
    SIGNING_REVIEW,
    SIGNING_RESULT,
    TILL,
    TILL_TABLE,
    PAPER,
    ENTER_PAPER,
    PAPER_PACK,
    PAPER_PDF,
    STRIKE_NUMBER,
    PAPER_STATUS,
    NOTICES,
    CASE,
    TAKE,
    RELEASE,
    COMPLETE,
    UNSIGNED,
    PAY,
    CANCEL_PAYMENT,
    ANSWER_AT_COUNTER,
    OVERRIDE,
    MOVE,
    REVOKE,
    EVIDENCE,
    SIGN_IN_CODE,
    OWN_ACCOUNT,
    END_SESSIONS,
    SECOND_FACTOR,
    SET_FACTOR,
    REMOVE_FACTOR,
    RECOVERY_CODES,
    PROVE,
    SIGN_IN_RULES,
    OWN_PASSWORD,
    LOST_PIN,
    GIVE_PIN,
    LATE,
    ACCOUNTS,
    ADD_ACCOUNT,
    ACCOUNT,
    GIVE_POSITION,
    END_POSITION,
    CLOSE_ACCOUNT,
    RENEW_PASSWORD,
    HELPING,
    HELPED_CASE,
    GO_ON_HELPING,
    DROP_HELPED,
    CONSENT,
    CONSENT_PAPER,
    PAYMENT,
    RESET_FACTOR,
    ABSENCES,
    END_ABSENCE,
    DEPUTIES,
    END_DEPUTY,
    ACT_FOR,
    ACCESS,
    TRAIL,
    TRAIL_CSV,
    ADMINISTRATION,
    DEFINITIONS,
    ALL_DEFINITIONS,
    DEFINITION_FILE,
    SHARED_FILE,
    UNITS,
    UNIT,
    CALENDAR,
    FEES,
    RETENTION,
    SHEETS,
    SPECIMEN,
    PROPOSALS,
    PROPOSAL,
    PUBLISH_PROPOSAL,
    DROP_PROPOSAL,
    PREVIEW,
    PREVIEW_SOP,
    PREVIEW_FORM,
    DRAFTS,
    DRAFT_FROM_FILE,
    DRAFT,
    DRAFT_ROW,
    CHECK_DRAFT,
    CHANGE_DRAFT,
    UNDO_DRAFT,
    REDO_DRAFT,
    TAKE_FIX,
    DRAFT_DRAWING,
    DRAFT_TEXT,
    DRAFT_HISTORY,
    PROPOSE_DRAFT,
    DROP_DRAFT,
    FINDING,
    LETTERS,
    STUCK_LETTERS,
    TRY_LETTER,
    LETTER_WORDS,
    WISHES,
    OVERSIGHT,
    OVERSIGHT_PAPER,
    OVERSIGHT_UNIT,
    OVERSIGHT_SERVICE,
    OVERSIGHT_CASES,
    REVIEWS,
    CLOSE_FOLLOW_UP,
    SOP_REVIEW,
    NAME_ASSESSOR,
    MONITORING,
    MONITORING_OF,
    EVALUATION,
    EVALUATION_OF,
    CAMPAIGNS,
    CAMPAIGN,
    CLOSE_CAMPAIGN,
    FORESEE,
    PUBLIC_DRAFTS,
    PUBLIC_DRAFT,
    COMMENT_ON_DRAFT,
    DRAFTED_SERVICE,
    DRAFTED_SOP,
    DRAFTED_FORM,
    STANDARDS,
    STANDARD,
    STANDARD_TEXT,
    STANDARD_DRAFT,
    ANSWER_COMMENT,
    PROPOSE_STANDARD,
    FIRST_RUN,
    HEALTH,
    ASSET,
];
