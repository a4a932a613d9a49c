### The inbox, its reasons, digests and settings.

## Inbox

inbox-title = Boîte de réception
inbox-all = Tout
inbox-empty-title = Vous êtes à jour
inbox-empty = Ce qui vous concerne arrive ici : mentions, réponses, demandes et annonces.
inbox-filter-reason = Filtrer par raison
filter-unread = Non lus
# same
filter-mentions = Mentions
filter-replies = Réponses
filter-reactions = Réactions
filter-spaces = Espaces
mark-all-read = Tout marquer comme lu
mark-unread = De nouveau non lu
mark-read = Lu
keep = Garder
unsubscribe = Ne plus recevoir

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
reason-share = Partage

## Lines of the inbox

line-mention = { $name } vous mentionne dans { $entry }
line-mention-comment = { $name } vous mentionne dans un commentaire sur { $entry }
line-reply = { $name } répond à votre commentaire sur { $entry }
line-comment = { $name } commente { $entry }
line-reaction = { $name } réagit à { $entry }
line-reactions =
    { $count ->
        [one] { $name } et { $count } autre personne réagissent à { $entry }
       *[other] { $name } et { $count } autres réagissent à { $entry }
    }
line-follow = { $name } vous suit
line-follows =
    { $count ->
        [one] { $name } et { $count } autre personne vous suivent
       *[other] { $name } et { $count } autres vous suivent
    }
line-request = { $name } demande à rejoindre { $space }
line-request-accepted = Vous êtes maintenant membre de { $space }
line-request-declined = Votre demande pour { $space } n’a pas été acceptée
line-invitation = { $name } vous invite dans { $space }
line-share = { $name } partage { $entry }
entry-untitled = une publication
entry-titled = « { $title } »
comment-your = votre commentaire
entry-your = votre publication

## Settings

settings-title = Vos notifications
settings-lead = Discrètes par défaut : le reste attend dans un résumé.
estimate =
    { $count ->
        [one] La semaine dernière, ces réglages auraient donné { $count } e-mail.
       *[other] La semaine dernière, ces réglages auraient donné { $count } e-mails.
    }
settings-saved = Vos notifications sont réglées.

## La première boîte

reason-account = Votre compte
reason-draft = Un brouillon pour vous
reason-removed = Modération
reason-report = Modération
reason-owner = Un espace pour vous
reason-rule = Entrée par une règle
line-removed = La modération a retiré une de vos publications ou réponses
line-removed-for = La modération a retiré une de vos publications ou réponses : { $why }
line-account = { $name } a agi sur votre compte
line-account-program = L’administration a agi sur votre compte
line-load = Un fichier de personnes a modifié ce qui est gardé sur vous : { $name } l’a chargé, ou a annulé son chargement
line-load-program = Un fichier de personnes a modifié ce qui est gardé sur vous
line-draft = { $name } vous a confié un brouillon
line-report = Un signalement attend votre décision
line-owner = { $space } est à vous : son propriétaire s’en va
line-rule = Une règle vous a fait entrer dans { $space }
reason-glass = Ouverture exceptionnelle
line-glass = { $name } a ouvert { $space } pour une heure, au titre de l’administration
