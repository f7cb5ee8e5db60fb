// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/sessions_model.h"

namespace doorward {

SessionsModel::SessionsModel(QObject *parent) : QAbstractListModel(parent) {}

void SessionsModel::setSessions(const QList<SessionChoice> &sessions)
{
    beginResetModel();
    m_sessions = sessions;
    endResetModel();
    emit countChanged();
}

int SessionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SessionsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= count())
        return {};
    const SessionChoice &session = m_sessions.at(index.row());
    switch (role) {
    case IdRole:
        return session.id;
    case Qt::DisplayRole:
    case NameRole:
        return session.name;
    case CommentRole:
        return session.comment;
    default:
        return {};
    }
}

QHash<int, QByteArray> SessionsModel::roleNames() const
{
    // "id" is a word of QML's own.
    return {{IdRole, "sessionId"}, {NameRole, "name"}, {CommentRole, "comment"}};
}

} // namespace doorward
