// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/person.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

namespace doorward {

/// The people to choose from: last used first, then by name. With a filter: whose name begins with
/// it first, then who has it anywhere; accents and case don't count. From a thousand on, without
/// a filter, only the last seven used are listed.
class PeopleModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Door")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        RealNameRole,
        InitialsRole,
        IconSourceRole,
        ColourIndexRole,
        SignedInRole,
    };

    explicit PeopleModel(QObject *parent = nullptr);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /// How many are listed, and how many there are.
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }

    /// The person of a row, or of a login name; null where there is none.
    [[nodiscard]] Person *at(int row) const;
    [[nodiscard]] Person *find(const QString &name) const;

    /// Takes the people over, in place of those before; the latter live until the event loop runs.
    void setPeople(const QList<Person *> &people);
    /// The login names of whoever has a session open.
    void setSignedIn(const QSet<QString> &names);
    [[nodiscard]] QSet<QString> signedIn() const { return m_signedIn; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void filterChanged();
    void countChanged();
    void totalChanged();
    void signedInChanged();

private:
    void list();

    QString m_filter;
    QList<Person *> m_all;
    QList<Person *> m_shown;
    QSet<QString> m_signedIn;
};

} // namespace doorward
