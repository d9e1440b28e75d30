//! What every page has around its content: language, header, footer, the note after a redirect, ways to write dates.

use std::borrow::{Borrow, Cow};

use maklumat_app::{DayState, Private, SignedIn, Urgency, WorkingTime};
use maklumat_calendar::{Date, Timestamp, Zone};
use maklumat_sop::Channel;
use maklumat_vocabulary::{Language, LocalizedText, Money};

use crate::markup::{self, Markup};
use crate::preferences::{self, TextSize};
use crate::urls::Url;
use crate::words::{self, Saying};
use crate::{amounts, assets, moments};

pub(crate) mod sharing;

/// Which entry of the main navigation is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Services,
    Track,
    Complain,
    Verify,
    Inbox,
    Signing,
    Till,
    Notices,
    Late,
    Accounts,
    OwnAccount,
    Trail,
    Letters,
    Administration,
    Drafting,
    Standards,
    Oversight,
    Elsewhere,
}

/// A note shown once, on the page after a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flash {
    NoteKept,
    CommentSent,
    CommentAnswered,
    StandardOpened,
    TextHandedIn,
    StandardProposed,
    TakenBack,
    OpinionAsked,
    OpinionReminded,
    OpinionWithdrawn,
    OpinionGiven,
    TillClosed,
    PaymentCancelled,
    PackPrinted,
    NumberStruck,
    EnteringPaper,
    PaperOfOtherVersion,
    AnswerSent,
    OwnStepDone,
    AnswerTaken,
    Withdrawn,
    StepDone,
    StepDoneForGood,
    StepReleased,
    Paid,
    OverrideMade,
    CaseMoved,
    PositionGiven,
    PositionEnded,
    PositionTakenBack,
    AccountClosed,
    PasswordChanged,
    DocumentRevoked,
    NothingWaiting,
    NotFound,
    SignedOut,
    SessionsEnded,
    FactorRemoved,
    FactorReset,
    SignInRulesKept,
    Proved,
    AbsenceEntered,
    AbsenceWithdrawn,
    DeputyAppointed,
    DeputyEnded,
    ActingFor,
    ContactChosen,
    DraftDropped,
    WordsChanged,
    WordsRestored,
    LettersRetried,
    LettersDropped,
    LetterTried,
    WishesKept,
    ProposalDropped,
    CasesErased,
    SheetKept,
    SheetFinished,
    FollowUpClosed,
    AssessorNamed,
    CampaignOpened,
    CampaignClosed,
    DraftProposed,
    WritingDropped,
}

impl Flash {
    const ALL: [(Self, &'static str); 64] = [
        (Self::NoteKept, "flash-note-kept"),
        (Self::CommentSent, "flash-comment-sent"),
        (Self::CommentAnswered, "flash-comment-answered"),
        (Self::StandardOpened, "flash-standard-opened"),
        (Self::TextHandedIn, "flash-text-handed-in"),
        (Self::StandardProposed, "flash-standard-proposed"),
        (Self::TakenBack, "flash-taken-back"),
        (Self::OpinionAsked, "flash-opinion-asked"),
        (Self::OpinionReminded, "flash-opinion-reminded"),
        (Self::OpinionWithdrawn, "flash-opinion-withdrawn"),
        (Self::OpinionGiven, "flash-opinion-given"),
        (Self::TillClosed, "flash-till-closed"),
        (Self::PaymentCancelled, "flash-payment-cancelled"),
        (Self::PackPrinted, "flash-pack-printed"),
        (Self::NumberStruck, "flash-number-struck"),
        (Self::EnteringPaper, "flash-entering-paper"),
        (Self::PaperOfOtherVersion, "flash-paper-of-other-version"),
        (Self::AnswerSent, "flash-answer-sent"),
        (Self::OwnStepDone, "flash-own-step-done"),
        (Self::AnswerTaken, "flash-answer-taken"),
        (Self::Withdrawn, "flash-withdrawn"),
        (Self::StepDone, "flash-step-done"),
        (Self::StepDoneForGood, "flash-step-done-for-good"),
        (Self::StepReleased, "flash-step-released"),
        (Self::Paid, "flash-paid"),
        (Self::OverrideMade, "flash-override-made"),
        (Self::CaseMoved, "flash-case-moved"),
        (Self::PositionGiven, "flash-position-given"),
        (Self::PositionEnded, "flash-position-ended"),
        (Self::PositionTakenBack, "flash-position-taken-back"),
        (Self::AccountClosed, "flash-account-closed"),
        (Self::PasswordChanged, "flash-password-changed"),
        (Self::DocumentRevoked, "flash-document-revoked"),
        (Self::NothingWaiting, "flash-nothing-waiting"),
        (Self::NotFound, "flash-not-found"),
        (Self::SignedOut, "flash-signed-out"),
        (Self::SessionsEnded, "flash-sessions-ended"),
        (Self::FactorRemoved, "flash-factor-removed"),
        (Self::FactorReset, "flash-factor-reset"),
        (Self::SignInRulesKept, "flash-sign-in-rules-kept"),
        (Self::Proved, "flash-proved"),
        (Self::AbsenceEntered, "flash-absence-entered"),
        (Self::AbsenceWithdrawn, "flash-absence-withdrawn"),
        (Self::DeputyAppointed, "flash-deputy-appointed"),
        (Self::DeputyEnded, "flash-deputy-ended"),
        (Self::ActingFor, "flash-acting-for"),
        (Self::ContactChosen, "flash-contact-chosen"),
        (Self::DraftDropped, "flash-draft-dropped"),
        (Self::WordsChanged, "flash-words-changed"),
        (Self::WordsRestored, "flash-words-restored"),
        (Self::LettersRetried, "flash-letters-retried"),
        (Self::LettersDropped, "flash-letters-dropped"),
        (Self::LetterTried, "flash-letter-tried"),
        (Self::WishesKept, "flash-wishes-kept"),
        (Self::ProposalDropped, "flash-proposal-dropped"),
        (Self::CasesErased, "flash-cases-erased"),
        (Self::SheetKept, "flash-sheet-kept"),
        (Self::SheetFinished, "flash-sheet-finished"),
        (Self::FollowUpClosed, "flash-follow-up-closed"),
        (Self::AssessorNamed, "flash-assessor-named"),
        (Self::CampaignOpened, "flash-campaign-opened"),
        (Self::CampaignClosed, "flash-campaign-closed"),
        (Self::DraftProposed, "flash-draft-proposed"),
        (Self::WritingDropped, "flash-writing-dropped"),
    ];

    /// The key of its sentence, which is also how the cookie spells it.
    pub(crate) fn key(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(flash, _)| *flash == self)
            .map_or("", |(_, key)| key)
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == key)
            .map(|(flash, _)| *flash)
    }
}

/// The officer in whose name a page is shown.
#[derive(Clone, Debug)]
pub(crate) struct Badge {
    pub(crate) positions: String,
    pub(crate) form_token: Private,
    pub(crate) is_overseer: bool,
    /// Heads a unit, whose figures are theirs to see.
    pub(crate) is_head: bool,
    pub(crate) is_administrator: bool,
    /// Holds a position, so that there is a desk.
    pub(crate) has_desk: bool,
    /// Acts for another one beside a position of their own, or chose one of several.
    pub(crate) acting: Acting,
    /// How much waits on the page of notices.
    pub(crate) notices: u64,
}

/// For which of the positions held a person works now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Acting {
    /// Holds one at most.
    Only,
    /// Holds so many and works for all of them.
    All(usize),
    /// Chose one of several.
    One,
}

impl Badge {
    pub(crate) fn of(officer: &SignedIn, language: Language) -> Self {
        let positions = officer.positions.iter().map(|held| {
            let unit = held.unit.within(language);
            let deputy = held
                .deputy
                .map_or(String::new(), |deputy| format!("{} ", deputy.prefix()));
            format!("{deputy}{} · {}", held.name.within(language), unit)
        });
        Self {
            positions: if officer.is_helper {
                words::sentence(language, "helper-badge").into_owned()
            } else {
                positions.collect::<Vec<_>>().join("; ")
            },
            form_token: officer.form_token.clone(),
            is_overseer: officer.is_overseer,
            is_head: false,
            is_administrator: officer.is_administrator,
            has_desk: !officer.positions.is_empty(),
            acting: match (officer.holds.len(), officer.positions.len()) {
                (0 | 1, _) => Acting::Only,
                (held, acting) if acting == held => Acting::All(held),
                _ => Acting::One,
            },
            notices: officer.notices,
        }
    }
}

/// Where the pages of a proposal or a draft are, while one of them is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Preview {
    pub(crate) proposal: Url,
    /// Key of the words that lead back there.
    pub(crate) back: &'static str,
    pub(crate) service: Url,
    pub(crate) sop: Url,
    pub(crate) form: Url,
}

#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) language: Language,
    pub(crate) zone: Zone,
    pub(crate) now: Timestamp,
    /// `Kabupaten Sungai Raya`
    pub(crate) regency: String,
    /// Where the site stands for everybody, without a final slash.
    pub(crate) site: String,
    /// Path and query without the language, for the language switch.
    pub(crate) place: String,
    /// The path under which everybody may find the page; `None` on pages that are nobody else's business.
    pub(crate) lasting: Option<String>,
    /// What the page is about, where it has words of its own for it.
    pub(crate) description: Option<String>,
    pub(crate) size: TextSize,
    pub(crate) here: Here,
    pub(crate) title: String,
    pub(crate) flash: Option<Flash>,
    pub(crate) badge: Option<Badge>,
    /// Set where a page shows what is not in force.
    pub(crate) preview: Option<Preview>,
    /// An officer or helper works in this browser: pages for everybody lead back to the desk.
    pub(crate) is_at_work: bool,
    /// Where an officer sends forms: how the browser keeps what could not be sent.
    pub(crate) queue: Option<Queue>,
}

/// How the browser of an officer keeps what could not be sent, and the key by which what this page sends is done once.
#[derive(Clone, Debug)]
pub(crate) struct Queue {
    pub(crate) owner: String,
    pub(crate) key: Private,
    pub(crate) once: String,
}

impl Frame {
    #[must_use]
    pub(crate) fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    #[must_use]
    pub(crate) fn titled_by(self, key: &str) -> Self {
        let title = self.t(key);
        self.titled(title)
    }

    /// The title of a page that was refused starts with the word people listen for.
    #[must_use]
    pub(crate) fn titled_error(self, title: impl Into<String>) -> Self {
        let title = format!("{} {}", self.t("error-prefix"), title.into());
        self.titled(title)
    }

    /// Sends a form of an officer to its address with the key by which it is carried out once. Stands on its button, so that
    /// the form itself keeps its address; nothing where nobody is signed in.
    pub(crate) fn once_at(&self, place: impl Borrow<Url>) -> Markup {
        let place: &Url = place.borrow();
        let queue = self.queue.as_ref();
        Markup::trusted(queue.map_or_else(String::new, |queue| {
            format!(r#" formaction="{place}?{}={}""#, crate::once::KEY, queue.once)
        }))
    }

    pub(crate) fn t(&self, key: &str) -> Cow<'static, str> {
        words::sentence(self.language, key)
    }

    /// A sentence without arguments, with its `**strong**` parts.
    pub(crate) fn rich(&self, key: &str) -> Markup {
        Markup::from_emphasis(&self.t(key))
    }

    pub(crate) fn say(&self, key: &str) -> Saying {
        Saying::new(self.language, key)
    }

    /// The office's own words in the reader's language.
    pub(crate) fn l<'a>(&self, text: &'a LocalizedText) -> &'a str {
        text.within(self.language)
    }

    /// The office's own words, marked where an English page has them in Indonesian only.
    pub(crate) fn own(&self, text: &LocalizedText) -> Markup {
        let words = Markup::escaped(self.l(text));
        if self.language == Language::English && text.en.is_none() {
            return Markup::trusted(format!(r#"<span lang="id">{words}</span>"#));
        }
        words
    }

    pub(crate) fn contact(&self, kind: &str, value: &str) -> Markup {
        markup::contact(kind, value)
    }

    pub(crate) fn icon(&self, name: &str) -> Markup {
        markup::icon(name)
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// Name without its kind: `Sungai Raya`.
    pub(crate) fn short_regency(&self) -> &str {
        self.regency
            .strip_prefix("Kabupaten ")
            .or_else(|| self.regency.strip_prefix("Kota "))
            .unwrap_or(&self.regency)
    }

    pub(crate) fn today(&self) -> Date {
        self.zone.date(self.now)
    }

    pub(crate) fn date_of(&self, at: &Timestamp) -> Date {
        self.zone.date(*at)
    }

    pub(crate) fn day(&self, at: &Timestamp) -> String {
        moments::day(self.zone.date(*at), self.language)
    }

    pub(crate) fn long_day(&self, date: &Date) -> String {
        moments::day(*date, self.language)
    }

    pub(crate) fn short_day(&self, at: &Timestamp) -> String {
        moments::short_day(self.zone.date(*at), self.language)
    }

    /// `Jumat, 13 November 2026 pukul 14.05`
    pub(crate) fn moment(&self, at: &Timestamp) -> String {
        self.say("moment")
            .with("day", self.day(at))
            .with("time", self.clock(at))
            .to_string()
    }

    /// A due instant in words: today with the hour, other days as the day.
    pub(crate) fn until(&self, at: &Timestamp) -> String {
        if self.zone.date(*at) == self.today() {
            self.say("today-at").with("time", self.clock(at)).to_string()
        } else {
            self.day(at)
        }
    }

    pub(crate) fn short_until(&self, at: &Timestamp) -> String {
        if self.zone.date(*at) == self.today() {
            self.say("today-at").with("time", self.clock(at)).to_string()
        } else {
            self.short_day(at)
        }
    }

    /// A due instant of an office: until when, or since when it is late.
    pub(crate) fn due(&self, at: &Timestamp) -> String {
        self.late_since(at, Self::day).unwrap_or_else(|| self.until(at))
    }

    pub(crate) fn short_due(&self, at: &Timestamp) -> String {
        self.late_since(at, Self::short_day)
            .unwrap_or_else(|| self.short_until(at))
    }

    fn late_since(&self, at: &Timestamp, day: impl Fn(&Self, &Timestamp) -> String) -> Option<String> {
        if *at > self.now {
            return None;
        }
        let since = if self.zone.date(*at) == self.today() {
            self.short_until(at)
        } else {
            let moment = self.say("moment").with("day", day(self, at));
            moment.with("time", self.clock(at)).to_string()
        };
        Some(self.say("late-since").with("moment", since).to_string())
    }

    /// `2026-11-30 08:30`: sorts in a table.
    pub(crate) fn sortable(&self, at: &Timestamp) -> String {
        let time = self.zone.time(*at);
        format!("{} {:02}:{:02}", self.zone.date(*at), time.hour(), time.minute())
    }

    /// Hours ahead of UTC, for the script of the offline check.
    pub(crate) fn zone_hours(&self) -> u8 {
        match self.zone {
            Zone::Wib => 7,
            Zone::Wita => 8,
            Zone::Wit => 9,
        }
    }

    pub(crate) fn clock(&self, at: &Timestamp) -> String {
        moments::clock(*at, self.zone)
    }

    pub(crate) fn leaf(&self, date: impl Borrow<Date>) -> Markup {
        moments::leaf(*date.borrow(), self.language, false)
    }

    pub(crate) fn small_leaf(&self, date: impl Borrow<Date>) -> Markup {
        moments::leaf(*date.borrow(), self.language, true)
    }

    /// `Rp 25.000`, on one line.
    pub(crate) fn money(&self, amount: &Money) -> String {
        amount.to_string().replace(' ', "\u{a0}")
    }

    /// `dua puluh lima ribu rupiah`
    pub(crate) fn money_in_words(&self, amount: &Money) -> String {
        amounts::in_words(*amount, self.language)
    }

    /// `1.234`
    pub(crate) fn n(&self, number: &u64) -> String {
        let separator = match self.language {
            Language::Indonesian => '.',
            Language::English => ',',
        };
        words::group_thousands(&number.to_string(), separator)
    }

    /// `3,4`, of tenths.
    pub(crate) fn tenths(&self, tenths: u64) -> String {
        let comma = match self.language {
            Language::Indonesian => ',',
            Language::English => '.',
        };
        if tenths.is_multiple_of(10) {
            self.n(&(tenths / 10))
        } else {
            format!("{}{comma}{}", self.n(&(tenths / 10)), tenths % 10)
        }
    }

    /// `3,4 hari kerja`, or hours or minutes where it is less than a day.
    pub(crate) fn working_time(&self, time: &WorkingTime) -> String {
        if time.minutes == 0 {
            return self.t("time-none").into_owned();
        }
        let (key, number) = if !time.is_below_a_day() {
            ("time-days", self.tenths(time.tenths_of_days()))
        } else if time.minutes >= 60 {
            ("time-hours", self.tenths((time.minutes * 10 + 30) / 60))
        } else {
            ("time-minutes", self.n(&time.minutes))
        };
        self.say(key).with("number", number).to_string()
    }

    pub(crate) fn kilobytes(&self, bytes: &u64) -> String {
        format!("{} KB", self.n(&bytes.div_ceil(1024)))
    }

    pub(crate) fn channel(&self, channel: &Channel) -> Cow<'static, str> {
        self.t(match channel {
            Channel::Online => "channel-online",
            Channel::Counter => "channel-counter",
            Channel::Phone => "channel-phone",
            Channel::Village => "channel-village",
        })
    }

    /// Class, shape and word of a zone.
    pub(crate) fn zone_tag(&self, zone: &Urgency) -> Markup {
        self.colored_tag(*zone, ["zone-red", "zone-yellow", "zone-green"])
    }

    /// How a service stands, by the promises it kept.
    pub(crate) fn state_tag(&self, state: &Urgency) -> Markup {
        self.colored_tag(*state, ["state-red", "state-yellow", "state-green"])
    }

    fn colored_tag(&self, color: Urgency, [red, yellow, green]: [&str; 3]) -> Markup {
        let (class, key) = match color {
            Urgency::Red => ("z-r", red),
            Urgency::Yellow => ("z-y", yellow),
            Urgency::Green => ("z-g", green),
        };
        Markup::trusted(format!(
            r#"<span class="tag {class}">{}{}</span>"#,
            markup::zone_shape(color),
            Markup::from_emphasis(&self.t(key))
        ))
    }

    pub(crate) fn day_class(&self, state: &DayState) -> &'static str {
        match state {
            DayState::Used => "d-used",
            DayState::Paused => "d-pause",
            DayState::Today => "d-now",
            DayState::Left => "d-left",
            DayState::Due => "d-due",
            DayState::Off => "d-off",
        }
    }

    pub(crate) fn day_words(&self, state: &DayState) -> Cow<'static, str> {
        self.t(match state {
            DayState::Used => "day-used",
            DayState::Paused => "day-paused",
            DayState::Today => "day-today",
            DayState::Left => "day-left",
            DayState::Due => "day-due",
            DayState::Off => "day-off",
        })
    }
}

impl Frame {
    pub(crate) fn other_language(&self) -> Language {
        match self.language {
            Language::Indonesian => Language::English,
            Language::English => Language::Indonesian,
        }
    }

    /// This page in the other language.
    pub(crate) fn language_link(&self) -> String {
        preferences::in_language(&self.place, self.other_language())
    }

    /// For pages answered to a form: where the same page stands.
    #[must_use]
    pub(crate) fn at(mut self, place: &crate::urls::Url) -> Self {
        self.place = place.as_str().to_owned();
        self
    }
}
