// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQmlIntegration>

namespace doorward {

/// One session to choose, as org.doorward1.Channel.Sessions tells it.
struct SessionChoice
{
    QString id;
    QString name;
    QString comment;
};

/// The sessions to choose from; the first is the default.
class SessionsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Door")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        CommentRole,
    };

    explicit SessionsModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_sessions.size()); }
    void setSessions(const QList<SessionChoice> &sessions);
    [[nodiscard]] const QList<SessionChoice> &sessions() const { return m_sessions; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    QList<SessionChoice> m_sessions;
};

} // namespace doorward
