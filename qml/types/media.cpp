// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/media.h"

namespace doorward {

void Media::show(const State &state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit changed();
}

} // namespace doorward
