// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/keyboard/keyboard_plug.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QtGui/private/qguiapplication_p.h>
#include <QtGui/private/qinputmethod_p.h>
#include <qpa/qplatformfontdatabase.h>
#include <qpa/qplatforminputcontext.h>
#include <qpa/qplatforminputcontextfactory_p.h>
#include <qpa/qplatformintegration.h>

namespace doorward {

namespace {

QPlatformInputContext *loadKeyboard()
{
    // It refuses to be loaded by a process that was not started for it.
    const char *variable = "QT_IM_MODULE";
    const QByteArray usual = qgetenv(variable);
    qputenv(variable, "qtvirtualkeyboard");
    QPlatformInputContext *context =
        QPlatformInputContextFactory::create(QStringLiteral("qtvirtualkeyboard"));
    qputenv(variable, usual);
    return context;
}

/// The platform, with another input method, to whoever asks while this lives.
class OtherInputMethod : public QPlatformIntegration
{
public:
    explicit OtherInputMethod(QPlatformInputContext *context)
        : m_platform(std::exchange(QGuiApplicationPrivate::platform_integration, this)),
          m_context(context)
    {}
    ~OtherInputMethod() override { QGuiApplicationPrivate::platform_integration = m_platform; }

    QPlatformInputContext *inputContext() const override { return m_context; }

    bool hasCapability(Capability capability) const override
    {
        return m_platform->hasCapability(capability);
    }
    QPlatformWindow *createPlatformWindow(QWindow *window) const override
    {
        return m_platform->createPlatformWindow(window);
    }
    QPlatformBackingStore *createPlatformBackingStore(QWindow *window) const override
    {
        return m_platform->createPlatformBackingStore(window);
    }
    QAbstractEventDispatcher *createEventDispatcher() const override
    {
        return m_platform->createEventDispatcher();
    }
    QPlatformFontDatabase *fontDatabase() const override { return m_platform->fontDatabase(); }
    QVariant styleHint(StyleHint hint) const override { return m_platform->styleHint(hint); }

private:
    QPlatformIntegration *m_platform;
    QPlatformInputContext *m_context;
};

/// The keyboard's side in QML looks for its other side where the platform has its input method,
/// once, when its singleton comes into being: which is here, and nothing else with it.
bool introduce(QQmlEngine &engine, QPlatformInputContext *context)
{
    QQmlComponent component(&engine);
    component.setData("import QtQml; import QtQuick.VirtualKeyboard; "
                      "QtObject { property QtObject it: InputContext }",
                      {});
    if (!component.isReady())
        return false;
    const OtherInputMethod guise(context);
    const std::unique_ptr<QObject> holder(component.create());
    return holder != nullptr;
}

} // namespace

KeyboardPlug::KeyboardPlug(QQmlEngine &engine) : m_context(loadKeyboard())
{
    if (!m_context)
        return;
    QInputMethodPrivate::get(QGuiApplication::inputMethod())->testContext = m_context.get();
    if (!introduce(engine, m_context.get())) {
        QInputMethodPrivate::get(QGuiApplication::inputMethod())->testContext = nullptr;
        m_context.reset();
        return;
    }
    QObject::connect(qGuiApp, &QGuiApplication::focusObjectChanged, m_context.get(),
                     [this](QObject *focus) { follow(focus); });
    refocus();
}

KeyboardPlug::~KeyboardPlug()
{
    if (m_context && qGuiApp)
        QInputMethodPrivate::get(QGuiApplication::inputMethod())->testContext = nullptr;
}

void KeyboardPlug::refocus()
{
    m_context->setFocusObject(nullptr);
    follow(QGuiApplication::focusObject());
}

void KeyboardPlug::follow(QObject *focus)
{
    m_context->setFocusObject(focus);
    // Whether it takes text at all is asked for here alone.
    QGuiApplication::inputMethod()->update(Qt::ImQueryAll);
}

} // namespace doorward
