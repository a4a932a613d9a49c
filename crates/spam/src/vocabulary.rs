//! Words that sell. Strong ones hardly occur in a conversation between colleagues; weak ones do, and say little alone.
//! A word that the article itself uses says nothing: people may talk about what they talk about.

/// Phrases, folded as [`crate::text::words`] folds, that seldom have another use.
const STRONG: &[&str] = &[
    // medicines and bodies
    "viagra",
    "cialis",
    "levitra",
    "tramadol",
    "kamagra",
    "weight loss pills",
    "perdre du poids rapidement",
    "brule graisse",
    "escort girls",
    "escorts",
    "porn",
    "plan cul",
    "sexe gratuit",
    "rencontre coquine",
    // games of chance
    "togel",
    "judi online",
    "situs judi",
    "situs poker",
    "situs slot",
    "slot gacor",
    "slot online",
    "slots online",
    "poker online",
    "online poker",
    "texas poker",
    "agen poker",
    "agen domino",
    "agen bola",
    "domino online",
    "bandar bola",
    "casino en ligne",
    "casinos en ligne",
    "online casino",
    "online casinos",
    "casino bonus",
    "free spins",
    "machine a sous",
    "machines a sous",
    "pronostics gagnants",
    "казино",
    "ставки на спорт",
    "займ онлайн",
    // money
    "payday loan",
    "payday loans",
    "pret entre particuliers",
    "pret entre particulier",
    "pret d argent",
    "offre de pret",
    "offres de pret",
    "pret rapide",
    "credit sans justificatif",
    "quick loan",
    "instant loan",
    "loan offer",
    "binary options",
    "options binaires",
    "forex signals",
    "bitcoin investment",
    "crypto investment",
    "invest in bitcoin",
    "double your money",
    "make money online",
    "earn money online",
    "gagner de l argent",
    "gagnez de l argent",
    "revenus passifs",
    // magic
    "marabout africain",
    "grand marabout",
    "grand maitre voyant",
    "voyance gratuite",
    "voyance par telephone",
    "retour affectif",
    "retour de l etre aime",
    "rituel d amour",
    "love spell",
    "spell caster",
    // fame for sale
    "jasa seo",
    "seo service",
    "seo services",
    "seo expert",
    "buy backlinks",
    "quality backlinks",
    "acheter des backlinks",
    "rank on google",
    "first page of google",
    "premiere page de google",
    "referencement pas cher",
    "buy followers",
    "acheter des followers",
    "buy instagram",
    "guest post service",
    "link building service",
    // goods
    "replica watches",
    "replique montre",
    "repliques de montres",
    "cheap jerseys",
    "nfl jerseys",
    "cheap jordans",
    "sac a main pas cher",
    "sacs pas cher",
    "chaussures pas cher",
    "pas cher soldes",
    "abonnement iptv",
    "iptv premium",
    "essay writing service",
    "write my essay",
    "buy essays",
    "terpercaya",
    "telecharger gratuitement",
];

/// Phrases that also have honest uses.
const WEAK: &[&str] = &[
    "seo",
    "referencement",
    "backlink",
    "backlinks",
    "casino",
    "poker",
    "betting",
    "paris sportifs",
    "bitcoin",
    "crypto",
    "loan",
    "loans",
    "iptv",
    "promo",
    "code promo",
    "coupon",
    "discount",
    "cheap",
    "pas cher",
    "moins cher",
    "best price",
    "best prices",
    "meilleur prix",
    "meilleurs prix",
    "livraison gratuite",
    "free shipping",
    "wholesale",
    "grossiste",
    "click here",
    "cliquez ici",
    "visit my website",
    "visit my site",
    "visit my blog",
    "visit our website",
    "check out my",
    "my website",
    "my web site",
    "my homepage",
    "mon site web",
    "visitez mon site",
    "visitez notre site",
    "buy now",
    "order now",
    "achetez",
    "commandez",
    "offre speciale",
    "special offer",
    "free trial",
    "essai gratuit",
    "whatsapp",
    "jasa",
    "toko",
    "jual",
    "harga",
    "murah",
    "grosir",
    "agen",
    "situs",
    "bandar",
    "terbaik",
    "franchise",
    "lose weight",
    "perdre du poids",
    "voyance",
    "marabout",
    "voyant",
    "replica",
    "купить",
    "скидка",
    "дешево",
];

/// Parts of invented names such as `bestpoker88`, evident when figures follow.
const WITH_FIGURES: &[&str] = &["poker", "domino", "casino", "slot", "toto", "bola", "judi", "togel", "betting", "qq"];

/// Words by which somebody talks about unwanted messages instead of sending one.
const ABOUT_SPAM: &[&str] =
    &["spam", "spams", "spammeurs", "spammers", "pourriel", "pourriels", "indesirable", "indesirables", "phishing"];

/// What a text has of the vocabulary.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Hits {
    pub(crate) strong: Vec<String>,
    pub(crate) weak: Vec<String>,
}

impl Hits {
    pub(crate) fn is_empty(&self) -> bool {
        self.strong.is_empty() && self.weak.is_empty()
    }
}

/// What words sell in a text, without those that the article has too.
pub(crate) fn promotion(words: &[String], article: &[String]) -> Hits {
    let text = padded(words);
    let article = padded(article);
    let find = |list: &[&str]| -> Vec<String> {
        let stands_in = |text: &str, phrase: &str| text.contains(&format!(" {phrase} "));
        list.iter().filter(|p| stands_in(&text, p) && !stands_in(&article, p)).map(|p| (*p).to_owned()).collect()
    };
    let mut strong = find(STRONG);
    for word in words {
        let ends_in_figures = word.ends_with(|c: char| c.is_ascii_digit());
        if ends_in_figures && WITH_FIGURES.iter().any(|part| word.contains(part)) && !strong.contains(word) {
            strong.push(word.clone());
        }
    }
    // A weak word within a strong phrase is no second finding.
    let mut weak = find(WEAK);
    weak.retain(|phrase| !strong.iter().any(|found| found.split(' ').any(|word| word == phrase)));
    Hits { strong, weak }
}

/// Whether a text talks about unwanted messages.
pub(crate) fn is_about_spam(words: &[String]) -> bool {
    words.iter().any(|word| ABOUT_SPAM.contains(&word.as_str()))
}

fn padded(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

/// Phrases of praise that fit every article.
const PRAISE: &[&str] = &[
    "great post",
    "great article",
    "great blog",
    "nice post",
    "nice article",
    "nice blog",
    "good post",
    "good article",
    "awesome post",
    "amazing post",
    "excellent post",
    "excellent article",
    "very informative",
    "thanks for sharing",
    "thank you for sharing",
    "keep up the good work",
    "love this blog",
    "love your blog",
    "wonderful post",
    "interesting post",
    "helpful information",
    "useful information",
    "bookmarked",
    "bon article",
    "super article",
    "tres bon article",
    "excellent billet",
    "article interessant",
    "article tres interessant",
    "merci pour le partage",
    "merci du partage",
    "merci pour cet article",
    "merci pour ce partage",
    "beau blog",
    "super blog",
    "joli blog",
    "bravo pour votre site",
    "bravo pour ce site",
    "continuez comme ca",
    "continuez ainsi",
    "tres instructif",
    "artikel bagus",
    "terima kasih",
];

/// Beginnings of words, as [`crate::text::topics`] makes them, that praise needs and that name no subject.
const PRAISE_TOPICS: &[&str] = &[
    "artic", "billet", "bille", "blog", "blogs", "post", "posts", "merci", "thank", "parta", "shari", "inter", "great",
    "super", "bravo", "site", "websi", "infor", "conti", "excel", "cette", "votre", "pour", "this", "your", "very",
    "have", "with", "that", "tres", "bien", "page", "lire", "read", "dans", "avec", "nous", "vous", "plus", "tout",
    "bonne",
];

/// Whether a short text is praise that names nothing of what it praises.
pub(crate) fn is_generic_praise(words: &[String], shared: &[&String]) -> bool {
    let text = padded(words);
    words.len() <= 40
        && PRAISE.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
        && shared.iter().all(|topic| PRAISE_TOPICS.contains(&topic.as_str()))
}
