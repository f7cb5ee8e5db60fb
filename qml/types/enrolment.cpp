// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/enrolment.h"

namespace doorward {

Enrolment::Enrolment(Channel *channel, QObject *parent) : QObject(parent), m_channel(channel) {}

void Enrolment::begin() {}
void Enrolment::next() {}
void Enrolment::back() {}
void Enrolment::remove() {}
void Enrolment::tryIt() {}

} // namespace doorward
