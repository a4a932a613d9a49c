//! The words for what does not come.

use kernel::Lang;

use super::Lost;
use crate::wxr::Loss;

/// One and several, in French and in English; `{}` is the number, `<>` a name.
pub(super) struct Words(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
);

impl Words {
    pub(super) fn say(&self, lang: Lang, count: &str, is_one: bool) -> String {
        let words = match (lang, is_one) {
            (Lang::Fr, true) => self.0,
            (Lang::Fr, false) => self.1,
            (Lang::En, true) => self.2,
            (Lang::En, false) => self.3,
        };
        words.replace("{}", count)
    }
}

/// The words for one kind, and the name in them.
pub(super) fn words_of(lost: &Lost) -> (Words, &str) {
    let words = match lost {
        Lost::File(loss) => return words_of_loss(loss),
        Lost::Element(name) => {
            return (Words("{} texte perd <>", "{} textes perdent <>", "{} text loses <>", "{} texts lose <>"), name);
        }
        Lost::Picture => Words(
            "{} image reste ailleurs, derrière un lien",
            "{} images restent ailleurs, derrière un lien",
            "{} picture stays elsewhere, behind a link",
            "{} pictures stay elsewhere, behind links",
        ),
        Lost::Field => Words(
            "{} champ d’une extension",
            "{} champs d’extensions",
            "{} field of an extension",
            "{} fields of extensions",
        ),
        Lost::Pinned => Words(
            "{} article n’est plus mis en avant",
            "{} articles ne sont plus mis en avant",
            "{} article no longer kept on top",
            "{} articles no longer kept on top",
        ),
        Lost::SubCategory => Words(
            "{} sous-catégorie, désormais simple mot-clé",
            "{} sous-catégories, désormais simples mots-clés",
            "{} category below another, now a plain keyword",
            "{} categories below others, now plain keywords",
        ),
        Lost::FutureDate => Words(
            "{} date à venir, remplacée par celle de l’import",
            "{} dates à venir, remplacées par celle de l’import",
            "{} date still to come, replaced by that of the import",
            "{} dates still to come, replaced by that of the import",
        ),
        Lost::AnswerToLost => Words(
            "{} réponse à un commentaire qui ne vient pas, placée sous l’article",
            "{} réponses à des commentaires qui ne viennent pas, placées sous l’article",
            "{} answer to a comment that does not come, placed under the article",
            "{} answers to comments that do not come, placed under the article",
        ),
        Lost::OfDeleted => Words(
            "{} commentaire d’un article supprimé ici depuis",
            "{} commentaires d’articles supprimés ici depuis",
            "{} comment of an article deleted here since",
            "{} comments of articles deleted here since",
        ),
        Lost::RepeatedLinkback => Words(
            "{} lien croisé répété",
            "{} liens croisés répétés",
            "{} repeated link from the same page",
            "{} repeated links from the same pages",
        ),
        Lost::BadLinkback => Words(
            "{} lien croisé sans adresse web",
            "{} liens croisés sans adresse web",
            "{} linkback without a web address",
            "{} linkbacks without a web address",
        ),
        Lost::TakenAddress => Words(
            "{} ancienne adresse mène déjà ailleurs",
            "{} anciennes adresses mènent déjà ailleurs",
            "{} old address leads elsewhere already",
            "{} old addresses lead elsewhere already",
        ),
    };
    (words, "")
}

fn words_of_loss(loss: &Loss) -> (Words, &str) {
    let (words, name) = match loss {
        Loss::CustomType(name) => (
            Words(
                "{} élément de type « <> »",
                "{} éléments de type « <> »",
                "{} item of type “<>”",
                "{} items of type “<>”",
            ),
            name,
        ),
        Loss::CustomStatus(name) => (
            Words(
                "{} élément dans l’état « <> »",
                "{} éléments dans l’état « <> »",
                "{} item in state “<>”",
                "{} items in state “<>”",
            ),
            name,
        ),
        Loss::CustomTaxonomy(name) => (
            Words("{} classement « <> »", "{} classements « <> »", "{} classification “<>”", "{} classifications “<>”"),
            name,
        ),
        Loss::CustomComment(name) => (
            Words(
                "{} commentaire de type « <> »",
                "{} commentaires de type « <> »",
                "{} comment of type “<>”",
                "{} comments of type “<>”",
            ),
            name,
        ),
        Loss::Shortcode(name) => {
            (Words("{} code [<>]", "{} codes [<>]", "{} shortcode [<>]", "{} shortcodes [<>]"), name)
        }
        plain => return (words_of_plain_loss(plain), ""),
    };
    (words, name)
}

fn words_of_plain_loss(loss: &Loss) -> Words {
    match loss {
        Loss::MenuItem => Words("{} ligne de menu", "{} lignes de menu", "{} menu line", "{} menu lines"),
        Loss::Attachment => Words(
            "{} fichier, dont l’export n’a que l’adresse",
            "{} fichiers, dont l’export n’a que l’adresse",
            "{} file, of which the export has only the address",
            "{} files, of which the export has only the addresses",
        ),
        Loss::Draft => Words("{} brouillon", "{} brouillons", "{} draft", "{} drafts"),
        Loss::Pending => Words(
            "{} article en attente de relecture",
            "{} articles en attente de relecture",
            "{} item waiting for approval",
            "{} items waiting for approval",
        ),
        Loss::Private => Words("{} article privé", "{} articles privés", "{} private item", "{} private items"),
        Loss::Scheduled => {
            Words("{} article programmé", "{} articles programmés", "{} scheduled item", "{} scheduled items")
        }
        Loss::Trashed => Words(
            "{} article à la corbeille",
            "{} articles à la corbeille",
            "{} item in the trash",
            "{} items in the trash",
        ),
        Loss::PasswordProtected => Words(
            "{} article protégé par un mot de passe",
            "{} articles protégés par un mot de passe",
            "{} item behind a password",
            "{} items behind passwords",
        ),
        Loss::Revision => {
            Words("{} version antérieure", "{} versions antérieures", "{} earlier revision", "{} earlier revisions")
        }
        other => words_of_comment_loss(other),
    }
}

fn words_of_comment_loss(loss: &Loss) -> Words {
    match loss {
        Loss::UnapprovedComment => Words(
            "{} commentaire non approuvé",
            "{} commentaires non approuvés",
            "{} unapproved comment",
            "{} unapproved comments",
        ),
        Loss::SpamComment => Words(
            "{} commentaire marqué indésirable",
            "{} commentaires marqués indésirables",
            "{} comment marked as spam",
            "{} comments marked as spam",
        ),
        Loss::TrashedComment => Words(
            "{} commentaire à la corbeille",
            "{} commentaires à la corbeille",
            "{} comment in the trash",
            "{} comments in the trash",
        ),
        Loss::CommentOfLostItem => Words(
            "{} commentaire d’un article qui ne vient pas",
            "{} commentaires d’articles qui ne viennent pas",
            "{} comment of an item that does not come",
            "{} comments of items that do not come",
        ),
        Loss::ForbiddenCharacter => Words(
            "{} caractère interdit, retiré",
            "{} caractères interdits, retirés",
            "{} forbidden character, left out",
            "{} forbidden characters, left out",
        ),
        Loss::RepeatedItem => Words(
            "{} article présent deux fois",
            "{} articles présents deux fois",
            "{} item that was there twice",
            "{} items that were there twice",
        ),
        Loss::RepeatedComment => Words(
            "{} commentaire présent deux fois",
            "{} commentaires présents deux fois",
            "{} comment that was there twice",
            "{} comments that were there twice",
        ),
        Loss::MissingParent => Words(
            "{} réponse à un commentaire absent, placée sous l’article",
            "{} réponses à des commentaires absents, placées sous l’article",
            "{} answer to a comment that is not there, placed under the article",
            "{} answers to comments that are not there, placed under the article",
        ),
        Loss::CircularParent => Words(
            "{} réponse en cercle, placée sous l’article",
            "{} réponses en cercle, placées sous l’article",
            "{} answer in a circle, placed under the article",
            "{} answers in circles, placed under the article",
        ),
        Loss::UnreadableDate => Words(
            "{} date illisible, remplacée au mieux",
            "{} dates illisibles, remplacées au mieux",
            "{} unreadable date, replaced as well as possible",
            "{} unreadable dates, replaced as well as possible",
        ),
        // The others were said before.
        _ => Words("{} autre", "{} autres", "{} other", "{} others"),
    }
}
