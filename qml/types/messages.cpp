// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/messages.h"

#include <QDate>
#include <QHash>
#include <QLocale>

namespace doorward {

namespace {

// Untranslated, for lupdate to find under the class's context; the sentences that depend on where
// they are said stand in ofCode().
const QHash<QString, const char *> &sentences()
{
    static const QHash<QString, const char *> table = {
        {QStringLiteral("pin-wrong"), QT_TRANSLATE_NOOP("Messages", "That PIN isn’t right.")},
        {QStringLiteral("pin-format"), QT_TRANSLATE_NOOP("Messages", "That PIN isn’t right.")},
        {QStringLiteral("pin-not-set"),
         QT_TRANSLATE_NOOP("Messages", "No PIN is set up. Use your password.")},
        {QStringLiteral("pin-outdated"),
         QT_TRANSLATE_NOOP("Messages", "Your PIN has to be set up again. Use your password.")},
        {QStringLiteral("pin-damaged"),
         QT_TRANSLATE_NOOP("Messages", "Your PIN can’t be read any more. Use your password.")},
        {QStringLiteral("pin-off"),
         QT_TRANSLATE_NOOP("Messages", "The PIN is off after too many wrong tries. Your password "
                                       "turns it on again.")},
        {QStringLiteral("pin-no-tpm"),
         QT_TRANSLATE_NOOP("Messages", "The TPM chip isn’t answering. Use your password.")},
        {QStringLiteral("pin-tpm-locked"),
         QT_TRANSLATE_NOOP("Messages", "The TPM chip is locked for a while. Use your password.")},
        {QStringLiteral("pin-tpm-changed"),
         QT_TRANSLATE_NOOP("Messages", "The TPM chip no longer knows your PIN. Use your password "
                                       "and set it up again.")},
        {QStringLiteral("pin-needs-tpm"),
         QT_TRANSLATE_NOOP("Messages", "A PIN needs a TPM chip here, and none can be used.")},
        {QStringLiteral("pin-stale"),
         QT_TRANSLATE_NOOP("Messages", "Your password was changed. Enter it once, then your PIN "
                                       "works again.")},
        {QStringLiteral("pin-not-here"),
         QT_TRANSLATE_NOOP("Messages", "The PIN doesn’t work here. Use your password.")},
        {QStringLiteral("pin-too-short"),
         QT_TRANSLATE_NOOP("Messages", "That PIN is too short. Choose another.")},
        {QStringLiteral("pin-too-long"),
         QT_TRANSLATE_NOOP("Messages", "That PIN is too long. Choose another.")},
        {QStringLiteral("pin-not-digits"),
         QT_TRANSLATE_NOOP("Messages", "Only digits can be in a PIN.")},
        {QStringLiteral("pin-not-letters"),
         QT_TRANSLATE_NOOP("Messages", "Only digits and letters from A to Z can be in a PIN.")},
        {QStringLiteral("pin-too-common"),
         QT_TRANSLATE_NOOP("Messages", "That PIN is too easy to guess. Choose another.")},
        {QStringLiteral("pin-is-password"),
         QT_TRANSLATE_NOOP("Messages", "Your PIN can’t be your password. Choose another.")},
        {QStringLiteral("pin-mismatch"),
         QT_TRANSLATE_NOOP("Messages", "The two PINs are different. Choose again.")},
        {QStringLiteral("password-wrong"),
         QT_TRANSLATE_NOOP("Messages", "That password isn’t right.")},
        {QStringLiteral("password-expired"),
         QT_TRANSLATE_NOOP("Messages", "Your password has expired. Choose a new one to continue.")},
        {QStringLiteral("password-rejected"),
         QT_TRANSLATE_NOOP("Messages", "That password can’t be used. Choose another one.")},
        {QStringLiteral("account-expired"),
         QT_TRANSLATE_NOOP("Messages", "This account is closed. Ask your administrator.")},
        {QStringLiteral("account-unavailable"),
         QT_TRANSLATE_NOOP("Messages", "This account is closed. Ask your administrator.")},
        {QStringLiteral("user-changed"),
         QT_TRANSLATE_NOOP("Messages", "This doesn’t open this session.")},
        {QStringLiteral("too-many-tries"),
         QT_TRANSLATE_NOOP("Messages", "Too many wrong tries. Wait a moment, then try again.")},
        {QStringLiteral("card-insert"), QT_TRANSLATE_NOOP("Messages", "Insert your card")},
        {QStringLiteral("card-reading"), QT_TRANSLATE_NOOP("Messages", "Reading your card…")},
        {QStringLiteral("card-removed"), QT_TRANSLATE_NOOP("Messages", "The card was removed.")},
        {QStringLiteral("card-pin-wrong"), QT_TRANSLATE_NOOP("Messages", "That PIN isn’t right.")},
        {QStringLiteral("card-pin-format"), QT_TRANSLATE_NOOP("Messages", "That PIN isn’t right.")},
        {QStringLiteral("card-pin-pad"),
         QT_TRANSLATE_NOOP("Messages", "Enter the PIN on the card reader")},
        {QStringLiteral("card-pin-change"),
         QT_TRANSLATE_NOOP("Messages", "Your card wants a new PIN. Choose one.")},
        {QStringLiteral("card-pin-pad-change"),
         QT_TRANSLATE_NOOP("Messages", "Your card wants a new PIN. On the card reader, enter the "
                                       "PIN it has, then the new one twice.")},
        {QStringLiteral("card-pin-same"),
         QT_TRANSLATE_NOOP("Messages", "That is the PIN the card has now. Choose another.")},
        {QStringLiteral("card-pin-rejected"),
         QT_TRANSLATE_NOOP("Messages", "The card doesn’t take that PIN. Choose another.")},
        {QStringLiteral("card-pin-expired"),
         QT_TRANSLATE_NOOP("Messages", "The card wants a new PIN first. Use your password.")},
        {QStringLiteral("card-blocked"),
         QT_TRANSLATE_NOOP("Messages", "The card is blocked. Use your password.")},
        {QStringLiteral("card-unknown"),
         QT_TRANSLATE_NOOP("Messages", "Nobody here uses this card.")},
        {QStringLiteral("card-own-map"),
         QT_TRANSLATE_NOOP("Messages", "Your own list of cards can’t be read. Use your password.")},
        {QStringLiteral("card-ambiguous"),
         QT_TRANSLATE_NOOP("Messages", "More than one person uses this card. Choose who you are.")},
        {QStringLiteral("card-untrusted"),
         QT_TRANSLATE_NOOP("Messages",
                           "This computer doesn’t trust this card. Use your password.")},
        {QStringLiteral("card-unfit"),
         QT_TRANSLATE_NOOP("Messages", "This card isn’t made for signing in. Use your password.")},
        {QStringLiteral("card-expired"),
         QT_TRANSLATE_NOOP("Messages", "The card has expired. Use your password.")},
        {QStringLiteral("card-revoked"),
         QT_TRANSLATE_NOOP("Messages", "The card has been revoked. Use your password.")},
        {QStringLiteral("card-unchecked"),
         QT_TRANSLATE_NOOP("Messages", "It could not be checked whether the card is still valid. "
                                       "Use your password.")},
        {QStringLiteral("card-signature"),
         QT_TRANSLATE_NOOP("Messages", "The card could not prove that it is the right one. Use "
                                       "your password.")},
        {QStringLiteral("card-silent"),
         QT_TRANSLATE_NOOP("Messages",
                           "The card isn’t answering. Take it out and insert it again.")},
        {QStringLiteral("no-reader"),
         QT_TRANSLATE_NOOP("Messages", "No card reader is connected.")},
        {QStringLiteral("no-card"), QT_TRANSLATE_NOOP("Messages", "Insert your card")},
        {QStringLiteral("service-missing"),
         QT_TRANSLATE_NOOP("Messages", "This way in isn’t set up on this computer. Use another "
                                       "one.")},
        {QStringLiteral("module-missing"),
         QT_TRANSLATE_NOOP("Messages", "This way in isn’t set up on this computer. Use another "
                                       "one.")},
        {QStringLiteral("no-logind-session"),
         QT_TRANSLATE_NOOP("Messages", "The session could not be opened. Ask your "
                                       "administrator.")},
        {QStringLiteral("session-failed"),
         QT_TRANSLATE_NOOP("Messages", "The session could not be opened. Choose another one, or "
                                       "ask your administrator.")},
        {QStringLiteral("timed-out"),
         QT_TRANSLATE_NOOP("Messages", "That took too long. Try again.")},
        {QStringLiteral("worker-lost"),
         QT_TRANSLATE_NOOP("Messages", "A part of the login service failed. Try again.")},
        {QStringLiteral("internal"),
         QT_TRANSLATE_NOOP("Messages", "A part of the login service failed. Try again.")},
    };
    return table;
}

} // namespace

QString Messages::ofCode(const QString &code, const Where &where)
{
    if (code == u"card-other-user" || (code == u"card-unknown" && !where.login)) {
        if (!where.login)
            return tr("This card doesn’t open this session.");
        return where.person.isEmpty()
                   ? tr("Nobody here uses this card.")
                   : tr("This card belongs to someone else. Remove it and insert %1’s card.")
                         .arg(where.person);
    }
    const char *sentence = sentences().value(code);
    return sentence ? tr(sentence) : QString();
}

QString Messages::ofEnding(const Ending &ending, const Where &where, const QString &complaint)
{
    if ((ending.code == u"pin-wrong" || ending.code == u"pin-wait") &&
        ending.details.value(QStringLiteral("retry-in")).toUInt() > 0)
        return tr("Too many wrong PINs. Wait a moment, or use your password now.");
    if (!complaint.isEmpty())
        return complaint;
    if (QString sentence = ofCode(ending.code, where); !sentence.isEmpty())
        return sentence;
    if (!ending.text.isEmpty())
        return ending.text;
    return ending.outcome == u"wrong" ? tr("That isn’t right. Try again.")
                                      : ofCode(QStringLiteral("internal"), where);
}

QString Messages::ofPurpose(const QString &purpose)
{
    if (purpose == u"pin")
        return tr("Enter your PIN");
    if (purpose == u"card-pin")
        return tr("Enter the PIN of your card");
    if (purpose == u"card-certificate")
        return tr("More than one fits. Choose one.");
    if (purpose == u"new-card-pin")
        return tr("Choose a new PIN for your card");
    if (purpose == u"repeat-card-pin")
        return tr("Enter the new PIN again");
    if (purpose == u"password")
        return enterPassword();
    if (purpose == u"current-password")
        return tr("Enter your current password");
    if (purpose == u"new-password")
        return tr("Enter a new password");
    if (purpose == u"repeat-password")
        return tr("Enter the new password again");
    if (purpose == u"new-pin")
        return tr("Choose your PIN");
    if (purpose == u"repeat-pin")
        return tr("Enter the PIN again");
    return {};
}

QString Messages::enterPassword()
{
    return tr("Enter your password");
}

QString Messages::insertCard()
{
    return tr("Insert your card");
}

QString Messages::readingCard()
{
    return tr("Reading your card…");
}

QString Messages::noReader()
{
    return tr("No card reader is connected.");
}

QString Messages::keyringClosed()
{
    return tr("With a card, your saved passwords stay locked.");
}

QString Messages::lastCardTry()
{
    return tr("This is the card’s last try. A wrong PIN will block the card.");
}

QString Messages::certificate(const QString &issuer, const QDate &until)
{
    return until.isValid()
               ? tr("%1, until %2").arg(issuer, QLocale().toString(until, QLocale::ShortFormat))
               : issuer;
}

QString Messages::waitIsOver()
{
    return tr("You can try again now.");
}

QString Messages::passwordExpired()
{
    return tr("Your password has expired. Choose a new one to continue.");
}

QString Messages::digitsMissing(int minimum)
{
    return tr("At least %n digits", nullptr, minimum);
}

QString Messages::charactersMissing(int minimum)
{
    return tr("At least %n characters", nullptr, minimum);
}

QString Messages::offline(bool login)
{
    return login ? tr("The login service isn’t answering. Trying again.")
                 : tr("The login service isn’t answering. The screen stays locked; trying again.");
}

QString Messages::pinIsRight()
{
    return tr("That is your PIN.");
}

QString Messages::noLockedMemory()
{
    return tr("What you type can’t be kept safe: there is no locked memory for it. Ask your "
              "administrator to raise the limit.");
}

QString Messages::currentPassword()
{
    return tr("Current password");
}

QList<HintsModel::Hint> Messages::passwordHints(int minimum, bool oldIsKnown)
{
    QList<HintsModel::Hint> hints;
    if (minimum > 0)
        hints.append({charactersMissing(minimum)});
    if (oldIsKnown)
        hints.append({tr("Different from the old password")});
    hints.append({tr("Both entries are the same")});
    return hints;
}

QList<HintsModel::Hint> Messages::pinHints(int minimum, bool letters)
{
    return {{letters ? charactersMissing(minimum) : digitsMissing(minimum)},
            {tr("Not a simple pattern")},
            {tr("Not a date")},
            {tr("Not your password")}};
}

} // namespace doorward
