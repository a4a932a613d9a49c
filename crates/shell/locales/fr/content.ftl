### What people make: entries, comments, reactions, topics, the feed.

## Kinds

kind-note = Publication
# same in both languages
kind-article = Article
# same in both languages
kind-question = Question
kind-idea = Idée
# same in both languages
kind-page = Page
kind-event = Événement
kind-poll = Sondage
kind-praise = Félicitations
# same in both languages
kind-document = Document
kind-video = Vidéo
announcement = Annonce

## Feed

feed-title = Accueil
feed-label = Fil des publications
feed-all = Tout
feed-spaces = Mes espaces
feed-people = Personnes suivies
feed-topics = Sujets suivis
feed-announcements = Annonces
feed-questions = Questions ouvertes
feed-unread = Non lus
feed-filter = Filtrer le fil
feed-filter-kind = Type de contenu
feed-new =
    { $count ->
        [one] { $count } nouvelle publication
       *[other] { $count } nouvelles publications
    }
feed-new-since = Nouveau depuis { $when }
feed-new-line = Nouveau
feed-caught-up = Vous êtes à jour
feed-caught-up-lead = Vous avez lu tout ce qui est nouveau.
feed-mark-all-read = Tout marquer comme lu
feed-marked-read = Tout est marqué comme lu.
feed-older = Plus anciens
feed-empty-title = Votre fil est vide
feed-empty = Rejoignez des espaces et suivez des personnes : leurs publications arriveront ici.
feed-no-match = Aucune publication ne correspond à ce filtre.
featured = À la une
feed-after-absence =
    { $count ->
        [one] { $count } publication depuis votre dernière visite.
       *[other] { $count } publications depuis votre dernière visite.
    }
feed-catch-up = Repartir à zéro, garder les mentions

## Why do I see this?

reason-title = Pourquoi je vois ceci ?
reason-space = Vous êtes membre de { $space }.
reason-person = Vous suivez { $name }.
reason-topic = Vous suivez le sujet { $topic }.
reason-announcement = C’est une annonce à toute l’organisation.
reason-space-announcement = C’est une annonce de { $space }.
reason-own = C’est votre publication.
reason-mention = On vous y mentionne.
reason-shared = { $name } l’a partagée.
reason-order = Le fil va du plus récent au plus ancien, sans classement caché.
reason-less = Voir moins de ceci
# same in both languages
via-space = via { $space }

## Composer

compose-prompt = Partager quelque chose
compose-prompt-space = Écrire dans { $space }
compose-title = Nouvelle publication
compose-text = Votre texte
compose-text-help = Markdown est accepté : **gras**, *italique*, listes, liens. @ pour mentionner, # pour un sujet.
compose-headline = Titre
compose-lead = Chapeau
compose-kind = Type de publication
compose-topics = Sujets
compose-topics-help = Séparés par des virgules.
compose-language = Langue du texte
compose-files = Joindre des fichiers
compose-files-help = Déposez-les, collez-les ou choisissez-les. { $size } au plus par fichier.
compose-alt = Description de l’image
compose-alt-help = Pour les personnes qui ne la voient pas.
compose-file-remove = Retirer { $name }
compose-publish = Publier
compose-publish-to =
    { $count ->
        [one] Publier pour { $count } personne
       *[other] Publier pour { $count } personnes
    }
compose-preview = Aperçu
compose-write = Écrire
compose-empty = Écrivez quelque chose ou joignez un fichier.
compose-published = Publié.
compose-see = Voir la publication
compose-large =
    { $count ->
        [one] { $count } personne lira ceci. Confirmez pour publier.
       *[other] { $count } personnes liront ceci. Confirmez pour publier.
    }
compose-guests =
    { $count ->
        [one] { $count } personne invitée de l’extérieur lira ceci.
       *[other] { $count } personnes invitées de l’extérieur liront ceci.
    }
compose-mention-cannot-see = { $name } ne verra pas cette publication.
compose-mention-group =
    { $count ->
        [one] { $count } personne sera prévenue.
       *[other] { $count } personnes seront prévenues.
    }
compose-held = Votre publication est retenue pour vérification. La décision vous sera annoncée.
poll-question = Question du sondage
poll-option = Réponse { $number }
poll-add = Ajouter une réponse
poll-anonymous = Vote anonyme
poll-ends = Fin du vote
poll-vote = Voter
# same in both languages
poll-votes =
    { $count ->
        [one] { $count } vote
       *[other] { $count } votes
    }
poll-closed = Vote clos

## Audience

audience = Qui verra ceci
audience-choose = Choisir l’audience
audience-organisation = Toute l’organisation
audience-space = Membres de { $space }
audience-people = Personnes choisies
audience-public = Public, ouvert au web
audience-add = Ajouter un espace
audience-count =
    { $count ->
        [one] { $count } personne pourra lire
       *[other] { $count } personnes pourront lire
    }
audience-widen =
    { $count ->
        [one] Élargir l’audience : { $count } personne de plus verra la publication et sa discussion.
       *[other] Élargir l’audience : { $count } personnes de plus verront la publication et sa discussion.
    }
audience-changed = L’audience est modifiée.
audience-required = Choisissez au moins une audience.
audience-also-in = Aussi dans { $spaces }

## Drafts

drafts-title = Brouillons
draft = Brouillon
draft-saved = Brouillon enregistré { $when }
draft-local = Brouillon gardé sur cet appareil
draft-resume = Reprendre
draft-delete = Supprimer le brouillon
draft-deleted = Le brouillon est supprimé.
draft-restored = Nous avons retrouvé votre brouillon.
drafts-count =
    { $count ->
        [one] { $count } brouillon
       *[other] { $count } brouillons
    }
drafts-empty = Ce que vous commencez sans publier se retrouve ici.
draft-given = Votre brouillon est maintenant chez votre collègue.
draft-give = Donner à un collègue
draft-give-to = Son identifiant, comme dans une mention
draft-give-send = Donner
draft-from = De la part de { $name }
error-draft-heir = Aucune personne à qui donner un brouillon n’a cet identifiant.
draft-untitled = Sans titre

## An entry

entry-by = Publication de { $name }
entry-of-kind-by =
    { $kind ->
        [article] Article de { $name }
        [question] Question de { $name }
        [idea] Idée de { $name }
        [page] Page de { $name }
        [event] Événement proposé par { $name }
        [poll] Sondage de { $name }
        [document] Document de { $name }
        [video] Vidéo de { $name }
        [praise] Félicitations de { $name }
       *[note] Publication de { $name }
    }
entry-edited = modifié { $when }
entry-gone = Cette publication a été supprimée.
entry-moderated = Cette publication a été retirée par la modération.
entry-imported = Importé de { $source }
reading-time =
    { $count ->
        [one] { $count } minute de lecture
       *[other] { $count } minutes de lecture
    }
edit = Modifier
edit-title = Modifier la publication
edit-saved = Les modifications sont enregistrées.
edit-summary = Ce que vous avez changé
edit-conflict = Quelqu’un a modifié ce texte entre-temps. Votre version est ci-dessous.
history = Historique
history-title = Historique des modifications
history-revision = Version du { $date }, par { $name }
history-current = Version actuelle
history-original = Version d’origine
history-added = ajouté
history-removed = supprimé
history-hide = Masquer cette version
history-hidden = Version masquée par la personne qui l’a écrite
history-show = Montrer de nouveau cette version
history-only-you = Cette version n’est visible que de vous.
history-compare = Comparer avec la version précédente
delete = Supprimer
delete-title = Supprimer la publication
delete-confirm = Supprimer cette publication ? Elle disparaît tout de suite pour tout le monde ; son contenu est effacé après { $days } jours, sauf s’il doit être conservé.
deleted = La publication est supprimée.
link-copy = Copier le lien
files = Fichiers joints
file-download = Télécharger { $name } ({ $size })
link-preview = Aperçu de { $title }, { $site }

## Comments

comments = Commentaires
comments-count =
    { $count ->
        [one] { $count } commentaire
       *[other] { $count } commentaires
    }
comments-new =
    { $count ->
        [one] { $count } nouveau commentaire
       *[other] { $count } nouveaux commentaires
    }
comments-older = Commentaires précédents
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
comment-deleted = Le commentaire est supprimé.
comment-gone = Commentaire supprimé
comment-moderated = Commentaire retiré par la modération
reply = Répondre
reply-to = En réponse à { $name }
reply-label = Votre réponse à { $name }
replies-count =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
quote-reply = Citer
answer = Réponse
answers-count =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
answer-best = Meilleure réponse
answer-accept = Choisir comme meilleure réponse
answer-accepted = Vous avez choisi la meilleure réponse.
answer-unaccept = Ne plus retenir cette réponse
question-answered = Résolue
question-open = Sans réponse

## Reactions

react = Réagir
reaction-like = J’aime
reaction-bravo = Bravo
reaction-thanks = Merci
reaction-insightful = Éclairant
reaction-agree = Je suis d’accord
reaction-question = À creuser
reaction-remove = Retirer ma réaction
reactions-title = Réactions
reactions-count =
    { $count ->
        [one] { $count } réaction
       *[other] { $count } réactions
    }
reaction-with-count =
    { $count ->
        [one] { $reaction } : { $count } personne
       *[other] { $reaction } : { $count } personnes
    }
reacted = Votre réaction : { $reaction }
reactions-empty = Aucune réaction pour l’instant.

## Bookmarks, share, pin, close

bookmark = Enregistrer
bookmark-remove = Ne plus enregistrer
bookmarked = Enregistré. Vous retrouverez cette publication dans Enregistrés.
bookmark-removed = Retiré de vos enregistrements.
bookmarks-title = Enregistrés
bookmarks-empty = Enregistrez une publication pour la retrouver ici. Personne d’autre ne le sait.
share = Partager
share-title = Partager la publication
share-comment = Votre commentaire
share-note = Chaque personne ne voit l’original que si elle y a accès.
shared = La publication est partagée.
shares-count =
    { $count ->
        [one] { $count } partage
       *[other] { $count } partages
    }
shared-by = Partagé par { $name }
shared-unavailable = L’original n’est pas visible pour vous.
pin = Épingler
unpin = Détacher
pinned = Épinglé
pin-done = La publication est épinglée dans { $space }.
unpin-done = La publication n’est plus épinglée.
close-comments = Clore la discussion
reopen-comments = Rouvrir la discussion
comments-closed = La discussion est close.
comments-closed-by = Discussion close par { $name } le { $date }
announce = En faire une annonce
unannounce = Ce n’est plus une annonce
announce-until = À la une jusqu’au
announce-help = L’annonce paraît en tête du fil de toute l’audience, deux au plus à la fois.
announced = La publication est une annonce.
announcement-dismiss = Masquer cette annonce
acknowledge = Lu et compris
acknowledged = Vous avez confirmé la lecture.
remove-from-space = Retirer de { $space }
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
unread-from-here = Non lu à partir d’ici
sensitive-show = Afficher quand même

## Topics

topics-title = Sujets
topic-title = Sujet : { $topic }
topic-follow = Suivre ce sujet
topic-unfollow = Ne plus suivre ce sujet
topic-followed = Vous suivez le sujet { $topic }.
topic-unfollowed = Vous ne suivez plus le sujet { $topic }.
topic-entries =
    { $count ->
        [one] { $count } publication
       *[other] { $count } publications
    }
topic-empty = Aucune publication visible sur ce sujet.
topics-empty = Aucun sujet pour l’instant. Écrivez #sujet dans une publication pour en créer un.
topics-popular = Sujets du moment
topics-followed = Sujets que vous suivez
topic-description = Description du sujet
topic-merge = Fusionner avec un autre sujet

## Ce qui ne va pas

error-empty = Écrivez d’abord quelque chose.
error-too-long = Ce texte est trop long. Raccourcissez-le.
error-title = Un article a besoin d’un titre.
error-too-many-places = Choisissez dix espaces au plus.
error-audience = Vous ne pouvez pas écrire ici. Choisissez un autre espace.
error-too-many-files = Joignez vingt fichiers au plus.

## Le reste d’une page

audience-none-help = Choisissez des espaces, ou aucun : votre publication s’adresse alors à toute l’organisation et aux personnes qui vous suivent.
replies-rest =
    { $count ->
        [one] Afficher { $count } réponse de plus
       *[other] Afficher { $count } réponses de plus
    }
linkbacks = Liens croisés
print = Vue pour l’impression
why-unknown = Cette publication est dans votre fil grâce à l’un de vos espaces, à une personne ou à un sujet que vous suivez.
steps-title = Vos premiers pas
step-photo = Ajouter votre photo
step-spaces = Rejoindre un espace
step-people = Suivre un collègue
step-write = Publier un premier mot
steps-done = Ne plus afficher
step-done = (fait)
