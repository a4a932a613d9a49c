### What people make: entries, comments, reactions, topics, the feed.

## Kinds

kind-note = Publication
# same in both languages
kind-article = Article
announcement = Annonce

## Feed

feed-title = Accueil
feed-label = Fil des publications
feed-all = Tout
feed-spaces = Mes espaces
feed-people = Personnes suivies
feed-organisation = Toute l’organisation
feed-announcements = Annonces
feed-filter = Filtrer le fil
feed-new-since = Nouveau depuis { $when }
feed-caught-up = Vous êtes à jour
feed-empty-title = Votre fil est vide
feed-empty = Rejoignez des espaces et suivez des personnes : leurs publications arriveront ici.
feed-no-match = Aucune publication ne correspond à ce filtre.
featured = À la une

## Why do I see this?

reason-title = Pourquoi je vois ceci ?
reason-space = Vous êtes membre de { $space }.
reason-person = Vous suivez { $name }.
reason-topic = Vous suivez le sujet { $topic }.
reason-announcement = C’est une annonce à toute l’organisation.
reason-space-announcement = C’est une annonce de { $space }.
reason-organisation = Elle s’adresse à toute l’organisation.
reason-own = C’est votre publication.
reason-mention = On vous y mentionne.
reason-order = Le fil va du plus récent au plus ancien, sans classement caché.

## Composer

compose-prompt = Partager quelque chose
compose-title = Nouvelle publication
compose-text = Votre texte
compose-text-help = Markdown est accepté : **gras**, *italique*, listes, liens. @ pour mentionner, # pour un sujet.
compose-headline = Titre
compose-lead = Chapeau
compose-topics = Sujets
compose-files = Joindre des fichiers
# same
emoji-title = Emoji
emoji-add = Ajouter un emoji
emoji-help = Écrivez le nom d’un emoji entre deux-points, en français ou en anglais.
compose-alt = Description de l’image
compose-alt-help = Pour les personnes qui ne la voient pas.
compose-publish = Publier
compose-published = Publié.

## Audience

audience = Qui verra ceci
audience-choose = Choisir l’audience
audience-organisation = Toute l’organisation
audience-people = Personnes choisies
audience-public = Public, ouvert au web
audience-widen =
    { $count ->
        [one] Élargir l’audience : { $count } personne de plus verra la publication et sa discussion.
       *[other] Élargir l’audience : { $count } personnes de plus verront la publication et sa discussion.
    }

## Drafts

drafts-title = Brouillons
draft = Brouillon
draft-delete = Supprimer le brouillon
draft-deleted = Le brouillon est supprimé.
draft-restored = Nous avons retrouvé votre brouillon.
drafts-empty = Ce que vous commencez sans publier se retrouve ici.
draft-given = Votre brouillon est maintenant chez votre collègue.
draft-give = Donner à un collègue
draft-give-to = Son identifiant, comme dans une mention
draft-give-send = Donner
draft-from = De la part de { $name }
error-draft-heir = Aucune personne à qui donner un brouillon n’a cet identifiant.
error-drafts-full = Il n’y a plus de place pour un autre brouillon : publiez-en ou supprimez-en, et celui-ci sera gardé aussi.

## An entry

entry-by = Publication de { $name }
entry-edited = modifié { $when }
entry-imported = Importé de { $source }
reading-time =
    { $count ->
        [one] { $count } minute de lecture
       *[other] { $count } minutes de lecture
    }
edit = Modifier
edit-title = Modifier la publication
edit-saved = Les modifications sont enregistrées.
edit-conflict = Quelqu’un a modifié ce texte entre-temps. Votre version est ci-dessous.
history = Historique
history-title = Historique des modifications
history-revision = Version en vigueur jusqu’au { $date }, par { $name }
edit-theirs = Version actuelle
history-current = Version actuelle, du { $date }
history-original = Version d’origine, jusqu’au { $date }
history-added = ajouté
history-removed = supprimé
history-hide = Masquer cette version
history-show = Montrer de nouveau cette version
history-only-you = Cette version n’est visible que de vous.
history-too-long = L’historique est trop long pour une page : le texte de cette version n’est pas montré.
delete = Supprimer
delete-title = Supprimer la publication
delete-confirm = Supprimer cette publication ? Elle disparaît tout de suite pour tout le monde ; si d’autres y ont répondu, les commentaires restent lisibles. Son contenu est effacé après { $days } jours, sauf s’il doit être conservé.
delete-confirm-desk = Retirer cette publication ? Elle quitte tout de suite chaque espace que vous modérez. Si elle n’est nulle part ailleurs, elle disparaît pour tout le monde et son contenu est effacé après { $days } jours, sauf s’il doit être conservé.
desk-removed = La publication a quitté les espaces que vous modérez.
files-again = Les nouveaux fichiers sont à choisir de nouveau.
deleted = La publication est supprimée.
link-copy = Copier le lien
files = Fichiers joints
file-drop = Retirer ce fichier

## Comments

comments = Commentaires
comments-count =
    { $count ->
        [one] { $count } commentaire
       *[other] { $count } commentaires
    }
comments-noun =
    { $count ->
        [one] commentaire
       *[other] commentaires
    }
comments-empty = Aucun commentaire. Donnez votre avis.
comment-label = Votre commentaire
comment-prompt = Ajouter un commentaire
comment-send = Commenter
comment-sent = Votre commentaire est publié.
comment-held = Votre commentaire est retenu pour vérification.
comment-by = Commentaire de { $name }
comment-edit = Modifier le commentaire
comment-delete = Supprimer le commentaire
comment-delete-confirm = Supprimer ce commentaire ?
removal-reason = Motif du retrait
removal-reason-help = La personne qui l’a écrit lira ce motif, sans savoir qui l’a choisi.
comment-deleted = Le commentaire est supprimé.
comment-gone = Commentaire supprimé
entry-gone-title = Publication supprimée
entry-gone = Cette publication a été supprimée. Ses commentaires restent lisibles ici ; rien ne peut plus y être ajouté.
reply = Répondre
reply-to = En réponse à { $name }
reply-label = Votre réponse à { $name }
answer = Réponse

## Reactions

react = Réagir
reaction-like = J’aime
reaction-bravo = Bravo
reaction-thanks = Merci
reaction-insightful = Éclairant
reaction-agree = Je suis d’accord
reaction-question = À creuser
reactions-who = Voir qui a réagi
reactions-title = Réactions
reaction-with-count =
    { $count ->
        [one] { $reaction } : { $count } personne
       *[other] { $reaction } : { $count } personnes
    }
reactions-empty = Aucune réaction pour l’instant.

## Bookmarks, share, pin, close

bookmark = Enregistrer
bookmarked = Enregistré. Vous retrouverez cette publication dans Enregistrés.
bookmark-removed = Retiré de vos enregistrements.
bookmarks-title = Enregistrés
bookmarks-empty = Enregistrez une publication pour la retrouver ici. Personne d’autre ne le sait.
following-title = Abonnements
following-people = Personnes
# same
following-discussions = Discussions
following-people-empty = Vous ne suivez encore personne. Ce qu’écrivent les personnes que vous suivez arrive dans votre fil.
following-discussions-help = Vous êtes prévenu des nouveaux commentaires de ces discussions.
following-discussions-empty = Vous ne suivez aucune discussion. Répondez-y, ou suivez-la depuis son menu.
share = Partager
share-title = Partager la publication
share-note = Chaque personne ne voit l’original que si elle y a accès.
shared = La publication est partagée.
shared-unavailable = L’original n’est pas visible pour vous.
pin = Épingler
unpin = Détacher
pinned = Épinglé
close-comments = Clore la discussion
reopen-comments = Rouvrir la discussion
comments-closed = La discussion est close.
announce = En faire une annonce
announced = La publication est une annonce.
taken-out = La publication n’est plus dans cet espace.
error-last-place = Cette publication n’est nulle part ailleurs. Supprimez-la plutôt.
places-add = La placer aussi ici
places-remove = La retirer d’ici
places-confirm = Leur donner à voir
places-widened = Davantage de personnes peuvent désormais la voir.
places = Qui peut voir ceci
follow-entry = Suivre la discussion
unfollow-entry = Ne plus suivre la discussion
follow-entry-on = Les nouveaux commentaires vous seront annoncés.
follow-entry-off = Les nouveaux commentaires ne vous seront plus annoncés.

## Topics

topics-title = Sujets
topic-title = Sujet : { $topic }
topic-follow = Suivre ce sujet
topic-unfollow = Ne plus suivre ce sujet
topic-empty = Aucune publication visible sur ce sujet.
topics-empty = Aucun sujet pour l’instant. Écrivez #sujet dans une publication pour en créer un.
topics-popular = Sujets du moment
topics-followed = Sujets que vous suivez

## Ce qui ne va pas

error-empty = Écrivez d’abord quelque chose, ou joignez un fichier.
error-too-long = Ce texte est trop long. Raccourcissez-le.
error-title = Un article a besoin d’un titre.
error-too-many-places = Choisissez dix espaces au plus.
error-announcement = Vous ne pouvez pas faire d’annonce à ce public : décochez « Annonce », ou choisissez un espace que vous animez.
error-audience = Vous ne pouvez pas écrire ici. Choisissez un autre espace.
error-audience-none = Cochez au moins un espace.
error-empty-file = L’un des fichiers est vide : laissez-le de côté, ou choisissez-en un autre.
error-alt = Une description est trop longue : 1 000 caractères au plus.
error-too-many-files = Joignez vingt fichiers au plus.

## Le reste d’une page

audience-guest-help = Cochez au moins un espace : votre publication s’adresse à celles et ceux qui y sont.
audience-none-help = Cochez des espaces, ou aucun. Sans espace, toute l’organisation peut lire votre publication, sous l’onglet « Toute l’organisation » de l’accueil, par la recherche et sur votre profil ; elle n’entre que dans le fil des personnes qui vous suivent ou suivent l’un de ses sujets.
replies-rest =
    { $count ->
        [one] Afficher { $count } réponse de plus
       *[other] Afficher { $count } réponses de plus
    }
linkbacks = Liens croisés
print-now = Imprimer
print-back = Retour à l’article
print = Vue pour l’impression
why-unknown = Cette publication est dans votre fil grâce à l’un de vos espaces, à une personne ou à un sujet que vous suivez.
steps-title = Vos premiers pas
step-photo = Ajouter votre photo
step-spaces = Rejoindre un espace
step-people = Suivre un collègue
step-write = Publier un premier mot
steps-done = Ne plus afficher
step-done = (fait)
