### Words that every screen uses: buttons, states, errors, time.

# same in both languages
-product = Cénacle

## Buttons

save = Enregistrer
save-changes = Enregistrer les modifications
cancel = Annuler
close = Fermer
confirm = Confirmer
continue-button = Continuer
back = Retour
next = Suivant
previous = Précédent
add = Ajouter
create = Créer
edit = Modifier
delete = Supprimer
remove = Retirer
send = Envoyer
apply = Appliquer
reset = Réinitialiser
undo = Annuler
retry = Réessayer
copy = Copier
download = Télécharger
open = Ouvrir
choose = Choisir
search = Rechercher
filter = Filtrer
clear-filters = Effacer les filtres
show-more = Afficher la suite
show-less = Réduire
read-more = Lire la suite
see-all = Tout voir
more-actions = Autres actions
more-actions-on = Autres actions sur { $subject }
accept = Accepter
decline = Refuser
yes = Oui
no = Non
none = Aucun
all = Tout
ok = D’accord
sending = Envoi…
saving = Enregistrement…
loading = Chargement…
saved = Enregistré
copied = Lien copié
optional = facultatif
required = obligatoire
new = Nouveau
unread = Non lu
edited = modifié
help = Aide

## Lists and slices

older = Plus anciens
first = Au début
slice-label = Suite de la liste
sort-by = Trier par
sorted-ascending = ordre croissant
sorted-descending = ordre décroissant
others =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }

## Time

time-just-now = à l’instant
time-minutes-ago = il y a { $count } min
time-hours-ago = il y a { $count } h
time-in-minutes = dans { $count } min
time-in-hours = dans { $count } h
time-yesterday-at = hier à { $time }
time-tomorrow-at = demain à { $time }
time-date-at = { $date } à { $time }
time-today = Aujourd’hui
time-yesterday = Hier
size-bytes =
    { $count ->
        [one] { $count } octet
       *[other] { $count } octets
    }

## Fields

field-errors-title =
    { $count ->
        [one] Un champ est à corriger
       *[other] { $count } champs sont à corriger
    }
field-required = Ce champ est obligatoire.
field-email = Saisissez une adresse comme prenom.nom@exemple.fr.
field-url = Saisissez une adresse qui commence par https://.
field-number = Saisissez un nombre entier.
field-date = Saisissez une date, par exemple 23/11/2026.
field-choice = Choisissez une des réponses proposées.
field-taken = C’est déjà pris. Choisissez autre chose.
field-image = Ce fichier n’est pas une image lisible. Essayez une image JPEG, PNG ou WebP.
field-pixels = Cette image a trop de pixels : réduisez-la, à 5 000 de côté au plus.

## Errors: what happened, that work is safe, what to do next

error-title = Une erreur est survenue
error-not-found-title = Page introuvable
error-not-found = Cette page n’existe pas, ou vous n’y avez pas accès. Vérifiez l’adresse ou demandez à la personne qui vous l’a envoyée.
error-not-found-signed-out = Il n’y a rien à cette adresse pour qui n’est pas connecté. Connectez-vous : elle vous est peut-être destinée.
error-forbidden-title = Action non autorisée
error-forbidden = Vous pouvez voir ce contenu, mais pas faire cela. Adressez-vous aux personnes qui animent l’espace.
error-sign-in-title = Connexion nécessaire
error-sign-in = Cette page est réservée aux membres. Connectez-vous, vous y reviendrez ensuite.
error-conflict-title = Modifié entre-temps
error-conflict = Quelqu’un a modifié ce contenu pendant que vous écriviez. Votre texte est conservé ci-dessous : comparez, puis enregistrez à nouveau.
error-terms-title = De nouvelles conditions d’utilisation à accepter
error-terms = Lisez et acceptez d’abord les conditions d’utilisation : elles sont nouvelles depuis votre dernière visite.
error-invalid-title = Demande incomplète
error-invalid = Cette demande n’est pas complète. Revenez en arrière, corrigez puis réessayez.
error-too-large-title = Envoi trop volumineux
error-too-large = Cet envoi dépasse { $size }. Votre texte est conservé ; joignez un fichier plus léger.
error-too-long = Ce texte dépasse { $size }, plus qu’aucun formulaire n’accepte. Revenez en arrière dans votre navigateur : ce que vous avez écrit est resté où vous l’avez écrit.
error-rate-title = Trop de demandes
error-rate = Trop de demandes en peu de temps. Patientez une minute, puis réessayez.
error-unavailable-title = Service momentanément indisponible
error-unavailable = Le service est très sollicité. Rien n’est perdu : réessayez dans quelques secondes.
error-unwritable = Le serveur ne peut pas écrire : son disque est plein, défaillant ou fermé pour lui. Ce qui était là est en sûreté et peut être lu ; prévenez la personne qui l’administre, avec la référence ci-dessous.
error-internal-title = Panne de notre côté
error-internal = La page n’a pas pu être préparée. Réessayez ; si cela continue, donnez la référence ci-dessous à votre équipe d’administration.
error-expired-title = Page restée ouverte trop longtemps
error-expired = Votre session a changé depuis l’ouverture de cette page. Votre texte est conservé : rechargez la page, puis envoyez à nouveau.
error-reference = Référence : { $reference }
error-home = Revenir à l’accueil
error-unknown-host-title = Réseau inconnu
error-unknown-host = Aucun réseau ne se trouve à cette adresse.
offline = Vous êtes hors ligne. Vos envois partiront au retour de la connexion.

## Empty states

empty-title = Rien pour l’instant
empty-no-match-title = Aucun résultat
empty-no-match = Rien ne correspond à ces critères. Essayez avec moins de filtres.
empty-no-access-title = Accès réservé
empty-no-access = Ce contenu est réservé. Les personnes qui animent l’espace peuvent vous y donner accès.
empty-error-title = Chargement impossible
empty-error = Cette partie de la page n’a pas pu être chargée. Le reste est à jour.

## Notices

notice-success = Succès
notice-info = Information
notice-warning = Attention
notice-error = Erreur

## People

former-member = Ancien membre
someone = Quelqu’un
guest = Personne invitée
bot = robot

## Audiences

audience-public = Public, ouvert au web
audience-organisation = Toute l’organisation
audience-people = Personnes choisies
audience-only-you = Vous seulement
audience-label = Visible par : { $audience }
audience-with-count =
    { $count ->
        [one] { $name } · { $count } personne
       *[other] { $name } · { $count } personnes
    }
audience-guests =
    { $count ->
        [one] dont { $count } personne invitée
       *[other] dont { $count } personnes invitées
    }
error-suspended-title = Réseau suspendu
error-suspended = L’exploitant a suspendu ce réseau. Rien n’est perdu ; adressez-vous à lui.
