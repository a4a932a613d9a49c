### The frame: header, navigation, bottom bar, footer.

skip-to-content = Aller au contenu
main = Navigation principale
bottom = Raccourcis
account = Votre compte
home = Accueil
inbox = Boîte de réception
inbox-short = Boîte
inbox-unread =
    { $count ->
        [one] { $count } notification non lue
       *[other] { $count } notifications non lues
    }
spaces = Espaces
my-spaces = Mes espaces
all-spaces = Tous les espaces
space-unread = nouveautés
directory = Annuaire
topics = Sujets
search = Recherche
search-label = Rechercher dans le réseau
search-placeholder = Personne, espace, publication
compose = Publier
bookmarks = Enregistrés
following = Abonnements
drafts = Brouillons
moderation = Modération
admin = Administration
profile = Mon profil
settings = Paramètres
sign-out = Se déconnecter
sign-in = Se connecter
menu = Menu de navigation
language = Langue
french = Français
english = Anglais
help = Aide
shortcuts = Raccourcis clavier
terms = Conditions d’utilisation
aside = À côté
theme-light = Thème clair
theme-dark = Thème sombre
page-title = { $page } · { $organisation }
page-title-unread = ({ $count }) { $page } · { $organisation }

## The frame, continued

brand = { $organisation }, accueil
appearance = Affichage
trail = Fil d’Ariane
other-language = English
# same
admin-short = Admin
