// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/page_stage.h"

#include "qml/images/face.h"

#include <QLocale>
#include <QQmlEngine>
#include <QTest>

namespace doorward {

namespace {

const QString enrol = QStringLiteral("enrol");

QVariantMap purpose(const char *name)
{
    return {{QStringLiteral("purpose"), QString::fromLatin1(name)}};
}

} // namespace

PageStage::PageStage(const Look &look)
    : m_look(look), m_channel(std::make_unique<ScriptedChannel>()),
      m_trial(std::make_unique<ScriptedChannel>())
{
    QLocale::setDefault(QLocale(look.language));
    m_view = std::make_unique<QQuickView>(m_engine.get(), nullptr);
    setUpWords(QStringLiteral(DOORWARD_TEST_WORDS));
    m_page = std::make_unique<Enrolment>(m_channel.get(), m_trial.get());
    dressed(*m_view->engine(), look);
    m_channel->open();
}

PageStage::~PageStage()
{
    m_view.reset(); // before the page that its items are bound to
}

void PageStage::status(const QString &state, const QString &mode, int failures)
{
    emit m_channel->pinStatusKnown({{QStringLiteral("state"), state},
                                    {QStringLiteral("mode"), mode},
                                    {QStringLiteral("failures"), failures},
                                    {QStringLiteral("changed"), 1793664000LL}, // 2026-11-03
                                    {QStringLiteral("used"), 1795305600LL},    // 2026-11-22
                                    {QStringLiteral("minimum-length"), 6U}});
}

void PageStage::choosePin(const QVariantMap &policy)
{
    m_page->begin();
    m_channel->ask(enrol, purpose("current-password"));
    type(QStringLiteral("secret"));
    m_page->next();
    QVariantMap asked = purpose("new-pin");
    asked.insert(policy);
    m_channel->ask(enrol, asked);
}

void PageStage::type(const QString &text)
{
    for (const QChar c : text)
        m_page->entry()->typeText(QString(c));
}

void PageStage::show()
{
    m_view->setInitialProperties(
        {{QStringLiteral("enrolment"), QVariant::fromValue(m_page.get())}});
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(m_look.size);
    m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Doorward/settings/PinPage.qml")));
    if (m_view->status() != QQuickView::Ready)
        qFatal("%s", qPrintable(m_view->errors().value(0).toString()));
    m_view->show();
    m_view->requestActivate();
    if (!QTest::qWaitForWindowActive(m_view.get()))
        qFatal("the window does not come up");
    settle();
}

void PageStage::settle()
{
    // Bindings, polish and the frame after it.
    QCoreApplication::processEvents();
    m_view->grabWindow();
    QCoreApplication::processEvents();
}

QImage PageStage::grab()
{
    settle();
    return m_view->grabWindow();
}

} // namespace doorward
