// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/hints_model.h"

namespace doorward {

HintsModel::HintsModel(QObject *parent) : QAbstractListModel(parent) {}

void HintsModel::setHints(const QList<Hint> &hints)
{
    beginResetModel();
    m_hints = hints;
    endResetModel();
}

void HintsModel::setStanding(int row, Standing standing)
{
    if (m_hints.at(row).standing == standing)
        return;
    m_hints[row].standing = standing;
    emit dataChanged(index(row), index(row), {StandingRole});
}

int HintsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HintsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= count())
        return {};
    const Hint &hint = m_hints.at(index.row());
    if (role == TextRole || role == Qt::DisplayRole)
        return hint.text;
    return role == StandingRole ? QVariant::fromValue(hint.standing) : QVariant();
}

QHash<int, QByteArray> HintsModel::roleNames() const
{
    return {{TextRole, "text"}, {StandingRole, "standing"}};
}

} // namespace doorward
