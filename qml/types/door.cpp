// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/door.h"

namespace doorward {

Door::Door(Purpose purpose, Channel *channel, PeopleModel *people, QObject *parent)
    : QObject(parent), m_purpose(purpose), m_channel(channel), m_people(people)
{}

Door::~Door() = default;

bool Door::prompted() const
{
    return false;
}
QString Door::promptText() const
{
    return {};
}
QString Door::fieldLabel() const
{
    return {};
}
bool Door::promptSecret() const
{
    return true;
}
QString Door::promptPurpose() const
{
    return {};
}
int Door::minimum() const
{
    return 0;
}
int Door::maximum() const
{
    return 0;
}
bool Door::finalTry() const
{
    return false;
}
bool Door::passwordExpired() const
{
    return false;
}
int Door::triesLeft() const
{
    return -1;
}
int Door::triesBeforeWait() const
{
    return -1;
}
int Door::retryIn() const
{
    return 0;
}
int Door::retryTotal() const
{
    return 0;
}
void Door::setSession(const QString &) {}
void Door::setCapsLock(bool) {}
void Door::setLayoutName(const QString &) {}
QStringList Door::othersSignedIn() const
{
    return {};
}
void Door::setOwner(Person *) {}
void Door::wake() {}
void Door::rest() {}
void Door::choosePerson(int) {}
void Door::chooseName(const QString &) {}
void Door::leavePerson() {}
void Door::chooseMethod(int) {}
void Door::submit() {}
void Door::cancel() {}
void Door::power(const QString &, bool) {}
void Door::clearMessage() {}

} // namespace doorward
