### Charger des personnes depuis un fichier.

title = Charger un fichier
lead = Les personnes de l’entreprise, depuis un export du système de paie ou un tableur. Rien ne change avant que vous ne l’ayez vu.
file = Fichier CSV
file-help = Une première ligne de titres, puis une ligne par personne, avec au moins un matricule ou une adresse. Virgules, points-virgules ou tabulations ; UTF-8 ou Windows.
file-missing = Choisissez un fichier.
file-empty = Ce fichier est vide.
file-no-text = Ce fichier n’est pas du texte. Depuis un tableur, enregistrez-le au format CSV.
file-too-large = Ce fichier a plus de 200 000 lignes ou de 60 colonnes. Partagez-le.
file-line = La ligne { $count } ne peut pas être lue.
next-columns = Voir les colonnes
loads = Chargements
loads-none = Aucun fichier n’a encore été chargé.
column-file = Fichier
column-by = Par
column-result = Résultat
column-undo = Annuler
undo = Annuler ce chargement
undone = Annulé
load-undone = Le chargement est annulé. Ce qui a été modifié depuis reste.
result = Personnes créées : { $made } ; modifiées : { $changed } ; lignes écartées : { $wrong }.
far = { $done } lignes sur { $lines }
cut-off-help = Cette page se met à jour. Si le chargement a été interrompu, chargez de nouveau le même fichier : ce qui est déjà là ne change pas.
see-waiting = Voir qui attend une invitation
columns-title = Colonnes du fichier
columns-lead = Dites ce que contient chaque colonne. Une cellule vide ne change rien.
column-title = Colonne
column-examples = Par exemple
column-meaning = Signifie
meaning-of = Ce que signifie la colonne { $title }
not-read = (n’est pas lue)
lines =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
windows = Ce fichier n’est pas en UTF-8 : il est lu comme un fichier de Windows. Vérifiez les accents.
makes = Créer les unités et les sites qui manquent
makes-help = Sinon, une ligne qui en nomme une inconnue est écartée. Une unité dans une autre s’écrit « Direction > Service ».
next-plan = Voir ce qui changerait
another-file = Un autre fichier
unfit-no-key = Aucune colonne ne permet de retrouver une personne : indiquez un matricule ou une adresse.
unfit-twice = Deux colonnes ont la même signification : { $field }.
plan-lead = Voici ce que ferait ce fichier. Rien n’a encore changé.
count-new = Personnes à créer
count-changed = Personnes à modifier
count-same = Déjà à jour
count-wrong = Lignes écartées
would-make = Seraient créés :
load =
    { $count ->
        [one] Charger { $count } personne
       *[other] Charger { $count } personnes
    }
back-to-columns = Revoir les colonnes
wrong-left-out = Les lignes écartées ne changent rien. Corrigez-les dans le fichier et chargez-le de nouveau.
and-others =
    { $count ->
        [one] Et { $count } autre.
       *[other] Et { $count } autres.
    }
line = ligne { $count }
field-number = Matricule
field-email = Adresse e-mail
field-name = Nom complet
field-first = Prénom
field-last = Nom de famille
field-title = Fonction
field-unit = Unité
# same
field-site = Site
field-manager = Responsable
field-skills = Compétences
field-kind = Membre ou invité
field-lang = Langue
field-role = Rôle dans l’organisation
field-last-day = Dernier jour
fault-no-key = Ni matricule ni adresse.
fault-no-name = Il manque un nom pour cette nouvelle personne.
fault-name = « { $text } » n’est pas un nom.
fault-email = « { $text } » n’est pas une adresse.
fault-kind = « { $text } » n’est ni membre ni invité.
fault-lang = « { $text } » n’est pas une langue de Cénacle.
fault-role = « { $text } » n’est pas un rôle.
fault-day = « { $text } » n’est pas un jour, comme 2027-01-31 ou 31/01/2027.
fault-too-long = « { $text }… » est trop long.
fault-twice = La même personne se trouve déjà à la ligne { $count }.
fault-two-people = Le matricule et l’adresse sont ceux de deux personnes différentes.
fault-unit = L’unité « { $text } » n’existe pas, ou plusieurs portent ce nom.
fault-site = Le site « { $text } » n’existe pas.
fault-manager = Le responsable « { $text } » n’est ni ici ni dans le fichier.
fault-loop = Les responsables tournent en rond : lignes { $lines }.
fault-erased = Cette personne a été effacée.
still-running = Ce chargement est encore en cours. Attendez qu’il finisse, ou une heure s’il a été interrompu.
