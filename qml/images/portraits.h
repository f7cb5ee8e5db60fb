// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>
#include <QStringList>
#include <QUrl>

namespace doorward {

/// People's pictures, round, for image://portrait/PATH. Read and decoded in the image reader's
/// thread, from the account service's own folders alone (never a home), with every size bounded:
/// a file that is too large, no PNG or JPEG, or broken is an image of one transparent pixel, over
/// which the initials stay.
class PortraitProvider : public QQuickImageProvider
{
public:
    /// What AccountsService keeps, and what distributions ship to choose from.
    static QStringList usualFolders();
    /// Nothing outside these folders is opened; each ends with a slash.
    explicit PortraitProvider(QStringList folders = usualFolders());

    /// Where the picture of that file is to be had; empty where it may not be shown.
    [[nodiscard]] static QUrl source(const QString &file);

    [[nodiscard]] QImage requestImage(const QString &id, QSize *size,
                                      const QSize &requestedSize) override;

private:
    QStringList m_folders;
};

} // namespace doorward
