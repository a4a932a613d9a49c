//! What an import did, or would do, in words for a person.

use kernel::Lang;

use super::{
    Outcome,
    words::{Words, words_of},
};

/// Old addresses shown as examples.
const EXAMPLES: usize = 10;

/// One line for each kind, in French or English; what there is none of is left out.
#[must_use]
pub fn report(outcome: &Outcome, lang: Lang) -> String {
    let plan = &outcome.plan;
    let say = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let mut out = String::new();
    let quotes = say("« {} »", "“{}”");
    line(&mut out, format_args!("{} ({})", quotes.replace("{}", &plan.title), plan.base_url));
    line(
        &mut out,
        match (plan.is_empty(), outcome.dry_run) {
            (true, _) => say("Il n’y a rien de nouveau.", "There is nothing new."),
            (false, true) => {
                say("Essai : rien n’a été changé. Viendraient :", "Dry run: nothing was changed. What would come:")
            }
            (false, false) => say("Est venu :", "What came:"),
        },
    );
    for (count, words) in counts(outcome) {
        if count > 0 {
            line(&mut out, format_args!("  {}", words.say(lang, &count.to_string(), count == 1)));
        }
    }
    let here = [
        (
            plan.counts.items_here,
            Words("{} article ou page", "{} articles ou pages", "{} article or page", "{} articles or pages"),
        ),
        (plan.counts.comments_here, Words("{} commentaire", "{} commentaires", "{} comment", "{} comments")),
    ];
    let here: Vec<String> = here
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| words.say(lang, &count.to_string(), count == 1))
        .collect();
    if !here.is_empty() {
        line(
            &mut out,
            format_args!(
                "{}{}",
                say("Déjà là, et laissé tel quel : ", "Here already, and left as it is: "),
                here.join(", ")
            ),
        );
    }
    if !plan.losses.is_empty() {
        line(&mut out, say("Ne vient pas, ou pas tel quel :", "What does not come, or not as it was:"));
    }
    for (lost, count) in &plan.losses {
        let (words, name) = words_of(lost);
        let sentence = words.say(lang, &count.to_string(), *count == 1).replace("<>", name);
        line(&mut out, format_args!("  {sentence}"));
    }
    let addresses: Vec<&str> = plan.addresses().collect();
    if !addresses.is_empty() {
        line(
            &mut out,
            say("Anciennes adresses qui mèneront aux nouvelles :", "Old addresses that lead to the new ones:"),
        );
        addresses.iter().take(EXAMPLES).for_each(|path| line(&mut out, format_args!("  {path}")));
        if let Some(more) = addresses.len().checked_sub(EXAMPLES).filter(|more| *more > 0) {
            line(&mut out, say("  et {} autres", "  and {} more").replace("{}", &more.to_string()));
        }
    }
    out
}

fn line(out: &mut String, words: impl std::fmt::Display) {
    // Names and addresses from the file do not speak to the terminal.
    let words: String = words.to_string().chars().filter(|c| !c.is_control()).collect();
    out.push_str(&words);
    out.push('\n');
}

fn counts(outcome: &Outcome) -> [(usize, Words); 12] {
    let counts = &outcome.plan.counts;
    [
        (counts.articles, Words("{} article", "{} articles", "{} article", "{} articles")),
        (
            counts.pages,
            Words(
                "{} page, comme article",
                "{} pages, comme articles",
                "{} page, as an article",
                "{} pages, as articles",
            ),
        ),
        (counts.comments, Words("{} commentaire", "{} commentaires", "{} comment", "{} comments")),
        (
            counts.held,
            Words(
                "{} commentaire mis en attente d’un modérateur",
                "{} commentaires mis en attente d’un modérateur",
                "{} comment held for a moderator",
                "{} comments held for a moderator",
            ),
        ),
        (
            counts.linkbacks,
            Words("{} lien croisé", "{} liens croisés", "{} page that links here", "{} pages that link here"),
        ),
        (
            counts.linkbacks_held,
            Words(
                "{} lien croisé non montré",
                "{} liens croisés non montrés",
                "{} page that links here, not shown",
                "{} pages that link here, not shown",
            ),
        ),
        (
            counts.people,
            Words(
                "{} auteur qui a un compte ici",
                "{} auteurs qui ont un compte ici",
                "{} author with an account here",
                "{} authors with an account here",
            ),
        ),
        (
            counts.unclaimed,
            Words(
                "{} auteur sans compte ici, qui pourra reprendre le sien",
                "{} auteurs sans compte ici, qui pourront reprendre le leur",
                "{} author without an account here, to be claimed",
                "{} authors without an account here, to be claimed",
            ),
        ),
        (
            counts.names,
            Words(
                "{} nom sous des commentaires",
                "{} noms sous des commentaires",
                "{} name under comments",
                "{} names under comments",
            ),
        ),
        (counts.keywords, Words("{} mot-clé", "{} mots-clés", "{} keyword", "{} keywords")),
        (
            counts.categories,
            Words(
                "{} catégorie, comme mot-clé",
                "{} catégories, comme mots-clés",
                "{} category, as a keyword",
                "{} categories, as keywords",
            ),
        ),
        (counts.addresses, Words("{} ancienne adresse", "{} anciennes adresses", "{} old address", "{} old addresses")),
    ]
}
