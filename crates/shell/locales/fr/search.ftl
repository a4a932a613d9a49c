### Search and its results.

title = Recherche
label = Rechercher
placeholder = Mots, noms, sujets
results-for = Résultats pour « { $query } »
tab-all = Tout
tab-entries = Publications
tab-people = Personnes
tab-spaces = Espaces
tab-topics = Sujets
filter-kind = Type
empty-query = Saisissez un mot, un nom ou un sujet.
no-match-title = Aucun résultat pour « { $query } »
no-match = Vérifiez l’orthographe, essayez un mot plus général ou retirez un filtre.
indexing = Recherche en cours de mise à jour : les tout derniers contenus arrivent.
matched-in-comment = Trouvé dans un commentaire
