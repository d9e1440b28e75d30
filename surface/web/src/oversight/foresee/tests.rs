use super::*;

fn typed(fields: &[(&str, &str)]) -> Typed {
    let fields = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Typed::read(&fields.collect())
}

#[test]
fn a_question_is_read_as_it_was_typed() {
    let asked = typed(&[
        ("tambah", "+20%"),
        ("hari", "5"),
        ("sasaran", "95"),
        ("petugas.dpmptsp/verifikator", "3"),
        ("bentuk", "csv"),
        ("usulan", ""),
    ]);
    let what_if = asked.what_if();
    assert_eq!((what_if.more_percent, what_if.promise_days), (Some(20), Some(5)));
    assert_eq!((what_if.wanted(), what_if.proposal.clone()), (95, None));
    assert_eq!(what_if.officers[&PositionKey::new("dpmptsp", "verifikator")], 3);
    assert!(asked.unread().is_empty() && what_if.is_anything());
    let file = asked.as_file(&ServiceKey::new("dpmptsp", "sip-dokter"));
    assert!(
        file.as_str()
            .starts_with("/pengawasan/layanan/dpmptsp/sip-dokter/janji?")
    );
    assert!(
        file.as_str().contains("hari=5&") && file.as_str().ends_with("bentuk=csv"),
        "{file}"
    );
}

#[test]
fn what_makes_no_sense_is_said_and_left_out() {
    let asked = typed(&[
        ("tambah", "banyak"),
        ("hari", "0"),
        ("sasaran", "150"),
        ("petugas.dpmptsp/verifikator", "65"),
        ("petugas.tidak-ada", "3"),
        ("lain", "x"),
    ]);
    assert!(!asked.what_if().is_anything());
    assert_eq!(asked.unread().len(), 5);
    assert_eq!(typed(&[("tambah", "-95")]).what_if().more_percent, None);
}

#[test]
fn figures_are_rounded_and_never_below_nothing() {
    assert_eq!([83.44, 0.04, -3.0, f64::NAN].map(tenths), [834, 0, 0, 0]);
}
