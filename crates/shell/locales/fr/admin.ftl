### L’administration : réglages, conditions d’utilisation, registre.

## Settings

settings-title = Réglages
settings-lead = Chaque réglage dit ce qu’il change, ce qui vaut sans lui, et qui l’a modifié en dernier.
search = Chercher un réglage
show-all = Voir tous les réglages
default-is = Par défaut : { $value }.
changed-by = Modifié par { $name },
never-changed = Jamais modifié.
the-program = la ligne de commande
error-setting = Cette valeur ne fait pas partie de ce qui peut être choisi.
name = Nom de l’organisation
name-help = En tête de chaque page, sur la page de connexion et dans les messages envoyés par courriel.
lang = Langue
lang-help = Pour qui n’a pas encore choisi la sienne.
time-zone = Fuseau horaire
time-zone-help = Pour qui n’a pas encore choisi le sien. Un nom de la base IANA, comme Europe/Paris.
hue = Couleur
hue-help = La teinte des boutons, des liens et de ce qui est sélectionné.
hue-red = Rouge
# same
hue-orange = Orange
hue-yellow = Jaune
hue-green = Vert
# same
hue-turquoise = Turquoise
hue-blue = Bleu
# same
hue-indigo = Indigo
hue-purple = Violet
hue-pink = Rose
reactions = Réactions
reactions-help = Ce que l’on peut répondre d’un geste. La première reste toujours à portée de main.
found-by = Créer un espace
found-by-help = Qui peut créer un espace. Plus c’est facile, plus le réseau sert à travailler.
members = Tous les membres
administrators = L’administration seule
announce-by = Annoncer à toute l’organisation
announce-by-help = Une annonce apparaît dans le fil de chacun, quels que soient ses abonnements.
curators-too = L’administration et les personnes qui ont le rôle « Documentation »
guests = Personnes extérieures
guests-help = Inviter des personnes extérieures, et ouvrir des espaces aux invités. Ce qui est déjà ouvert le reste.
guests-by-administrators = Autorisées ; l’administration les invite
guests-by-animators = Autorisées ; l’animation d’un espace y invite aussi
web = Espaces publics
web-help = Ouvrir des espaces à tout le web, sans compte. Ce qui est déjà ouvert le reste.
allowed = Autorisé
not-allowed = Non autorisé
purge-days = Effacement définitif
purge-days-help = Combien de temps ce qui a été supprimé reste sur le disque avant de disparaître pour de bon.
session-days = Durée d’une session
session-days-help = Combien de temps un appareil reste connecté. Vaut pour les prochaines connexions.
days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }

## Terms of use

terms-title = Conditions d’utilisation
terms-lead = Chacun les lit et les accepte avant sa première page, et de nouveau quand elles changent.
terms-version = Version { $count } en vigueur, publiée
terms-french = En français
terms-english = En anglais
terms-markdown = En Markdown.
terms-warning = Après la publication, chacun devra accepter ce texte avant de continuer.
terms-publish = Publier cette version
terms-published = Les nouvelles conditions sont publiées.
terms-now-french = Texte en vigueur, en français
terms-now-english = Texte en vigueur, en anglais
error-terms = Ce texte manque, ou dépasse 100 000 caractères.
error-terms-meanwhile = Quelqu’un a publié une autre version entre-temps. Relisez-la, puis publiez de nouveau.

## The log

log-title = Registre
log-lead = Qui a changé quoi, et quand. Chaque ligne porte un sceau qui dépend de la précédente : une ligne modifiée, ou ôtée parmi d’autres, se voit.
log-check = Vérifier les sceaux
log-holds =
    { $count ->
        [0] Le registre est encore vide.
        [one] Les sceaux tiennent : { $count } ligne, aucune ne manque.
       *[other] Les sceaux tiennent : { $count } lignes, aucune ne manque.
    }
log-broken = Le sceau de la ligne { $count } ne tient pas : elle a été modifiée ou ôtée en dehors de Cénacle.
log-act = Quoi
log-all-acts = Tout
log-who = Qui
log-filter = Filtrer
log-take = Télécharger (CSV)
log-planned = à une date
log-for-ever = sans fin
log-lines =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
log-spaces =
    { $count ->
        [one] { $count } espace
       *[other] { $count } espaces
    }
log-hosts = Noms d’hôte
log-base-url = Adresse dans les liens
log-reason = Motif : { $reason }
log-erased = Le détail de cette ligne a été effacé à la demande de la personne concernée.
act-setting = Réglage modifié
act-terms = Conditions d’utilisation publiées
act-role-given = Rôle donné
act-role-taken = Rôle retiré
# same
act-invited = Invitation
act-deactivated = Compte désactivé
act-reactivated = Compte réactivé
act-person-changed = Fiche modifiée
act-signed-out = Appareils déconnectés
act-people-loaded = Personnes chargées depuis un fichier
act-load-undone = Chargement annulé
act-handed-over = Espaces transmis
act-data-taken = Données personnelles téléchargées
act-erased = Personne effacée
act-log-taken = Registre téléchargé

## People

people-title = Comptes
people-lead = Qui a un compte, avec quel rôle, et qui part.
people-search = Nom, adresse ou matricule
people-active = Actifs
people-waiting = En attente
people-guests = Invités
people-roles = Avec un rôle
people-leaving = Sur le départ
people-closed = Fermés
people-more = Suite de la liste
load = Charger un fichier
invite = Inviter
person = Personne
email = Adresse e-mail
email-help = Celle avec laquelle on se connecte. Les liens déjà envoyés à l’ancienne adresse ne valent plus rien.
number = Matricule
number-help = Le numéro de la personne dans l’entreprise : c’est par lui qu’un fichier la retrouve.
state = État
state-active = actif
state-waiting = n’est pas encore venu
state-closed = fermé
state-erased = effacé
state-restricted = traitement limité
state-leaving = part
see-profile = Voir le profil
see-log = Voir le registre
account-details = Fiche
account-roles = Rôles
account-departure = Départ
account-devices = Appareils
account-saved = Le compte est à jour.
person-name = Nom
person-title = Fonction
unit = Unité
# same
site = Site
none = Non renseigné
manager = Responsable
handle-help = L’identifiant de la personne, comme dans une mention : prenom.nom.
roles-of = Dans l’organisation
role-administrator-help = Réglages, comptes, modération de ce qui s’adresse à tous. Ne donne accès à aucun espace fermé ou secret, sauf ouverture exceptionnelle.
role-protection-help = Lit le registre, fixe les durées de conservation, pose et lève les conservations légales.
role-controller-help = Ne donne encore aucun droit de plus ; seule l’administration le voit.
role-curator-help = Peut annoncer à toute l’organisation quand les réglages le permettent ; ne donne encore aucun autre droit.
role-representative-help = Ne donne encore aucun droit de plus ; seule l’administration le voit.
departure-help = Fermer un compte déconnecte la personne aussitôt. Rien n’est supprimé : si elle revient, elle retrouve tout.
heir = Transmettre ses espaces à
heir-help = Les espaces dont elle est seule propriétaire. Un espace fermé ou secret ne va qu’à quelqu’un qui en est déjà membre.
reason = Motif
restriction-reason-help = Gardé dans le registre, et montré à la personne dans « Mes données ».
reason-help = Écrit dans le registre, que la personne peut lire.
day = Dernier jour
day-help = Le compte se ferme à la fin de ce jour.
close-on-day = Fermer à cette date
close-now = Fermer maintenant
close-now-confirm = Fermer maintenant le compte de { $name } ? Cette personne est déconnectée partout ; le compte peut être rouvert.
stay = Ne plus fermer
reopen = Rouvrir le compte
reopen-help = La personne retrouve ses publications, ses espaces et ses réglages.
sign-out = Déconnecter partout
sign-out-help = Ferme toutes les sessions de la personne, par exemple quand un appareil est perdu.
error-too-long = C’est trop long.
error-last-administrator = C’est la dernière personne qui administre l’organisation. Donnez d’abord ce rôle à quelqu’un d’autre.
error-role-guest = Seul un membre de l’organisation peut avoir un rôle.
error-erased = Cette personne a été effacée : son compte ne revient pas.
error-day = Indiquez un jour, comme 2027-01-31.
error-day-past = Ce jour est déjà passé.
error-heir = Choisissez un autre membre, dont le compte est actif.
error-manager = Personne n’a cet identifiant.
error-loop = Cette personne dépend déjà, de proche en proche, de celle-ci.
error-choice = Ce choix n’existe plus.
error-number-taken = Une autre personne a ce matricule.
act-rule = Règle d’un espace modifiée
act-field = Champ de profil modifié
act-unit = Unité modifiée
act-site = Site ou calendrier modifié
act-retention = Durée de conservation modifiée
act-held = Conservation légale posée
act-hold-lifted = Conservation légale levée
act-restricted = Traitement limité
act-unrestricted = Limitation levée
act-glass-broken = Contenu fermé ouvert
act-mail-tested = Courriel d’essai envoyé
### The sections, and what they are about
group-organisation = Organisation
group-people = Personnes
group-data = Données
group-running = Fonctionnement
start-title = Premiers pas
units-title = Unités
sites-title = Sites et calendrier
fields-title = Champs du profil
keeping-title = Conservation
health-title = État du service
mail-title = Courriel
storage-title = Stockage
### Units
units-lead = Les équipes et les services, et lequel fait partie duquel. L’organigramme, l’annuaire et les règles des espaces les suivent.
units-none = Aucune unité. Un chargement de fichier peut les créer aussi.
unit-new = Nouvelle unité
unit-name = Nom
unit-name-en = Nom en anglais
unit-name-en-help = Si l’autre langue le dit autrement.
unit-parent = Fait partie de
unit-no-parent = Rien : elle est tout en haut
unit-people = Personnes qui y sont directement
unit-remove = Supprimer l’unité
unit-remove-confirm = Supprimer l’unité, et les règles d’espaces qui la nomment ?
unit-remove-help = Les règles d’espaces qui la nomment disparaissent avec elle : elles n’y font plus entrer ni n’y maintiennent personne.
unit-error-people = Des personnes ou des unités s’y trouvent encore : donnez-leur d’abord une autre place.
unit-error-loop = Cette unité fait elle-même partie de celle que vous modifiez, ou se trouve trop bas.
unit-error-known = Il y en a déjà une de ce nom au même endroit.
### Sites and their calendars
sites-lead = Où l’on travaille, et quand. Les profils des personnes d’un site disent l’heure qu’il y est, et s’il est fermé ce jour-là.
sites-none = Aucun site. Un chargement de fichier peut les créer aussi.
sites-everywhere = Partout
site-new = Nouveau site
site-name = Nom
site-city = Ville
site-country = Pays
site-zone = Fuseau horaire
site-zone-help = Un nom comme Europe/Paris.
site-days = Jours travaillés
site-holidays = Jours fériés et fermetures
site-holidays-help = Un par ligne : la date (2027-05-01), une espace, le nom. Ceux des années passées restent sans être montrés.
site-people = Personnes
site-next = Prochain jour férié
site-propose = Proposer les jours fériés français de { $year }
site-proposed = Les jours fériés de { $year } ont été ajoutés à la liste ; relisez-la, puis enregistrez.
site-remove = Supprimer le site
site-remove-confirm = Supprimer le site et son calendrier ?
site-error-people = Des personnes y travaillent encore : donnez-leur d’abord un autre site.
site-error-days = Un site travaille au moins un jour par semaine.
site-error-holidays = Une ligne n’est pas une date suivie d’un nom. Écrivez par exemple : 2027-05-01 Fête du Travail.
sites-saved = Enregistré.
glass-title = Ouverture exceptionnelle
### Restricting what is done with somebody's data
restriction = Limitation du traitement
restriction-help = À la demande de la personne (RGPD, article 18) : ses données sont gardées sans être utilisées. Ni l’annuaire, ni la recherche, ni les suggestions ne la trouvent. Nom, photo, fonction, unité, site et responsable restent visibles sur son profil, dans l’organigramme et auprès de ses écrits, qui restent ; ce qu’elle dit d’elle-même, ses coordonnées, ses compétences et les champs de l’organisation ne le sont plus.
restrict = Limiter le traitement
unrestrict = Lever la limitation
restricted-since = Traitement limité depuis le
# same
logo = Logo
logo-help = Affiché dans l’en-tête et sur la page de connexion ; un carré convient le mieux. PNG, JPEG ou WebP.
logo-send = Envoyer
logo-remove = Retirer le logo
logo-saved = Logo enregistré.
logo-changed = nouveau
### The first hour of an administrator
start-lead = Du premier lien à vingt collègues invités, en quelques minutes. Arrêtez-vous quand vous voulez : la page sait où vous en êtes.
start-ready = L’essentiel est fait. Le réseau vivra de ce que vous et quelques autres y écrirez les premiers jours.
start-settings = Nommer l’organisation, choisir ses couleurs et son logo
start-settings-why = C’est ce que chacun voit d’abord. Relisez aussi qui peut créer des espaces et inviter des personnes extérieures.
start-terms = Relire les conditions d’utilisation
start-terms-why = Un texte est déjà en place ; le vôtre le remplace, et chacun l’accepte à sa prochaine page.
start-mail = Envoyer un courriel d’essai
start-mail-why = Sans courriel, personne ne reçoit d’invitation.
start-sites = Décrire les sites et leur calendrier
start-sites-why = Les jours fériés et l’heure de chacun s’affichent sur son profil.
start-spaces = Créer trois espaces qui ont un but
start-spaces-why = Un lieu pour tous, un métier, un projet : on entre dans un réseau par ce qu’on y cherche.
start-spaces-far =
    { $count ->
        [one] Un espace est créé.
       *[other] { $count } espaces sont créés.
    }
start-people = Inviter vingt collègues
start-people-why = Choisissez des personnes qui travaillent déjà ensemble, pas un échantillon : c’est entre elles que le réseau peut montrer ce qu’il apporte.
start-people-far = Comptes : { $people }, invitations en attente : { $invited }.
start-second = Donner l’administration à une deuxième personne
start-second-why = Pour les jours où vous n’êtes pas là.
start-health = Lire l’état du service
start-health-why = Sauvegardes, place sur le disque, adresse chiffrée : la page dit ce qui manque et que faire.
start-file = L’annuaire existe déjà dans un fichier ?
