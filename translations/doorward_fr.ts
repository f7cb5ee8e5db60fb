<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>Announcer</name>
        <message>
            <source>Still checking</source>
            <translation>Vérification toujours en cours</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Verr. Maj. est activé</translation>
        </message>
        <message>
            <source>Keyboard layout, %1</source>
            <translation>Disposition du clavier, %1</translation>
        </message>
        <message>
            <source>Locked. %1. %2.</source>
            <translation>Verrouillé. %1. %2.</translation>
        </message>
        <message>
            <source>Unlocked</source>
            <translation>Déverrouillé</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>Connexion en cours</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>an error and the tries left</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>One more try, then a short wait</source>
            <translation>Encore un essai, puis une courte attente</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>%n essai restant</numerusform>
                <numerusform>%n essais restants</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Attente, %n seconde</numerusform>
                <numerusform>Attente, %n secondes</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>%1, met</source>
            <translation>%1, respecté</translation>
        </message>
        <message>
            <source>%1, not allowed</source>
            <translation>%1, non autorisé</translation>
        </message>
    </context>
    <context>
        <name>CardSlot</name>
        <message>
            <source>Card</source>
            <translation>Carte</translation>
        </message>
    </context>
    <context>
        <name>CountdownRing</name>
        <message numerus="yes">
            <source>Wait, %n minutes</source>
            <translation>
                <numerusform>Attente, %n minute</numerusform>
                <numerusform>Attente, %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Attente, %n seconde</numerusform>
                <numerusform>Attente, %n secondes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>minutes</source>
            <translation>
                <numerusform>minute</numerusform>
                <numerusform>minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>seconds</source>
            <translation>
                <numerusform>seconde</numerusform>
                <numerusform>secondes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DoorPanel</name>
        <message>
            <source>Session</source>
            <translation>Session</translation>
        </message>
        <message>
            <source>Keyboard layout</source>
            <translation>Disposition du clavier</translation>
        </message>
        <message>
            <source>Accessibility</source>
            <translation>Accessibilité</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Quelqu’un d’autre</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Alimentation</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Plus</translation>
        </message>
        <message>
            <source>The keyboard’s own</source>
            <translation>Celle du clavier</translation>
        </message>
        <message>
            <source>Large text</source>
            <translation>Grand texte</translation>
        </message>
        <message>
            <source>On-screen keyboard</source>
            <translation>Clavier à l’écran</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Contraste élevé</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>Couleurs claires</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>Moins d’animations</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Mettre en veille</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Redémarrer</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>Éteindre</translation>
        </message>
        <message>
            <source>Screen reader</source>
            <translation>Lecteur d’écran</translation>
        </message>
        <message>
            <source>Speak digits</source>
            <translation>Énoncer les chiffres</translation>
        </message>
    </context>
    <context>
        <name>DoorScreen</name>
        <message>
            <source>Login screen</source>
            <translation>Écran de connexion</translation>
        </message>
        <message>
            <source>Lock screen, %1</source>
            <translation>Écran de verrouillage, %1</translation>
        </message>
        <message>
            <source>Lock screen</source>
            <translation>Écran de verrouillage</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Verrouillé</translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>Code PIN, %n chiffre saisi</numerusform>
                <numerusform>Code PIN, %n chiffres saisis</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1, %n caractère saisi</numerusform>
                <numerusform>%1, %n caractères saisis</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HintLine</name>
        <message>
            <source>%1, met</source>
            <translation>%1, respecté</translation>
        </message>
        <message>
            <source>%1, not allowed</source>
            <translation>%1, non autorisé</translation>
        </message>
        <message>
            <source>%1, not yet</source>
            <translation>%1, pas encore</translation>
        </message>
    </context>
    <context>
        <name>IdlePerson</name>
        <message>
            <source>Touch to unlock</source>
            <translation>Toucher pour déverrouiller</translation>
        </message>
        <message>
            <source>Touch the screen or press a key</source>
            <translation>Touchez l’écran ou appuyez sur une touche</translation>
        </message>
    </context>
    <context>
        <name>KeyboardLook</name>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Digits and signs</source>
            <translation>Chiffres et signes</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>Lettres</translation>
        </message>
        <message>
            <source>More signs</source>
            <translation>Autres signes</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Majuscules</translation>
        </message>
        <message>
            <source>Next language</source>
            <translation>Langue suivante</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
    </context>
    <context>
        <name>KeyboardPanel</name>
        <message>
            <source>On-screen keyboard</source>
            <translation>Clavier à l’écran</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>That PIN isn’t right.</source>
            <translation>Ce code PIN n’est pas le bon.</translation>
        </message>
        <message>
            <source>No PIN is set up. Use your password.</source>
            <translation>Aucun code PIN n’est défini. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>Your PIN has to be set up again. Use your password.</source>
            <translation>Votre code PIN doit être redéfini. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>Your PIN can’t be read any more. Use your password.</source>
            <translation>Votre code PIN n’est plus lisible. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The PIN is off after too many wrong tries. Your password turns it on again.</source>
            <translation>Le code PIN est désactivé après trop d’essais. Votre mot de passe le réactive.</translation>
        </message>
        <message>
            <source>The TPM chip isn’t answering. Use your password.</source>
            <translation>La puce TPM ne répond pas. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The TPM chip is locked for a while. Use your password.</source>
            <translation>La puce TPM est bloquée pour un moment. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The TPM chip no longer knows your PIN. Use your password and set it up again.</source>
            <translation>La puce TPM ne connaît plus votre code PIN. Utilisez votre mot de passe et redéfinissez-le.</translation>
        </message>
        <message>
            <source>A PIN needs a TPM chip here, and none can be used.</source>
            <translation>Ici, un code PIN a besoin d’une puce TPM, et aucune n’est utilisable.</translation>
        </message>
        <message>
            <source>Your password was changed. Enter it once, then your PIN works again.</source>
            <translation>Votre mot de passe a changé. Saisissez-le une fois, puis votre code PIN fonctionnera de nouveau.</translation>
        </message>
        <message>
            <source>The PIN doesn’t work here. Use your password.</source>
            <translation>Le code PIN ne fonctionne pas ici. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>That PIN is too short. Choose another.</source>
            <translation>Ce code PIN est trop court. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>That PIN is too long. Choose another.</source>
            <translation>Ce code PIN est trop long. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>Only digits can be in a PIN.</source>
            <translation>Un code PIN ne contient que des chiffres.</translation>
        </message>
        <message>
            <source>Only digits and letters from A to Z can be in a PIN.</source>
            <translation>Un code PIN ne contient que des chiffres et des lettres de A à Z.</translation>
        </message>
        <message>
            <source>That PIN is too easy to guess. Choose another.</source>
            <translation>Ce code PIN est trop facile à deviner. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>Your PIN can’t be your password. Choose another.</source>
            <translation>Votre code PIN ne peut pas être votre mot de passe. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The two PINs are different. Choose again.</source>
            <translation>Les deux codes PIN sont différents. Choisissez de nouveau.</translation>
        </message>
        <message>
            <source>That password isn’t right.</source>
            <translation>Ce mot de passe n’est pas le bon.</translation>
        </message>
        <message>
            <source>Your password has expired. Choose a new one to continue.</source>
            <translation>Votre mot de passe a expiré. Choisissez-en un nouveau pour continuer.</translation>
        </message>
        <message>
            <source>That password can’t be used. Choose another one.</source>
            <translation>Ce mot de passe ne convient pas. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>This account is closed. Ask your administrator.</source>
            <translation>Ce compte est fermé. Adressez-vous à votre administrateur.</translation>
        </message>
        <message>
            <source>This doesn’t open this session.</source>
            <translation>Cela n’ouvre pas cette session.</translation>
        </message>
        <message>
            <source>Too many wrong tries. Wait a moment, then try again.</source>
            <translation>Trop d’essais incorrects. Attendez un moment, puis réessayez.</translation>
        </message>
        <message>
            <source>Insert your card</source>
            <translation>Insérez votre carte</translation>
        </message>
        <message>
            <source>Reading your card…</source>
            <translation>Lecture de votre carte…</translation>
        </message>
        <message>
            <source>The card was removed.</source>
            <translation>La carte a été retirée.</translation>
        </message>
        <message>
            <source>Enter the PIN on the card reader</source>
            <translation>Saisissez le code PIN sur le lecteur de carte</translation>
        </message>
        <message>
            <source>Your card wants a new PIN. Choose one.</source>
            <translation>Votre carte exige un nouveau code PIN. Choisissez-en un.</translation>
        </message>
        <message>
            <source>Your card wants a new PIN. On the card reader, enter the PIN it has, then the new one twice.</source>
            <translation>Votre carte exige un nouveau code PIN. Sur le lecteur, saisissez le code actuel, puis deux fois le nouveau.</translation>
        </message>
        <message>
            <source>That is the PIN the card has now. Choose another.</source>
            <translation>C’est déjà le code PIN de la carte. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The card doesn’t take that PIN. Choose another.</source>
            <translation>La carte n’accepte pas ce code PIN. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The card wants a new PIN first. Use your password.</source>
            <translation>La carte exige d’abord un nouveau code PIN. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The card is blocked. Use your password.</source>
            <translation>La carte est bloquée. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>Nobody here uses this card.</source>
            <translation>Personne ici n’utilise cette carte.</translation>
        </message>
        <message>
            <source>Your own list of cards can’t be read. Use your password.</source>
            <translation>Impossible de lire votre liste de cartes. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>More than one person uses this card. Choose who you are.</source>
            <translation>Plusieurs personnes utilisent cette carte. Choisissez qui vous êtes.</translation>
        </message>
        <message>
            <source>This computer doesn’t trust this card. Use your password.</source>
            <translation>Cet ordinateur ne fait pas confiance à cette carte. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>This card isn’t made for signing in. Use your password.</source>
            <translation>Cette carte n’est pas faite pour ouvrir une session. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The card has expired. Use your password.</source>
            <translation>La carte a expiré. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The card has been revoked. Use your password.</source>
            <translation>La carte a été révoquée. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>It could not be checked whether the card is still valid. Use your password.</source>
            <translation>Impossible de vérifier si la carte est encore valable. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The card could not prove that it is the right one. Use your password.</source>
            <translation>La carte n’a pas pu prouver que c’est la bonne. Utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>The card isn’t answering. Take it out and insert it again.</source>
            <translation>La carte ne répond pas. Retirez-la et insérez-la de nouveau.</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>Aucun lecteur de cartes n’est branché.</translation>
        </message>
        <message>
            <source>This way in isn’t set up on this computer. Use another one.</source>
            <translation>Ce moyen n’est pas configuré sur cet ordinateur. Utilisez-en un autre.</translation>
        </message>
        <message>
            <source>The session could not be opened. Ask your administrator.</source>
            <translation>La session n’a pas pu s’ouvrir. Adressez-vous à votre administrateur.</translation>
        </message>
        <message>
            <source>The session could not be opened. Choose another one, or ask your administrator.</source>
            <translation>La session n’a pas pu s’ouvrir. Choisissez-en une autre ou adressez-vous à votre administrateur.</translation>
        </message>
        <message>
            <source>That took too long. Try again.</source>
            <translation>Cela a pris trop de temps. Réessayez.</translation>
        </message>
        <message>
            <source>A part of the login service failed. Try again.</source>
            <translation>Une partie du service de connexion a échoué. Réessayez.</translation>
        </message>
        <message>
            <source>This card doesn’t open this session.</source>
            <translation>Cette carte n’ouvre pas cette session.</translation>
        </message>
        <message>
            <source>This card belongs to someone else. Remove it and insert %1’s card.</source>
            <translation>Cette carte appartient à quelqu’un d’autre. Retirez-la et insérez la carte de %1.</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Wait a moment, or use your password now.</source>
            <translation>Trop de codes PIN incorrects. Attendez un moment ou utilisez votre mot de passe.</translation>
        </message>
        <message>
            <source>That isn’t right. Try again.</source>
            <translation>Ce n’est pas correct. Réessayez.</translation>
        </message>
        <message>
            <source>Enter your PIN</source>
            <translation>Saisissez votre code PIN</translation>
        </message>
        <message>
            <source>Enter the PIN of your card</source>
            <translation>Saisissez le code PIN de votre carte</translation>
        </message>
        <message>
            <source>More than one fits. Choose one.</source>
            <translation>Plusieurs conviennent. Choisissez-en un.</translation>
        </message>
        <message>
            <source>Choose a new PIN for your card</source>
            <translation>Choisissez un nouveau code PIN pour votre carte</translation>
        </message>
        <message>
            <source>Enter the new PIN again</source>
            <translation>Saisissez à nouveau le nouveau code PIN</translation>
        </message>
        <message>
            <source>Enter your current password</source>
            <translation>Saisissez votre mot de passe actuel</translation>
        </message>
        <message>
            <source>Enter a new password</source>
            <translation>Saisissez un nouveau mot de passe</translation>
        </message>
        <message>
            <source>Enter the new password again</source>
            <translation>Saisissez de nouveau le mot de passe</translation>
        </message>
        <message>
            <source>Choose your PIN</source>
            <translation>Choisissez votre code PIN</translation>
        </message>
        <message>
            <source>Enter the PIN again</source>
            <translation>Saisissez de nouveau le code PIN</translation>
        </message>
        <message>
            <source>Enter your password</source>
            <translation>Saisissez votre mot de passe</translation>
        </message>
        <message>
            <source>With a card, your saved passwords stay locked.</source>
            <translation>Avec une carte, vos mots de passe enregistrés restent verrouillés.</translation>
        </message>
        <message>
            <source>This is the card’s last try. A wrong PIN will block the card.</source>
            <translation>C’est le dernier essai de la carte. Un code PIN incorrect la bloquera.</translation>
        </message>
        <message>
            <source>%1, until %2</source>
            <translation>%1, jusqu’au %2</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>Vous pouvez réessayer maintenant.</translation>
        </message>
        <message numerus="yes">
            <source>At least %n digits</source>
            <translation>
                <numerusform>Au moins %n chiffre</numerusform>
                <numerusform>Au moins %n chiffres</numerusform>
            </translation>
        </message>
        <message>
            <source>The login service isn’t answering. Trying again.</source>
            <translation>Le service de connexion ne répond pas. Nouvel essai.</translation>
        </message>
        <message>
            <source>The login service isn’t answering. The screen stays locked; trying again.</source>
            <translation>Le service de connexion ne répond pas. L’écran reste verrouillé ; nouvel essai.</translation>
        </message>
        <message>
            <source>That is your PIN.</source>
            <translation>C’est bien votre code PIN.</translation>
        </message>
        <message>
            <source>Not a simple pattern</source>
            <translation>Pas une suite trop simple</translation>
        </message>
        <message>
            <source>Not a date</source>
            <translation>Pas une date</translation>
        </message>
        <message>
            <source>Not your password</source>
            <translation>Pas votre mot de passe</translation>
        </message>
        <message numerus="yes">
            <source>At least %n characters</source>
            <translation>
                <numerusform>Au moins %n caractère</numerusform>
                <numerusform>Au moins %n caractères</numerusform>
            </translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>Mot de passe actuel</translation>
        </message>
        <message>
            <source>Different from the old password</source>
            <translation>Différent de l’ancien mot de passe</translation>
        </message>
        <message>
            <source>Both entries are the same</source>
            <translation>Les deux saisies sont identiques</translation>
        </message>
        <message>
            <source>What you type can’t be kept safe: there is no locked memory for it. Ask your administrator to raise the limit.</source>
            <translation>Ce que vous tapez ne peut pas être gardé en sécurité : il n’y a pas de mémoire verrouillée. Demandez à votre administrateur d’augmenter la limite.</translation>
        </message>
    </context>
    <context>
        <name>MediaRow</name>
        <message>
            <source>Media</source>
            <translation>Lecture</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lecture</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
    </context>
    <context>
        <name>MethodsRow</name>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>Ways to open</source>
            <translation>Moyens d’ouvrir</translation>
        </message>
    </context>
    <context>
        <name>NewPasswordFields</name>
        <message>
            <source>New password</source>
            <translation>Nouveau mot de passe</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>Nouveau mot de passe, encore</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Verr. Maj. est activé</translation>
        </message>
        <message>
            <source>Change and unlock</source>
            <translation>Changer et déverrouiller</translation>
        </message>
        <message>
            <source>Change and sign in</source>
            <translation>Changer et se connecter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>What the password must be</source>
            <translation>Ce que le mot de passe doit respecter</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show password while held</source>
            <translation>Afficher le mot de passe tant que maintenu</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
    </context>
    <context>
        <name>PeopleArea</name>
        <message>
            <source>Who are you?</source>
            <translation>Qui êtes-vous ?</translation>
        </message>
        <message>
            <source>Your login name</source>
            <translation>Votre identifiant</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
    </context>
    <context>
        <name>PeopleList</name>
        <message numerus="yes">
            <source>People, %n</source>
            <translation>
                <numerusform>Personnes, %n</numerusform>
                <numerusform>Personnes, %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n personne</numerusform>
                <numerusform>%n personnes</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Connecté</translation>
        </message>
        <message>
            <source>Nobody found.</source>
            <translation>Personne trouvé.</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Quelqu’un d’autre</translation>
        </message>
    </context>
    <context>
        <name>PinHints</name>
        <message>
            <source>What the PIN must be</source>
            <translation>Ce que le code PIN doit être</translation>
        </message>
    </context>
    <context>
        <name>PinOff</name>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
        <message>
            <source>A short number that opens this computer, here at this screen. Your password still works everywhere.</source>
            <translation>Un nombre court qui ouvre cet ordinateur, ici, sur cet écran. Votre mot de passe fonctionne toujours partout.</translation>
        </message>
        <message>
            <source>Protected by this computer’s TPM chip</source>
            <translation>Protégé par la puce TPM de cet ordinateur</translation>
        </message>
        <message>
            <source>Kept on this computer, encrypted</source>
            <translation>Conservé chiffré sur cet ordinateur</translation>
        </message>
        <message>
            <source>A copy of the disk is useless to a thief.</source>
            <translation>Une copie du disque ne sert à rien à un voleur.</translation>
        </message>
        <message>
            <source>A thief with the disk could guess it. A TPM chip would be stronger.</source>
            <translation>Qui vole le disque pourrait le deviner. Une puce TPM serait plus sûre.</translation>
        </message>
        <message>
            <source>Guessing is slow</source>
            <translation>Deviner est lent</translation>
        </message>
        <message>
            <source>After ten wrong PINs only your password turns it on again.</source>
            <translation>Après dix codes incorrects, seul le mot de passe le réactive.</translation>
        </message>
        <message>
            <source>After twenty wrong PINs only your password turns it on again.</source>
            <translation>Après vingt codes incorrects, seul le mot de passe le réactive.</translation>
        </message>
        <message>
            <source>You can’t lock yourself out</source>
            <translation>Vous ne pouvez pas vous enfermer dehors</translation>
        </message>
        <message>
            <source>Your password opens the door whatever happens to the PIN.</source>
            <translation>Votre mot de passe ouvre la porte quoi qu’il arrive au code PIN.</translation>
        </message>
        <message>
            <source>Set up a PIN</source>
            <translation>Définir un code PIN</translation>
        </message>
    </context>
    <context>
        <name>PinOn</name>
        <message>
            <source>Your PIN is on</source>
            <translation>Votre code PIN est actif</translation>
        </message>
        <message>
            <source>It opens this computer, here at this screen. Your password still works everywhere.</source>
            <translation>Il ouvre cet ordinateur, ici, sur cet écran. Votre mot de passe fonctionne toujours partout.</translation>
        </message>
        <message>
            <source>Protection</source>
            <translation>Protection</translation>
        </message>
        <message>
            <source>Protected by this computer’s TPM chip</source>
            <translation>Protégé par la puce TPM de cet ordinateur</translation>
        </message>
        <message>
            <source>Protected by a file only. A TPM chip would be stronger.</source>
            <translation>Protégé par un fichier seulement. Une puce TPM serait plus sûre.</translation>
        </message>
        <message>
            <source>Wrong tries since last used</source>
            <translation>Essais incorrects depuis la dernière fois</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Aucun</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>Dernière utilisation</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>Chosen</source>
            <translation>Choisi</translation>
        </message>
        <message>
            <source>Change PIN</source>
            <translation>Changer le code PIN</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>L’essayer</translation>
        </message>
        <message>
            <source>Remove PIN</source>
            <translation>Supprimer le code PIN</translation>
        </message>
        <message>
            <source>Your PIN is off for now</source>
            <translation>Votre code PIN est désactivé pour l’instant</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>Number pad</source>
            <translation>Pavé numérique</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
    </context>
    <context>
        <name>PinPage</name>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
    </context>
    <context>
        <name>PinSetUp</name>
        <message>
            <source>Step %1 of %2</source>
            <translation>Étape %1 sur %2</translation>
        </message>
        <message>
            <source>Remove PIN</source>
            <translation>Supprimer le code PIN</translation>
        </message>
        <message>
            <source>Try your PIN</source>
            <translation>Essayez votre code PIN</translation>
        </message>
        <message>
            <source>Your current password</source>
            <translation>Votre mot de passe actuel</translation>
        </message>
        <message>
            <source>Your current PIN</source>
            <translation>Votre code PIN actuel</translation>
        </message>
        <message>
            <source>Choose your PIN</source>
            <translation>Choisissez votre code PIN</translation>
        </message>
        <message>
            <source>Your PIN once more</source>
            <translation>Encore une fois votre code PIN</translation>
        </message>
        <message>
            <source>Enter your password. From then on only the password opens the door.</source>
            <translation>Saisissez votre mot de passe. Ensuite, lui seul ouvrira la porte.</translation>
        </message>
        <message>
            <source>Enter your PIN. From then on only the password opens the door.</source>
            <translation>Saisissez votre code PIN. Ensuite, seul le mot de passe ouvrira la porte.</translation>
        </message>
        <message>
            <source>So that nobody else can set up a PIN for you.</source>
            <translation>Pour que personne d’autre ne définisse un code PIN à votre place.</translation>
        </message>
        <message numerus="yes">
            <source>%n digits or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n chiffre ou plus. Quelque chose que vous seul imagineriez.</numerusform>
                <numerusform>%n chiffres ou plus. Quelque chose que vous seul imagineriez.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n characters or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n caractère ou plus. Quelque chose que vous seul imagineriez.</numerusform>
                <numerusform>%n caractères ou plus. Quelque chose que vous seul imagineriez.</numerusform>
            </translation>
        </message>
        <message>
            <source>Type the same digits again.</source>
            <translation>Saisissez les mêmes chiffres.</translation>
        </message>
        <message>
            <source>Type the same again.</source>
            <translation>Saisissez encore la même chose.</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Vérification…</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Use your PIN</source>
            <translation>Utiliser le code PIN</translation>
        </message>
        <message>
            <source>Use your password</source>
            <translation>Utiliser le mot de passe</translation>
        </message>
        <message>
            <source>Use the number pad</source>
            <translation>Utiliser le pavé numérique</translation>
        </message>
        <message>
            <source>Use letters</source>
            <translation>Utiliser des lettres</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Next you will type it once more.</source>
            <translation>Ensuite, vous le saisirez encore une fois.</translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>Code PIN, %n chiffre saisi</numerusform>
                <numerusform>Code PIN, %n chiffres saisis</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Password, %n characters entered</source>
            <translation>
                <numerusform>Mot de passe, %n caractère saisi</numerusform>
                <numerusform>Mot de passe, %n caractères saisis</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PinStrength</name>
        <message>
            <source>Easy to guess</source>
            <translation>Facile à deviner</translation>
        </message>
        <message>
            <source>Could be better</source>
            <translation>Peut mieux faire</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Bon</translation>
        </message>
        <message>
            <source>Hard to guess</source>
            <translation>Difficile à deviner</translation>
        </message>
    </context>
    <context>
        <name>PowerDialog</name>
        <message>
            <source>Restart?</source>
            <translation>Redémarrer ?</translation>
        </message>
        <message>
            <source>Sleep?</source>
            <translation>Mettre en veille ?</translation>
        </message>
        <message>
            <source>Shut down?</source>
            <translation>Éteindre ?</translation>
        </message>
        <message>
            <source>%1 is still signed in. Anything not saved will be lost.</source>
            <translation>%1 est toujours connecté. Ce qui n’est pas enregistré sera perdu.</translation>
        </message>
        <message numerus="yes">
            <source>%n people are still signed in. Anything not saved will be lost.</source>
            <translation>
                <numerusform>%n personne est toujours connectée. Ce qui n’est pas enregistré sera perdu.</numerusform>
                <numerusform>%n personnes sont toujours connectées. Ce qui n’est pas enregistré sera perdu.</numerusform>
            </translation>
        </message>
        <message>
            <source>Leave it on</source>
            <translation>Laisser allumé</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Redémarrer</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Mettre en veille</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>Éteindre</translation>
        </message>
    </context>
    <context>
        <name>Prompt</name>
        <message>
            <source>Checking…</source>
            <translation>Vérification…</translation>
        </message>
        <message>
            <source>One more try, then a short wait</source>
            <translation>Encore un essai, puis une courte attente</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>%n essai restant</numerusform>
                <numerusform>%n essais restants</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PromptArea</name>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
    </context>
    <context>
        <name>PromptFields</name>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Verr. Maj. est activé</translation>
        </message>
    </context>
    <context>
        <name>QuietRow</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Plus</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>Session</translation>
        </message>
        <message>
            <source>Keyboard layout</source>
            <translation>Disposition du clavier</translation>
        </message>
        <message>
            <source>Keyboard layout, %1</source>
            <translation>Disposition du clavier, %1</translation>
        </message>
        <message>
            <source>Accessibility</source>
            <translation>Accessibilité</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Quelqu’un d’autre</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Alimentation</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Search people</source>
            <translation>Chercher une personne</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuer</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
    </context>
    <context>
        <name>SimpleLetters</name>
        <message>
            <source>Keyboard</source>
            <translation>Clavier</translation>
        </message>
        <message>
            <source>Capital letters</source>
            <translation>Majuscules</translation>
        </message>
        <message>
            <source>Signs</source>
            <translation>Signes</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
    </context>
    <context>
        <name>SimplePad</name>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
    </context>
    <context>
        <name>SimplePrompt</name>
        <message>
            <source>New password</source>
            <translation>Nouveau mot de passe</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>Nouveau mot de passe, encore</translation>
        </message>
        <message>
            <source>Touch the screen or press a key</source>
            <translation>Touchez l’écran ou appuyez sur une touche</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Vérification…</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Verr. Maj. est activé</translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Attente, %n seconde</numerusform>
                <numerusform>Attente, %n secondes</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>Code PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Carte</translation>
        </message>
    </context>
    <context>
        <name>SimpleScreen</name>
        <message>
            <source>Lock screen, %1</source>
            <translation>Écran de verrouillage, %1</translation>
        </message>
        <message>
            <source>Lock screen</source>
            <translation>Écran de verrouillage</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Verrouillé</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1, %n caractère saisi</numerusform>
                <numerusform>%1, %n caractères saisis</numerusform>
            </translation>
        </message>
        <message>
            <source>This is the simple screen: the usual one had a fault.</source>
            <translation>Voici l’écran simplifié : l’habituel a eu une panne.</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Battery %1</source>
            <translation>Batterie %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <comment>battery charge</comment>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Wireless network</source>
            <translation>Réseau sans fil</translation>
        </message>
        <message>
            <source>Battery %1, charging</source>
            <translation>Batterie %1, en charge</translation>
        </message>
    </context>
</TS>
