// SPDX-License-Identifier: GPL-3.0-or-later
// One engine after another, as the locker has one for each time that it locks.
#include "qml/types/engine.h"

#include <QQmlEngine>
#include <QTest>

#include <cstddef>
#include <memory>
#include <vector>

using namespace doorward;

namespace {

struct Neighbour
{
    std::byte bytes[sizeof(QQmlEngine)];
};

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

private slots:
    void neverWhereAnotherOneWas();
    void endsWithItsOwner();
};

void EngineTest::neverWhereAnotherOneWas()
{
    const QQmlEngine *before = makeEngine().get(); // ended already
    // Whatever has its size and is made next would be where it was.
    std::vector<std::unique_ptr<Neighbour>> neighbours;
    for (int i = 0; i < 1000; ++i) {
        neighbours.push_back(std::make_unique<Neighbour>());
        QVERIFY(static_cast<const void *>(neighbours.back().get()) != before);
    }
    for (int lock = 0; lock < 20; ++lock)
        QVERIFY(makeEngine().get() != before);
}

void EngineTest::endsWithItsOwner()
{
    bool ended = false;
    {
        const Engine engine = makeEngine();
        connect(engine.get(), &QObject::destroyed, this, [&ended] { ended = true; });
    }
    QVERIFY(ended);
}

QTEST_MAIN(EngineTest)
#include "engine_test.moc"
