//! QR codes as SVG, one path, for paper and screen.

mod outline;

use qrcode::bits::encode_auto;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::ec::construct_codewords;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel};

use crate::fault::DocumentFault;
use outline::outline;

/// Modules of white around the code that readers need.
const QUIET: usize = 4;

/// Texts up to this length are written with a quarter of redundancy (Q), longer ones with a seventh (M): above it the
/// modules of a 36 mm code would become too fine for a cheap phone.
const LONGEST_WITH_HIGH_CORRECTION: usize = 160;

/// The code of a text as a complete SVG image with its quiet zone, four pixels a module.
///
/// The path is black on white in every theme: readers need the contrast.
pub fn qr_svg(text: &str) -> Result<String, DocumentFault> {
    let level = if text.len() <= LONGEST_WITH_HIGH_CORRECTION {
        EcLevel::Q
    } else {
        EcLevel::M
    };
    let modules = modules(text, level)
        .or_else(|_| modules(text, EcLevel::L))
        .map_err(|_| DocumentFault::CodeTooLong { bytes: text.len() })?;
    let width = modules.len().isqrt();
    let size = width + 2 * QUIET;
    let path = outline(&modules, width, QUIET);
    let pixels = size * 4;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" viewBox=\"0 0 {size} {size}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

/// The square of modules, row by row, true where dark.
fn modules(text: &str, level: EcLevel) -> Result<Vec<bool>, QrError> {
    let bits = encode_auto(text.as_bytes(), level)?;
    let version = bits.version();
    let (words, correction) = construct_codewords(&bits.into_bytes(), version, level)?;
    let mut canvas = Canvas::new(version, level);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&words, &correction);
    let canvas = if text.len() <= LONGEST_WITH_HIGH_CORRECTION {
        canvas.apply_best_mask()
    } else {
        // Long texts are signed and look random under any mask; weighing all eight takes longer than setting the page.
        canvas.apply_mask(MaskPattern::DiagonalLines);
        canvas
    };
    Ok(canvas
        .into_colors()
        .into_iter()
        .map(|color| color == Color::Dark)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_quiet_zone() {
        let svg = qr_svg("MKL1:ABC").unwrap();
        // Version 1 is 21 modules wide.
        assert!(svg.contains("viewBox=\"0 0 29 29\""), "{svg}");
        assert!(
            svg.contains("<path d=\"M4 4h7v7h-7z"),
            "the first finder begins after four white modules: {svg}"
        );
    }

    #[test]
    fn a_text_no_code_can_hold_is_a_fault() {
        assert_eq!(
            qr_svg(&"a".repeat(3000)),
            Err(DocumentFault::CodeTooLong { bytes: 3000 })
        );
    }
}
