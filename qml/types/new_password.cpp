// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/new_password.h"

#include "qml/types/messages.h"

namespace doorward {

NewPassword::NewPassword(QObject *parent) : QObject(parent)
{
    for (SecretEntry *entry : {&m_first, &m_second}) {
        entry->setEnabled(false);
        connect(entry, &SecretEntry::edited, this, &NewPassword::judge);
        connect(entry, &SecretEntry::touched, this, &NewPassword::touched);
        connect(entry, &SecretEntry::refused, this, &NewPassword::refused);
    }
    m_hints.setHints(Messages::passwordHints(0, false));
}

NewPassword::~NewPassword() = default;

bool NewPassword::isComplete() const
{
    for (int row = 0; row < m_hints.count(); ++row) {
        if (m_hints.standing(row) != HintsModel::Standing::Met)
            return false;
    }
    return true;
}

void NewPassword::choose(SecretEntry *entry)
{
    if (entry == m_active || (entry != &m_first && entry != &m_second))
        return;
    m_active->setRevealed(false);
    m_active = entry;
    emit activeChanged();
}

void NewPassword::clear()
{
    m_given = false;
    m_first.clear();
    m_second.clear();
    choose(&m_first);
}

void NewPassword::ask(int minimum)
{
    m_minimum = minimum;
    m_comparesOld = !m_old.isEmpty();
    m_hints.setHints(Messages::passwordHints(m_minimum, m_comparesOld));
    clear();
}

void NewPassword::setEnabled(bool enabled)
{
    m_first.setEnabled(enabled);
    m_second.setEnabled(enabled);
}

void NewPassword::spend()
{
    m_given = false;
    m_first.spend();
    m_second.spend();
}

void NewPassword::keepOld(const SecretBuffer &old)
{
    m_old.clear();
    m_offersOld = m_old.append(old.view()) && !m_old.isEmpty();
}

const SecretBuffer &NewPassword::takeOld()
{
    m_offersOld = false;
    return m_old;
}

void NewPassword::forget()
{
    clear();
    m_old.clear();
    m_offersOld = false;
}

void NewPassword::judge()
{
    using enum HintsModel::Standing;
    const SecretBuffer &first = m_first.buffer();
    const SecretBuffer &second = m_second.buffer();
    int row = 0;
    if (m_minimum > 0)
        m_hints.setStanding(row++, m_first.length() >= m_minimum ? Met : Open);
    if (m_comparesOld)
        m_hints.setStanding(row++, first.isEmpty() ? Open : first.equals(m_old) ? Broken : Met);
    // Not before it could be the same: nobody wants to be told off for a word half typed.
    const bool isAllTyped = !second.isEmpty() && second.size() >= first.size();
    m_hints.setStanding(row, !isAllTyped ? Open : first.equals(second) ? Met : Broken);
    emit completeChanged();
}

} // namespace doorward
