// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/people_model.h"

#include <algorithm>

namespace doorward {

namespace {

constexpr int many = 1000;
constexpr int lastFew = 7;

// Without accents and case: decomposed, marks left out.
QString plain(const QString &text)
{
    QString result;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (!character.isMark())
            result += character;
    }
    return result;
}

enum class Match { Beginning, Anywhere, None };

bool wordBegins(const QString &text, const QString &with)
{
    for (qsizetype at = text.indexOf(with); at >= 0; at = text.indexOf(with, at + 1)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

Match howMatches(const Person *person, const QString &filter)
{
    const QString real = plain(person->realName());
    const QString name = plain(person->name());
    if (wordBegins(real, filter) || name.startsWith(filter))
        return Match::Beginning;
    return real.contains(filter) || name.contains(filter) ? Match::Anywhere : Match::None;
}

bool before(const Person *one, const Person *other)
{
    if (one->lastUsed() != other->lastUsed())
        return one->lastUsed() > other->lastUsed();
    return QString::localeAwareCompare(one->realName(), other->realName()) < 0;
}

} // namespace

PeopleModel::PeopleModel(QObject *parent) : QAbstractListModel(parent) {}

void PeopleModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    emit filterChanged();
    list();
}

Person *PeopleModel::at(int row) const
{
    return row >= 0 && row < count() ? m_shown.at(row) : nullptr;
}

Person *PeopleModel::find(const QString &name) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&](const Person *person) { return person->name() == name; });
    return found == m_all.end() ? nullptr : *found;
}

void PeopleModel::setPeople(const QList<Person *> &people)
{
    const auto former = m_all;
    m_all = people;
    std::sort(m_all.begin(), m_all.end(), before);
    for (Person *person : m_all) {
        person->setParent(this);
        person->setSignedIn(m_signedIn.contains(person->name()));
    }
    list();
    emit totalChanged();
    for (Person *person : former)
        person->deleteLater();
}

void PeopleModel::setSignedIn(const QSet<QString> &names)
{
    if (m_signedIn == names)
        return;
    m_signedIn = names;
    for (Person *person : std::as_const(m_all))
        person->setSignedIn(names.contains(person->name()));
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1), {SignedInRole});
    emit signedInChanged();
}

void PeopleModel::list()
{
    beginResetModel();
    m_shown.clear();
    const QString filter = plain(m_filter.trimmed());
    if (!filter.isEmpty()) {
        QList<Person *> anywhere;
        for (Person *person : std::as_const(m_all)) {
            const Match matched = howMatches(person, filter);
            if (matched == Match::Beginning)
                m_shown.append(person);
            else if (matched == Match::Anywhere)
                anywhere.append(person);
        }
        m_shown += anywhere;
    } else {
        m_shown = total() >= many ? m_all.first(lastFew) : m_all;
    }
    endResetModel();
    emit countChanged();
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    const Person *person = at(index.row());
    if (!person)
        return {};
    switch (role) {
    case NameRole:
        return person->name();
    case Qt::DisplayRole:
    case RealNameRole:
        return person->realName();
    case InitialsRole:
        return person->initials();
    case IconSourceRole:
        return person->iconSource();
    case ColourIndexRole:
        return person->colourIndex();
    case SignedInRole:
        return person->signedIn();
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    return {{NameRole, "name"},
            {RealNameRole, "realName"},
            {InitialsRole, "initials"},
            {IconSourceRole, "iconSource"},
            {ColourIndexRole, "colourIndex"},
            {SignedInRole, "signedIn"}};
}

} // namespace doorward
