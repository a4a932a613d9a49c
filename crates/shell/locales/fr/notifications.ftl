### The inbox, its reasons, digests and settings.

## Inbox

inbox-title = Boîte de réception
inbox-todo = À traiter
inbox-done = Terminé
inbox-saved = Gardé
inbox-all = Tout
inbox-empty-title = Vous êtes à jour
inbox-empty = Ce qui vous concerne arrive ici : mentions, réponses, demandes et annonces.
inbox-done-empty = Ce que vous terminez reste ici un an au moins.
inbox-count =
    { $count ->
        [one] { $count } à traiter
       *[other] { $count } à traiter
    }
inbox-filter-reason = Filtrer par raison
filter-unread = Non lus
# same
filter-mentions = Mentions
filter-replies = Réponses
filter-reactions = Réactions
filter-spaces = Espaces
mark-all-read = Tout marquer comme lu
mark-done = Terminé
mark-undone = Remettre à traiter
mark-unread = Non lu
mark-read = Lu
mark-all-done = Tout terminer
all-done = Tout est terminé.
keep = Garder
snooze = Reporter
snooze-until = Reporter jusqu’au
snoozed = Reporté jusqu’au { $date }.
unsubscribe = Ne plus recevoir
unsubscribed = Vous ne recevrez plus de notification de cette discussion.

## Reasons

reason-mention = Mention
reason-reply = Réponse
reason-comment = Commentaire
reason-reaction = Réaction
reason-follow = Abonnement
reason-followed-entry = Discussion suivie
reason-space = Espace suivi
reason-announcement = Annonce
reason-request = Demande d’entrée
reason-invitation = Invitation
reason-moderation = Modération
reason-answer = Réponse à votre question
reason-role = Rôle
reason-share = Partage

## Lines of the inbox

line-mention = { $name } vous mentionne dans { $entry }
line-mention-comment = { $name } vous mentionne dans un commentaire sur { $entry }
line-reply = { $name } répond à votre commentaire sur { $entry }
line-comment = { $name } commente { $entry }
line-comments =
    { $count ->
        [one] { $name } et { $count } autre personne commentent { $entry }
       *[other] { $name } et { $count } autres personnes commentent { $entry }
    }
line-reaction = { $name } réagit à { $entry }
line-reactions =
    { $count ->
        [one] { $name } et { $count } autre personne réagissent à { $entry }
       *[other] { $name } et { $count } autres personnes réagissent à { $entry }
    }
line-follow = { $name } vous suit
line-follows =
    { $count ->
        [one] { $name } et { $count } autre personne vous suivent
       *[other] { $name } et { $count } autres personnes vous suivent
    }
line-entry = { $name } publie { $entry } dans { $space }
line-announcement = Annonce de { $name } : { $entry }
line-request = { $name } demande à rejoindre { $space }
line-request-accepted = Vous êtes maintenant membre de { $space }
line-request-declined = Votre demande pour { $space } n’a pas été acceptée
line-invitation = { $name } vous invite dans { $space }
line-role = Votre rôle dans { $space } : { $role }
line-answer = { $name } répond à votre question { $entry }
line-best-answer = Votre réponse est retenue sur { $entry }
line-share = { $name } partage { $entry }
line-held = Un contenu est retenu dans { $space }
line-report = Un contenu est signalé dans { $space }
line-removed = La modération a retiré { $entry }
line-approved = { $entry } est maintenant en ligne
entry-untitled = une publication
entry-titled = « { $title } »
comment-your = votre commentaire
entry-your = votre publication

## Settings

settings-title = Vos notifications
settings-lead = Discrètes par défaut : le reste attend dans un résumé.
settings-event = Ce qui se passe
settings-inbox = Dans la boîte
settings-email = Par e-mail
settings-push = Sur l’appareil
settings-digest = Dans le résumé
digest-daily = Résumé quotidien
digest-weekly = Résumé hebdomadaire
digest-never = Pas de résumé
digest-subject =
    { $count ->
        [one] { $count } nouveauté sur { $organisation }
       *[other] { $count } nouveautés sur { $organisation }
    }
quiet-title = Droit à la déconnexion
quiet-days = Jours travaillés
quiet-from = De
quiet-to = À
quiet-help = En dehors de ces heures, rien ne vous est envoyé ; tout vous attend le matin.
do-not-disturb = Ne pas déranger
estimate =
    { $count ->
        [one] La semaine dernière, ces réglages auraient donné { $count } e-mail.
       *[other] La semaine dernière, ces réglages auraient donné { $count } e-mails.
    }
settings-saved = Vos notifications sont réglées.

## La première boîte

filter-all = Tout
open-item = Ouvrir
others-too =
    { $count ->
        [one] { $name } et { $count } autre personne
       *[other] { $name } et { $count } autres personnes
    }
unread-empty = Rien ne vous attend.
reason-account = Votre compte
reason-draft = Un brouillon pour vous
reason-rule = Entrée par une règle
line-account = { $name } a agi sur votre compte
line-account-program = L’administration a agi sur votre compte
line-load = Un fichier de personnes a modifié ce qui est gardé sur vous : { $name } l’a chargé, ou a annulé son chargement
line-load-program = Un fichier de personnes a modifié ce qui est gardé sur vous
line-draft = { $name } vous a confié un brouillon
line-rule = Une règle vous a fait entrer dans { $space }
reason-glass = Ouverture exceptionnelle
line-glass = { $name } a ouvert { $space } pour une heure, au titre de l’administration
