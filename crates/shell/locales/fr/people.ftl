### Profiles, directory, org chart, follow.

## Directory

directory-title = Annuaire
directory-search = Rechercher une personne
directory-search-help = Nom, métier, compétence, équipe, site
directory-count =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
directory-empty = Personne ne figure encore dans l’annuaire.
directory-no-match = Personne ne correspond à ces critères.
facet-department = Service
facet-team = Équipe
facet-site = Lieu de travail
facet-skill = Compétence
facet-language = Langue parlée
facet-all = Tout
facet-kind = Statut
kind-member = Membre
kind-guest = Personne invitée
kind-unclaimed = Compte importé
unclaimed-help = Ce compte vient d’un import et n’a pas encore été repris par la personne.
sort-name = Nom
sort-arrival = Arrivée récente
directory-filter = Affiner
complete-warning = Ne verra pas cette publication

## Profile

profile-title = Profil de { $name }
profile-edit = Modifier mon profil
profile-edit-title = Mon profil
profile-saved = Votre profil est à jour.
profile-about = À propos
profile-contact = Coordonnées
profile-work = Travail
profile-spaces = Espaces
profile-spaces-common =
    { $count ->
        [one] { $count } espace en commun
       *[other] { $count } espaces en commun
    }
profile-posts = Ses publications
profile-posts-empty = Aucune publication que vous puissiez voir.
profile-empty-own = Complétez votre profil : vos collègues vous trouveront plus facilement.
profile-empty = { $name } n’a pas encore complété son profil.
profile-since = Membre depuis { $date }
profile-from-directory = Ce champ vient de l’annuaire de l’entreprise.
name = Nom affiché
handle = Identifiant
handle-help = Pour les mentions : lettres, chiffres, tirets.
pronouns = Comment vous désigner
job = Fonction
department = Service
team = Équipe
site = Lieu de travail
manager = Responsable
reports = Équipe directe
phone = Téléphone
mobile = Mobile
email = E-mail
local-time = Heure locale : { $time }
biography = Présentation
biography-help = Ce que vous faites, ce qui vous anime, sur quoi on peut vous solliciter.
skills = Compétences
skills-help = Séparées par des virgules.
skill-add = Ajouter une compétence
languages = Langues parlées
interests = Centres d’intérêt
birthday = Anniversaire
links = Liens
status = Statut
status-help = Facultatif, visible par vos collègues jusqu’à la date choisie.
status-until = Jusqu’au
away-until = En absence jusqu’au { $date }
visible-to = Visible par
profile-words = Présentation et coordonnées
former-help = Cette personne ne fait plus partie de l’organisation. Ce qu’elle a publié reste en place.
since = Dans l’organisation depuis
email-shown = E-mail affiché
email-shown-help = Visible par les personnes qui peuvent voir votre profil.
languages-help = Séparées par des virgules : français, anglais…
links-help = Une adresse par ligne, qui commence par https://.
error-too-long = Ce texte est trop long.
error-too-many = Il y en a trop. Gardez les plus utiles.
error-phone = Indiquez un numéro tel que +33 1 23 45 67 89.
error-language = Indiquez des langues par leur nom ou leur code, séparées par des virgules.
language-fr = français
language-en = anglais
language-es = espagnol
language-de = allemand
language-it = italien
language-pt = portugais
language-nl = néerlandais
language-pl = polonais
language-ro = roumain
language-ru = russe
language-uk = ukrainien
language-tr = turc
language-ar = arabe
language-zh = chinois
language-ja = japonais
language-ko = coréen

## Picture

photo-title = Photo
photo-change = Changer la photo
photo-remove = Retirer la photo
photo-help = JPEG, PNG ou WebP, { $size } au plus. L’image est recadrée en carré.
photo-saved = Votre photo est enregistrée.
photo-removed = Votre photo est retirée.
cover-change = Changer l’image de couverture
photo-send = Enregistrer la photo

## Org chart

chart-title = Organigramme
chart-of = Organigramme autour de { $name }
chart-above = Au-dessus
chart-peers = Dans la même équipe
chart-below = Équipe
chart-reports =
    { $count ->
        [one] { $count } personne dans l’équipe
       *[other] { $count } personnes dans l’équipe
    }
chart-empty = L’organigramme sera complet quand les responsables seront renseignés.
chart-top = Voir depuis le sommet
chart-units = Les services
chart-profile = Voir le profil

## Follow

follow = Suivre
following = Abonnement actif
unfollow = Ne plus suivre
follow-person = Suivre { $name }
unfollow-person = Ne plus suivre { $name }
followed = Vous suivez { $name }.
unfollowed = Vous ne suivez plus { $name }.
followers = Suivi par
follows = Suit
follows-empty = Personne pour l’instant.

## Roles in the organisation

org-role-administrator = Administration
org-role-protection = Protection des données
org-role-controller = Contrôle de gestion
org-role-curator = Documentation
org-role-representative = Représentation du personnel
welcome-title = Bienvenue chez { $organisation }
welcome-lead = Une minute, et votre fil vous sera utile. Tout se change plus tard.
welcome-spaces = Des espaces pour commencer
welcome-people = Des collègues à suivre
welcome-near =
    { $count ->
        [one] { $count } collègue de votre unité ou de votre site s’y trouve.
       *[other] { $count } collègues de votre unité ou de votre site s’y trouvent.
    }
welcome-go = Rejoindre, suivre et voir mon fil
welcome-photo = Ajouter ma photo
welcome-nobody = Aucun espace ouvert et aucun collègue de votre unité ne sont encore là : votre fil se remplira avec eux.
welcome-feed = Voir mon fil
