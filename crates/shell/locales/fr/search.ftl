### Search and its results.

title = Recherche
label = Rechercher
placeholder = Mots, noms, sujets
results-for = Résultats pour « { $query } »
results-count =
    { $count ->
        [0] Aucun résultat
        [one] { $count } résultat
       *[other] { $count } résultats
    }
results-at-least = Plus de { $count } résultats
tab-all = Tout
tab-entries = Publications
tab-people = Personnes
tab-spaces = Espaces
tab-topics = Sujets
tab-files = Fichiers
filter-kind = Type
filter-space = Espace
filter-author = Publié par
filter-topic = Sujet
filter-from = Depuis le
filter-to = Jusqu’au
filter-language = Langue
sort-relevance = Pertinence
sort-date = Plus récents
empty-query = Saisissez un mot, un nom ou un sujet.
no-match-title = Aucun résultat pour « { $query } »
no-match = Vérifiez l’orthographe, essayez un mot plus général ou retirez un filtre.
did-you-mean = Essayez avec « { $query } »
indexing = Recherche en cours de mise à jour : les tout derniers contenus arrivent.
recent = Recherches récentes
recent-clear = Effacer les recherches récentes
palette-title = Aller à
palette-help = Personnes, espaces, publications, paramètres
matched-in-comment = Trouvé dans un commentaire
matched-in-file = Trouvé dans un fichier joint
