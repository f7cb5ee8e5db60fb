// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/person.h"

#include <QTextBoundaryFinder>

namespace doorward {

namespace {

QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return end > 0 ? word.left(end).toUpper() : QString();
}

} // namespace

Person::Person(const QString &name, const QString &realName, const QUrl &iconSource,
               qint64 lastUsed, QObject *parent)
    : QObject(parent), m_name(name), m_realName(realName.isEmpty() ? name : realName),
      m_iconSource(iconSource), m_lastUsed(lastUsed)
{}

Person *Person::copy() const
{
    auto *person = new Person(m_name, m_realName, m_iconSource, m_lastUsed);
    person->setSignedIn(m_signedIn);
    return person;
}

QString Person::initials() const
{
    const auto words = m_realName.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return firstLetter(words.first());
    return firstLetter(words.first()) + firstLetter(words.last());
}

int Person::colourIndex() const
{
    // FNV-1a: qHash is seeded anew in every process.
    quint32 hash = 2166136261U;
    for (const char byte : m_name.toUtf8())
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return static_cast<int>(hash % 6U);
}

void Person::setSignedIn(bool signedIn)
{
    if (m_signedIn == signedIn)
        return;
    m_signedIn = signedIn;
    emit signedInChanged();
}

} // namespace doorward
