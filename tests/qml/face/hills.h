// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace doorward {

/// A picture to hang on the wall: hills before an evening sky, from near black to bright.
[[nodiscard]] QImage hills();

/// The same in a file, which is there as long as the process is.
[[nodiscard]] QString hillsFile();

} // namespace doorward
