//! What the columns of a file mean.

use markup::words::fold;

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The person's number in the company.
    Number,
    /// The address to sign in with.
    Email,
    /// First and last name.
    Name,
    /// The first name, where it has a column of its own.
    First,
    /// The last name, likewise.
    Last,
    /// What they do.
    Title,
    /// The part of the company.
    Unit,
    /// Where they work.
    Site,
    /// Whom they report to: a number, an address or a handle.
    Manager,
    /// What they know, separated by commas or bars.
    Skills,
    /// Member or guest.
    Kind,
    /// The language of menus and mails.
    Lang,
    /// A role in the organisation.
    Role,
    /// The day on whose end the account closes.
    LastDay,
}

impl Field {
    /// All, in the order of the choice.
    pub const ALL: [Self; 14] = [
        Self::Number,
        Self::Email,
        Self::Name,
        Self::First,
        Self::Last,
        Self::Title,
        Self::Unit,
        Self::Site,
        Self::Manager,
        Self::Skills,
        Self::Kind,
        Self::Lang,
        Self::Role,
        Self::LastDay,
    ];

    /// The word in forms and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Email => "email",
            Self::Name => "name",
            Self::First => "first",
            Self::Last => "last",
            Self::Title => "title",
            Self::Unit => "unit",
            Self::Site => "site",
            Self::Manager => "manager",
            Self::Skills => "skills",
            Self::Kind => "kind",
            Self::Lang => "lang",
            Self::Role => "role",
            Self::LastDay => "last-day",
        }
    }

    /// The field of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }
}

/// How heads of columns call each, folded, in both languages and in the exports of the usual systems.
const NAMES: [(Field, &[&str]); 14] = [
    (
        Field::Number,
        &[
            "number",
            "matricule",
            "numero",
            "employee number",
            "employee id",
            "employeeid",
            "id",
            "staff number",
            "id salarie",
        ],
    ),
    (
        Field::Email,
        &[
            "email",
            "e-mail",
            "mail",
            "courriel",
            "adresse e-mail",
            "adresse email",
            "adresse mail",
            "adresse electronique",
            "work email",
            "userprincipalname",
            "email address",
        ],
    ),
    (
        Field::Name,
        &[
            "name",
            "nom complet",
            "full name",
            "display name",
            "displayname",
            "nom et prenom",
            "prenom et nom",
            "person",
            "personne",
            "collaborateur",
        ],
    ),
    (Field::First, &["first", "first name", "firstname", "prenom", "given name", "givenname"]),
    (Field::Last, &["last", "last name", "lastname", "nom", "nom de famille", "surname", "family name"]),
    (
        Field::Title,
        &[
            "title",
            "job title",
            "jobtitle",
            "fonction",
            "poste",
            "intitule",
            "intitule de poste",
            "emploi",
            "metier",
            "position",
        ],
    ),
    (
        Field::Unit,
        &["unit", "unite", "service", "direction", "departement", "department", "equipe", "team", "division", "pole"],
    ),
    (Field::Site, &["site", "lieu", "etablissement", "bureau", "office", "location", "ville", "city", "agence"]),
    (
        Field::Manager,
        &[
            "manager",
            "responsable",
            "n+1",
            "superieur",
            "superieur hierarchique",
            "matricule responsable",
            "matricule manager",
            "manager id",
            "manager email",
            "reports to",
        ],
    ),
    (Field::Skills, &["skills", "competences", "competence", "expertise", "expertises", "savoir-faire"]),
    (Field::Kind, &["kind", "type", "statut", "status", "type de compte", "account type"]),
    (Field::Lang, &["lang", "language", "langue", "preferred language", "preferredlanguage"]),
    (Field::Role, &["role", "roles", "role organisation"]),
    (
        Field::LastDay,
        &[
            "last-day",
            "last day",
            "leaves",
            "dernier jour",
            "date de depart",
            "date de sortie",
            "fin de contrat",
            "end date",
        ],
    ),
];

/// What each column means; `None` for one that is not read.
pub type Mapping = Vec<Option<Field>>;

/// What the heads say, each field taken by the first column that names it.
#[must_use]
pub fn guess(head: &[String]) -> Mapping {
    let mut taken = Vec::new();
    let mut mapping: Mapping = head
        .iter()
        .map(|name| {
            let name = fold(name).replace('_', " ");
            let named = |(field, names): &&(Field, &[&str])| !taken.contains(field) && names.contains(&name.trim());
            let field = NAMES.iter().find(named).map(|(field, _)| *field);
            taken.extend(field);
            field
        })
        .collect();
    // « Nom » beside « Prénom » is the last name; alone it is the whole.
    if taken.contains(&Field::Last) && !taken.contains(&Field::First) && !taken.contains(&Field::Name) {
        for field in mapping.iter_mut().filter(|field| **field == Some(Field::Last)) {
            *field = Some(Field::Name);
        }
    }
    mapping
}

/// What is wrong with a mapping as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No column finds a person.
    NoKey,
    /// Two columns mean the same.
    Twice(Field),
}

/// Whether lines can be read by it.
///
/// # Errors
/// [`Unfit`] when no line could be.
pub fn check(mapping: &Mapping) -> Result<(), Unfit> {
    let mut fields: Vec<Field> = mapping.iter().flatten().copied().collect();
    fields.sort_unstable();
    if let Some(twice) = fields.windows(2).find_map(|pair| pair.first().filter(|first| pair.get(1) == Some(first))) {
        return Err(Unfit::Twice(*twice));
    }
    if fields.contains(&Field::Number) || fields.contains(&Field::Email) { Ok(()) } else { Err(Unfit::NoKey) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(head: &[&str]) -> Vec<Option<&'static str>> {
        let head: Vec<String> = head.iter().map(|name| (*name).to_owned()).collect();
        guess(&head).iter().map(|field| field.map(Field::word)).collect()
    }

    #[test]
    fn heads_in_both_languages_are_known() {
        assert_eq!(
            guessed(&["Matricule", "Prénom", "NOM", "Adresse e-mail", "Unité", "N+1", "Couleur"]),
            [Some("number"), Some("first"), Some("last"), Some("email"), Some("unit"), Some("manager"), None]
        );
        assert_eq!(guessed(&["Nom", "Mail"]), [Some("name"), Some("email")]);
        assert_eq!(guessed(&["employee_id", "Full name", "Department"]), [Some("number"), Some("name"), Some("unit")]);
    }

    #[test]
    fn a_mapping_finds_people_and_reads_nothing_twice() {
        assert_eq!(check(&vec![Some(Field::Name)]), Err(Unfit::NoKey));
        assert_eq!(check(&vec![Some(Field::Email), Some(Field::Email)]), Err(Unfit::Twice(Field::Email)));
        assert_eq!(check(&vec![Some(Field::Email), None]), Ok(()));
    }
}
