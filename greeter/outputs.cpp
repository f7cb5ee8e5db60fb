// SPDX-License-Identifier: GPL-3.0-or-later
#include "greeter/outputs.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QQuickItem>
#include <QScreen>

#include <algorithm>

namespace doorward {

namespace {

const QUrl screenFile(QStringLiteral("qrc:/qt/qml/Doorward/screens/GreeterScreen.qml"));
constexpr int rounding = 8; // dp, more than fractional scales make of it

} // namespace

Outputs::Outputs(Door &door, QObject *parent)
    : QObject(parent), m_door(door), m_screen(m_engine.get())
{
    QQmlEngine::setObjectOwnership(&m_door, QQmlEngine::CppOwnership);
}

Outputs::~Outputs()
{
    m_prompt.disconnect(this);
    disconnect(qGuiApp, nullptr, this, nullptr);
}

bool Outputs::cover()
{
    // Also where there is no output yet: the first to come shall find it loaded.
    m_screen.loadUrl(screenFile);
    if (!m_screen.isReady()) {
        qWarning("%s", qPrintable(m_screen.errorString()));
        return false;
    }
    connect(&m_prompt, &PromptWindows::primaryChanged, this, &Outputs::showPrimary);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &Outputs::coverMissing);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &Outputs::remove);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &Outputs::followFocus);
    coverMissing();
    return true;
}

std::vector<QQuickView *> Outputs::windows() const
{
    std::vector<QQuickView *> result;
    for (const Window &window : m_windows)
        result.push_back(window.get());
    return result;
}

void Outputs::coverMissing()
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens) {
        // Nobody waits at an empty screen for one that is elsewhere; and only a window that is
        // there tells whether it is stretched.
        if (!m_windows.empty() && (!m_isShown || isStretched()))
            return;
        const bool isCovered =
            std::any_of(m_windows.begin(), m_windows.end(),
                        [&](const Window &window) { return window->screen() == screen; });
        // Without a name it stands for "no output at all".
        if (!isCovered && !screen->name().isEmpty())
            add(screen);
    }
}

void Outputs::add(QScreen *screen)
{
    auto window = std::make_unique<QQuickView>(m_engine.get(), nullptr);
    window->setScreen(screen);
    window->setGeometry(screen->geometry());
    window->setColor(Qt::black);
    window->setResizeMode(QQuickView::SizeRootObjectToView);
    QObject *content = m_screen.createWithInitialProperties(
        {{QStringLiteral("door"), QVariant::fromValue(&m_door)},
         {QStringLiteral("primary"), m_windows.empty()}});
    window->setContent(screenFile, nullptr, content);
    window->installEventFilter(this);
    if (!m_isShown)
        connect(
            window.get(), &QQuickWindow::frameSwapped, this,
            [this] {
                m_isShown = true;
                coverMissing();
            },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    m_windows.push_back(std::move(window));
    m_windows.back()->showFullScreen();
    m_prompt.add(m_windows.back().get());
}

void Outputs::remove(QScreen *screen)
{
    const auto gone = std::find_if(m_windows.begin(), m_windows.end(), [&](const Window &window) {
        return window->screen() == screen;
    });
    if (gone == m_windows.end())
        return;
    Window window = std::move(*gone);
    m_windows.erase(gone);
    const bool hadPrompt = window.get() == primary();
    m_prompt.remove(window.get());
    window.reset();
    if (m_windows.empty())
        QMetaObject::invokeMethod(this, &Outputs::coverMissing, Qt::QueuedConnection);
    else if (hadPrompt)
        bringToFront(primary());
}

/// What was on an output that has gone is moved by the compositor to another one and may hide what
/// is there, as a workspace of sway's does even when it is empty; a new window comes to the front.
void Outputs::bringToFront(QQuickWindow *window)
{
    window->hide();
    window->showFullScreen();
}

void Outputs::showPrimary()
{
    for (const Window &window : m_windows)
        window->rootObject()->setProperty("primary", window.get() == m_prompt.primary());
}

/// One that the compositor brings to the front may hide the others.
void Outputs::followFocus(QWindow *focused)
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [&](const Window &window) { return window.get() == focused; });
    if (found != m_windows.end())
        m_prompt.setPrimary(found->get());
}

bool Outputs::isStretched() const
{
    return std::any_of(m_windows.begin(), m_windows.end(), [](const Window &window) {
        const QSize output = window->screen()->size();
        return window->width() > output.width() + rounding ||
               window->height() > output.height() + rounding;
    });
}

bool Outputs::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Close)
        emit closed();
    return false;
}

} // namespace doorward
