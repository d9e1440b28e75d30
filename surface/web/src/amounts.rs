//! Rupiah in words, as receipts spell them, so that nobody can add a nought.

use maklumat_app::FeeView;
use maklumat_vocabulary::{Language, Money, spell};

/// `dua puluh lima ribu rupiah`; English without hyphens, as amounts are written out.
pub(crate) fn in_words(amount: Money, language: Language) -> String {
    let number = u64::try_from(amount.0).unwrap_or(0);
    format!("{} rupiah", spell(number, language).replace('-', " "))
}

/// Whether nothing is charged at all.
pub(crate) fn is_free(fees: &[FeeView]) -> bool {
    fees.iter().all(|fee| fee.due.is_some_and(Money::is_zero))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelt_as_receipts_spell_them() {
        for (amount, words) in [
            (25_000, "dua puluh lima ribu rupiah"),
            (1_250_000, "satu juta dua ratus lima puluh ribu rupiah"),
            (1_015, "seribu lima belas rupiah"),
            (111_111, "seratus sebelas ribu seratus sebelas rupiah"),
            (2_000_000_000, "dua miliar rupiah"),
        ] {
            assert_eq!(in_words(Money(amount), Language::Indonesian), words);
        }
        assert_eq!(
            in_words(Money(25_310), Language::English),
            "twenty five thousand three hundred ten rupiah"
        );
    }
}
