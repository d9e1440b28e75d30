//! What the platform knows of a unit by itself: a closed list of facts with stable keys, each in a unit.

use std::collections::BTreeMap;

use maklumat_vocabulary::Text;

use crate::Exact;

/// In what a fact is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactUnit {
    YesNo,
    Count,
    /// Hundredths, from 0 to 100.
    Percent,
    /// Calendar days.
    Days,
}

/// A fact as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    YesNo(bool),
    Count(u32),
    Percent(Exact),
    /// Calendar days.
    Days(u32),
}

/// A value in another unit than the fact has, or a percentage that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongUnit {
    pub fact: Fact,
    pub wants: FactUnit,
}

/// What the platform knows of one unit on one day; what is not in it is unknown, not false.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(BTreeMap<Fact, FactValue>);

macro_rules! facts {
    ($($name:ident $key:literal $unit:ident $id:literal $en:literal)+) => {
        /// One thing the platform can know by itself. A key never changes its meaning: instruments name it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fact { $($name),+ }

        impl Fact {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As instruments write it.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }

            #[must_use]
            pub const fn unit(self) -> FactUnit {
                match self { $(Self::$name => FactUnit::$unit),+ }
            }

            /// What it says, as a label beside its value.
            #[must_use]
            pub const fn words(self) -> Text {
                match self { $(Self::$name => Text { id: $id, en: $en }),+ }
            }
        }
    };
}

facts! {
    StandardExists "standard-exists" YesNo "setiap layanan punya standar pelayanan" "every service has a standard"
    StandardComplete "standard-complete" YesNo "setiap standar memuat empat belas komponen" "every standard has fourteen components"
    StandardEstablished "standard-established" YesNo "setiap standar ditetapkan dengan keputusan" "every standard is established by a decree"
    StandardPublicInvolved "standard-public-involved" YesNo "masyarakat ikut menyusun standar" "the public took part in making the standard"
    StandardParticipants "standard-participants" Count "unsur masyarakat yang ikut menyusun standar" "kinds of participants in making the standard"
    StandardMonitored "standard-monitored" YesNo "pelaksanaan standar dipantau dan dievaluasi" "the standard is monitored and evaluated"
    StandardPublished "standard-published" YesNo "sebagian komponen standar dipublikasikan" "some components of the standard are published"
    StandardPublishedFully "standard-published-fully" YesNo "enam komponen standar dipublikasikan lengkap" "six components of the standard are published in full"
    StandardMedia "standard-media" Count "media yang memuat standar" "media publishing the standard"
    StandardOnSippn "standard-on-sippn" YesNo "standar dimuat di SIPPN" "the standard stands in SIPPN"
    StandardReviewNewestDays "standard-review-newest-days" Days "hari sejak peninjauan standar yang terbaru" "days since the newest review of a standard"
    StandardReviewOldestDays "standard-review-oldest-days" Days "hari sejak peninjauan standar yang terlama" "days since the oldest review of a standard"
    PledgeExists "maklumat-exists" YesNo "maklumat pelayanan ada" "there is a maklumat"
    PledgeEstablished "maklumat-established" YesNo "maklumat pelayanan ditetapkan" "the maklumat is established"
    PledgeConforms "maklumat-conforms" YesNo "isi maklumat sesuai ketentuan" "the words of the maklumat conform to the rules"
    PledgeOnPaper "maklumat-on-paper" YesNo "maklumat dipasang di tempat layanan" "the maklumat hangs where the service is given"
    PledgeOnline "maklumat-online" YesNo "maklumat dipublikasikan secara elektronik" "the maklumat is published electronically"
    SurveyDone "skm-done" YesNo "survei kepuasan dilakukan dalam setahun terakhir" "a satisfaction survey was made within a year"
    SurveyConforms "skm-conforms" YesNo "survei memakai sembilan unsur dan sampel yang cukup" "the survey has nine elements and a sufficient sample"
    SurveyOnPaper "skm-on-paper" YesNo "hasil survei dipasang di tempat layanan" "the result of the survey hangs where the service is given"
    SurveyOnline "skm-online" YesNo "hasil survei dipublikasikan secara elektronik" "the result of the survey is published electronically"
    SurveyFollowedUp "skm-followed-up" YesNo "hasil survei ditindaklanjuti" "the survey is followed up"
    SurveyMedia "skm-media" Count "media yang memuat hasil survei" "media publishing the result of the survey"
    SurveyPlan "skm-plan" YesNo "rencana tindak lanjut survei ada" "there is a follow-up plan of the survey"
    SurveyPlanDonePercent "skm-plan-done-percent" Percent "rencana tindak lanjut survei yang selesai" "share of the follow-up plan that is done"
    SurveyFollowUpDays "skm-follow-up-days" Days "hari dari hasil survei sampai tindak lanjut" "days from the result of the survey to its follow-up"
    HoursPublished "hours-published" YesNo "jam layanan ditetapkan dan diumumkan" "opening hours are set and published"
    HoursWithoutBreak "hours-without-break" YesNo "layanan tetap buka pada jam istirahat" "open during the break"
    HoursExtended "hours-extended" YesNo "ada layanan di luar jam kerja" "open beyond working hours"
    HoursHolidayAtTimes "hours-holiday-at-times" YesNo "layanan hari libur pada keadaan tertentu" "open on closed days in special conditions"
    HoursHolidayAlways "hours-holiday-always" YesNo "layanan hari libur secara rutin" "open on closed days as a routine"
    HoursAroundTheClock "hours-around-the-clock" YesNo "layanan inti buka 24 jam" "the main service is open around the clock"
    QueueOnline "queue-online" YesNo "antrean dapat diambil daring" "a queue number can be had online"
    QueueNumber "queue-number" YesNo "nomor antrean" "queue numbers"
    QueueMonitor "queue-monitor" YesNo "layar antrean" "a screen shows the queue"
    QueueGrouping "queue-grouping" YesNo "antrean dibagi menurut jenis layanan" "the queue is grouped by kind of service"
    CounterForPriority "counter-for-priority" YesNo "loket khusus kelompok rentan" "a counter for vulnerable people"
    DisabilityPath "disability-path" YesNo "jalur pemandu untuk penyandang disabilitas" "a guiding path for disabled people"
    InformationPrinted "information-printed" YesNo "informasi layanan tercetak" "information on the service in print"
    InformationElectronic "information-electronic" YesNo "informasi layanan elektronik di tempat" "information on the service on a screen in the office"
    InformationOnline "information-online" YesNo "informasi layanan daring" "information on the service online"
    InformationOnSippn "information-on-sippn" YesNo "informasi layanan tertaut dan terisi di SIPPN" "information on the service is linked and filled in SIPPN"
    InformationOnGoId "information-on-go-id" YesNo "alamat situs .go.id" "the site stands below .go.id"
    InformationAgeDays "information-age-days" Days "hari sejak informasi diperbarui" "days since the information was renewed"
    ComplaintOffline "complaint-offline" YesNo "pengaduan dapat disampaikan di tempat" "complaints can be made in the office"
    ComplaintSeparate "complaint-separate" YesNo "tempat pengaduan terpisah dari meja depan" "complaints have a place apart from the front office"
    ComplaintOnline "complaint-online" YesNo "pengaduan dapat disampaikan daring" "complaints can be made online"
    ComplaintLapor "complaint-lapor" YesNo "pengaduan terhubung dengan SP4N-LAPOR!" "complaints are linked with SP4N-LAPOR!"
    ComplaintRegister "complaint-register" YesNo "pengaduan dicatat dalam register" "complaints are kept in a register"
    ComplaintMechanism "complaint-mechanism" YesNo "cara mengadu diumumkan" "how to complain is published"
    ComplaintReported "complaint-reported" YesNo "laporan pengaduan dibuat" "complaints are reported on"
    ComplaintEvaluated "complaint-evaluated" YesNo "pengelolaan pengaduan dipantau dan dievaluasi" "complaint handling is monitored and evaluated"
    ComplaintFollowedUp "complaint-followed-up" YesNo "hasil evaluasi pengaduan ditindaklanjuti" "the evaluation of complaints is followed up"
    ComplaintPublished "complaint-published" YesNo "hasil pengelolaan pengaduan dipublikasikan" "the result of complaint handling is published"
    ComplaintSettledPercent "complaint-settled-percent" Percent "pengaduan di luar LAPOR! yang selesai tahun lalu" "complaints outside LAPOR! settled last year"
    LaporSettledPercent "lapor-settled-percent" Percent "pengaduan LAPOR! yang selesai tahun lalu" "complaints in LAPOR! settled last year"
    ComplaintClockKeptPercent "complaint-clock-kept-percent" Percent "pengaduan yang selesai dalam batas waktu" "complaints settled within their time"
    OfficerCompetencePercent "officer-competence-percent" Percent "petugas dengan catatan kompetensi" "officers with a record of competence"
    OfficerCountMet "officer-count-met" YesNo "jumlah petugas sesuai analisis beban kerja" "officers are as many as the workload asks"
    SupervisionSet "supervision-set" YesNo "pengawasan internal ditetapkan dalam standar" "internal supervision is set in the standard"
    CompensationSet "compensation-set" YesNo "kompensasi ditetapkan dalam standar" "compensation is set in the standard"
    SafetySet "safety-set" YesNo "jaminan keamanan dan keselamatan ditetapkan" "guarantees of security and safety are set"
}

impl Fact {
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.key() == key)
    }
}

impl FactValue {
    const fn unit(&self) -> FactUnit {
        match self {
            Self::YesNo(_) => FactUnit::YesNo,
            Self::Count(_) => FactUnit::Count,
            Self::Percent(_) => FactUnit::Percent,
            Self::Days(_) => FactUnit::Days,
        }
    }

    /// As a number, for what can be compared.
    pub(crate) fn number(&self) -> Option<Exact> {
        match self {
            Self::YesNo(_) => None,
            Self::Count(number) | Self::Days(number) => Some(Exact::whole(*number)),
            Self::Percent(share) => Some(share.clone()),
        }
    }
}

impl Known {
    /// Notes a fact; a later value replaces an earlier one.
    pub fn tell(&mut self, fact: Fact, value: FactValue) -> Result<(), WrongUnit> {
        let is_share = match &value {
            FactValue::Percent(share) => (Exact::zero()..=Exact::whole(100)).contains(share),
            FactValue::YesNo(_) | FactValue::Count(_) | FactValue::Days(_) => true,
        };
        if value.unit() != fact.unit() || !is_share {
            return Err(WrongUnit {
                fact,
                wants: fact.unit(),
            });
        }
        self.0.insert(fact, value);
        Ok(())
    }

    #[must_use]
    pub fn value(&self, fact: Fact) -> Option<&FactValue> {
        self.0.get(&fact)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_finds_its_fact_and_is_used_once() {
        let keys: BTreeSet<&str> = Fact::ALL.iter().map(|fact| fact.key()).collect();
        assert_eq!(keys.len(), Fact::ALL.len());
        for fact in Fact::ALL {
            assert_eq!(Fact::from_key(fact.key()), Some(*fact));
        }
    }

    #[test]
    fn a_value_in_another_unit_is_not_taken() {
        let mut known = Known::default();
        let wrong = known.tell(Fact::StandardMedia, FactValue::YesNo(true)).unwrap_err();
        assert_eq!(wrong.wants, FactUnit::Count);
        let share = FactValue::Percent(Exact::whole(101));
        assert!(known.tell(Fact::LaporSettledPercent, share).is_err());
        assert_eq!(known, Known::default());
        known.tell(Fact::StandardMedia, FactValue::Count(3)).unwrap();
        assert_eq!(known.value(Fact::StandardMedia), Some(&FactValue::Count(3)));
    }
}
