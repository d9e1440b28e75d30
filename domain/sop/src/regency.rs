//! Reads the files all services of a regency share.

mod calendar;
mod guide;
mod law;
pub(crate) mod units;

use maklumat_calendar::Calendar;
use maklumat_vocabulary::Diagnostic;

use crate::organisation::Regency;

/// The texts of the shared files.
#[derive(Clone, Copy, Debug, Default)]
pub struct RegencySources<'t> {
    pub organisation: &'t str,
    pub calendar: &'t str,
    pub law: &'t str,
    /// `organisation.en.toml`, where somebody wrote it.
    pub organisation_english: Option<&'t str>,
    /// `guide.toml` and `guide.en.toml`, where somebody wrote them.
    pub guide: Option<&'t str>,
    pub guide_english: Option<&'t str>,
}

/// Which of the shared files a finding points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegencyFile {
    Organisation,
    OrganisationEnglish,
    Calendar,
    Law,
    Guide,
    GuideEnglish,
}

const ORGANISATION: &str = "organisation.";
const ORGANISATION_ENGLISH: &str = "organisation-en.";
const CALENDAR: &str = "calendar.";
pub(crate) const GUIDE: &str = "guide.";
const GUIDE_ENGLISH: &str = "guide-en.";

impl RegencyFile {
    pub const ALL: [Self; 6] = [
        Self::Organisation,
        Self::OrganisationEnglish,
        Self::Calendar,
        Self::Law,
        Self::Guide,
        Self::GuideEnglish,
    ];

    /// Every finding of [`read_regency`] says by its address which file it is about.
    #[must_use]
    pub fn of(finding: &Diagnostic) -> Self {
        if finding.address.starts_with(ORGANISATION) {
            Self::Organisation
        } else if finding.address.starts_with(ORGANISATION_ENGLISH) {
            Self::OrganisationEnglish
        } else if finding.address.starts_with(CALENDAR) {
            Self::Calendar
        } else if finding.address.starts_with(GUIDE) {
            Self::Guide
        } else if finding.address.starts_with(GUIDE_ENGLISH) {
            Self::GuideEnglish
        } else {
            Self::Law
        }
    }

    /// The usual name of the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation.toml",
            Self::OrganisationEnglish => "organisation.en.toml",
            Self::Calendar => "calendar.toml",
            Self::Law => "law.toml",
            Self::Guide => "guide.toml",
            Self::GuideEnglish => "guide.en.toml",
        }
    }
}

/// Reads a regency. What is imperfect is left out and reported; the rest can be used.
#[must_use]
pub fn read_regency(sources: &RegencySources<'_>) -> (Regency, Vec<Diagnostic>) {
    let (laws, mut law_found) = law::read(sources.law);
    let organisation = units::read(sources.organisation, sources.organisation_english);
    let calendar = calendar::read(sources.calendar, organisation.zone);
    let mut regency = organisation.regency;
    regency.laws = laws;
    regency.zone = organisation.zone;
    regency.almanac = calendar.almanac();
    regency.calendars = calendar.by_hours();
    regency.rostered = calendar.by_unit(&regency);
    regency.fallback = regency
        .calendars
        .values()
        .next()
        .cloned()
        .unwrap_or_else(|| Calendar::always_open(regency.zone));
    let mut found = organisation.found;
    units::check(&regency, &organisation.places, &mut found);
    let mut calendar_found = calendar.check(&regency);
    let mut guide = guide::read(sources.guide.unwrap_or_default(), sources.guide_english);
    guide::check(&regency, &guide.guide, &mut guide.found);
    for file in [&mut found, &mut calendar_found, &mut law_found, &mut guide.found] {
        file.sort_by_key(|finding| finding.span);
    }
    found.extend(organisation.english_found);
    found.extend(calendar_found);
    found.extend(law_found);
    found.extend(guide.found);
    found.extend(guide.english_found);
    regency.guide = guide.guide;
    (regency, found)
}
