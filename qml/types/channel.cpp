// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/channel.h"

namespace doorward {

Channel::Channel(QObject *parent) : QObject(parent) {}

quint32 Channel::nextConversation()
{
    static quint32 last = 0;
    return ++last;
}

} // namespace doorward
