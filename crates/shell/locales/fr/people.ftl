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
facet-site = Lieu de travail
facet-skill = Compétence
facet-kind = Statut
kind-member = Membre
kind-guest = Personne invitée
kind-unclaimed = Compte importé
unclaimed-help = Ce compte vient d’un import et n’a pas encore été repris par la personne.
directory-filter = Affiner
complete-warning = Ne verra pas cette publication

## Profile

profile-title = Profil de { $name }
profile-edit = Modifier mon profil
profile-edit-title = Mon profil
profile-saved = Votre profil est à jour.
profile-about = À propos
profile-contact = Coordonnées
profile-spaces-common =
    { $count ->
        [one] { $count } espace en commun
       *[other] { $count } espaces en commun
    }
profile-posts = Ses publications
profile-posts-empty = Aucune publication que vous puissiez voir.
profile-empty-own = Complétez votre profil : vos collègues vous trouveront plus facilement.
profile-empty = Aucune présentation de { $name } à lire ici.
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
email = E-mail
local-time = Heure locale : { $time }
biography = Présentation
biography-help = Ce que vous faites, ce qui vous anime, sur quoi on peut vous solliciter.
skills = Compétences
skills-help = Séparées par des virgules.
languages = Langues parlées
interests = Centres d’intérêt
links = Liens
status = Statut
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
error-language = L’une de ces langues n’est pas reconnue. Écrivez chacune par son nom, séparées par des virgules.
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
language-br = breton
language-oc = occitan
language-ca = catalan
language-eu = basque
language-co = corse
language-el = grec
language-he = hébreu
language-vi = vietnamien
language-wo = wolof

## Picture

photo-title = Photo
photo-change = Changer la photo
photo-remove = Retirer la photo
photo-help = JPEG, PNG ou WebP, { $size } au plus. L’image est recadrée en carré.
crop-shown = L’image telle qu’elle sera recadrée
crop-size = Taille du carré
crop-across = De gauche à droite
crop-down = De haut en bas
photo-saved = Votre photo est enregistrée.
photo-removed = Votre photo est retirée.
photo-send = Enregistrer la photo

## Org chart

chart-title = Organigramme
chart-of = Organigramme autour de { $name }
chart-below = Équipe
chart-reports =
    { $count ->
        [one] { $count } personne dans l’équipe
       *[other] { $count } personnes dans l’équipe
    }
chart-empty = L’organigramme sera complet quand les responsables seront renseignés.
chart-members = L’organigramme est réservé aux membres de l’organisation.
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

## Roles in the organisation

org-role-administrator = Administration
org-role-protection = Protection des données
org-role-controller = Contrôle de gestion
org-role-curator = Documentation
org-role-representative = Représentation du personnel
welcome-title = Bienvenue dans le réseau { $organisation }
welcome-lead = Une minute, et votre fil vous sera utile. Tout se change plus tard.
welcome-spaces = Des espaces pour commencer
welcome-people = Des collègues à suivre
welcome-near =
    { $count ->
        [one] { $count } collègue de votre unité ou de votre site s’y trouve.
       *[other] { $count } collègues de votre unité ou de votre site s’y trouvent.
    }
welcome-near-least =
    { $count ->
        [one] Au moins { $count } collègue de votre unité ou de votre site s’y trouve.
       *[other] Au moins { $count } collègues de votre unité ou de votre site s’y trouvent.
    }
welcome-go = Rejoindre, suivre et voir mon fil
welcome-photo = Ajouter ma photo
welcome-nobody = Aucun espace ouvert et aucun collègue de votre unité ne sont encore là : votre fil se remplira avec eux.
welcome-feed = Voir mon fil
### The organisation's own fields of a profile
fields-lead = Ce que l’organisation souhaite savoir de chacun, en plus de ce que tout profil porte. Chaque champ dit qui le lit et qui le remplit ; la personne lit toujours ce qui la concerne.
fields-none = Aucun champ n’a été défini.
fields-own = Champs de l’organisation
fields-told = Rempli par l’administration :
field-new = Nouveau champ
field-name = Nom
field-name-help = Par exemple : numéro de bureau, brevet de secourisme, anniversaire.
field-name-en = Nom en anglais
field-kind = Nature
field-line = Une ligne de texte
# same
field-date = Date
field-choice = Un choix dans une liste
field-choices = Réponses possibles
field-choices-help = Une par ligne ; seulement pour un choix.
field-seen-by = Lu par
field-seen-help = Élargir efface ce qui est déjà rempli : les gens l’ont écrit pour moins de lecteurs.
field-seen-members = Tous les membres de l’organisation
field-seen-managers = La personne, son responsable et l’administration
field-seen-administrators = La personne et l’administration
field-seen-line = Lu par : { $who }
field-filled-by = Rempli par
field-filled-person = La personne elle-même
field-filled-administrators = L’administration
field-filled = Réponses
field-empty = Rien
field-remove = Supprimer le champ
field-remove-confirm =
    { $count ->
        [0] Supprimer ce champ ?
        [one] Supprimer ce champ et la réponse d’une personne ?
       *[other] Supprimer ce champ et les réponses de { $count } personnes ?
    }
field-saved = Champ enregistré.
field-removed = Champ supprimé, avec ce qu’il contenait.
field-error-choices = Donnez au moins deux réponses, cinquante au plus, une par ligne.
field-error-many = Une organisation a trente champs au plus.
field-error-value = Une des valeurs n’est pas une date, ou pas l’une des réponses proposées, ou dépasse 120 caractères.
day-off = Site fermé aujourd’hui : { $why }
restricted-help = Cette personne a demandé que ses données soient gardées sans être utilisées : ce qu’elle dit d’elle-même n’est pas montré, et ni l’annuaire ni la recherche ne la trouvent.
restricted-own = À votre demande, vos données sont gardées sans être utilisées : vous seul voyez ce que vous dites de vous-même, vos coordonnées et compétences ; les autres voient votre nom, votre photo, votre fonction et votre place dans l’organisation, et ni l’annuaire ni la recherche ne vous trouvent.
