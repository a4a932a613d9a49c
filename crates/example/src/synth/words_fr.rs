//! French sentences. `%` stands for a number and `@` for a city.

use super::text::{Grammar, Slot};

const OPEN: Slot = &[
    "Bonjour à tous, ", "Cette semaine, ", "Pour information, ", "Depuis lundi, ", "Bonne nouvelle, ", "Comme convenu, ",
    "Petit rappel, ", "En deux mots, ", "Sur le site de @, ", "Après trois mois d’essais, ", "À la suite du dernier comité, ",
    "Avant les congés, ", "Au deuxième trimestre, ", "Grâce à vos remarques, ", "Faute de place, ", "Contre toute attente, ",
];
const ONE: Slot = &[
    "l’équipe de @ ", "le service des achats ", "le laboratoire ", "l’équipe projet ", "la logistique ", "le support informatique ",
    "le comité de sécurité ", "la direction financière ", "notre principal fournisseur ", "l’atelier de conditionnement ",
    "le nouveau responsable qualité ", "le groupe de travail ", "la maintenance ", "le bureau d’études ", "une collègue de @ ",
    "l’infirmerie ", "le centre de formation ", "la médiatrice ",
];
const ONE_DOES: Slot = &[
    "prépare ", "a terminé ", "améliore ", "propose de revoir ", "met à jour ", "a corrigé ", "teste ", "va simplifier ", "a validé ",
    "partage ", "cherche à réduire ", "publie ", "a mesuré ", "réorganise ", "a reporté ", "documente ", "compare ", "va remplacer ",
    "automatise ", "a débloqué ", "étudie ", "a récapitulé ",
];
const WE: Slot = &["Nous ", "Demain nous ", "Pour gagner du temps, nous ", "Dès la rentrée, nous ", "Avec l’équipe de @, nous ", "Jeudi dernier, nous "];
const WE_DO: Slot = &[
    "préparons ", "avons terminé ", "améliorons ", "proposons de revoir ", "mettons à jour ", "avons corrigé ", "testons ",
    "allons simplifier ", "avons validé ", "partageons ", "cherchons à réduire ", "publions ", "avons mesuré ", "réorganisons ",
    "reportons ", "documentons ", "comparons ", "remplaçons ", "automatisons ", "étudions ", "récapitulons ",
];
const MANY: Slot = &[
    "Les équipes de @ ", "Plusieurs collègues ", "Les opérateurs de nuit ", "Les clients ", "Les chefs de projet ", "Les apprentis ",
    "Nos partenaires ", "Les représentants du personnel ", "Les deux laboratoires ", "Les magasiniers ",
];
const THEY_DO: Slot = &[
    "préparent ", "ont terminé ", "améliorent ", "demandent à revoir ", "mettent à jour ", "ont corrigé ", "testent ", "simplifient ",
    "ont validé ", "partagent ", "souhaitent réduire ", "ont mesuré ", "documentent ", "comparent ", "apprécient ", "redoutent ",
];
const WHAT: Slot = &[
    "le plan de production", "la procédure de contrôle", "les tableaux de bord", "le budget de l’année prochaine", "la livraison des palettes",
    "les formations à la sécurité", "le catalogue des produits", "la migration des serveurs", "les délais de réponse", "le lot n° %",
    "la commande n° %", "les tarifs de transport", "l’accueil des nouveaux", "la consommation d’énergie", "le contrat d’entretien",
    "les étiquettes bilingues", "l’inventaire du magasin", "la charte des réunions", "les essais de vieillissement", "le dossier de certification",
    "les modèles de courrier", "la gestion des accès", "l’outil de réservation", "le planning des astreintes", "les fiches de poste",
    "la traduction des notices", "le tri des déchets", "l’éclairage de l’entrepôt", "les questionnaires de satisfaction", "la reprise des données",
    "le remplacement des compresseurs", "l’étalonnage des balances", "les conditions de garantie", "le rangement des archives",
    "la prévision des ventes", "les règles de confidentialité", "le référentiel des pièces", "le parcours d’apprentissage",
];
const WHEN: Slot = &[
    "", "", " avant la fin du mois", " d’ici vendredi", " depuis le début de l’année", " avec le site de @", " pour le prochain comité",
    " sans attendre la mise à jour", " pendant l’arrêt technique", " en moins de % jours", " à la demande des clients",
    " malgré les retards", " pour la deuxième fois", " après l’audit",
];
const SO: Slot = &[
    "", "", "", ", ce qui réduit les délais de % heures", ", et les premiers résultats sont encourageants", ", mais quelques points restent à éclaircir",
    ", car les anciennes habitudes coûtaient cher", "\u{a0}; les détails sont dans le compte rendu", ", comme à @ l’an dernier",
    ", si personne ne s’y oppose", ", ce que beaucoup réclamaient",
];
const STOP: Slot = &["."];
const ASK: Slot = &["Qui a déjà réussi à ", "Comment faites-vous pour ", "Faut-il vraiment ", "Quelqu’un peut-il m’aider à ", "Combien de temps faut-il pour "];
const TO_DO: Slot = &["préparer ", "terminer ", "améliorer ", "revoir ", "mettre à jour ", "corriger ", "tester ", "simplifier ", "valider ", "partager ", "réduire ", "mesurer ", "documenter ", "comparer ", "remplacer ", "automatiser "];
const QUERY: Slot = &["\u{a0}?"];
const ACT: Slot = &[
    "La préparation concerne ", "L’amélioration touche surtout ", "Le contrôle porte sur ", "La simplification vise ", "Les mesures montrent ",
    "Les corrections retardent ", "La comparaison éclaire ", "Le remplacement bouscule ", "L’automatisation allège ", "La documentation décrit ",
];
const NAME: Slot = &[
    "Bilan du trimestre\u{a0}: ", "Retour d’expérience\u{a0}: ", "Mode d’emploi\u{a0}: ", "Ce qui change pour ", "Pourquoi revoir ", "Un an après\u{a0}: ",
    "Simplifier ", "Comment nous avons repensé ", "Mieux comprendre ",
];
const REMARK: Slot = &[
    "Merci beaucoup. ", "Très utile, merci. ", "Tout à fait d’accord. ", "Je ne suis pas de cet avis. ", "Même question à @. ", "Bravo à toute l’équipe. ",
    "À vérifier. ", "", "", "C’est déjà fait chez nous. ", "Je regarde cela demain. ",
];

pub(super) const FRENCH: Grammar = Grammar {
    sentences: &[
        &[OPEN, ONE, ONE_DOES, WHAT, WHEN, SO, STOP],
        &[WE, WE_DO, WHAT, WHEN, SO, STOP],
        &[MANY, THEY_DO, WHAT, WHEN, STOP],
        &[ACT, WHAT, WHEN, SO, STOP],
        &[ASK, TO_DO, WHAT, WHEN, QUERY],
    ],
    title: &[NAME, WHAT],
    remark: REMARK,
};
