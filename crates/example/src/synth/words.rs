//! The lists that the company is made of: cities, trades, skills, interests, topics. All common words, in both languages.

/// A city where the company may have a site.
#[derive(Clone, Copy, Debug)]
pub(super) struct City {
    pub(super) name: &'static str,
    pub(super) country: &'static str,
    pub(super) time_zone: &'static str,
    /// Whole hours of winter time: enough for a daily rhythm.
    pub(super) utc_offset: i32,
    /// BCP 47 tag of the working language; people of other cities than French-speaking ones write in English.
    pub(super) language: &'static str,
}

macro_rules! cities {
    ($($name:literal $country:literal $zone:literal $offset:literal $language:literal;)*) => {
        &[$(City { name: $name, country: $country, time_zone: $zone, utc_offset: $offset, language: $language }),*]
    };
}

/// The largest site first, and each of the larger time zones early.
pub(super) const CITIES: &[City] = cities! {
    "Paris" "France" "Europe/Paris" 1 "fr";
    "Lyon" "France" "Europe/Paris" 1 "fr";
    "London" "United Kingdom" "Europe/London" 0 "en";
    "Nantes" "France" "Europe/Paris" 1 "fr";
    "New York" "United States" "America/New_York" -5 "en";
    "Montréal" "Canada" "America/Toronto" -5 "fr";
    "Lille" "France" "Europe/Paris" 1 "fr";
    "Casablanca" "Maroc" "Africa/Casablanca" 1 "fr";
    "Singapore" "Singapore" "Asia/Singapore" 8 "en";
    "Bruxelles" "Belgique" "Europe/Brussels" 1 "fr";
    "Toulouse" "France" "Europe/Paris" 1 "fr";
    "Berlin" "Deutschland" "Europe/Berlin" 1 "de";
    "Dublin" "Ireland" "Europe/Dublin" 0 "en";
    "Dakar" "Sénégal" "Africa/Dakar" 0 "fr";
    "Chicago" "United States" "America/Chicago" -6 "en";
    "Grenoble" "France" "Europe/Paris" 1 "fr";
    "Madrid" "España" "Europe/Madrid" 1 "es";
    "Sydney" "Australia" "Australia/Sydney" 10 "en";
    "Strasbourg" "France" "Europe/Paris" 1 "fr";
    "Genève" "Suisse" "Europe/Zurich" 1 "fr";
    "Milano" "Italia" "Europe/Rome" 1 "it";
    "Osaka" "日本" "Asia/Tokyo" 9 "ja";
    "Tunis" "Tunisie" "Africa/Tunis" 1 "fr";
    "Mumbai" "India" "Asia/Kolkata" 5 "en";
    "Lisboa" "Portugal" "Europe/Lisbon" 0 "pt";
    "Rennes" "France" "Europe/Paris" 1 "fr";
    "Warszawa" "Polska" "Europe/Warsaw" 1 "pl";
    "Abidjan" "Côte d’Ivoire" "Africa/Abidjan" 0 "fr";
    "Toronto" "Canada" "America/Toronto" -5 "en";
    "São Paulo" "Brasil" "America/Sao_Paulo" -3 "pt";
    "Bordeaux" "France" "Europe/Paris" 1 "fr";
    "Manchester" "United Kingdom" "Europe/London" 0 "en";
    "Amsterdam" "Nederland" "Europe/Amsterdam" 1 "nl";
    "Luxembourg" "Luxembourg" "Europe/Luxembourg" 1 "fr";
    "San Francisco" "United States" "America/Los_Angeles" -8 "en";
    "Marseille" "France" "Europe/Paris" 1 "fr";
    "Nairobi" "Kenya" "Africa/Nairobi" 3 "en";
    "Wien" "Österreich" "Europe/Vienna" 1 "de";
    "Fort-de-France" "France" "America/Martinique" -4 "fr";
    "Glasgow" "United Kingdom" "Europe/London" 0 "en";
};

/// A family of jobs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Family {
    pub(super) slug: &'static str,
    /// French and English, as everywhere below.
    pub(super) name: [&'static str; 2],
    pub(super) jobs: [&'static [&'static str]; 2],
    pub(super) skills: [&'static [&'static str]; 2],
}

macro_rules! families {
    ($($slug:literal: $fr:literal / $en:literal
        jobs $jobs_fr:expr, $jobs_en:expr; skills $skills_fr:expr, $skills_en:expr;)*) => {
        &[$(Family { slug: $slug, name: [$fr, $en], jobs: [&$jobs_fr, &$jobs_en], skills: [&$skills_fr, &$skills_en] }),*]
    };
}

/// The top of the company first; divisions take the others in turn.
pub(super) const FAMILIES: &[Family] = families! {
    "direction": "Direction générale" / "Executive Office"
        jobs ["Assistance de direction", "Chargé de mission", "Stratégie"], ["Executive Assistant", "Chief of Staff", "Strategy Analyst"];
        skills ["stratégie", "gouvernance", "fusions", "rédaction"], ["strategy", "governance", "mergers", "writing"];
    "production": "Production" / "Manufacturing"
        jobs ["Conduite de ligne", "Technique de maintenance", "Ordonnancement", "Méthodes"],
             ["Line Operator", "Maintenance Technician", "Scheduler", "Process Engineer"];
        skills ["maintenance préventive", "soudure", "automates", "5S", "ordonnancement", "lean"],
               ["preventive maintenance", "welding", "PLC", "5S", "scheduling", "lean"];
    "commerce": "Commerce" / "Sales"
        jobs ["Ingénierie commerciale", "Gestion de comptes", "Administration des ventes", "Avant-vente"],
             ["Sales Engineer", "Account Manager", "Sales Administrator", "Presales Consultant"];
        skills ["négociation", "appels d’offres", "prospection", "tarification", "CRM"],
               ["negotiation", "tenders", "prospecting", "pricing", "CRM"];
    "recherche": "Recherche & développement" / "Research & Development"
        jobs ["Recherche", "Ingénierie produit", "Essais", "Propriété intellectuelle"],
             ["Researcher", "Product Engineer", "Test Engineer", "Patent Engineer"];
        skills ["plans d’expérience", "chimie", "simulation", "brevets", "prototypage"],
               ["design of experiments", "chemistry", "simulation", "patents", "prototyping"];
    "logistique": "Logistique" / "Logistics"
        jobs ["Préparation de commandes", "Approvisionnement", "Transport", "Douane"],
             ["Order Picker", "Supply Planner", "Transport Planner", "Customs Specialist"];
        skills ["gestion des stocks", "transport routier", "douane", "prévision"],
               ["inventory", "road transport", "customs", "forecasting"];
    "numerique": "Numérique" / "Digital & IT"
        jobs ["Développement", "Administration de systèmes", "Données", "Sécurité informatique", "Support"],
             ["Software Developer", "Systems Administrator", "Data Analyst", "Security Engineer", "Support Specialist"];
        skills ["Rust", "SQL", "réseaux", "cybersécurité", "statistiques", "accessibilité"],
               ["Rust", "SQL", "networks", "cybersecurity", "statistics", "accessibility"];
    "finance": "Finance" / "Finance"
        jobs ["Contrôle de gestion", "Comptabilité", "Trésorerie"], ["Controller", "Accountant", "Treasury Analyst"];
        skills ["IFRS", "consolidation", "budget", "trésorerie", "audit"], ["IFRS", "consolidation", "budgeting", "treasury", "audit"];
    "clients": "Relation clients" / "Customer Care"
        jobs ["Conseil clients", "Service après-vente", "Formation clients"],
             ["Customer Adviser", "After-sales Technician", "Customer Trainer"];
        skills ["écoute", "dépannage", "gestion des litiges", "téléphone"], ["listening", "troubleshooting", "claims", "telephony"];
    "qualite": "Qualité & sécurité" / "Quality & Safety"
        jobs ["Contrôle qualité", "Prévention", "Audit qualité", "Environnement"],
             ["Quality Controller", "Safety Officer", "Quality Auditor", "Environment Officer"];
        skills ["ISO 9001", "métrologie", "risques chimiques", "secourisme", "bilan carbone"],
               ["ISO 9001", "metrology", "chemical risks", "first aid", "carbon accounting"];
    "ressources": "Ressources humaines" / "Human Resources"
        jobs ["Recrutement", "Paie", "Formation", "Relations sociales"], ["Recruiter", "Payroll Officer", "Trainer", "Employee Relations"];
        skills ["recrutement", "paie", "droit social", "ingénierie de formation"], ["recruiting", "payroll", "labour law", "training design"];
    "achats": "Achats" / "Procurement"
        jobs ["Achats de production", "Achats indirects", "Qualité fournisseurs"],
             ["Production Buyer", "Indirect Buyer", "Supplier Quality Engineer"];
        skills ["négociation", "contrats", "analyse de la valeur", "achats responsables"],
               ["negotiation", "contracts", "value analysis", "responsible sourcing"];
    "marketing": "Marketing & communication" / "Marketing & Communication"
        jobs ["Chefferie de produit", "Contenus", "Communication interne", "Événements"],
             ["Product Manager", "Content Editor", "Internal Communication", "Events Officer"];
        skills ["rédaction", "photographie", "études de marché", "vidéo", "relations presse"],
               ["copywriting", "photography", "market research", "video", "press relations"];
    "juridique": "Juridique & conformité" / "Legal & Compliance"
        jobs ["Droit des contrats", "Protection des données", "Conformité"], ["Contract Lawyer", "Privacy Officer", "Compliance Officer"];
        skills ["droit des contrats", "RGPD", "concurrence", "marques"], ["contract law", "GDPR", "competition law", "trademarks"];
};

/// What anybody may know.
pub(super) const SKILLS: [&[&str]; 2] = [
    &[
        "animation de réunion",
        "tableur",
        "gestion de projet",
        "anglais technique",
        "prise de parole",
        "mentorat",
        "dessin",
        "traduction",
        "premiers secours",
    ],
    &[
        "facilitation",
        "spreadsheets",
        "project management",
        "technical English",
        "public speaking",
        "mentoring",
        "drawing",
        "translation",
        "first aid",
    ],
];

/// Interests that people gather around: slug, French, English.
pub(super) const THEMES: &[(&str, &str, &str)] = &[
    ("nouveaux-arrivants", "Nouveaux arrivants", "Newcomers"),
    ("securite-au-travail", "Sécurité au travail", "Safety at work"),
    ("entraide-tableur", "Entraide tableur", "Spreadsheet help"),
    ("idees", "Idées d’amélioration", "Improvement ideas"),
    ("veille", "Veille du marché", "Market watch"),
    ("covoiturage", "Covoiturage", "Car sharing"),
    ("experts-donnees", "Experts des données", "Data experts"),
    ("voix-du-client", "La voix du client", "Voice of the customer"),
    ("qualite-fournisseurs", "Qualité des fournisseurs", "Supplier quality"),
    ("petites-annonces", "Petites annonces", "Classified ads"),
    ("energie", "Sobriété énergétique", "Saving energy"),
    ("chefs-de-projet", "Chefs de projet", "Project managers"),
    ("outils-numeriques", "Outils numériques", "Digital tools"),
    ("accessibilite", "Accessibilité", "Accessibility"),
    ("management", "Pratiques de management", "Management practice"),
    ("course-a-pied", "Course à pied", "Running"),
    ("maintenance", "Maintenance partagée", "Shared maintenance"),
    ("retours-experience", "Retours d’expérience", "Lessons learned"),
    ("langues", "Échanges de langues", "Language exchange"),
    ("intelligence-artificielle", "Intelligence artificielle", "Artificial intelligence"),
    ("lecture", "Club de lecture", "Book club"),
    ("emballages", "Emballages durables", "Lasting packaging"),
    ("formation-interne", "Formation interne", "Internal training"),
    ("parents", "Parents au travail", "Working parents"),
    ("teletravail", "Télétravail", "Remote work"),
    ("normes", "Normes et règlements", "Standards and rules"),
    ("photographie", "Photographie", "Photography"),
    ("export", "Commerce extérieur", "Export desk"),
    ("cybersecurite", "Cybersécurité", "Cybersecurity"),
    ("potager", "Potager partagé", "Shared garden"),
    ("lancements", "Lancements de produits", "Product launches"),
    ("budget", "Préparation du budget", "Budget season"),
    ("cuisine", "Recettes de la cantine", "Canteen recipes"),
    ("metrologie", "Métrologie", "Metrology"),
    ("tuteurs", "Tuteurs et apprentis", "Mentors and apprentices"),
    ("velo", "À vélo", "By bicycle"),
    ("documentation", "Rédaction technique", "Technical writing"),
    ("transport", "Transport et douane", "Transport and customs"),
    ("musique", "Musique", "Music"),
    ("mixite", "Mixité", "Gender balance"),
];

/// Topics; larger companies put a city behind them.
pub(super) const TOPICS: &[&str] = &[
    "sécurité",
    "qualité",
    "safety",
    "client",
    "innovation",
    "formation",
    "budget",
    "customer",
    "télétravail",
    "maintenance",
    "onboarding",
    "recrutement",
    "énergie",
    "logistique",
    "data",
    "accessibilité",
    "lean",
    "export",
    "cybersécurité",
    "quality",
    "fournisseurs",
    "emballage",
    "training",
    "marketing",
    "astuce",
    "carbone",
    "tableur",
    "projet",
    "lancement",
    "suppliers",
    "réglementation",
    "mobilité",
    "santé",
    "how-to",
    "contrats",
    "automatisation",
    "stock",
    "audit",
    "événement",
    "inclusion",
    "prototype",
    "brevets",
    "planning",
    "fidélité",
    "rgpd",
    "lessons-learned",
    "migration",
    "apprentissage",
    "roadmap",
    "tarifs",
    "laboratoire",
    "seconde-vie",
    "documentation",
    "support",
    "douane",
    "réunions",
    "handover",
    "mentorat",
    "nettoyage",
    "éclairage",
    "bruit",
    "cantine",
    "vélo",
    "archives",
];

/// Reactions, the most frequent first, and how many in a thousand they are.
pub(super) const REACTIONS: &[(&str, u64)] =
    &[("like", 560), ("thanks", 180), ("love", 110), ("idea", 70), ("laugh", 50), ("support", 30)];
