### Reports, holds, spam, mutes and blocks.

## Report

report = Signaler
report-title = Signaler ce contenu
report-lead = L’équipe de modération reçoit votre signalement. La personne qui a publié ne saura pas qu’il vient de vous.
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
report-already = Vous avez déjà signalé ce contenu.
report-outcome-kept = Après examen, le contenu que vous avez signalé reste en place.
report-outcome-removed = Après examen, le contenu que vous avez signalé a été retiré.

## Mute and block

mute = Silence
mute-person = Ne plus voir les publications de { $name }
muted = Vous ne verrez plus les publications de { $name } dans votre fil.
unmute = Lever le silence
unmuted = Vous verrez de nouveau les publications de { $name }.
block = Bloquer
block-person = Bloquer { $name }
block-confirm = Bloquer { $name } ? Cette personne ne pourra plus vous mentionner ni vous écrire. Elle n’en est pas informée.
blocked = { $name } ne peut plus vous mentionner ni vous écrire.
unblock = Débloquer
unblocked = { $name } peut de nouveau vous mentionner et vous écrire.
blocks-title = Silences et blocages
blocks-empty = Vous n’avez mis personne en silence ni bloqué personne.

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
queue-reported = Signalés
queue-decided = Traités
queue-filter-space = Espace
queue-oldest = Le plus ancien attend depuis { $when }
item-held = Retenu { $when }
item-reports =
    { $count ->
        [one] { $count } signalement
       *[other] { $count } signalements
    }
item-author = Publié par { $name }
item-context = Voir dans son contexte
why-held = Pourquoi ce contenu est retenu
spam-score = Score d’indésirabilité : { $score }
spam-reason-links =
    { $count ->
        [one] { $count } lien dans le texte
       *[other] { $count } liens dans le texte
    }
spam-reason-domain = Lien vers un site signalé : { $domain }
spam-reason-words = Mots fréquents dans les indésirables : { $words }
spam-reason-repeated =
    { $count ->
        [one] Même texte publié { $count } fois
       *[other] Même texte publié { $count } fois
    }
spam-reason-fast = Publié très vite après l’ouverture du formulaire
spam-reason-burst =
    { $count ->
        [one] { $count } envoi en quelques minutes
       *[other] { $count } envois en quelques minutes
    }
spam-reason-new-account = Compte tout récent
spam-reason-first-post = Première publication de ce compte
spam-reason-anonymous = Publié sans compte
spam-reason-capitals = Presque tout en capitales
spam-reason-mentions =
    { $count ->
        [one] { $count } mention
       *[other] { $count } mentions
    }
spam-reason-language = Langue inattendue ici
spam-reason-hidden-text = Texte caché ou caractères trompeurs
spam-reason-trap = Champ caché rempli
spam-reason-reported =
    { $count ->
        [one] Signalé par { $count } personne
       *[other] Signalé par { $count } personnes
    }
spam-reason-learned = Ressemble à des contenus déjà refusés
spam-reason-rule = Règle de l’organisation : { $rule }

## Decisions

approve = Publier
keep = Laisser en place
remove = Retirer
remove-title = Retirer ce contenu
mark-spam = Indésirable
not-spam = Ce n’est pas indésirable
suspend = Suspendre le compte
warn = Écrire à la personne
decision-reason = Motif, lu par la personne qui a publié
decision-note = Note pour l’équipe de modération
approved = Le contenu est publié.
kept = Le contenu reste en place.
removed = Le contenu est retiré.
marked-spam = Le contenu est classé comme indésirable.
restored = Le contenu est rétabli.
restore = Rétablir
decided-by = Décidé par { $name } { $when }
decision-taken = Une autre personne vient de traiter ce contenu.
notice-removed = La modération a retiré votre publication : { $reason }
notice-approved = Votre publication retenue est maintenant en ligne.
notice-appeal = Demander un nouvel examen
log-title = Journal de modération
log-empty = Aucune décision pour l’instant.
