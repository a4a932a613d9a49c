//! The table of welcome and unwanted contributions that the rules are held against.

use super::*;

const FR: &str = "<p>Un réseau d'entreprise vit de questions. Quand l'apprenti de Grasse demande comment filtrer une \
    teinture de benjoin, il doit trouver une réponse avant le soir, même si personne dans son atelier ne la connaît.</p>\
    <p>Nous avons compté : sur cent questions posées l'an dernier, soixante ont trouvé leur réponse dans un autre métier \
    que celui de la personne qui demandait. Le laboratoire a aidé les boutiques, les boutiques ont aidé les achats.</p>\
    <p>La direction craignait le bavardage. Nous avons surtout vu de la mémoire : les réponses restent, se relisent et \
    servent aux suivants. Voir http://intranet.popinot.example/questions pour la charte.</p>";
const EN: &str = "<p>A company network lives on questions. When the apprentice in Grasse asks how to filter a tincture of \
    benzoin, an answer should be there before the evening, even if nobody in the workshop knows it.</p>\
    <p>We counted: of a hundred questions asked last year, sixty were answered by another trade than the one that asked. \
    The laboratory helped the shops, and the shops helped purchasing.</p>\
    <p>Management feared idle talk. What we saw instead was memory: answers stay, are read again and serve whoever comes \
    next.</p>";
const PUBLISHED: i64 = 1_362_610_800_000;

struct Case {
    name: &'static str,
    url: &'static str,
    text: &'static str,
    article: &'static str,
    parent: Option<&'static str>,
    days: i64,
}

fn case(name: &'static str, days: i64, text: &'static str) -> Case {
    Case { name, url: "", text, article: FR, parent: None, days }
}

fn english(name: &'static str, days: i64, text: &'static str) -> Case {
    Case { article: EN, ..case(name, days, text) }
}

fn judged(case: &Case) -> Verdict {
    let contribution = Contribution {
        author_name: case.name,
        author_url: case.url,
        known: false,
        first: true,
        text: case.text,
        repeated: 0,
    };
    let thread = Thread {
        article: case.article,
        parent: case.parent,
        published_at: PUBLISHED,
        age: case.days * DAY,
        last_activity: None,
    };
    judge(&contribution, &thread)
}

/// All by people whom nobody knows yet, which is the hardest case.
fn welcome() -> Vec<Case> {
    [short_and_welcome(), long_and_welcome()].into_iter().flatten().collect()
}

fn short_and_welcome() -> Vec<Case> {
    vec![
        case("Ursule", 1, "Merci !"),
        case("Ursule Mirouët", 0, "Merci pour cet article."),
        case("marie claire dupont", 800, "Merci pour cet article, très instructif."),
        case("F. Gaudissart", 2, "Bravo, à faire lire à toute la direction !"),
        case("Savinien", 3, "+1"),
        case(
            "Eugène R.",
            1,
            "« sur cent questions posées l'an dernier, soixante ont trouvé leur réponse dans un autre métier que celui de \
             la personne qui demandait » : comment comptez-vous les questions auxquelles on répond au café ? Chez nous \
             ce serait bien la moitié, et aucune n'est écrite.",
        ),
        case(
            "Modeste",
            0,
            "<blockquote>La direction craignait le bavardage. Nous avons surtout vu de la mémoire : les réponses restent, \
             se relisent et servent aux suivants.</blockquote> Exactement.",
        ),
        case(
            "Horace Bianchon",
            4,
            "Sur le même sujet, ce rapport d'une université sur les questions sans réponse vaut la lecture : \
             https://archives.faculte.example/rapports/2013/questions.pdf",
        ),
        case(
            "Daniel d'Arthez",
            12,
            "Trois lectures pour aller plus loin : https://a.example/metiers, https://b.example/memoire et \
             https://c.example/reponses. La deuxième répond à la crainte du bavardage.",
        ),
        case(
            "Un ancien",
            1,
            "C'est n'importe quoi. Vous avez supprimé le service documentation pour mettre cet outil à la place, et \
             maintenant vous venez nous vendre de la mémoire ! Honteux.",
        ),
        case("jacques c", 2, "ras le bol de vos reseaux, on a du boulot"),
    ]
}

fn long_and_welcome() -> Vec<Case> {
    vec![
        case(
            "Louise de Chaulieu",
            741,
            "Je relis ce billet deux ans après, au moment où nous fermons notre propre espace. La question de la mémoire \
             était la bonne : nos réponses sont perdues parce que personne n'avait prévu qui les garderait.",
        ),
        case(
            "Renée M.",
            900,
            "Deux ans plus tard, la charte est devenue publique chez nous aussi : http://charte.lestorade.example/ . Elle \
             doit beaucoup à vos soixante questions.",
        ),
        case("paul de la tour", 400, "Et le benjoin, finalement, on le filtre comment ?"),
        case(
            "Camille",
            -1,
            "Relu en avant-première : attention, la charte donnée en lien parle encore de l'ancien atelier.",
        ),
        case("Félix", 5, "Qui a le contact de l'apprenti ? J'ai un filtre à lui prêter."),
        case(
            "Adolphe",
            6,
            "Au service communication on nous demande de faire du SEO sur les réponses publiques. Est-ce vraiment l'esprit ?",
        ),
        case(
            "Sylvain Pons",
            8,
            "Attention, votre blog reçoit du spam : viagra, casino en ligne et compagnie sous trois articles. Quelqu'un \
             modère ?",
        ),
        case("Wenceslas", 3, "Le groupe Casino a fait la même chose avec ses magasins, résultats comparables."),
        case("Hortense", 9, "Très bon article, je le partage avec le laboratoire."),
        case("Valérie", 2, "Je suis d'accord sur tout sauf la mémoire : qui relit ? (r.s.e. ou pas, 2.0 ou pas ...)"),
        case(
            "J. Collin",
            30,
            "Bonjour, étudiant en gestion, j'écris un mémoire sur les ateliers et je voudrais vous interroger vingt \
             minutes. Mon adresse : jcollin@ecole.example. Merci d'avance !",
        ),
        case("Anonyme", 1, "Les achats n'ont jamais été aidés par les boutiques, c'est faux."),
        english("Lisbeth", 1, "Thanks for sharing!"),
        english(
            "Steinbock",
            2,
            "We tried this in Lyon and the shops never answered. What did you do about opening hours?",
        ),
        english(
            "T. Gobseck",
            760,
            "Two years on I still send this to new colleagues. The part about memory held up; the sixty of a hundred has \
             become seventy with us, mostly because the laboratory now answers in English as well.",
        ),
        english(
            "Esther",
            3,
            "A useful companion piece on how answers age: http://library.example/ageing-answers (free, twelve pages).",
        ),
        english(
            "pierre",
            1,
            "Excusez mon anglais : chez nous aussi, les boutiques aident les achats. Merci pour les chiffres.",
        ),
        english("angry reader", 1, "Utter rubbish. You counted what you wanted to count. Shame on you."),
        case("Peter", 4, "Sorry for the English. Is there a version of the charter that we could use in our shops?"),
        Case {
            parent: Some("Et comment filtre-t-on la teinture ? Sur papier ou sur toile de coton bien lavée ?"),
            ..case("Ève", 2, "> Sur papier ou sur toile de coton bien lavée ?\nSur toile, toujours.")
        },
    ]
}

fn unwanted() -> Vec<Case> {
    let copied = "Nous avons compté : sur cent questions posées l'an dernier, soixante ont trouvé leur réponse dans un \
        autre métier que celui de la personne qui demandait.";
    vec![
        case("jual botol parfum", 510, copied),
        case("cheap perfume bottles", 3, copied),
        Case { url: "http://pas-cher-parfum.example", ..case("Alicia", 300, copied) },
        Case {
            parent: Some("Chez nous la charte a été écrite par les apprentis eux-mêmes, en trois soirées de mars."),
            ..case(
                "sepatu kulit murah",
                420,
                "Chez nous la charte a été écrite par les apprentis eux-mêmes, en trois soirées de mars.",
            )
        },
        case(
            "mikadress",
            700,
            "La fanfare municipale remercie ses donateurs pour la saison écoulée. Jasa SEO murah | DOMINOKU99 Situs Poker \
             Online Terpercaya",
        ),
        case("Kevin", 2, "Gagnez de l'argent depuis chez vous ! Cliquez ici : http://revenu-facile.example"),
        case(
            "Mme Solange",
            1,
            "Bonjour, je suis une particulière et je fais une offre de prêt entre particuliers de 2000 à 500000 euros. \
             WhatsApp : +000000",
        ),
        case(
            "Maître Sindou",
            60,
            "Grand maître voyant, marabout africain : retour affectif en 48 heures, résultats garantis.",
        ),
        english("Cheap Jerseys", 400, "Great post! Thanks for sharing, I have bookmarked your blog."),
        english(
            "Amanda",
            5,
            "Nice article. Visit my website http://best-casino-bonus.example for online casino and free spins.",
        ),
        english("SEO services London", 200, "Very informative post, keep up the good work."),
        english("Buy Viagra Online", 1, "I agree with everything here."),
        english(
            "Robert",
            20,
            "[url=http://loans.example]payday loans[/url] [url=http://loans.example/uk]quick loan[/url] cheap",
        ),
        english(
            "Dr Ogun",
            90,
            "I was heartbroken until this spell caster brought my husband back with a powerful love spell. Contact him on \
             WhatsApp.",
        ),
        english(
            "Emily",
            150,
            "Struggling with deadlines? Our essay writing service will write my essay for you. Order now.",
        ),
        case(
            "Иван",
            10,
            "Лучшее онлайн казино с бонусом, ставки на спорт и быстрый вывод: http://kazino-a.example http://kazino-b.example",
        ),
        case("slot88", 365, "Terima kasih, artikel bagus dan sangat membantu untuk kami."),
        case(
            "Lucie",
            2,
            "Répliques de montres et sac à main pas cher, livraison gratuite : www.montres-luxe.example www.sacs.example",
        ),
        case("Streaming Pro", 40, "Abonnement IPTV premium, essai gratuit 24 h, contactez WhatsApp, meilleur prix."),
        case("www.acheter-followers.example", 12, "Super article ! Merci pour le partage."),
    ]
}

#[test]
fn what_is_welcome_is_never_held() {
    let cases = welcome();
    assert!(cases.len() >= 25);
    for case in &cases {
        let verdict = judged(case);
        assert!(!verdict.held, "{}: {}\n{verdict:?}", case.name, case.text);
    }
}

#[test]
fn what_is_welcome_stays_so_two_years_later() {
    for case in welcome().into_iter().map(|case| Case { days: 800, ..case }) {
        let verdict = judged(&case);
        assert!(!verdict.held, "{}: {}\n{verdict:?}", case.name, case.text);
    }
}

#[test]
fn what_is_unwanted_is_held_on_the_evidence_of_two_rules() {
    let cases = unwanted();
    assert!(cases.len() >= 15);
    for case in &cases {
        let verdict = judged(case);
        assert!(verdict.held, "{}: {}\n{verdict:?}", case.name, case.text);
        assert!(verdict.reasons.len() >= 2, "{verdict:?}");
    }
}

#[test]
fn members_are_held_only_for_links_again_and_again() {
    for case in unwanted().iter().chain(&welcome()) {
        let thread =
            Thread { article: case.article, published_at: PUBLISHED, age: case.days * DAY, ..Thread::default() };
        let contribution = Contribution {
            author_name: case.name,
            author_url: case.url,
            known: true,
            text: case.text,
            ..Contribution::default()
        };
        assert!(!judge(&contribution, &thread).held, "{}", case.text);
    }
    let thread = Thread { article: FR, ..Thread::default() };
    let mut same =
        Contribution { known: true, text: "Votez ! https://vote.example/a", repeated: 5, ..Contribution::default() };
    assert!(judge(&same, &thread).held);
    same.text = "Bonne année à tous !";
    assert!(!judge(&same, &thread).held, "wishes may be repeated");
}

#[test]
fn a_comment_that_predates_the_article_is_not_suspicious() {
    let verdict = judged(&case("Nobody", -400, "Qui a le contact de l'apprenti ?"));
    assert_eq!(verdict.reasons, [Reason::FirstOfUnknownAuthor]);
}

#[test]
fn a_lively_thread_is_not_late_to_join() {
    let contribution = Contribution { text: "Et cette année ?", ..Contribution::default() };
    let mut thread = Thread { article: FR, published_at: PUBLISHED, age: 700 * DAY, ..Thread::default() };
    assert!(judge(&contribution, &thread).reasons.iter().any(|r| matches!(r, Reason::LateInQuietThread { days: 700 })));
    thread.last_activity = Some(PUBLISHED + 690 * DAY);
    assert!(judge(&contribution, &thread).reasons.is_empty());
}

#[test]
fn a_long_text_takes_no_time() {
    for text in ["<a".repeat(3_000_000), "a.fr ".repeat(1_000_000), "a < b ".repeat(1_000_000), "é".repeat(3_000_000)]
    {
        let contribution = Contribution { text: &text, ..Contribution::default() };
        assert!(judge(&contribution, &Thread { article: &text, ..Thread::default() }).score < HELD_FROM);
    }
}

#[test]
fn an_article_may_be_about_what_others_sell() {
    let article =
        "Our guide to SEO services: what an online casino taught us about backlinks, and how to rank on Google.";
    let text =
        "What would SEO services cost a casino? I doubt the part on backlinks, and the one on how to rank on Google.";
    let contribution = Contribution { author_name: "Nathan", first: true, text, ..Contribution::default() };
    let verdict = judge(&contribution, &Thread { article, ..Thread::default() });
    assert_eq!(verdict.reasons, [Reason::FirstOfUnknownAuthor]);
}

#[test]
fn a_source_has_one_key_in_all_its_spellings() {
    let key = source_key("http://carnet.example/2013/03/billet").unwrap();
    for spelling in [
        "https://carnet.example/2013/03/billet/",
        "HTTPS://www.Carnet.example/2013/03/billet#comments",
        "http://carnet.example:80/2013/03/billet?utm_source=fil&utm_medium=rss&fbclid=x",
        " https://www.carnet.example:443/2013/03/billet//?#",
    ] {
        assert_eq!(source_key(spelling).as_deref(), Some(key.as_str()), "{spelling}");
    }
    assert_ne!(source_key("http://carnet.example/?p=11"), source_key("http://carnet.example/?p=12"));
    assert_ne!(source_key("http://carnet.example/Billet"), source_key("http://carnet.example/billet"));
    for address in
        ["", "carnet.example/billet", "ftp://carnet.example/", "javascript:alert(1)//x", "http://", "http:///x"]
    {
        assert_eq!(source_key(address), None, "{address}");
    }
}

#[test]
fn linkbacks_count_once_and_do_not_sell() {
    let judged = |source: &str, title: &str, known: &[&str]| {
        judge_linkback(&Linkback { source, title, excerpt: "" }, FR, |key| known.contains(&key))
    };
    let key = "carnet.example/b".to_owned();
    assert_eq!(
        judged("https://www.carnet.example/b/", "Du « mouillage", &[]),
        LinkbackVerdict::Welcome { key: key.clone() }
    );
    assert_eq!(
        judged("http://carnet.example/b", "autre titre", &["carnet.example/b"]),
        LinkbackVerdict::Repeated { key }
    );
    assert_eq!(judged("javascript:1", "x", &[]), LinkbackVerdict::NotWeb);
    for (source, title) in [
        ("http://blog.example/a", "Situs Poker Online"),
        ("http://blog.example/a", "Code promo et meilleur prix"),
        ("http://online-casino.example/a", "Home"),
        ("http://cheap-bags.example/a", "Discount | Home"),
    ] {
        assert!(matches!(judged(source, title, &[]), LinkbackVerdict::Held { .. }), "{title}");
    }
    for title in
        ["nuage | Le carnet | Soyons plus sociaux !", "Le SEO et nous", "", "Promo 1984 : que sont-ils devenus ?"]
    {
        assert!(matches!(judged("http://carnet.example/c", title, &[]), LinkbackVerdict::Welcome { .. }), "{title}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_judged(name: String, url: String, text: String, article: String, age: i64, last: Option<i64>) {
        let contribution = Contribution { author_name: &name, author_url: &url, first: true, text: &text, ..Contribution::default() };
        let thread = Thread { article: &article, parent: Some(&url), published_at: age, age, last_activity: last };
        let verdict = judge(&contribution, &thread);
        proptest::prop_assert!(!verdict.held || verdict.reasons.len() >= 2);
        let _ = source_key(&url);
    }
}
