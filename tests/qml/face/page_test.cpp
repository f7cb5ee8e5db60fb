// SPDX-License-Identifier: GPL-3.0-or-later
// The PIN page under a finger and a keyboard.
#include "tests/qml/face/page_stage.h"

#include <QAccessible>
#include <QQuickItem>
#include <QTest>

using namespace doorward;

namespace {

const QString pad = QStringLiteral("Number pad");
const QString letters = QStringLiteral("Use letters");
const QString digits = QStringLiteral("Use the number pad");

QQuickItem *named(QQuickItem *item, const QString &name)
{
    if (!item->isVisible())
        return nullptr;
    const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
    if (face && face->text(QAccessible::Name) == name)
        return item;
    for (QQuickItem *child : item->childItems())
        if (QQuickItem *found = named(child, name))
            return found;
    return nullptr;
}

} // namespace

class PageTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void aPinOfDigitsHasAPad();
    void lettersAreOfferedBesideThePad();

private:
    [[nodiscard]] QQuickItem *find(const QString &name) const
    {
        return named(m_stage->view().contentItem(), name);
    }
    void press(const QString &name);
    void typed(const char *keys);

    std::unique_ptr<PageStage> m_stage;
};

void PageTest::init()
{
    m_stage = std::make_unique<PageStage>(Look{{1120, 760}});
    m_stage->status(QStringLiteral("not-set"), QStringLiteral("tpm"));
}

void PageTest::press(const QString &name)
{
    const QQuickItem *item = find(name);
    QVERIFY2(item, qPrintable(name));
    const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(&m_stage->view(), Qt::LeftButton, {}, middle.toPoint());
    m_stage->settle();
}

void PageTest::typed(const char *keys)
{
    for (; *keys != '\0'; ++keys)
        QTest::keyClick(&m_stage->view(), *keys);
}

void PageTest::aPinOfDigitsHasAPad()
{
    m_stage->choosePin();
    m_stage->show();
    QVERIFY(find(pad));
    QVERIFY(!find(letters));
    typed("8x3");
    QCOMPARE(m_stage->page().entry()->length(), 2);
}

void PageTest::lettersAreOfferedBesideThePad()
{
    m_stage->choosePin({{QStringLiteral("letters"), true}});
    m_stage->show();
    QVERIFY(find(pad));
    // A keyboard has them at once.
    typed("x7");
    QCOMPARE(m_stage->page().entry()->length(), 2);
    press(letters);
    QVERIFY(!find(pad));
    // Nothing typed is lost, and typing goes on.
    typed("k2mq");
    QCOMPARE(m_stage->page().entry()->length(), 6);
    m_stage->page().next();
    m_stage->settle();
    QCOMPARE(m_stage->page().step(), Enrolment::Step::Repeat);
    QVERIFY(!find(pad));
    press(digits);
    QVERIFY(find(pad));
}

QTEST_MAIN(PageTest)
#include "page_test.moc"
