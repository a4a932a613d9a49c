### Communities: directory, settings, membership, roles.

## Directory

directory-title = Espaces
directory-lead = Les communautés où l’on travaille, s’entraide et partage.
directory-search = Rechercher un espace
directory-count =
    { $count ->
        [one] { $count } espace
       *[other] { $count } espaces
    }
directory-mine = Mes espaces
directory-all = Tous
directory-archived = Archivés
directory-empty = Aucun espace pour l’instant. Créez le premier.
directory-no-match = Aucun espace ne correspond.

## Create and edit

create = Créer un espace
create-title = Nouvel espace
create-lead = Un nom, une raison d’être, des règles d’entrée. Tout se modifie ensuite.
created = L’espace { $name } est créé.
edit-title = Paramètres de { $name }
saved = Les paramètres de l’espace sont enregistrés.
name = Nom de l’espace
name-help = Court et parlant : on le lira dans les menus.
slug = Adresse
slug-help = Lettres, chiffres et tirets.
summary = En une phrase
summary-help = À quoi sert cet espace, pour qui.
description = Présentation
picture = Image
cover = Image de couverture
language = Langue principale
topics = Sujets
default-role = Rôle à l’arrivée
settings-tab = Paramètres

## Visibility

visibility = Visibilité
visibility-members = Pour les membres de l’organisation
visibility-guests = Pour les personnes invitées
visibility-visitors = Pour le web
visible = Ouvert à la lecture
visible-help = Tout le monde dans l’organisation trouve l’espace et lit son contenu.
closed = Fermé
closed-help = Tout le monde voit le nom et la présentation ; seuls les membres lisent le contenu.
secret = Secret
secret-help = Seuls les membres savent que l’espace existe.
guests-same = Comme les membres
guests-none = Aucun accès
visitors-none = Aucun accès
visitors-open = Ouvert au web
visitors-open-help = Tout le monde peut lire sans compte, moteurs de recherche compris.

## Joining

joining = Comment rejoindre
joining-free = Librement
joining-free-help = On rejoint d’un clic.
joining-request = Sur demande
joining-request-help = L’animation accepte ou refuse chaque demande.
joining-invitation = Sur invitation
joining-invitation-help = C’est l’animation qui invite.
join = Rejoindre
joined = Vous êtes membre de { $name }.
member = Membre
request = Demander à rejoindre
request-message = Un mot pour l’animation
requested = Votre demande est transmise à l’animation de { $name }.
request-pending = Demande en attente
request-withdraw = Retirer ma demande
requests-title = Demandes d’entrée
requests-empty = Aucune demande en attente.
leave = Quitter l’espace
leave-confirm = Quitter { $name } ? Vous ne verrez plus ses publications dans votre fil.
left = Vous avez quitté { $name }.
leave-last-owner = Personne d’autre que vous n’est propriétaire. Donnez ce rôle à une autre personne avant de partir.
invite = Inviter
invite-title = Inviter dans { $name }
invite-people = Personnes à inviter
invited =
    { $count ->
        [one] { $count } personne invitée.
       *[other] { $count } personnes invitées.
    }
invitation-lead = { $name } vous invite dans l’espace { $space }.
invitation-accept = Accepter l’invitation
invitation-decline = Décliner

## Members and roles

members = Membres
members-title = Membres de { $name }
members-count =
    { $count ->
        [one] { $count } membre
       *[other] { $count } membres
    }
members-search = Rechercher un membre
role = Rôle
role-owner = Propriétaire
role-animator = Animation
role-moderator = Modération
role-writer = Membre
role-contributor = Lecture et commentaires
role-reader = Lecture seule
role-change = Changer le rôle
role-changed = Le rôle de { $name } est changé.
run-by = Espace animé par { $names }
member-remove-confirm = Retirer { $name } de l’espace ? Ses publications restent.
member-removed = { $name } ne fait plus partie de l’espace.
last-owner = Un espace garde toujours au moins une personne propriétaire.

## The page of a space

tab-feed = Fil
tab-about = À propos
about-title = À propos de { $name }
feed-empty = Rien n’a encore été publié ici. Ouvrez la conversation.
closed-content = Le contenu de cet espace est réservé à ses membres.
created-on = Créé le { $date }
pinned = Épinglé dans l’espace

## Level of attention

level = Ce que vous suivez

## Archive

archive = Archiver l’espace
archive-confirm = Archiver { $name } ? Son contenu reste lisible, on n’y publie plus.
archived = L’espace { $name } est archivé.
archived-notice = Cet espace est archivé depuis le { $date }. On peut le lire, non y publier.
unarchive = Rouvrir l’espace

## What the founder and the animators read

guests-included = personnes invitées comprises
joining-line = Pour rejoindre : { $how }
role-line = Votre rôle : { $role }
invited-you = Vous avez une invitation dans cet espace.
invitations-yours = Vos invitations
requests-tab = Demandes
icon = Icône
icon-help = Un émoji, affiché à côté du nom.
topics-help = Séparés par des virgules, dix au plus.
parent = Fait partie de
parent-help = Pour la navigation seulement : voir l’un ne donne pas accès à l’autre.
parent-none = Aucun autre espace
children = Espaces rattachés
parent-of = Fait partie de { $name }
guests-same-help = Les personnes invitées en voient ce que voient les membres de l’organisation, jamais plus.
guests-none-help = Seulement les personnes invitées dans cet espace même.
rules-title = Qui voit et qui rejoint
run-by-title = Animation
web-off-help = Seulement avec un compte.
since = Membre depuis
# same in both languages
actions = Actions
role-all = Tous les rôles
person = Personne
detail-guests =
    { $guests ->
        [one] { $members }, dont une personne invitée
       *[other] { $members }, dont { $guests } personnes invitées
    }
search-label = Rechercher un espace par son nom
invite-help = Les noms qui suivent le @, séparés par des espaces ou des virgules.
invite-pending = Invitations sans réponse
invite-withdraw = Retirer
invited-by = Invitation de { $name }
request-reason-none = Sans message.
default-role-help = Un membre publie, commente et réagit. Avec les deux autres rôles, on lit et commente, ou on lit seulement.
save-visibility = Confirmer et enregistrer
cover-help = Une image large, JPEG, PNG ou WebP.
cover-send = Envoyer l’image
cover-remove = Retirer l’image
cover-saved = L’image est changée.
archive-done = L’espace est archivé.
unarchive-done = L’espace est rouvert.
withdrawn = Votre demande est retirée.
declined-done = L’invitation est déclinée.
invitation-withdrawn = L’invitation est retirée.
who-members = toute l’organisation
who-guests = les personnes invitées
who-web = tout le monde sur le web
widen-name = Le nom et la présentation deviendront visibles pour : { $who }.
narrow-name = Le nom et la présentation ne seront plus visibles pour : { $who }, hors membres de l’espace.
widen-content =
    { $count ->
        [one] { $count } publication deviendra visible pour : { $who }.
       *[other] { $count } publications deviendront visibles pour : { $who }.
    }
narrow-content =
    { $count ->
        [one] { $count } publication ne sera plus visible pour : { $who }, hors membres de l’espace et sauf si elle est aussi placée ailleurs.
       *[other] { $count } publications ne seront plus visibles pour : { $who }, hors membres de l’espace et sauf si elles sont aussi placées ailleurs.
    }
confirm-visibility = Lisez ci-dessous qui verra quoi, puis confirmez.
error-name = Donnez à l’espace un nom de 2 à 80 caractères, sur une ligne.
error-purpose = Au plus 300 caractères, sur une ligne.
error-about = Au plus 20 000 caractères.
error-topics = Au plus dix sujets de 40 caractères.
error-icon = Choisissez un seul émoji.
error-web = Seul un espace ouvert à la lecture peut être ouvert au web.
error-parent = Choisissez l’un de vos espaces.
error-cycle = Cet espace est dans l’autre : l’un ne peut contenir l’autre.
error-reason = Au plus 500 caractères.
error-people = Personne ici ne porte l’un de ces noms. Vérifiez-le, ou choisissez dans la liste.
error-people-none = Nommez au moins une personne.
error-people-many = Au plus 50 personnes à la fois.
error-guest = Les personnes invitées n’entrent dans cet espace que sur invitation.
error-guest-role = Une personne invitée ne peut être ni propriétaire ni animatrice.
error-role = Choisissez l’un des rôles.
# same in both languages
asked-at = Date
reason = Motif
error-guests-off = Cette organisation n’ouvre pas ses espaces aux invités.
error-web-off = Cette organisation n’ouvre pas ses espaces au web.
### Rules that put people into a space
rules-tab = Règles
rules-lead = Une règle fait entrer ici toutes les personnes d’une unité, d’un site ou d’une compétence, et suit leurs mouvements : qui arrive entre, qui change d’unité sort. Les personnes venues d’elles-mêmes restent.
rule-whom = Personnes concernées
rule-people = Nombre
rule-leaving = Sortie
rule-unit = { $name } et ce qui en dépend
rule-skill = compétence « { $name } »
rule-everybody = Toute l’organisation
rule-any = Peu importe
rule-of-unit = Unité
# same
rule-of-site = Site
rule-of-skill = Compétence
rule-required = Obligatoire
rule-required-help = Les personnes concernées ne peuvent pas quitter l’espace. À réserver à ce que chacun doit vraiment lire.
rule-optional = Libre : chacun peut partir
rule-new = Nouvelle règle
rule-add = Ajouter la règle
rule-skill-open = Chacun nomme ses propres compétences : une règle par compétence ne vaut que dans les espaces que tous les membres peuvent lire.
rule-add-confirm = Faire entrer toutes les personnes que cette règle désigne ? Chacune en est avertie.
rule-remove-confirm = Retirer la règle « { $whom } » ? Les personnes qu’elle seule a fait entrer sortiront de l’espace.
rule-for-administrators = Seule l’administration pose une règle obligatoire, ou une règle qui concerne toute l’organisation.
rule-too-many = Un espace a vingt règles au plus.
by-rule = par une règle
leave-required = L’administration demande à toutes les personnes de votre unité, de votre site ou de votre métier d’être dans cet espace : vous ne pouvez pas le quitter.
remove-required = Une règle obligatoire place cette personne dans l’espace. Retirez d’abord la règle.
rule-saved = Règle ajoutée. Les personnes concernées entrent dans l’espace.
rule-removed = Règle retirée.
### Breaking the glass
glass-lead = Lire un espace fermé ou secret, pour une plainte ou une obligation légale. L’accès dure une heure, en lecture seule.
glass-warning = Votre nom, l’heure et le motif seront montrés à tous les membres de l’espace, envoyés à ses propriétaires, et inscrits au registre.
glass-none = Aucun espace ne vous est fermé.
glass-space = Espace
glass-space-help = Un espace secret n’est désigné que par sa date de création et le nombre de ses membres : demandez à qui vous saisit duquel il s’agit.
glass-hidden =
    { $people ->
        [one] Espace secret, créé le { $since }, une personne
       *[other] Espace secret, créé le { $since }, { $people } personnes
    }
glass-hidden-space = Un espace secret
glass-reason = Motif
glass-reason-help = Qui vous saisit, et pourquoi il faut lire cet espace.
glass-error-reason = Dites pourquoi, en dix caractères au moins et cinq cents au plus.
glass-open = Ouvrir pour une heure
glass-confirm = Tous les membres de l’espace sauront que vous l’avez ouvert, et pourquoi. Ouvrir ?
glass-opened = Ouvertures exceptionnelles
glass-when = Quand
glass-who = Qui
glass-until = ouvert jusqu’à { $time }
glass-told = L’administration a lu cet espace pour un motif particulier. Chaque ouverture dure une heure et reste inscrite ici.
glass-notice = Ouvert à l’administration jusqu’à { $time } : qui et pourquoi

## The administration's overview

overview-title = Espaces
overview-lead = Tous les espaces que vous voyez, et ceux qui peuvent avoir besoin de vous : personne à leur tête, aucune publication depuis six mois.
overview-search = Nom d’un espace
overview-used = En usage
overview-quiet = Sans publication depuis six mois
overview-headless = Sans propriétaire
overview-space = Espace
overview-seen-by = Qui le voit
overview-members = Membres
overview-newest = Dernière publication
overview-archived = archivé
overview-no-owner = sans propriétaire
overview-more = Autres espaces
overview-hidden = Les espaces secrets dont vous n’êtes pas membre n’apparaissent pas. Ce que vous pouvez en savoir se trouve dans
