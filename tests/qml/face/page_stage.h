// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/engine.h"
#include "qml/types/enrolment.h"
#include "tests/qml/face/stage.h"
#include "tests/unit/types/scripted_channel.h"

#include <QList>
#include <QQuickView>

#include <functional>
#include <memory>

namespace doorward {

/// The PIN page, offscreen, before an enrolment whose channels the test speaks for.
class PageStage
{
public:
    explicit PageStage(const Look &look);
    ~PageStage();

    /// What org.doorward1.Manager.GetPinStatus says.
    void status(const QString &state, const QString &mode, int failures = 0);
    /// The first step is done: the password was right.
    void choosePin(const QVariantMap &policy = {});
    void type(const QString &text);

    void show();
    void settle();
    QImage grab();

    Enrolment &page() { return *m_page; }
    ScriptedChannel &channel() { return *m_channel; }
    QQuickView &view() { return *m_view; }

private:
    Look m_look;
    std::unique_ptr<ScriptedChannel> m_channel;
    std::unique_ptr<ScriptedChannel> m_trial;
    std::unique_ptr<Enrolment> m_page;
    const Engine m_engine = makeEngine();
    std::unique_ptr<QQuickView> m_view;
};

/// One picture of the page.
struct PageCase
{
    QString name;
    Look look;
    std::function<void(PageStage &)> script;
};

/// Every state of the page, in the looks that the design shows and on a phone.
QList<PageCase> pageCases();

} // namespace doorward
