<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Announcer</name>
        <message>
            <source>Still checking</source>
            <translation>Wird noch geprüft</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Die Feststelltaste ist an</translation>
        </message>
        <message>
            <source>Keyboard layout, %1</source>
            <translation>Tastaturbelegung, %1</translation>
        </message>
        <message>
            <source>Locked. %1. %2.</source>
            <translation>Gesperrt. %1. %2.</translation>
        </message>
        <message>
            <source>Unlocked</source>
            <translation>Entsperrt</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>Anmeldung läuft</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>an error and the tries left</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>One more try, then a short wait</source>
            <translation>Noch ein Versuch, dann warten</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>Noch %n Versuch</numerusform>
                <numerusform>Noch %n Versuche</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Warten, %n Sekunde</numerusform>
                <numerusform>Warten, %n Sekunden</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>%1, met</source>
            <translation>%1, erfüllt</translation>
        </message>
        <message>
            <source>%1, not allowed</source>
            <translation>%1, nicht erlaubt</translation>
        </message>
    </context>
    <context>
        <name>CardSlot</name>
        <message>
            <source>Card</source>
            <translation>Karte</translation>
        </message>
    </context>
    <context>
        <name>CountdownRing</name>
        <message numerus="yes">
            <source>Wait, %n minutes</source>
            <translation>
                <numerusform>Warten, %n Minute</numerusform>
                <numerusform>Warten, %n Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Warten, %n Sekunde</numerusform>
                <numerusform>Warten, %n Sekunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>minutes</source>
            <translation>
                <numerusform>Minute</numerusform>
                <numerusform>Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>seconds</source>
            <translation>
                <numerusform>Sekunde</numerusform>
                <numerusform>Sekunden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DoorPanel</name>
        <message>
            <source>Session</source>
            <translation>Sitzung</translation>
        </message>
        <message>
            <source>Keyboard layout</source>
            <translation>Tastaturbelegung</translation>
        </message>
        <message>
            <source>Accessibility</source>
            <translation>Bedienungshilfen</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Jemand anderes</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Ein/Aus</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>The keyboard’s own</source>
            <translation>Die der Tastatur</translation>
        </message>
        <message>
            <source>Large text</source>
            <translation>Großer Text</translation>
        </message>
        <message>
            <source>On-screen keyboard</source>
            <translation>Bildschirmtastatur</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>Helle Farben</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>Bewegung verringern</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Bereitschaft</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Neu starten</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>Ausschalten</translation>
        </message>
        <message>
            <source>Screen reader</source>
            <translation>Bildschirmleser</translation>
        </message>
        <message>
            <source>Speak digits</source>
            <translation>Ziffern vorlesen</translation>
        </message>
    </context>
    <context>
        <name>DoorScreen</name>
        <message>
            <source>Login screen</source>
            <translation>Anmeldebildschirm</translation>
        </message>
        <message>
            <source>Lock screen, %1</source>
            <translation>Sperrbildschirm, %1</translation>
        </message>
        <message>
            <source>Lock screen</source>
            <translation>Sperrbildschirm</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Gesperrt</translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>PIN, %n Ziffer eingegeben</numerusform>
                <numerusform>PIN, %n Ziffern eingegeben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1, %n Zeichen eingegeben</numerusform>
                <numerusform>%1, %n Zeichen eingegeben</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HintLine</name>
        <message>
            <source>%1, met</source>
            <translation>%1, erfüllt</translation>
        </message>
        <message>
            <source>%1, not allowed</source>
            <translation>%1, nicht erlaubt</translation>
        </message>
        <message>
            <source>%1, not yet</source>
            <translation>%1, noch nicht</translation>
        </message>
    </context>
    <context>
        <name>IdlePerson</name>
        <message>
            <source>Touch to unlock</source>
            <translation>Zum Entsperren berühren</translation>
        </message>
        <message>
            <source>Touch the screen or press a key</source>
            <translation>Bildschirm berühren oder Taste drücken</translation>
        </message>
    </context>
    <context>
        <name>KeyboardLook</name>
        <message>
            <source>Space</source>
            <translation>Leerzeichen</translation>
        </message>
        <message>
            <source>Digits and signs</source>
            <translation>Ziffern und Zeichen</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>Buchstaben</translation>
        </message>
        <message>
            <source>More signs</source>
            <translation>Weitere Zeichen</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Großbuchstaben</translation>
        </message>
        <message>
            <source>Next language</source>
            <translation>Nächste Sprache</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
    </context>
    <context>
        <name>KeyboardPanel</name>
        <message>
            <source>On-screen keyboard</source>
            <translation>Bildschirmtastatur</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>That PIN isn’t right.</source>
            <translation>Diese PIN stimmt nicht.</translation>
        </message>
        <message>
            <source>No PIN is set up. Use your password.</source>
            <translation>Es ist keine PIN eingerichtet. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>Your PIN has to be set up again. Use your password.</source>
            <translation>Deine PIN muss neu eingerichtet werden. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>Your PIN can’t be read any more. Use your password.</source>
            <translation>Deine PIN ist nicht mehr lesbar. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The PIN is off after too many wrong tries. Your password turns it on again.</source>
            <translation>Die PIN ist nach zu vielen Fehlversuchen aus. Dein Passwort schaltet sie wieder ein.</translation>
        </message>
        <message>
            <source>The TPM chip isn’t answering. Use your password.</source>
            <translation>Der TPM-Chip antwortet nicht. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The TPM chip is locked for a while. Use your password.</source>
            <translation>Der TPM-Chip ist eine Weile gesperrt. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The TPM chip no longer knows your PIN. Use your password and set it up again.</source>
            <translation>Der TPM-Chip kennt deine PIN nicht mehr. Nimm dein Passwort und richte sie neu ein.</translation>
        </message>
        <message>
            <source>A PIN needs a TPM chip here, and none can be used.</source>
            <translation>Eine PIN braucht hier einen TPM-Chip, und es ist keiner verfügbar.</translation>
        </message>
        <message>
            <source>Your password was changed. Enter it once, then your PIN works again.</source>
            <translation>Dein Passwort wurde geändert. Gib es einmal ein, dann gilt deine PIN wieder.</translation>
        </message>
        <message>
            <source>The PIN doesn’t work here. Use your password.</source>
            <translation>Die PIN gilt hier nicht. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>That PIN is too short. Choose another.</source>
            <translation>Diese PIN ist zu kurz. Wähle eine andere.</translation>
        </message>
        <message>
            <source>That PIN is too long. Choose another.</source>
            <translation>Diese PIN ist zu lang. Wähle eine andere.</translation>
        </message>
        <message>
            <source>Only digits can be in a PIN.</source>
            <translation>Eine PIN hat nur Ziffern.</translation>
        </message>
        <message>
            <source>Only digits and letters from A to Z can be in a PIN.</source>
            <translation>Eine PIN hat nur Ziffern und Buchstaben von A bis Z.</translation>
        </message>
        <message>
            <source>That PIN is too easy to guess. Choose another.</source>
            <translation>Diese PIN ist zu leicht zu erraten. Wähle eine andere.</translation>
        </message>
        <message>
            <source>Your PIN can’t be your password. Choose another.</source>
            <translation>Deine PIN kann nicht dein Passwort sein. Wähle eine andere.</translation>
        </message>
        <message>
            <source>The two PINs are different. Choose again.</source>
            <translation>Die beiden PINs sind verschieden. Wähle noch einmal.</translation>
        </message>
        <message>
            <source>That password isn’t right.</source>
            <translation>Dieses Passwort stimmt nicht.</translation>
        </message>
        <message>
            <source>Your password has expired. Choose a new one to continue.</source>
            <translation>Dein Passwort ist abgelaufen. Wähle ein neues, um fortzufahren.</translation>
        </message>
        <message>
            <source>That password can’t be used. Choose another one.</source>
            <translation>Dieses Passwort geht nicht. Wähle ein anderes.</translation>
        </message>
        <message>
            <source>This account is closed. Ask your administrator.</source>
            <translation>Dieses Konto ist geschlossen. Frag deinen Administrator.</translation>
        </message>
        <message>
            <source>This doesn’t open this session.</source>
            <translation>Das öffnet diese Sitzung nicht.</translation>
        </message>
        <message>
            <source>Too many wrong tries. Wait a moment, then try again.</source>
            <translation>Zu viele Fehlversuche. Warte kurz und versuch es dann noch einmal.</translation>
        </message>
        <message>
            <source>Insert your card</source>
            <translation>Steck deine Karte ein</translation>
        </message>
        <message>
            <source>Reading your card…</source>
            <translation>Deine Karte wird gelesen…</translation>
        </message>
        <message>
            <source>The card was removed.</source>
            <translation>Die Karte wurde entfernt.</translation>
        </message>
        <message>
            <source>Enter the PIN on the card reader</source>
            <translation>Gib die PIN am Kartenleser ein</translation>
        </message>
        <message>
            <source>Your card wants a new PIN. Choose one.</source>
            <translation>Deine Karte verlangt eine neue PIN. Wähle eine.</translation>
        </message>
        <message>
            <source>Your card wants a new PIN. On the card reader, enter the PIN it has, then the new one twice.</source>
            <translation>Deine Karte verlangt eine neue PIN. Gib am Kartenleser die bisherige PIN ein, dann zweimal die neue.</translation>
        </message>
        <message>
            <source>That is the PIN the card has now. Choose another.</source>
            <translation>Diese PIN hat die Karte schon. Wähle eine andere.</translation>
        </message>
        <message>
            <source>The card doesn’t take that PIN. Choose another.</source>
            <translation>Die Karte nimmt diese PIN nicht an. Wähle eine andere.</translation>
        </message>
        <message>
            <source>The card wants a new PIN first. Use your password.</source>
            <translation>Die Karte verlangt zuerst eine neue PIN. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The card is blocked. Use your password.</source>
            <translation>Die Karte ist gesperrt. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>Nobody here uses this card.</source>
            <translation>Niemand hier benutzt diese Karte.</translation>
        </message>
        <message>
            <source>Your own list of cards can’t be read. Use your password.</source>
            <translation>Deine eigene Kartenliste lässt sich nicht lesen. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>More than one person uses this card. Choose who you are.</source>
            <translation>Mehrere benutzen diese Karte. Wähle, wer du bist.</translation>
        </message>
        <message>
            <source>This computer doesn’t trust this card. Use your password.</source>
            <translation>Dieser Computer vertraut der Karte nicht. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>This card isn’t made for signing in. Use your password.</source>
            <translation>Diese Karte ist nicht zum Anmelden gemacht. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The card has expired. Use your password.</source>
            <translation>Die Karte ist abgelaufen. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The card has been revoked. Use your password.</source>
            <translation>Die Karte wurde widerrufen. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>It could not be checked whether the card is still valid. Use your password.</source>
            <translation>Es ließ sich nicht prüfen, ob die Karte noch gilt. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The card could not prove that it is the right one. Use your password.</source>
            <translation>Die Karte konnte nicht beweisen, dass sie die richtige ist. Nimm dein Passwort.</translation>
        </message>
        <message>
            <source>The card isn’t answering. Take it out and insert it again.</source>
            <translation>Die Karte antwortet nicht. Zieh sie heraus und steck sie wieder ein.</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>Es ist kein Kartenleser angeschlossen.</translation>
        </message>
        <message>
            <source>This way in isn’t set up on this computer. Use another one.</source>
            <translation>Dieser Weg ist auf diesem Computer nicht eingerichtet. Nimm einen anderen.</translation>
        </message>
        <message>
            <source>The session could not be opened. Ask your administrator.</source>
            <translation>Die Sitzung ließ sich nicht öffnen. Frag deinen Administrator.</translation>
        </message>
        <message>
            <source>The session could not be opened. Choose another one, or ask your administrator.</source>
            <translation>Die Sitzung ließ sich nicht öffnen. Wähle eine andere oder frag deinen Administrator.</translation>
        </message>
        <message>
            <source>That took too long. Try again.</source>
            <translation>Das hat zu lange gedauert. Versuch es noch einmal.</translation>
        </message>
        <message>
            <source>A part of the login service failed. Try again.</source>
            <translation>Ein Teil des Anmeldedienstes ist ausgefallen. Versuch es noch einmal.</translation>
        </message>
        <message>
            <source>This card doesn’t open this session.</source>
            <translation>Diese Karte öffnet diese Sitzung nicht.</translation>
        </message>
        <message>
            <source>This card belongs to someone else. Remove it and insert %1’s card.</source>
            <translation>Diese Karte gehört jemand anderem. Nimm sie heraus und steck die Karte von %1 ein.</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Wait a moment, or use your password now.</source>
            <translation>Zu viele falsche PINs. Warte kurz oder nimm jetzt dein Passwort.</translation>
        </message>
        <message>
            <source>That isn’t right. Try again.</source>
            <translation>Das stimmt nicht. Versuch es noch einmal.</translation>
        </message>
        <message>
            <source>Enter your PIN</source>
            <translation>Gib deine PIN ein</translation>
        </message>
        <message>
            <source>Enter the PIN of your card</source>
            <translation>Gib die PIN deiner Karte ein</translation>
        </message>
        <message>
            <source>More than one fits. Choose one.</source>
            <translation>Mehrere passen. Wähle aus.</translation>
        </message>
        <message>
            <source>Choose a new PIN for your card</source>
            <translation>Wähle eine neue PIN für deine Karte</translation>
        </message>
        <message>
            <source>Enter the new PIN again</source>
            <translation>Gib die neue PIN noch einmal ein</translation>
        </message>
        <message>
            <source>Enter your current password</source>
            <translation>Gib dein jetziges Passwort ein</translation>
        </message>
        <message>
            <source>Enter a new password</source>
            <translation>Gib ein neues Passwort ein</translation>
        </message>
        <message>
            <source>Enter the new password again</source>
            <translation>Gib das neue Passwort noch einmal ein</translation>
        </message>
        <message>
            <source>Choose your PIN</source>
            <translation>Wähle deine PIN</translation>
        </message>
        <message>
            <source>Enter the PIN again</source>
            <translation>Gib die PIN noch einmal ein</translation>
        </message>
        <message>
            <source>Enter your password</source>
            <translation>Gib dein Passwort ein</translation>
        </message>
        <message>
            <source>With a card, your saved passwords stay locked.</source>
            <translation>Mit einer Karte bleiben deine gespeicherten Passwörter gesperrt.</translation>
        </message>
        <message>
            <source>This is the card’s last try. A wrong PIN will block the card.</source>
            <translation>Das ist der letzte Versuch der Karte. Eine falsche PIN sperrt sie.</translation>
        </message>
        <message>
            <source>%1, until %2</source>
            <translation>%1, bis %2</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>Du kannst es jetzt noch einmal versuchen.</translation>
        </message>
        <message numerus="yes">
            <source>At least %n digits</source>
            <translation>
                <numerusform>Mindestens %n Ziffer</numerusform>
                <numerusform>Mindestens %n Ziffern</numerusform>
            </translation>
        </message>
        <message>
            <source>The login service isn’t answering. Trying again.</source>
            <translation>Der Anmeldedienst antwortet nicht. Neuer Versuch.</translation>
        </message>
        <message>
            <source>The login service isn’t answering. The screen stays locked; trying again.</source>
            <translation>Der Anmeldedienst antwortet nicht. Der Bildschirm bleibt gesperrt; neuer Versuch.</translation>
        </message>
        <message>
            <source>That is your PIN.</source>
            <translation>Das ist deine PIN.</translation>
        </message>
        <message>
            <source>Not a simple pattern</source>
            <translation>Kein einfaches Muster</translation>
        </message>
        <message>
            <source>Not a date</source>
            <translation>Kein Datum</translation>
        </message>
        <message>
            <source>Not your password</source>
            <translation>Nicht dein Passwort</translation>
        </message>
        <message numerus="yes">
            <source>At least %n characters</source>
            <translation>
                <numerusform>Mindestens %n Zeichen</numerusform>
                <numerusform>Mindestens %n Zeichen</numerusform>
            </translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>Aktuelles Passwort</translation>
        </message>
        <message>
            <source>Different from the old password</source>
            <translation>Anders als das alte Passwort</translation>
        </message>
        <message>
            <source>Both entries are the same</source>
            <translation>Beide Eingaben sind gleich</translation>
        </message>
        <message>
            <source>What you type can’t be kept safe: there is no locked memory for it. Ask your administrator to raise the limit.</source>
            <translation>Was du tippst, kann nicht sicher aufbewahrt werden: Es gibt keinen gesperrten Speicher dafür. Bitte deine Verwaltung, die Grenze anzuheben.</translation>
        </message>
    </context>
    <context>
        <name>MediaRow</name>
        <message>
            <source>Media</source>
            <translation>Wiedergabe</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Weiterspielen</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Nächster Titel</translation>
        </message>
    </context>
    <context>
        <name>MethodsRow</name>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>Ways to open</source>
            <translation>Wege hinein</translation>
        </message>
    </context>
    <context>
        <name>NewPasswordFields</name>
        <message>
            <source>New password</source>
            <translation>Neues Passwort</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>Neues Passwort noch einmal</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Die Feststelltaste ist an</translation>
        </message>
        <message>
            <source>Change and unlock</source>
            <translation>Ändern und entsperren</translation>
        </message>
        <message>
            <source>Change and sign in</source>
            <translation>Ändern und anmelden</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>What the password must be</source>
            <translation>Was das Passwort erfüllen muss</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show password while held</source>
            <translation>Passwort zeigen, solange gedrückt</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
    </context>
    <context>
        <name>PeopleArea</name>
        <message>
            <source>Who are you?</source>
            <translation>Wer bist du?</translation>
        </message>
        <message>
            <source>Your login name</source>
            <translation>Dein Anmeldename</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
    </context>
    <context>
        <name>PeopleList</name>
        <message numerus="yes">
            <source>People, %n</source>
            <translation>
                <numerusform>Personen, %n</numerusform>
                <numerusform>Personen, %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n Person</numerusform>
                <numerusform>%n Personen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Angemeldet</translation>
        </message>
        <message>
            <source>Nobody found.</source>
            <translation>Niemand gefunden.</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Jemand anderes</translation>
        </message>
    </context>
    <context>
        <name>PinHints</name>
        <message>
            <source>What the PIN must be</source>
            <translation>Wie die PIN sein muss</translation>
        </message>
    </context>
    <context>
        <name>PinOff</name>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>A short number that opens this computer, here at this screen. Your password still works everywhere.</source>
            <translation>Eine kurze Zahl, die diesen Computer öffnet, hier an diesem Bildschirm. Dein Passwort gilt weiter überall.</translation>
        </message>
        <message>
            <source>Protected by this computer’s TPM chip</source>
            <translation>Geschützt vom TPM-Chip dieses Computers</translation>
        </message>
        <message>
            <source>Kept on this computer, encrypted</source>
            <translation>Verschlüsselt auf diesem Computer</translation>
        </message>
        <message>
            <source>A copy of the disk is useless to a thief.</source>
            <translation>Eine Kopie der Festplatte nützt einem Dieb nichts.</translation>
        </message>
        <message>
            <source>A thief with the disk could guess it. A TPM chip would be stronger.</source>
            <translation>Wer die Festplatte stiehlt, könnte sie erraten. Ein TPM-Chip wäre stärker.</translation>
        </message>
        <message>
            <source>Guessing is slow</source>
            <translation>Raten dauert</translation>
        </message>
        <message>
            <source>After ten wrong PINs only your password turns it on again.</source>
            <translation>Nach zehn falschen PINs schaltet nur das Passwort sie wieder ein.</translation>
        </message>
        <message>
            <source>After twenty wrong PINs only your password turns it on again.</source>
            <translation>Nach zwanzig falschen PINs schaltet nur das Passwort sie wieder ein.</translation>
        </message>
        <message>
            <source>You can’t lock yourself out</source>
            <translation>Du kannst dich nicht aussperren</translation>
        </message>
        <message>
            <source>Your password opens the door whatever happens to the PIN.</source>
            <translation>Dein Passwort öffnet die Tür, was auch mit der PIN geschieht.</translation>
        </message>
        <message>
            <source>Set up a PIN</source>
            <translation>PIN einrichten</translation>
        </message>
    </context>
    <context>
        <name>PinOn</name>
        <message>
            <source>Your PIN is on</source>
            <translation>Deine PIN ist an</translation>
        </message>
        <message>
            <source>It opens this computer, here at this screen. Your password still works everywhere.</source>
            <translation>Sie öffnet diesen Computer, hier an diesem Bildschirm. Dein Passwort gilt weiter überall.</translation>
        </message>
        <message>
            <source>Protection</source>
            <translation>Schutz</translation>
        </message>
        <message>
            <source>Protected by this computer’s TPM chip</source>
            <translation>Geschützt vom TPM-Chip dieses Computers</translation>
        </message>
        <message>
            <source>Protected by a file only. A TPM chip would be stronger.</source>
            <translation>Nur durch eine Datei geschützt. Ein TPM-Chip wäre stärker.</translation>
        </message>
        <message>
            <source>Wrong tries since last used</source>
            <translation>Fehlversuche seit dem letzten Mal</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>Zuletzt benutzt</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <source>Chosen</source>
            <translation>Gewählt</translation>
        </message>
        <message>
            <source>Change PIN</source>
            <translation>PIN ändern</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>Ausprobieren</translation>
        </message>
        <message>
            <source>Remove PIN</source>
            <translation>PIN entfernen</translation>
        </message>
        <message>
            <source>Your PIN is off for now</source>
            <translation>Deine PIN ist vorerst aus</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>Number pad</source>
            <translation>Ziffernblock</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
    </context>
    <context>
        <name>PinPage</name>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
    </context>
    <context>
        <name>PinSetUp</name>
        <message>
            <source>Step %1 of %2</source>
            <translation>Schritt %1 von %2</translation>
        </message>
        <message>
            <source>Remove PIN</source>
            <translation>PIN entfernen</translation>
        </message>
        <message>
            <source>Try your PIN</source>
            <translation>Probier deine PIN aus</translation>
        </message>
        <message>
            <source>Your current password</source>
            <translation>Dein jetziges Passwort</translation>
        </message>
        <message>
            <source>Your current PIN</source>
            <translation>Deine aktuelle PIN</translation>
        </message>
        <message>
            <source>Choose your PIN</source>
            <translation>Wähle deine PIN</translation>
        </message>
        <message>
            <source>Your PIN once more</source>
            <translation>Deine PIN noch einmal</translation>
        </message>
        <message>
            <source>Enter your password. From then on only the password opens the door.</source>
            <translation>Gib dein Passwort ein. Danach öffnet nur noch das Passwort die Tür.</translation>
        </message>
        <message>
            <source>Enter your PIN. From then on only the password opens the door.</source>
            <translation>Gib deine PIN ein. Danach öffnet nur noch das Passwort die Tür.</translation>
        </message>
        <message>
            <source>So that nobody else can set up a PIN for you.</source>
            <translation>Damit niemand sonst eine PIN für dich einrichten kann.</translation>
        </message>
        <message numerus="yes">
            <source>%n digits or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n Ziffer oder mehr. Etwas, worauf nur du kommst.</numerusform>
                <numerusform>%n Ziffern oder mehr. Etwas, worauf nur du kommst.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n characters or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n Zeichen oder mehr. Etwas, worauf nur du kommst.</numerusform>
                <numerusform>%n Zeichen oder mehr. Etwas, worauf nur du kommst.</numerusform>
            </translation>
        </message>
        <message>
            <source>Type the same digits again.</source>
            <translation>Gib dieselben Ziffern noch einmal ein.</translation>
        </message>
        <message>
            <source>Type the same again.</source>
            <translation>Gib noch einmal dasselbe ein.</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Wird geprüft…</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Use your PIN</source>
            <translation>PIN verwenden</translation>
        </message>
        <message>
            <source>Use your password</source>
            <translation>Passwort verwenden</translation>
        </message>
        <message>
            <source>Use the number pad</source>
            <translation>Ziffernblock verwenden</translation>
        </message>
        <message>
            <source>Use letters</source>
            <translation>Buchstaben verwenden</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Next you will type it once more.</source>
            <translation>Danach gibst du sie noch einmal ein.</translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>PIN, %n Ziffer eingegeben</numerusform>
                <numerusform>PIN, %n Ziffern eingegeben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Password, %n characters entered</source>
            <translation>
                <numerusform>Passwort, %n Zeichen eingegeben</numerusform>
                <numerusform>Passwort, %n Zeichen eingegeben</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PinStrength</name>
        <message>
            <source>Easy to guess</source>
            <translation>Leicht zu erraten</translation>
        </message>
        <message>
            <source>Could be better</source>
            <translation>Geht besser</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Gut</translation>
        </message>
        <message>
            <source>Hard to guess</source>
            <translation>Schwer zu erraten</translation>
        </message>
    </context>
    <context>
        <name>PowerDialog</name>
        <message>
            <source>Restart?</source>
            <translation>Neu starten?</translation>
        </message>
        <message>
            <source>Sleep?</source>
            <translation>In Bereitschaft?</translation>
        </message>
        <message>
            <source>Shut down?</source>
            <translation>Ausschalten?</translation>
        </message>
        <message>
            <source>%1 is still signed in. Anything not saved will be lost.</source>
            <translation>%1 ist noch angemeldet. Was nicht gespeichert ist, geht verloren.</translation>
        </message>
        <message numerus="yes">
            <source>%n people are still signed in. Anything not saved will be lost.</source>
            <translation>
                <numerusform>%n Person ist noch angemeldet. Was nicht gespeichert ist, geht verloren.</numerusform>
                <numerusform>%n Personen sind noch angemeldet. Was nicht gespeichert ist, geht verloren.</numerusform>
            </translation>
        </message>
        <message>
            <source>Leave it on</source>
            <translation>Anlassen</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Neu starten</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Bereitschaft</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>Ausschalten</translation>
        </message>
    </context>
    <context>
        <name>Prompt</name>
        <message>
            <source>Checking…</source>
            <translation>Wird geprüft…</translation>
        </message>
        <message>
            <source>One more try, then a short wait</source>
            <translation>Noch ein Versuch, dann warten</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>Noch %n Versuch</numerusform>
                <numerusform>Noch %n Versuche</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PromptArea</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
    </context>
    <context>
        <name>PromptFields</name>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Die Feststelltaste ist an</translation>
        </message>
    </context>
    <context>
        <name>QuietRow</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>Sitzung</translation>
        </message>
        <message>
            <source>Keyboard layout</source>
            <translation>Tastaturbelegung</translation>
        </message>
        <message>
            <source>Keyboard layout, %1</source>
            <translation>Tastaturbelegung, %1</translation>
        </message>
        <message>
            <source>Accessibility</source>
            <translation>Bedienungshilfen</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Jemand anderes</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Ein/Aus</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Search people</source>
            <translation>Personen suchen</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
    </context>
    <context>
        <name>SimpleLetters</name>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Capital letters</source>
            <translation>Großbuchstaben</translation>
        </message>
        <message>
            <source>Signs</source>
            <translation>Zeichen</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leerzeichen</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
    </context>
    <context>
        <name>SimplePad</name>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
    </context>
    <context>
        <name>SimplePrompt</name>
        <message>
            <source>New password</source>
            <translation>Neues Passwort</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>Neues Passwort noch einmal</translation>
        </message>
        <message>
            <source>Touch the screen or press a key</source>
            <translation>Bildschirm berühren oder Taste drücken</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Wird geprüft…</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Die Feststelltaste ist an</translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>Warten, %n Sekunde</numerusform>
                <numerusform>Warten, %n Sekunden</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Karte</translation>
        </message>
    </context>
    <context>
        <name>SimpleScreen</name>
        <message>
            <source>Lock screen, %1</source>
            <translation>Sperrbildschirm, %1</translation>
        </message>
        <message>
            <source>Lock screen</source>
            <translation>Sperrbildschirm</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Gesperrt</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1, %n Zeichen eingegeben</numerusform>
                <numerusform>%1, %n Zeichen eingegeben</numerusform>
            </translation>
        </message>
        <message>
            <source>This is the simple screen: the usual one had a fault.</source>
            <translation>Das ist die einfache Ansicht: Die gewohnte hatte einen Fehler.</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Battery %1</source>
            <translation>Akku %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <comment>battery charge</comment>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Wireless network</source>
            <translation>WLAN</translation>
        </message>
        <message>
            <source>Battery %1, charging</source>
            <translation>Akku %1, lädt</translation>
        </message>
    </context>
</TS>
