//! Answers out of tables as offices keep them.

use maklumat_survey::{FINDINGS, Form, ReadAnswers, SurveyResult, TableRefusal, Tally, read_answers};
use maklumat_vocabulary::Language;
use proptest::prelude::*;

use crate::questionnaire;

fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split(';').map(|cell| cell.trim().to_owned()).collect();
    text.lines().map(cells).collect()
}

fn read(text: &str) -> ReadAnswers {
    read_answers(&questionnaire(), &rows(text)).unwrap()
}

fn scores(form: &Form) -> Vec<u8> {
    let answers = form.answers().iter();
    answers.map(|answer| answer.map_or(0, |score| score.value())).collect()
}

/// `row:column name` of every finding.
fn findings(read: &ReadAnswers) -> Vec<String> {
    let told = read.findings.iter().map(|finding| {
        let column = finding.column.map_or("-".to_owned(), |column| column.to_string());
        format!("{}:{column} {}", finding.row, finding.kind.name())
    });
    told.collect()
}

const BY_NUMBER: &str = "U1;U2;U3;U4;U5;U6;U7;U8;U9";

#[test]
fn numbers_mean_the_order_of_the_questionnaire() {
    let read = read(&format!("{BY_NUMBER}\n1;2;3;4;1;2;3;4;1"));
    assert_eq!(findings(&read), [""; 0]);
    let tally = Tally::of_forms(&questionnaire(), &read.forms);
    let elements = SurveyResult::of(&tally).elements;
    let sum = |key: &str| elements.iter().find(|element| element.key == key).unwrap().sum;
    assert_eq!((sum("facilities"), sum("complaints")), (4, 1));
}

#[test]
fn keys_names_and_whole_questions_head_a_column_whatever_their_order_and_case() {
    let text = "Nomor;complaints;SARANA  dan prasarana;perilaku petugas;Kompetensi Pelaksana;\
                Produk Spesifikasi Jenis Pelayanan;biaya / tarif;Completion time;\
                bagaimana pemahaman saudara tentang kemudahan prosedur pelayanan di unit ini;u-1. persyaratan\n\
                7;1;2;3;4;1;2;3;4;1";
    let read = read(text);
    assert_eq!(findings(&read), ["1:1 column-not-read"]);
    assert_eq!(scores(&read.forms[0]), [1, 4, 3, 2, 1, 4, 3, 2, 1]);
}

#[test]
fn a_heading_whose_number_and_name_disagree_is_read_by_its_name_and_told() {
    let text = "U1;U2;U3;U4;U5;U6;U7;U8 Penanganan Pengaduan;U9 Sarana dan Prasarana\n4;4;4;4;4;4;4;1;2";
    let read = read(text);
    assert_eq!(findings(&read), ["1:8 name-over-number", "1:9 name-over-number"]);
    // In the order of the questionnaire: facilities, then complaints.
    assert_eq!(scores(&read.forms[0])[7..], [2, 1]);
}

#[test]
fn a_title_above_the_headings_and_sums_below_the_answers_are_no_answers() {
    let text = format!(
        "Survei Kepuasan Masyarakat\n\nNo;{BY_NUMBER}\n1;4;4;4;4;4;4;4;4;4\n2;3;3;3;3;3;3;3;3;3\n\n\
         Jumlah;7;7;7;7;7;7;7;7;7\nNRR per unsur;3.5;3.5;3.5;3.5;3.5;3.5;3.5;3.5;3.5"
    );
    let read = read(&text);
    assert_eq!(read.forms.len(), 2);
    assert_eq!(findings(&read), ["3:1 column-not-read", "7:1 sum-row", "8:1 sum-row"]);
}

#[test]
fn blanks_are_not_filled_in_and_what_is_no_score_is_told_with_its_place() {
    let read = read(&format!("{BY_NUMBER}\n;-; ;4;4;4;4;4;4\n0;5;3.5;sangat;4.0;4,00;4;4;4"));
    assert_eq!(scores(&read.forms[0]), [0, 0, 0, 4, 4, 4, 4, 4, 4]);
    assert_eq!(scores(&read.forms[1]), [0, 0, 0, 0, 4, 4, 4, 4, 4]);
    let lost = [
        "3:1 not-a-score",
        "3:2 not-a-score",
        "3:3 not-a-score",
        "3:4 not-a-score",
    ];
    assert_eq!(findings(&read), lost);
    let zero = &read.findings[0].kind;
    assert_eq!(
        zero.what().within(Language::English),
        "`0` is no score for the element `Requirements`, so it counts as not filled in"
    );
    assert!(zero.then().id.contains("kosongkan"));
}

#[test]
fn options_in_words_are_the_scores_of_their_own_element() {
    let text = format!(
        "{BY_NUMBER}\nsangat sesuai;Kurang Mudah;Cepat;GRATIS;Tidak sesuai;Competent;sopan dan ramah;cukup;Tidak ada"
    );
    assert_eq!(scores(&read(&text).forms[0]), [4, 2, 3, 4, 1, 3, 3, 2, 1]);
}

#[test]
fn traits_are_read_into_classes_and_an_unknown_one_is_advice() {
    let text = format!(
        "Jenis Kelamin;Umur;Pendidikan;Pekerjaan;Jenis Layanan;{BY_NUMBER}\nP;34;S1;nelayan;KTP;4;4;4;4;4;4;4;4;4"
    );
    let read = read(&text);
    let respondent = &read.forms[0].respondent;
    let key = |class: Option<maklumat_survey::Class>| class.map(|class| class.key);
    assert_eq!(
        (
            key(respondent.sex),
            key(respondent.age),
            key(respondent.education),
            key(respondent.occupation)
        ),
        (Some("female"), Some("26-35"), Some("s1"), None)
    );
    assert_eq!(respondent.service.as_deref(), Some("KTP"));
    assert_eq!(findings(&read), ["2:4 unknown-class"]);
}

#[test]
fn a_second_column_a_missing_element_and_a_shifted_row_are_told() {
    let read = read("U1;U2;U3;U3;U5;U6;U7;U8;U9\n4;4;4;1;4;4;4;4;4;4\n;;;;;;;;");
    assert_eq!(
        findings(&read),
        ["1:4 column-twice", "1:- element-missing", "2:10 beyond-heading"]
    );
    assert_eq!(scores(&read.forms[0]), [4, 4, 4, 0, 4, 4, 4, 4, 4]);
    assert_eq!(read.forms.len(), 1);
}

#[test]
fn a_row_with_a_number_and_no_answer_is_an_empty_form() {
    let read = read(&format!("No;{BY_NUMBER}\n1;;;;;;;;;"));
    assert_eq!(findings(&read), ["1:1 column-not-read", "2:1 nothing-filled"]);
    assert_eq!(Tally::of_forms(&questionnaire(), &read.forms).empty(), 1);
}

#[test]
fn a_table_without_headings_or_without_anything_is_refused_with_what_to_do() {
    let refused = |text: &str| read_answers(&questionnaire(), &rows(text)).unwrap_err();
    assert_eq!(refused(""), TableRefusal::Empty);
    assert_eq!(refused("4;4;4;4\n3;3;3;3"), TableRefusal::NoHeading);
    assert_eq!(refused("U1;U10;U99;U0"), TableRefusal::NoHeading);
    assert!(refused("a").words().1.id.contains("U1 sampai U9"));
}

#[test]
fn of_very_many_findings_the_first_are_told_and_the_others_counted() {
    let wrong = vec!["9;4;4;4;4;4;4;4;4"; FINDINGS + 7].join("\n");
    let read = read(&format!("{BY_NUMBER}\n{wrong}"));
    assert_eq!((read.findings.len(), read.more_findings), (FINDINGS, 7));
}

proptest! {
    #[test]
    fn any_cells_are_read_or_refused(cells in prop::collection::vec(prop::collection::vec("U[0-9]{1,2}.?|[0-9]|\\PC{0,6}", 0..12), 0..12)) {
        if let Ok(read) = read_answers(&questionnaire(), &cells) {
            let tally = Tally::of_forms(&questionnaire(), &read.forms);
            prop_assert_eq!(tally.filled() + tally.empty(), u64::try_from(read.forms.len()).unwrap());
        }
    }

    #[test]
    fn what_is_written_as_a_table_is_read_as_it_was(forms in prop::collection::vec(prop::collection::vec(0_u8..=4, 9), 1..20)) {
        let line = |form: &Vec<u8>| {
            let cells = form.iter().map(|score| if *score == 0 { String::new() } else { score.to_string() });
            cells.collect::<Vec<_>>().join(";")
        };
        let text: Vec<String> = forms.iter().map(line).collect();
        let read = read(&format!("{BY_NUMBER}\n{}", text.join("\n")));
        let written = forms.iter().filter(|form| form.iter().any(|score| *score > 0));
        prop_assert!(read.forms.iter().map(scores).eq(written.cloned()));
        prop_assert!(read.findings.is_empty());
    }
}
