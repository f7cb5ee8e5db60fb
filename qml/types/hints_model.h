// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQmlIntegration>

namespace doorward {

/// Fixed sentences about what is being chosen, each open, met or broken.
class HintsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to an Enrolment")
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    Q_PROPERTY(int count READ count CONSTANT FINAL)

public:
    enum class Standing { Open, Met, Broken };
    Q_ENUM(Standing)
    enum Role {
        TextRole = Qt::UserRole + 1,
        StandingRole,
    };
    struct Hint
    {
        QString text;
        Standing standing = Standing::Open;
    };

    explicit HintsModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_hints.size()); }
    void setHints(const QList<Hint> &hints);
    void setStanding(int row, Standing standing);
    [[nodiscard]] Standing standing(int row) const { return m_hints.at(row).standing; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QList<Hint> m_hints;
};

} // namespace doorward
