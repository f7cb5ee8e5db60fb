// SPDX-License-Identifier: GPL-3.0-or-later
// The login screen on two outputs.
#include "greeter/outputs.h"
#include "tests/unit/types/door_fixture.h"

#include <QFile>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

Q_IMPORT_QML_PLUGIN(DoorwardPlugin)

using namespace doorward;

class OutputsTest : public QObject, private DoorFixture
{
    Q_OBJECT

private slots:
    void init()
    {
        greeter();
        m_outputs = std::make_unique<Outputs>(*door);
        QVERIFY(m_outputs->cover());
    }
    void cleanup() { m_outputs.reset(); }

    void theFirstFrameWaitsForNoOtherOutput()
    {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        QCOMPARE(m_outputs->windows().size(), std::size_t{1});
        QCOMPARE(m_outputs->primary(), m_outputs->windows()[0]);
        QTRY_COMPARE(m_outputs->windows().size(), std::size_t{2});
    }
    void everyOutputHasAWindowAndOneThePrompt()
    {
        showBoth();
        const auto windows = m_outputs->windows();
        QVERIFY(windows[0]->screen() != windows[1]->screen());
        QVERIFY(isPrimary(windows[0]));
        QVERIFY(!isPrimary(windows[1]));
        QCOMPARE(windows[1]->size(), QSize(640, 480));
    }
    void thePromptFollowsThePersonsHands()
    {
        showBoth();
        QQuickView *other = m_outputs->windows()[1];
        QQuickItem *left = m_outputs->windows()[0]->rootObject();
        left->setProperty("panel", QStringLiteral("power"));
        QTest::mouseMove(other, QPoint(100, 100));
        QTest::mouseClick(other, Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(m_outputs->primary(), other);
        QVERIFY(isPrimary(other));
        QVERIFY(!isPrimary(m_outputs->windows()[0]));
        QCOMPARE(left->property("panel").toString(), QString());
    }
    void thePromptIsWhereTheCompositorPutsTheFocus()
    {
        showBoth();
        QQuickView *other = m_outputs->windows()[1];
        other->requestActivate();
        QTRY_COMPARE(m_outputs->primary(), other);
        QVERIFY(isPrimary(other));
    }
    void keysGoToThePromptFromAnywhere()
    {
        chooseAlice();
        channel->ask(pin, pinPrompt);
        showBoth();
        QTest::keyClick(m_outputs->windows()[1], Qt::Key_7);
        QCOMPARE(door->entry()->length(), 1);
        QTest::keyClick(m_outputs->windows()[0], Qt::Key_8);
        QCOMPARE(door->entry()->length(), 2);
        QCOMPARE(m_outputs->primary(), m_outputs->windows()[0]);
    }
    void whatIsTypedOutlivesTheOutput()
    {
        chooseAlice();
        channel->ask(pin, pinPrompt);
        showBoth();
        QScreen *first = m_outputs->windows()[0]->screen();
        QTest::keyClick(m_outputs->windows()[0], Qt::Key_7);
        QCOMPARE(door->entry()->length(), 1);
        emit qGuiApp->screenRemoved(first);
        QCOMPARE(door->entry()->length(), 1);
        QCOMPARE(m_outputs->windows().size(), std::size_t{1});
        QVERIFY(isPrimary(m_outputs->windows()[0]));
        QTest::keyClick(m_outputs->windows()[0], Qt::Key_8);
        QCOMPARE(door->entry()->length(), 2);
        emit qGuiApp->screenAdded(first);
        QCOMPARE(m_outputs->windows().size(), std::size_t{2});
        QVERIFY(!isPrimary(m_outputs->windows()[1]));
    }
    void oneWindowIsEnoughWhereItIsStretchedOverAll()
    {
        QQuickView *window = m_outputs->windows()[0];
        QSignalSpy frames(window, &QQuickWindow::frameSwapped);
        window->showNormal(); // so that this compositor keeps the size
        window->setGeometry(0, 0, 1920, 800);
        QTRY_VERIFY(!frames.isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(m_outputs->windows().size(), std::size_t{1});
        emit qGuiApp->screenRemoved(window->screen());
        QTRY_VERIFY(m_outputs->primary()); // there is another output still
    }

private:
    static bool isPrimary(QQuickView *window)
    {
        return window->rootObject()->property("primary").toBool();
    }
    /// Both windows are there, the first one with the focus, as a person finds it.
    void showBoth()
    {
        QTRY_COMPARE(m_outputs->windows().size(), std::size_t{2});
        QQuickView *first = m_outputs->windows()[0];
        first->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), first);
        QTRY_COMPARE(m_outputs->primary(), first);
    }

    std::unique_ptr<Outputs> m_outputs;
};

int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    QFile screens(folder.filePath(QStringLiteral("screens.json")));
    if (!screens.open(QIODevice::WriteOnly))
        return 1;
    screens.write(R"({"screens": [
        {"name": "A-1", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "B-1", "x": 1280, "y": 0, "width": 640, "height": 480}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QGuiApplication application(argc, argv);
    OutputsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "outputs_test.moc"
