//! As what a document is signed.

use maklumat_documents::Signer;
use maklumat_sop::{Regency, Unit};
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::Actor;

/// The position that finished the step which issues the document: the head for the regency, anybody below for the head,
/// a deputy as such. Where no officer did, it goes out under the name of the head. [law: uu-30-2014-art-14]
pub(crate) fn signer(regency: &Regency, unit: &Unit, by: Option<&Actor>) -> Signer {
    let (acting, deputy) = match by {
        Some(Actor::Officer(officer)) => {
            let acting = officer.positions.first();
            (acting, acting.and_then(|position| officer.deputy_for.get(position)))
        }
        Some(Actor::Applicant | Actor::Helper(_) | Actor::System) | None => (None, None),
    };
    let acting = acting.unwrap_or(&unit.head);
    let of_unit = regency.unit(&acting.unit).unwrap_or(unit);
    let position = called(regency, of_unit, acting);
    Signer {
        on_behalf_of: Some(if *acting == of_unit.head {
            regency.head.id.clone()
        } else {
            called(regency, of_unit, &of_unit.head)
        }),
        position: match deputy {
            Some(deputy) => format!("{} {position}", deputy.prefix()),
            None => position,
        },
        name: None,
    }
}

/// `Kepala Dinas Perhubungan`: a head of a *dinas* is called after it.
fn called(regency: &Regency, unit: &Unit, position: &PositionKey) -> String {
    let name = regency
        .position(position)
        .map(|known| known.name.id.clone())
        .unwrap_or_default();
    if name == "Kepala Dinas" {
        name.replace("Dinas", &unit.name.id)
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use maklumat_sop::{RegencySources, read_regency};
    use maklumat_vocabulary::OfficerId;
    use maklumat_workflow::{Deputy, Officer};

    use super::*;

    fn signed_by(position: &str, deputy: Option<Deputy>) -> (String, String) {
        let (regency, _) = read_regency(&RegencySources {
            organisation: include_str!("../../../../regency/organisation.toml"),
            ..RegencySources::default()
        });
        let unit = regency
            .units
            .values()
            .find(|unit| unit.id.as_str() == "disnaker")
            .unwrap();
        let key = PositionKey::new("disnaker", position);
        let officer = Officer {
            id: OfficerId::new("p-1"),
            positions: BTreeSet::from([key.clone()]),
            deputy_for: deputy
                .map(|deputy| (key, deputy))
                .into_iter()
                .collect::<BTreeMap<_, _>>(),
        };
        let signer = signer(&regency, unit, Some(&Actor::Officer(officer)));
        (signer.on_behalf_of.unwrap(), signer.position)
    }

    #[test]
    fn a_head_signs_for_the_regency_and_others_for_the_head_deputies_as_such() {
        let told = |on_behalf_of: &str, position: &str| (on_behalf_of.to_owned(), position.to_owned());
        assert_eq!(
            signed_by("kepala-dinas", None),
            told("Bupati Sungai Raya", "Kepala Dinas Tenaga Kerja")
        );
        assert_eq!(
            signed_by("kepala-dinas", Some(Deputy::Plt)),
            told("Bupati Sungai Raya", "Plt. Kepala Dinas Tenaga Kerja")
        );
        assert_eq!(
            signed_by("pengantar-kerja", Some(Deputy::Plh)),
            told("Kepala Dinas Tenaga Kerja", "Plh. Pejabat Fungsional Pengantar Kerja")
        );
    }
}
