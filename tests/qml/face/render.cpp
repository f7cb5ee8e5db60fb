// SPDX-License-Identifier: GPL-3.0-or-later
// Renders screens to PNG: render FOLDER [NAME...]. Not installed; for eyes.
#include "tests/qml/face/cases.h"

#include <QDir>
#include <QGuiApplication>
#include <QTranslator>

#include <cstdio>

using namespace doorward;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: render FOLDER [NAME...]\n", stderr);
        return 2;
    }
    const QDir folder(arguments[1]);
    folder.mkpath(QStringLiteral("."));
    const QStringList wanted = arguments.mid(2);
    for (const Case &one : cases()) {
        if (!wanted.isEmpty() && !wanted.contains(one.name))
            continue;
        Stage stage(one.purpose, one.look);
        one.script(stage);
        stage.show();
        if (one.act)
            one.act(stage);
        if (!stage.grab().save(folder.filePath(one.name + QStringLiteral(".png")))) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(one.name));
            return 1;
        }
    }
    return 0;
}
