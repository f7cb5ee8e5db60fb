// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"
#include "qml/types/hints_model.h"

#include <QCoreApplication>
#include <QString>

namespace doorward {

/// The sentences of a door, in the person's language. What doorwardd says by a code becomes the
/// sentence of that code; PAM's own text is shown as it comes and never looked at.
class Messages
{
    Q_DECLARE_TR_FUNCTIONS(Messages)

public:
    /// Whose words they are: a greeter may name the person, a locker gives no name away.
    struct Where
    {
        bool login = true;
        QString person; ///< the real name of who is at the door, empty where nobody is
    };

    /// The sentence of a code, or nothing where it has none.
    [[nodiscard]] static QString ofCode(const QString &code, const Where &where);
    /// Why a conversation ended. complaint: the last error that a PAM module gave in words of its
    /// own, which says more than a code ("locked for ten minutes").
    [[nodiscard]] static QString ofEnding(const Ending &ending, const Where &where,
                                          const QString &complaint = {});
    /// What is asked, before and while it is; nothing where PAM's own text says it.
    [[nodiscard]] static QString ofPurpose(const QString &purpose);

    [[nodiscard]] static QString enterPassword();
    [[nodiscard]] static QString insertCard();
    [[nodiscard]] static QString readingCard();
    [[nodiscard]] static QString noReader();
    [[nodiscard]] static QString lastCardTry();
    [[nodiscard]] static QString keyringClosed();
    /// What tells one certificate from another; until may be invalid.
    [[nodiscard]] static QString certificate(const QString &issuer, const QDate &until);
    [[nodiscard]] static QString waitIsOver();
    [[nodiscard]] static QString passwordExpired();
    [[nodiscard]] static QString digitsMissing(int minimum);
    [[nodiscard]] static QString charactersMissing(int minimum);
    [[nodiscard]] static QString offline(bool login);
    [[nodiscard]] static QString pinIsRight();
    [[nodiscard]] static QString noLockedMemory();
    [[nodiscard]] static QString currentPassword();
    /// The fixed sentences about a new password: its length where a minimum is known, the old one
    /// where that is, and the second entry.
    [[nodiscard]] static QList<HintsModel::Hint> passwordHints(int minimum, bool oldIsKnown);
    /// The fixed sentences about a new PIN, in the order of Enrolment::Hint.
    [[nodiscard]] static QList<HintsModel::Hint> pinHints(int minimum, bool letters);
};

} // namespace doorward
