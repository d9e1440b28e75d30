//! The text a new service begins with: every section the law asks for, each with a line on what belongs into it.

use maklumat_calendar::Date;
use maklumat_vocabulary::ServiceKey;

use crate::authoring::sheet::quoted;
use crate::organisation::Regency;

/// A definition in which every section is laid out and what only its authors know is still missing, so that the
/// findings are a list of what is to be written. `today` becomes the date on which the SOP was made.
/// [law: uu-25-2009-art-21]
#[must_use]
pub fn blank(key: &ServiceKey, name: &str, today: Date, regency: &Regency) -> String {
    let name = name.trim();
    let named = if name.is_empty() {
        String::new()
    } else {
        format!("name     = {}\n", quoted(name))
    };
    let head = regency
        .unit(&key.unit)
        .and_then(|unit| regency.position(&unit.head))
        .map(|head| format!("# Kepala unit: {}.\n", head.name.id))
        .unwrap_or_default();
    format!(
        "{head}# Isi yang kosong menurut temuan. Langkah ditulis berurutan; tiap langkah menyebut langkah berikutnya.\n\
\n\
[service]\n\
{named}\
kind     = \"administration\"\n\
version  = 1\n\
channels = [\"counter\"]\n\
\n\
# Dasar hukum layanan. Komponen lain mengikuti unit dan kabupaten, kecuali ditulis di sini.\n\
[standard]\n\
\n\
# Janji waktu kepada pemohon.\n\
[promise.selesai]\n\
from = \"complete\"\n\
\n\
# Biaya, juga bila gratis: Rp 0 dengan dasar hukumnya.\n\
[fee.layanan]\n\
amount = \"Rp 0\"\n\
\n\
# Identitas SOP.\n\
[sop]\n\
made  = {today}\n\
start = \"ajukan\"\n\
\n\
[step.ajukan]\n\
name   = \"Mengajukan permohonan\"\n\
by     = \"applicant\"\n\
time   = \"5 menit\"\n\
output = \"Berkas permohonan\"\n\
\n\
# Yang diterima pemohon.\n\
[product.hasil]\n\
\n\
# Berapa lama berkas disimpan.\n\
[retention]\n\
then = \"archive\"\n"
    )
}
