// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/engine.h"

#include "qml/images/face.h"

#include <QQmlEngine>

#include <cstddef>
#include <forward_list>
#include <new>

namespace doorward {

namespace {

struct Place
{
    alignas(QQmlEngine) std::byte bytes[sizeof(QQmlEngine)]; // two pointers
};

/// Never given back before the process ends.
void *newPlace()
{
    static std::forward_list<Place> places;
    return places.emplace_front().bytes;
}

} // namespace

void EndOfEngine::operator()(QQmlEngine *engine) const
{
    std::destroy_at(engine);
}

Engine makeEngine()
{
    Engine engine(new (newPlace()) QQmlEngine);
    // Looked at by itself only from Qt 6.5 on.
    engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    addFace(*engine);
    setUpFonts();
    setUpWords();
    return engine;
}

} // namespace doorward
