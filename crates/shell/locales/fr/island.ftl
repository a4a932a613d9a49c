### What the islands say, handed to them by the server, and the dialogs that they open.

## Sending

failed = Envoi impossible : connexion perdue. Votre texte est conservé.
retry = Réessayer
expired = Votre session a expiré. Votre texte est conservé.
sign-in = Se reconnecter dans un nouvel onglet
done = C’est fait
sending = Envoi…
saved = Brouillon enregistré
saved-here = Brouillon gardé sur cet appareil
restored = Brouillon retrouvé
copied = Lien copié
results = suggestions proposées
none = Aucune suggestion
attached = Fichier joint
offline = Hors connexion. Vos textes sont gardés sur cet appareil.
minutes-ago = il y a { $number } min
hours-ago = il y a { $number } h
close = Fermer

## Palette

palette = Aller à
palette-actions = Commandes
palette-prompt = Personne, espace, publication, commande
escape = Échap

## Keyboard shortcuts

shortcuts = Raccourcis clavier
key-next = Suivant, précédent
key-open = Ouvrir
key-reply = Répondre
key-like = J’aime
key-bookmark = Enregistrer
key-done = Marquer comme lu
key-undone = De nouveau non lu, dans la boîte de réception
key-compose = Publier
key-search = Rechercher, aller à
key-go = Accueil, boîte, espaces
key-print = Imprimer un article
key-enter = Entrée
keys-off = Ces raccourcis se coupent dans vos paramètres.
