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
found-by-help = Qui peut ouvrir un espace. Plus il est facile d’en créer, plus le réseau sert à travailler.
members = tous les membres
administrators = l’administration seule
announce-by = Annoncer à toute l’organisation
announce-by-help = Une annonce apparaît dans le fil de chacun, quels que soient ses abonnements.
curators-too = l’administration et la documentation
guests = Personnes extérieures
guests-help = Inviter des personnes extérieures, et ouvrir des espaces aux invités. Ce qui est déjà ouvert le reste.
web = Espaces publics
web-help = Ouvrir des espaces à tout le web, sans compte. Ce qui est déjà ouvert le reste.
allowed = autorisé
not-allowed = non autorisé
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
log-lead = Qui a changé quoi, et quand. Chaque ligne porte un sceau qui dépend de la précédente : une ligne ôtée ou modifiée se voit.
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
log-reason = Motif : { $reason }
log-erased = Le détail de cette ligne a été effacé à la demande de la personne concernée.
act-setting = Réglage modifié
act-terms = Conditions d’utilisation publiées
act-role-given = Rôle donné
act-role-taken = Rôle retiré
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
