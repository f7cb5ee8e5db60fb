// SPDX-License-Identifier: GPL-3.0-or-later
// Renders screens to PNG: render FOLDER [NAME...]. Not installed; for eyes.
#include "tests/qml/face/cases.h"
#include "tests/qml/face/page_stage.h"

#include <QDir>
#include <QGuiApplication>
#include <QTranslator>

#include <cstdio>

using namespace doorward;

namespace {

QStringList wanted;

bool isWanted(const QString &name)
{
    return wanted.isEmpty() || wanted.contains(name);
}

void keep(const QImage &picture, const QDir &folder, const QString &name)
{
    if (!picture.save(folder.filePath(name + QStringLiteral(".png"))))
        qFatal("cannot write %s", qPrintable(name));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_IM_MODULE", "compose");
    qputenv("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1");
    QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: render FOLDER [NAME...]\n", stderr);
        return 2;
    }
    const QDir folder(arguments[1]);
    folder.mkpath(QStringLiteral("."));
    wanted = arguments.mid(2);
    for (const Case &one : cases()) {
        if (!isWanted(one.name))
            continue;
        Stage stage(one.purpose, one.look);
        one.script(stage);
        stage.show();
        if (one.act)
            one.act(stage);
        keep(stage.grab(), folder, one.name);
    }
    for (const PageCase &one : pageCases()) {
        if (!isWanted(one.name))
            continue;
        PageStage stage(one.look);
        one.script(stage);
        stage.show();
        keep(stage.grab(), folder, one.name);
    }
    return 0;
}
