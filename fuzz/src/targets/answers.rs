//! A table of answers to a survey, as a CSV file of any program.

use std::io;
use std::path::Path;

use maklumat_exchange::read_delimited;
use maklumat_survey::{Population, Questionnaire, SurveyResult, Tally, instruments, read_answers};
use maklumat_vocabulary::Language;

pub fn run(bytes: &[u8]) {
    let Ok(table) = read_delimited(bytes) else {
        return;
    };
    for instrument in instruments() {
        let questionnaire = Questionnaire::plain(instrument);
        let Ok(read) = read_answers(&questionnaire, &table.rows) else {
            continue;
        };
        for finding in &read.findings {
            let _ = finding.kind.what().within(Language::Indonesian);
        }
        let result = SurveyResult::of(&Tally::of_forms(&questionnaire, &read.forms));
        if let Some(index) = &result.index {
            assert!(questionnaire.band_of(index.ikm).is_some(), "every index has a band");
        }
        let _ = result.quality(&questionnaire, Population::Unknown);
    }
}

pub fn seeds(_: &Path) -> io::Result<Vec<Vec<u8>>> {
    let by_number = "No;Jenis Kelamin;U1;U2;U3;U4;U5;U6;U7;U8;U9\r\n1;P;4;3;4;4;4;3;4;4;4\r\n\r\n2;L;;3;-;0;4;3;4;4;9\r\n\
                     Jumlah;;4;6;4;4;8;6;8;8;13\r\n";
    let by_name =
        "sep=,\n\"Persyaratan\",Prosedur,Waktu,\"U4 Sarana, dan Prasarana\",umur\nSesuai,\"Sangat\nmudah\",3.0,4,35\n";
    let windows = b"Kaf\xE9\tU1\tU2\n\x96\t4\t3\n".to_vec();
    let mut utf_16: Vec<u8> = vec![0xFF, 0xFE];
    utf_16.extend("U1\tU2\n4\t3\n".encode_utf16().flat_map(u16::to_le_bytes));
    let seeds = [by_number.as_bytes().to_vec(), by_name.as_bytes().to_vec()];
    Ok(seeds.into_iter().chain([windows, utf_16]).collect())
}
