### How the deployment is: mail, health, storage

health-lead = Ce qui va, ce qui ne va pas, et que faire. Rien ici ne concerne une personne.
health-well = Tout va bien.
health-warnings =
    { $count ->
        [one] Un point à regarder.
       *[other] { $count } points à regarder.
    }
health-broken =
    { $count ->
        [one] Un point demande une action.
       *[other] { $count } points demandent une action.
    }
good = En ordre
watch = À regarder
bad = À réparer
mend = Que faire : { $words }
database = Base de données
database-good = { $kind }, { $size } ; lecture et écriture répondent.
database-bad = Elle ne répond pas à une écriture.
database-mend = regardez le journal du programme, puis « cenacle check » ; si la base est abîmée, restaurez la dernière sauvegarde.
disk = Place sur le disque
disk-words = { $free } libres sur { $total }.
disk-mend = faites de la place ou agrandissez le disque : sans place, rien ne s’écrit plus.
backup = Sauvegardes
backup-none = Aucune sauvegarde n’est faite par le programme.
backup-none-mend = démarrez-le avec « --backups DOSSIER », de préférence sur un autre disque, ou planifiez « cenacle backup ».
backup-last = Sauvegarde la plus récente :
backup-never = Le dossier des sauvegardes n’en contient encore aucune.
backup-failed = La dernière a échoué ; le journal du programme dit pourquoi.
backup-mend = vérifiez que le dossier existe, qu’il appartient à l’utilisateur du programme et qu’il reste de la place.
mail = Courriel
mail-folder = Aucun serveur de courriel : les messages s’écrivent dans un dossier et ne partent pas.
mail-folder-mend = donnez au programme l’adresse du serveur de courriel par l’option --smtp, puis faites un essai.
mail-good = Les messages partent ; aucun n’attend depuis longtemps.
mail-waiting =
    { $count ->
        [one] Un message attend. Dernière réponse du serveur : { $cause }
       *[other] { $count } messages attendent. Dernière réponse du serveur : { $cause }
    }
mail-waiting-mend = faites un essai : la conversation avec le serveur dit ce qui manque.
mail-lost =
    { $count ->
        [one] Un message a été abandonné ces trente derniers jours. Dernière réponse : { $cause }
       *[other] { $count } messages ont été abandonnés ces trente derniers jours. Dernière réponse : { $cause }
    }
followers = Travaux de fond
followers-good = Recherche, notifications et règles sont à jour.
followers-late = { $name } a { $count } événements de retard.
followers-mend = si le retard grandit, regardez le journal du programme ; un redémarrage reprend là où il s’est arrêté.
sweep = Ménage
sweep-good = Ce qui a fait son temps est retiré ; dernière fois :
sweep-late = Le ménage n’a pas été fait depuis plus d’une heure.
address = Adresse
address-good = L’organisation répond à { $url }.
address-plain = { $url } n’est pas chiffrée : mots de passe et sessions passent en clair.
address-mend = placez un serveur mandataire avec TLS devant (Caddy, nginx) et donnez à l’organisation l’adresse correspondante : « cenacle organisation address ».
administrators = Administration
administrators-good = { $count } personnes administrent l’organisation.
administrators-one = Une seule personne administre l’organisation : absente, plus personne ne peut agir.
administrators-mend = donnez ce rôle à une deuxième personne de confiance.
# same
version = Version
version-words = Cénacle { $version }, schéma { $schema }.
inbox-name = Les notifications
search-name = La recherche
rules-name = Les règles d’espace

mail-lead = Un essai envoie un message et montre toute la conversation avec le serveur, sans le mot de passe.
mail-to-server = Les messages partent par { $transport }, au nom de { $from }.
mail-to = Envoyer l’essai à
mail-try = Faire un essai
mail-subject = Essai de { $organisation }
mail-body = Ce message a été envoyé depuis la page « Courriel » de l’administration de { $organisation }. S’il vous est parvenu, les messages partent et arrivent.
mail-taken = Le serveur a pris le message : « { $answer } ». S’il n’arrive pas, c’est après ce serveur qu’il faut chercher : courrier indésirable, enregistrements SPF et DKIM du domaine.
mail-written = Le message est écrit dans le dossier du courriel : { $file }
mail-refused = Le serveur a refusé le message. Vérifiez l’adresse d’essai et celle de l’expéditeur.
mail-deferred = Le serveur remet à plus tard (liste grise, trop de messages). Le programme, lui, réessaie de lui-même, de moins en moins souvent, pendant un jour et demi environ.
mail-credentials = Le serveur n’accepte pas le nom ou le mot de passe de « --smtp ».
mail-tls = Aucune connexion protégée n’a pu être établie : le certificat n’est pas reconnu, ou le serveur ne propose pas TLS. Une autorité propre à l’entreprise se donne par le paramètre ca de l’option --smtp.
mail-unreachable = Le serveur ne répond pas, ou raccroche : vérifiez le nom, le port et le pare-feu.
mail-invalid = Le message ne peut pas être écrit : l’une des adresses n’en est pas une.
mail-conversation = La conversation
mail-ours = nous
mail-theirs = le serveur
mail-queue = File d’attente
mail-queue-empty = Aucun message n’attend.

storage-lead = Ce que l’organisation garde, et la place que cela prend. Un fichier déposé deux fois ne compte qu’une fois sur le disque.
storage-kind = Contenu
storage-files = Fichiers
storage-size = Taille
storage-entry = Publications
storage-comment = Commentaires
# same
storage-person = Portraits
storage-space = Couvertures d’espaces
# same
storage-organisation = Logo
storage-draft = Brouillons (un jour au plus)
storage-deleted = Supprimés, en attente d’effacement
# same
storage-total = Total
storage-database = Base de données (toutes les organisations)
storage-disk = Disque
storage-spaces = Les espaces les plus lourds, parmi ceux que vous voyez
