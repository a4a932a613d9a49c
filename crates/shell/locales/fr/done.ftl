### Ce que la dernière action a fait, dit en tête de la page suivante.

joined = Vous êtes membre de l’espace.
left = Vous avez quitté l’espace.
requested = Votre demande a été transmise à l’équipe d’animation.
created = L’espace est créé.
invited = L’invitation est envoyée.
role-changed = Le rôle est modifié.
member-removed = Cette personne ne fait plus partie de l’espace.
followed = Vous verrez ce qui est nouveau ici.
unfollowed = Vous ne verrez plus ce qui est nouveau ici.
muted = Ses publications n’apparaissent plus dans vos fils, ceux des espaces et des sujets compris ; seules ses mentions vous sont encore signalées.
unmuted = Vous verrez de nouveau ses publications dans vos fils.
blocked = Vous et cette personne ne pouvez plus vous suivre ni vous mentionner ; ce que chacun écrit disparaît des fils et des notifications de l’autre.
unblocked = Vous et cette personne pouvez de nouveau vous suivre et vous mentionner. Les abonnements que le blocage a défaits ne reviennent pas.
decided = Votre décision est enregistrée.
pinned = La publication reste en tête de l’espace.
closed = La discussion est close.
reopened = La discussion est rouverte.
read = Tout est marqué comme lu.
text-is-safe = Votre session a pris fin. Votre texte est conservé : connectez-vous et vous le retrouverez.
text-is-back = Voici votre texte, tel que vous l’avez laissé. Vérifiez-le, puis envoyez-le.
text-send = Envoyer maintenant
