### Signing in, passwords, invitations, sessions, settings of one's account.

## Sign in

sign-in-error-title = Erreur : connexion impossible
sign-in-title = Connexion
sign-in-heading = Bienvenue dans le réseau { $organisation }
sign-in-lead = Connectez-vous avec votre adresse professionnelle.
email = Adresse e-mail
password = Mot de passe
sign-in-button = Se connecter
sign-in-failed = Adresse ou mot de passe incorrect. Vérifiez-les, ou demandez un nouveau mot de passe.
sign-in-slow =
    { $count ->
        [one] Trop d’essais. Réessayez dans { $count } minute.
       *[other] Trop d’essais. Réessayez dans { $count } minutes.
    }
signed-out = Votre session est fermée sur cet appareil.
no-account = Pas encore de compte ? L’accès se fait sur invitation.
kept-title = Votre texte est là
kept-text = Votre texte
step-in-title = Ou se mettre à la place de quelqu’un
step-in-lead = Cette entreprise est inventée. Choisissez une personne et visitez à sa place ; aucun mot de passe n’est demandé.

## Forgotten password

forgot-link = Mot de passe oublié ?
forgot-title = Mot de passe oublié
forgot-lead = Indiquez votre adresse : nous vous enverrons un lien pour choisir un nouveau mot de passe.
forgot-button = Recevoir le lien
forgot-sent = Si un compte correspond à cette adresse, un message vient de partir. Pensez à regarder dans les courriers indésirables.
reset-title = Nouveau mot de passe
reset-lead = Choisissez un nouveau mot de passe pour { $email }. Vos autres appareils seront déconnectés.
reset-button = Changer le mot de passe
reset-done = Votre mot de passe est changé. Connectez-vous.
link-expired = Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.
link-title = Ce lien n’est plus valable
new-password = Nouveau mot de passe
new-password-help =
    { $count ->
        [one] { $count } caractère au moins. Une phrase longue vaut mieux qu’un mot compliqué.
       *[other] { $count } caractères au moins. Une phrase longue vaut mieux qu’un mot compliqué.
    }
new-password-again = Le même, encore une fois
current-password = Mot de passe actuel
password-mismatch = Les deux saisies diffèrent.
password-short = Ce mot de passe est trop court. Choisissez au moins 10 caractères.
password-long = Ce mot de passe est trop long. Choisissez au plus 200 caractères.
password-changed = Votre mot de passe est changé. Vos autres appareils sont déconnectés.
password-weak = Ce mot de passe est trop facile à deviner. Ajoutez des mots.
password-leaked = Ce mot de passe figure dans des listes publiques. Choisissez-en un autre.
password-wrong = Le mot de passe actuel est incorrect.

## Invitation to the organisation

invitation-title = Rejoindre { $organisation }
invitation-lead = { $name } vous invite à rejoindre { $organisation }.
invitation-guest = Vous entrez comme personne invitée : vous verrez les espaces que l’on partage avec vous.
invitation-name = Vos prénom et nom
invitation-name-help = Comme vos collègues vous connaissent.
name-invalid = Indiquez votre nom, en 100 caractères au plus, sans < ni >.
first-lead = Créez le premier compte de { $organisation } : il administrera l’organisation.
invitation-button = Créer mon compte
invitation-expired = Cette invitation n’est plus valable. Demandez à la personne qui vous l’a envoyée de la renouveler.
invitation-welcome = Votre compte est prêt. Choisissez quelques espaces pour commencer.
invite-title = Inviter des personnes
invite-emails = Adresses e-mail
invite-emails-help = Une par ligne, ou séparées par des virgules.
invite-as-member = Membre de l’organisation
invite-as-guest = Personne invitée de l’extérieur
invite-role = Rejoint comme
invite-space = Espace à rejoindre
invite-space-help = Les espaces dont vous gérez les membres.
invite-guest-space = Une personne invitée a besoin d’un espace à rejoindre.
invite-language = Langue de l’invitation
invite-how-many = Indiquez entre 1 et 50 adresses.
invite-known = Cette adresse a déjà un compte.
invite-known-all = Toutes ces adresses ont déjà un compte.
invite-taken-all = Toutes ces adresses ont déjà un compte, ou une invitation de quelqu’un d’autre.
invite-known-left = Ces adresses ont déjà un compte. Les autres sont invitées.
invite-taken-left = Ces adresses ont déjà un compte, ou une invitation de quelqu’un d’autre. Les autres sont invitées.
invite-unread = Ces adresses ne se lisent pas : { $list }. Personne n’est encore invité.
invite-message = Un mot d’accompagnement
invite-button = Envoyer les invitations
invite-pending = Invitations en attente
invite-pending-help = Une invitation vaut tant que la personne qui l’a envoyée peut inviter ; si elle n’ouvre plus rien, envoyez-en une autre.
invite-none = Aucune invitation n’est en attente.
invite-by = Invitation de
invite-until = Valable jusqu’à
invite-sent = Les invitations sont parties.
invite-guests = Inviter de l’extérieur
invite-guests-help = Des personnes extérieures à l’organisation. Elles rejoignent cet espace avec leur compte ; des autres, elles ne voient que ce qui est ouvert au web.
invite-enough = Chacun peut inviter au plus cinquante personnes extérieures par jour. Demandez à l’administration, ou continuez demain.
invite-links = Les liens, si un courriel n’arrive pas
invite-links-help = Chacun permet à qui l’ouvre de créer ce compte, une fois. Transmettez-le par une voie sûre : il n’est montré ici que cette fois.
invite-link = Lien
invite-revoked = L’invitation est annulée.
invite-revoke = Annuler l’invitation

## Terms of use

terms-title = Conditions d’utilisation
terms-lead = Prenez connaissance de ces règles avant d’entrer.
terms-read = Lire les conditions
terms-changed = Les conditions d’utilisation ont changé le { $date }.
terms-accept = J’ai lu ces conditions et je les accepte
terms-required = Vous devez accepter les conditions pour continuer.
terms-button = Continuer
terms-refuse = Refuser et se déconnecter
terms-data = Ce qui est conservé de vous, et son archive

## First steps

welcome-title = Bienvenue
welcome-lead = Trois réglages, et c’est parti.
welcome-spaces = Choisissez quelques espaces
welcome-photo = Ajoutez une photo

## Settings

settings-title = Paramètres
settings-saved = Vos paramètres sont enregistrés.
settings-display = Affichage
settings-security = Sécurité
language = Langue
language-help = La langue des menus et des messages que vous recevez.
time-zone = Fuseau horaire
time-zone-help = Les heures sont affichées dans ce fuseau.
zone-africa = Afrique
zone-america = Amériques
zone-antarctica = Antarctique
zone-arctic = Océan Arctique
zone-asia = Asie
zone-atlantic = Océan Atlantique
zone-australia = Australie
# same in both languages
zone-europe = Europe
zone-indian = Océan Indien
zone-pacific = Océan Pacifique
theme = Thème
theme-system = Comme mon appareil
theme-light = Clair
theme-dark = Sombre
density = Densité
density-comfortable = Confortable
density-compact = Compacte
density-roomy = Aérée
shortcuts = Raccourcis d’une seule touche
shortcuts-help = j et k pour parcourir, c pour publier, / pour rechercher, ? pour la liste.
shortcuts-on = Activer les raccourcis
mark-read = Marquer comme lu
change-password = Changer de mot de passe

## Sessions

sessions-title = Appareils connectés
sessions-lead = Les navigateurs et applications où votre compte est ouvert.
session-current = cet appareil
session-since = Connecté le { $date }
session-last-seen = Dernière utilisation : { $when }
session-device = { $browser } sur { $system }
session-unknown-device = Appareil inconnu
session-end = Déconnecter
session-end-others = Déconnecter tous les autres appareils
session-ended = C’est déconnecté là-bas.

## Mails

mail-reset-subject = Choisissez un nouveau mot de passe pour { $organisation }
mail-reset-body =
    Bonjour { $name },

    Vous avez demandé à changer votre mot de passe pour { $organisation }. Ouvrez ce lien pour en choisir un nouveau :

    { $url }

    { $count ->
    [one] Il est valable { $count } heure et ne sert qu’une fois.
    *[other] Il est valable { $count } heures et ne sert qu’une fois.
    }

    Si cette demande ne vient pas de vous, ignorez ce message : votre mot de passe ne change pas.
mail-reset-button = Choisir un mot de passe
mail-changed-subject = Votre mot de passe pour { $organisation } a changé
mail-changed-body =
    Bonjour { $name },

    Votre mot de passe pour { $organisation } a été changé { $when }. Vos autres appareils ont été déconnectés.

    Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe et prévenez votre équipe d’administration :

    { $url }
mail-address-subject = L’adresse de votre compte { $organisation } a changé
mail-address-body =
    Bonjour { $name },

    Votre compte { $organisation } a reçu une autre adresse { $when }, de la part des personnes qui l’administrent. Vous ne vous connectez plus avec celle-ci, et les liens qui y ont été envoyés ne servent plus. Votre mot de passe reste le même.

    Si vous ne vous y attendiez pas, parlez-leur-en. Une fois connecté, « Mes données » montre ce qui a été fait à votre compte, et par qui :

    { $url }
mail-address-button = Mes données
mail-invitation-subject = { $inviter } vous invite à rejoindre { $organisation }
mail-invitation-body =
    Bonjour,

    { $inviter } vous invite à rejoindre { $organisation }, le réseau où l’on se trouve, s’entraide et décide ensemble. Ouvrez ce lien pour créer votre compte :

    { $url }

    { $count ->
    [one] L’invitation est valable { $count } jour.
    *[other] L’invitation est valable { $count } jours.
    }
mail-invitation-word = Son mot : « { $message } »
mail-invitation-button = Créer mon compte
mail-footer = Ce message vous est envoyé par { $organisation } ({ $url }).
invite-no-guests = Cette organisation n’invite pas de personnes extérieures.
invite-waiting = Comptes en attente
invite-waiting-help =
    { $count ->
        [one] { $count } personne a un compte et n’est pas encore venue. Un message lui donne un lien pour choisir son mot de passe.
       *[other] { $count } personnes ont un compte et ne sont pas encore venues. Un message donne à chacune un lien pour choisir son mot de passe ; 200 partent à la fois.
    }
invite-waiting-button = Envoyer les invitations
invitation-known = Bonjour { $name }. Votre compte est prêt : choisissez un mot de passe.
my-data = Mes données
