// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/hints_model.h"
#include "qml/types/secret_entry.h"

namespace doorward {

/// A password that takes the place of one that has expired: typed twice before anything is sent,
/// and compared with each other and with the old one here, in locked memory and in a time that
/// says nothing about what is in it. QML learns how the hints stand. GUI thread.
class NewPassword : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Door")
    Q_PROPERTY(doorward::SecretEntry *first READ first CONSTANT FINAL)
    Q_PROPERTY(doorward::SecretEntry *second READ second CONSTANT FINAL)
    Q_PROPERTY(doorward::SecretEntry *active READ active NOTIFY activeChanged FINAL)
    Q_PROPERTY(doorward::HintsModel *hints READ hints CONSTANT FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY completeChanged FINAL)

public:
    explicit NewPassword(QObject *parent = nullptr);
    ~NewPassword() override;

    [[nodiscard]] SecretEntry *first() { return &m_first; }
    [[nodiscard]] SecretEntry *second() { return &m_second; }
    /// The one of the two that is typed into.
    [[nodiscard]] SecretEntry *active() const { return m_active; }
    [[nodiscard]] HintsModel *hints() { return &m_hints; }
    /// Every hint is met: the two may be sent.
    [[nodiscard]] bool isComplete() const;

    /// first or second.
    Q_INVOKABLE void choose(doorward::SecretEntry *entry);
    /// Wipes both, and begins with the first.
    Q_INVOKABLE void clear();

    /// Something asks for it: characters that it needs at least, 0 where unknown.
    void ask(int minimum);
    void setEnabled(bool enabled);

    /// The first was sent; the second waits for its own prompt.
    void give() { m_given = true; }
    [[nodiscard]] bool isGiven() const { return m_given; }
    /// The second was sent, too: both are overwritten, their dots stay.
    void spend();

    /// The password that is being replaced, as it was typed in this conversation.
    void keepOld(const SecretBuffer &old);
    /// It is there, and was not handed on before.
    [[nodiscard]] bool offersOld() const { return m_offersOld; }
    [[nodiscard]] const SecretBuffer &takeOld();
    /// Wipes everything.
    void forget();

signals:
    void activeChanged();
    void completeChanged();
    /// Something was typed.
    void touched();
    /// There is no locked memory to keep it in.
    void refused();

private:
    void judge();

    SecretEntry m_first;
    SecretEntry m_second;
    SecretBuffer m_old;
    SecretEntry *m_active = &m_first;
    HintsModel m_hints;
    int m_minimum = 0;
    bool m_comparesOld = false; ///< there is a hint for it
    bool m_offersOld = false;
    bool m_given = false;
};

} // namespace doorward
