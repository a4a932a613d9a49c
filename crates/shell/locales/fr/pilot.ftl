### `cenacle pilot` : plans, verdicts, prévisions et valeurs sur papier.

cause-not-found = ce fichier n’existe pas
cause-denied = son accès est refusé
cause-full = le disque est plein
cause-folder = c’est un dossier
trouble-unopened = « { $path } » est illisible : { $cause }.
trouble-unwritten = « { $path } » ne peut pas être écrit : { $cause }.
trouble-no-text = « { $path } » n’est pas un fichier texte. Depuis un tableur, enregistrez-le au format CSV.
trouble-empty = « { $path } » est vide.
trouble-columns = Il manque à « { $path } » les colonnes : { $missing }. Sa première ligne contient : { $found }.
spread-alone = --waves et --teams ne vont qu’avec --mode show : ce qui se répand est une seule liste de personnes.
trouble-twice = « { $path } » contient deux fois la colonne « { $column } ». N’en gardez qu’une.
trouble-cells = La ligne { $line } de « { $path } » a { $cells } cellules, et la première ligne { $titles }. Une virgule se trouve-t-elle dans un nombre ou un nom ? Mettez-le entre guillemets, ou enregistrez le fichier avec des points-virgules.
trouble-line = La ligne { $line } de « { $path } » est illisible. Un guillemet y reste-t-il ouvert ?
trouble-number = Ligne { $line } de « { $path } » : « { $found } », dans la colonne « { $column } », n’est pas un nombre.
trouble-word = Ligne { $line } de « { $path } » : « { $found } », dans la colonne « { $column } », n’est pas compris. Il faut : { $wanted }.
trouble-nobody = « { $path } » ne nomme personne.
trouble-no-ties =
    { $lines ->
        [one] L’unique ligne de « { $path } » ne relie pas deux personnes de l’entreprise. Les identifiants sont-ils les mêmes ?
       *[other] Aucune des { $lines } lignes de « { $path } » ne relie deux personnes de l’entreprise. Les identifiants sont-ils les mêmes ?
    }
trouble-no-such = « { $name } » n’est ni une personne ni une unité du fichier.
trouble-no-cohorts = { $asked } cohortes de cette taille, c’est trop : il y a place pour { $possible }. Prenez-les plus petites, ou moins nombreuses.
trouble-too-small = Une cohorte de { $size } est trop petite : il faut au moins { $least } personnes, car des chiffres sur moins de monde sont des chiffres sur des personnes.
trouble-everybody = L’entreprise compte { $people } personnes : un pilote de { $size } ne laisse personne en dehors.
trouble-two-laws = La ligne { $line } de « { $path } » connaît « { $name } » par une autre loi qu’une ligne précédente. Une inconnue n’a qu’une loi ; donnez à celle-ci un autre nom.
trouble-unlocked = « { $path } » n’est pas un plan, ou ce qu’il fixe a été modifié depuis. Un verdict demande le plan tel qu’il a été fait.
trouble-no-rule = Ce plan ne dit ni ce qui serait compté ni ce qui compterait : rien ne peut être jugé d’après lui. Planifiez avec --metric et --matters.
trouble-one-cohort = Ce plan n’a qu’une cohorte. On peut la décrire, non la juger : il n’y a rien à lui opposer. Planifiez avec --waves.
trouble-outcomes-missing = « { $path } » n’a pas de valeur pour la cohorte { $cohort } à la période { $period }. Le verdict se rend une fois, sur toutes les périodes du plan.
trouble-outcomes-line = La ligne { $line } de « { $path } » nomme une cohorte ou une période que le plan n’a pas, ou déjà donnée.

cause-no-folder = ce dossier n’existe pas
trouble-weeks = Ligne { $line } de « { $path } » : les semaines doivent se suivre sans lacune, chacune avec son nombre.
trouble-days = Ligne { $line } de « { $path } » : une semaine compte de 0 à 14 jours ouvrés, et personne ne commence dans une semaine de 0.
trouble-seats = { $begun } personnes ont commencé, et il y a { $seats } places. Donnez à --seats le nombre de places accordées.
refused-contrary = Ces conditions se contredisent : qui doit en être est aussi exclu, ou ils sont plus nombreux que la taille ou la limite ne l’admettent.
by-date = D’ici au { $date }
by-week = D’ici à la semaine { $week }
seats = places
means-spread = { $planned } de l’entreprise entendrait parler de cette cohorte en deux pas ; de personnes tirées au hasard, ce serait { $random }.
swings = de { $from } à { $to } ({ $share })

refused-clusters =
    { $there ->
        [one] Il y a une cohorte ; un verdict en demande au moins { $needed }.
       *[other] Il y a { $there } cohortes ; un verdict en demande au moins { $needed }.
    }
refused-periods = Les périodes sont trop peu nombreuses : { $there }, quand il en faut au moins { $needed }.
refused-adopters = Trop peu de personnes ont commencé pour dire la suite : { $there }, quand il en faut au moins { $needed }.
refused-people = Les personnes sont trop peu nombreuses : { $there }, quand il en faut au moins { $needed }.
refused-answers = L’enquête a trop peu de réponses : { $there }, quand il en faut au moins { $needed }. D’ici là, déclarez une fourchette : elle sera dessinée comme telle.
refused-units = Il y a trop peu à compter : { $there }, quand il en faut au moins { $needed }.
refused-parallel = { $clusters } cohortes côte à côte ne peuvent donner de verdict, quoi qu’il arrive ; huit le peuvent, ou six l’une après l’autre.
refused-no-cohort = Aucune cohorte de { $size } personnes ne remplit ces conditions en formant un tout : la plus grande qu’on ait trouvée en a { $possible }.
refused-unjoined = Celles et ceux qui doivent en être ne peuvent former une seule cohorte de cette taille. Prenez plus de monde, ou imposez moins de noms.
refused-unsure = Les semaines passées s’accordent trop peu avec un cours d’adoption pour en tirer la suite. Attendez-en d’autres.
refused-narrow = Les tailles diffèrent trop peu ({ $factor }) pour distinguer une loi d’une autre.
refused-not-a-number = Rien ne peut en être compté : le plan ou ses chiffres n’identifient aucun effet.

remark-nameless =
    { $lines ->
        [one] Une ligne sans personne a été écartée.
       *[other] { $lines } lignes sans personne ont été écartées.
    }
remark-repeated-person =
    { $lines ->
        [one] { $person } figure deux fois dans le fichier (de nouveau à la ligne { $line }) : la première ligne compte.
       *[other] { $lines } lignes nomment une personne déjà venue, d’abord { $person } à la ligne { $line } : la première ligne de chacune compte.
    }
remark-no-unit =
    { $people ->
        [one] Une personne n’a pas d’unité ; les unités sans nom comptent pour une seule.
       *[other] { $people } personnes n’ont pas d’unité : ensemble elles comptent pour une seule.
    }
remark-no-site =
    { $people ->
        [one] Une personne n’a pas de site ; les sites sans nom comptent pour un seul.
       *[other] { $people } personnes n’ont pas de site : ensemble elles comptent pour un seul.
    }
remark-unknown-manager =
    { $people ->
        [one] Une personne a un responsable absent du fichier ({ $manager }).
       *[other] { $people } personnes ont un responsable absent du fichier, par exemple { $manager }.
    }
remark-circle = Ces personnes sont responsables les unes des autres, en cercle : { $people }. Le plan n’en dépend pas, mais le fichier est faux à cet endroit.
remark-unknown =
    { $lines ->
        [one] Un lien nomme quelqu’un qui n’est pas parmi les personnes et a été écarté : { $person }, à la ligne { $line }.
       *[other] { $lines } liens nomment quelqu’un qui n’est pas parmi les personnes et ont été écartés, d’abord { $person } à la ligne { $line }.
    }
remark-own-ties =
    { $lines ->
        [one] Un lien d’une personne avec elle-même a été écarté.
       *[other] { $lines } liens d’une personne avec elle-même ont été écartés.
    }
remark-weightless =
    { $lines ->
        [one] Un lien sans poids positif a été écarté.
       *[other] { $lines } liens sans poids positif ont été écartés.
    }
remark-repeated-ties =
    { $lines ->
        [one] Une ligne répète une paire de personnes, dans un sens ou dans l’autre : les poids ont été additionnés.
       *[other] { $lines } lignes répètent une paire de personnes, dans un sens ou dans l’autre : les poids ont été additionnés.
    }
remark-alone =
    { $people ->
        [one] Une personne ne travaille avec personne, d’après ce fichier.
       *[other] { $people } personnes ne travaillent avec personne, d’après ce fichier.
    }

yes = oui
no = non
title = Un pilote de { $size } personnes sur { $people }
title-waves = Un pilote de { $cohorts } cohortes de { $size } personnes sur { $people }
lead-show = Choisi pour que le pilote puisse montrer quelque chose, d’après { $ties } liens de travail dans { $units } unités : { $mean } par personne en moyenne.
lead-spread = Choisi pour que la nouvelle s’en répande, d’après { $ties } liens de travail dans { $units } unités : { $mean } par personne en moyenne.
set-random = au hasard
set-units = unités entières
set-hubs = les plus reliés
set-planned = planifié
row-inside = Liens de travail à l’intérieur
row-tenth = Part que neuf membres sur dix atteignent
row-five = Membres avec cinq liens ou plus à l’intérieur
row-pieces = Morceaux dont il est fait
row-units = Unités
row-crossing = Liens intérieurs entre unités
row-visible = Part de l’effet complet qui peut se voir
row-reach = Qui en entendrait parler en deux pas
row-weeks = Semaines avant qu’il ne se voie
row-detectable =
    { $weeks ->
        [one] Plus petit effet complet vu en une semaine (é.-t.)
       *[other] Plus petit effet complet vu en { $weeks } semaines (é.-t.)
    }
row-meets = Remplit les conditions
over-two-years = plus de 104
cohort = La cohorte
cohort-number = Cohorte { $cohort }, à partir de la semaine { $week }
meaning = Ce que cela veut dire
how-long = Combien de temps il doit durer
cannot = Ce qu’il ne peut pas montrer, quoi qu’on fasse
conditions = Ce que coûtent les conditions
assumed = Ce qui a été supposé
handled = Ce qui a été trouvé dans les fichiers
figures = Les chiffres
means-inside = En moyenne, un membre de la cohorte planifiée y retrouve { $planned } de ses liens de travail ; au hasard ce serait { $random }, quel que soit le réseau.
means-visible = Elle peut donc montrer { $planned } de ce qu’apporterait un déploiement complet, selon la façon dont le bénéfice croît avec les collègues présents. Au hasard ce serait { $random }.
means-pieces = La cohorte planifiée se compose de { $pieces } morceaux qui ne travaillent pas ensemble : chacun est un pilote à lui seul.
means-several = Les cohortes gardent entre { $least } et { $most } des liens à l’intérieur ; la colonne en montre la moyenne.
means-units-break = Des unités entières garderaient plus de liens à l’intérieur ({ $units }), mais ne remplissent pas les conditions.
one-cohort = Une cohorte seule peut être décrite, non jugée : il n’y a rien à lui opposer. Un verdict demande au moins six cohortes, commençant à tour de rôle (--waves).
weeks-both = { $clusters } cohortes comme celle-ci, de { $size } personnes, commençant à tour de rôle, montreraient un effet complet de { $effect } écart-type en { $planned } semaines ; tirées au hasard, il leur en faudrait { $random }.
weeks-planned = { $clusters } cohortes comme celle-ci, de { $size } personnes, commençant à tour de rôle, montreraient un effet complet de { $effect } écart-type en { $planned } semaines ; tirées au hasard, pas même en deux ans.
weeks-never = { $clusters } cohortes comme celle-ci, de { $size } personnes, commençant à tour de rôle, ne montreraient pas un effet complet de { $effect } écart-type en deux ans. Prenez plus de monde, plus de cohortes, ou espérez un effet plus grand.
weeks-no-room = L’entreprise n’a pas place pour six cohortes de cette taille : aucune ne pourrait être jugée. Des cohortes de { $most } personnes au plus laisseraient cette place.
weeks-learning = Ajoutez deux semaines d’apprentissage, et qu’aucune période décisive ne tombe en août ou à la fin de l’année.
contamination = Tant qu’ils attendent, les membres des autres cohortes ont { $touched } de leurs liens avec des cohortes déjà parties : cette part de la différence est perdue.
cannot-pool = Les réponses de personnes qu’on ne connaît pas : une question posée parmi { $size } personnes trouverait réponse { $inside } du temps, parmi l’ensemble des { $people } ce serait { $all }. Aucun choix de { $size } personnes n’y change rien ; seule la taille le fait.
cannot-spread = La vitesse à laquelle cela se répand : { $planned } de l’entreprise entendrait parler de cette cohorte en deux pas ; avec les personnes les plus reliées, ce serait { $best }. Ce qui montre et ce qui se répand sont deux cohortes (--mode spread).
cannot-lonely = Ce que c’est que d’y être avec ses collègues, pour celles et ceux qui en retrouvent moins de cinq : { $share } des membres.
cannot-others =
    { $units ->
        [one] Quoi que ce soit de l’unité qui n’en est pas.
       *[other] Quoi que ce soit des { $units } unités qui n’en sont pas.
    }
cannot-feelings = Pourquoi : un pilote compte ce qui a changé. Demandez les raisons aux personnes.
conditions-cost = Sans aucune condition, pas même que la cohorte se tienne, environ { $free } des liens pourraient être à l’intérieur au lieu de { $planned }.
assumed-direct = { $direct } de l’effet complet vient de l’outil seul, le reste des collègues présents : en proportion, selon la racine, ou à partir d’un seuil de trois sur dix. La fourchette couvre ces trois lois ; les semaines sont comptées avec la moindre.
assumed-pool = Quelqu’un qui ne connaît pas l’auteur répond à une question qu’il voit avec une chance de { $each } ; les questions diffèrent selon une loi gamma de forme { $shape }.
assumed-design = Trouvé { $power } du temps à 5 % bilatéral, avec une ressemblance au sein des cohortes de { $within }, des cohortes dans le temps de { $cluster }, et des personnes dans le temps de { $person }.
assumed-digest = Empreinte du plan : { $digest }. Confiez-la à quelqu’un d’étranger au pilote : elle fait voir toute modification ultérieure.

ask-inside = Combien de leurs collègues y retrouveraient-ils ?
ask-power = Combien de temps doit-il durer pour montrer quelque chose ?
ask-frontier = Que coûte l’ouverture aux autres unités ?
counted-inside = Part des liens de chaque membre, en poids, avec d’autres membres ; moyenne sur les membres. Au hasard : exactement (k − 1) / (n − 1).
counted-power = Moindres carrés généralisés avec un effet de chaque période ; les cohortes commencent à tour de rôle. Les courbes s’arrêtent à un an.
counted-frontier = Un plan d’une cohorte pour chaque limite au nombre de personnes d’une même unité.
axis-weeks = Semaines
axis-power = Chance que l’effet se voie
axis-enough = assez
axis-crossing = Liens intérieurs entre unités
no-cap = sans limite
cap =
    { $people ->
        [one] une par unité
       *[other] { $people } par unité
    }
cap-head = Limite
frontier-says = Au plus fermé, une cohorte garde { $closed } des liens à l’intérieur, dont { $closed-crossing } entre unités ; au plus ouvert { $open }, dont { $open-crossing } entre unités.

verdict-shows = Le pilote montre un effet : { $value } (de { $low } à { $high }) sur « { $name } », quand { $matters } compterait.
verdict-harms = Le pilote montre un effet défavorable : { $value } (de { $low } à { $high }) sur « { $name } ».
verdict-nothing = Le pilote ne montre rien au-delà de { $matters } sur « { $name } » : s’il y a un effet, il se situe entre { $low } et { $high }.
verdict-cannot = Le pilote ne permet pas de conclure : l’effet sur « { $name } » se situe entre { $low } et { $high }, ce qui contient à la fois zéro et le seuil de { $matters }.
verdict-unsettled = Aucun nombre de cohortes à la portée d’une entreprise ne permettrait de trancher : mesurez plus longtemps, ou choisissez un indicateur moins variable.
verdict-settle =
    { $clusters ->
        [one] Une cohorte, aussi longtemps, trancherait.
       *[other] { $clusters } cohortes, aussi longtemps, trancheraient.
    }
judged-how = Intervalle à 95 % par tirage : tout effet que l’ordre des départs ne réfute pas. { $cohorts } cohortes sur { $periods } périodes de { $weeks } semaines ; le hasard seul en donne autant avec p { $p }.
judged-coverage = { $coverage } des événements ont été captés.
ask-means = Qu’a-t-on compté, période par période ?
means-beside = Ces moyennes ne sont pas la comparaison : les cohortes diffèrent, les saisons aussi. Le verdict oppose chacune à elle-même et à celles qui attendent encore.
counted-judged = Moyenne sur les cohortes de chaque sorte.
period = Période
waiting = en attente
started = commencé

forecast-title = Qui s’en servira, et quand
forecast-says = { $by }, entre { $low } et { $high } personnes sur { $seats } auront commencé (95 chances sur 100 ; 8 sur 10 : de { $most-low } à { $most-high }).
forecast-none = Aucune semaine à prévoir.
forecast-ceiling = À terme, { $ceiling } des places seraient occupées ({ $range }).
forecast-first-use = Commencer n’est pas rester : regardez à côté qui est encore là après douze semaines.
forecast-campaigns = Les campagnes et les unités qui arrivent d’un bloc ressemblent ici à de la contagion. Là où le déploiement s’est fait par vagues, prévoyez chacune à part.
forecast-how = Loi de Bass avec les places pour plafond, des a priori faibles et des nombres qui varient plus que le hasard, sur { $weeks } semaines ; { $draws } tirages effectifs.
forecast-bands = De la bande intérieure à l’extérieure : 5 chances sur 10, 8 sur 10, 95 sur 100.
ask-forecast = Combien auront commencé ?
counted-forecast = Personnes qui s’en sont servies pour la première fois, cumulées. Les semaines comptent selon leurs jours ouvrés ; août et la fin de l’année pour moins.
people-begun = Personnes
week = Semaine
middle = Médiane
half = 5 sur 10
most = 8 sur 10
nearly-all = 95 sur 100
seen = jusqu’ici

value-title = Ce qu’il coûte et ce qu’il apporte
value-says = Entre { $range } par an à plein usage (9 fois sur 10), avec { $covers } de chances de couvrir son coût.
from-to = { $from } et { $to }
value-present =
    { $years ->
        [one] Sur un an, au taux de { $rate } : entre { $range } aujourd’hui.
       *[other] Sur { $years } ans, au taux de { $rate } : entre { $range } aujourd’hui.
    }
value-break-even = En moyenne de tout ce qui peut arriver, que quelques gros gains tirent au-dessus du milieu, il s’équilibre quand { $part } du plein usage est atteint chaque année.
value-no-break-even = Il ne s’équilibre à aucun niveau d’usage.
value-matters = Ce qui compte le plus est « { $name } » : { $share } de l’incertitude.
value-settle = { $more } réponses de plus à l’enquête derrière « { $name } » ({ $answers } à ce jour) réduiraient de moitié ce qu’elle laisse ouvert.
value-declared = Déclaré par quelqu’un et non mesuré : { $lines }. Ces lignes sont hachurées.
value-how = { $draws } tirages de chaque facteur ; un facteur présent dans plusieurs lignes est tiré une fois.
ask-value = Qu’apporte-t-il, ligne par ligne ?
ask-tornado = Qu’est-ce qui déplace le plus le résultat ?
counted-value = Une année à plein usage : le milieu, et entre quelles valeurs il se situe 9 fois sur 10. Hachuré : déclaré, non mesuré.
counted-tornado = Le milieu du net parmi le dixième le plus bas et le plus haut de chaque facteur ; à côté, sa part de l’incertitude, par corrélation des rangs.
line = Ligne
ninety = 9 fois sur 10 entre
# same
net = Net
swing = Net entre
of-uncertainty = De l’incertitude
