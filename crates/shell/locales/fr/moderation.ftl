### Reports, holds, spam, mutes and blocks.

## Report

report = Signaler
report-title = Signaler ce contenu
report-lead = Les personnes qui modèrent chaque endroit où ce contenu se trouve reçoivent votre signalement, avec votre nom. La personne signalée ne saura pas qu’il vient de vous.
report-reason = Motif
report-reason-spam = Publicité ou contenu indésirable
report-reason-harassment = Propos blessants ou harcèlement
report-reason-discrimination = Propos discriminatoires
report-reason-privacy = Données personnelles d’autrui
report-reason-confidential = Information confidentielle mal placée
report-reason-off-topic = Hors sujet
report-reason-other = Autre motif
report-details = Précisions
report-send = Envoyer le signalement
reported = Merci. Votre signalement est transmis.
report-alone = Personne d’autre que son auteur ne modère cet endroit : personne d’autre ne lira votre signalement.
report-author = Signalez plutôt l’auteur à l’administration, en disant où si vous le souhaitez.
report-already = Vous avez déjà signalé ce contenu.
report-outcome-kept = Après examen, le contenu que vous avez signalé reste en place.
report-outcome-removed = Après examen, le contenu que vous avez signalé a été retiré.
report-outcome-gone = Après examen, le contenu que vous avez signalé n’était déjà plus là.

## Mute and block

mute = Sourdine
muted = Vous ne verrez plus les publications de { $name } dans vos fils.
unmute = Lever la sourdine
unmuted = Vous verrez de nouveau les publications de { $name }.
block = Bloquer
blocked = Vous et { $name } ne pouvez plus vous suivre ni vous mentionner ; ce que chacun écrit disparaît des fils et des notifications de l’autre.
unblock = Débloquer
unblocked = Vous et { $name } pouvez de nouveau vous suivre et vous mentionner.
blocks-title = Sourdines et blocages
blocks-empty = Vous n’avez mis personne en sourdine et n’avez bloqué personne.

## Queue

queue-title = File de modération
queue-count =
    { $count ->
        [one] { $count } contenu à examiner
       *[other] { $count } contenus à examiner
    }
queue-empty-title = Rien à examiner
queue-empty = Les signalements et les contenus retenus arrivent ici.
queue-held = Retenus
queue-decided = Traités
item-reports =
    { $count ->
        [one] { $count } signalement
       *[other] { $count } signalements
    }
item-context = Voir dans son contexte
why-held = Pourquoi ce contenu est retenu
spam-reason-late = { $count ->
        [one] Arrivé un jour après l’article, dans une discussion qui s’était tue
       *[other] Arrivé { $count } jours après l’article, dans une discussion qui s’était tue
    }
spam-reason-copied-article = Reprend des phrases de l’article ({ NUMBER($percent) } %)
spam-reason-copied-article-quoted = Cite longuement l’article ({ NUMBER($percent) } %)
spam-reason-copied-parent = Reprend des phrases du message auquel il répond ({ NUMBER($percent) } %)
spam-reason-copied-parent-quoted = Cite longuement le message auquel il répond ({ NUMBER($percent) } %)
spam-reason-promotion = Mots qui vendent : { $words }
spam-reason-promotion-weak = Mots qui vendent parfois : { $words }
spam-reason-links = { $count ->
        [one] { $count } lien que l’article ne contient pas
       *[other] { $count } liens que l’article ne contient pas
    }
spam-reason-forum-notation = Liens écrits à la manière des forums, sans effet ici
spam-reason-name-advertises = Le nom affiché fait de la publicité
spam-reason-name-is-phrase = Le nom affiché est une suite de mots courants
spam-reason-address-advertises = L’adresse indiquée mène à une vente
spam-reason-unknown-author = Première contribution de quelqu’un que personne ne connaît ici
spam-reason-generic-praise = Compliment qui conviendrait à n’importe quel texte
spam-reason-unrelated = Sans rapport visible avec la discussion
spam-reason-language = Dans une autre langue que la discussion : { $language }
spam-reason-repeated = { $count ->
        [one] Le même texte se trouve à { $count } autre endroit
       *[other] Le même texte se trouve à { $count } autres endroits
    }

## Decisions

approve = Publier
keep = Laisser en place
close-gone = Clore le signalement
remove = Retirer
suspend = Suspendre le compte
warn = Écrire à la personne
approved = Le contenu est publié.
kept = Le contenu reste en place.
removed = Le contenu est retiré.
gone = Le contenu n’était déjà plus là.
restored = Le contenu est rétabli.
restore = Rétablir
decided-by = Décidé par { $name } { $when }
decision-taken = Ce contenu vient d’être traité.
decision-edited = Ce texte vient d’être modifié par son auteur : relisez-le avant de décider.
log-title = Journal de modération
log-empty = Aucune décision pour l’instant.

## Le bureau

tab-waiting = À décider
why-reported = Motif du signalement
refuse = Refuser
refused = Le contenu est refusé.
queue-gone = Ce contenu n’est plus là.
mine-gone = Ce contenu n’est plus là, ou vous ne le voyez plus.
error-reason = Choisissez un motif.
mine-title = Vos signalements
mine-empty = Vous n’avez rien signalé.
mine-waiting = En cours d’examen
block-badge = Bloqué
language-french = français
language-english = anglais
language-latin = inconnue
language-script = dans une autre écriture
### How long words are kept, and which must not go
keeping-lead = Combien de temps les écrits restent, et lesquels ne doivent pas disparaître. Chaque personne concernée le voit.
keeping-notes = Publications
# same
keeping-articles = Articles
keeping-actions = Action
keeping-saved = Enregistré.
retention-title = Durées de conservation
retention-help = Une publication disparaît quand sa durée s’est écoulée depuis le dernier mot de sa discussion. La règle d’un espace l’emporte sur celle de partout ; une publication placée dans plusieurs espaces reste tant que l’un d’eux la garde.
retention-none = Aucune règle : tout est gardé.
retention-what = Quoi
retention-where = Où
retention-where-help = Le nom ou l’adresse d’un espace ; vide pour partout.
retention-everywhere = Partout
retention-days = Gardé pendant
retention-period =
    { $days ->
        [90] trois mois
        [180] six mois
        [365] un an
        [730] deux ans
        [1095] trois ans
        [1825] cinq ans
        [3650] dix ans
        [one] { $days } jour
       *[other] { $days } jours
    }
retention-new = Nouvelle règle
retention-set = Appliquer
retention-no-rule = plus de règle
retention-sure = Appliquer cette règle ?
retention-going =
    { $count ->
        [0] Rien de ce que vous voyez n’est aussi ancien aujourd’hui.
        [one] Une publication que vous voyez est plus ancienne, du { $oldest }. Elle sera supprimée dans les heures qui viennent.
       *[other] { $count } publications que vous voyez sont plus anciennes, la plus vieille du { $oldest }. Elles seront supprimées dans les heures qui viennent.
    }
retention-going-many = Plus de dix mille publications que vous voyez sont plus anciennes, la plus vieille du { $oldest }. Elles seront supprimées dans les heures qui viennent.
retention-going-also = Il en va de même dans les espaces fermés que vous ne voyez pas. Tout est effacé définitivement après le délai réglé.
hold-title = Conservations légales
hold-help = Pour un juge ou une autorité : rien de ce qu’elle retient n’est effacé, ni par une règle, ni par une suppression, ni par un effacement. La personne, ou les membres de l’espace, le voient.
hold-new = Nouvelle conservation légale
hold-what = Ce qui est retenu
hold-person = Les écrits d’une personne
hold-space = Les écrits d’un espace
hold-name = Identifiant ou espace
hold-name-help = @identifiant d’une personne, ou nom ou adresse d’un espace.
hold-reason = Motif
hold-reason-help = Par exemple le numéro de l’affaire. Les personnes concernées le lisent.
hold-since = Depuis
hold-lifted = levée le
hold-lift = Lever
hold-place = Retenir
hold-same = C’est déjà retenu.
hold-unknown = Personne, et aucun espace que vous connaissez, ne porte ce nom.
hold-hidden-space = Un espace que vous ne voyez pas
keeping-told = { $what } : suppression { $period } après le dernier mot de leur discussion.
hold-told = Conservation légale depuis le { $since } : rien n’est effacé. Motif : { $why }
