// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/page_stage.h"

namespace doorward {

namespace {

const QString file = QStringLiteral("file");
const QString tpm = QStringLiteral("tpm");
const Look dark{{1120, 760}};
const Look light{{1120, 760}, QStringLiteral("light")};
const Look phone{{360, 640}};
const Look lightPhone{{360, 640}, QStringLiteral("light")};

void off(PageStage &stage)
{
    stage.status(QStringLiteral("not-set"), tpm);
}

void offByFile(PageStage &stage)
{
    stage.status(QStringLiteral("not-set"), file);
}

void current(PageStage &stage)
{
    off(stage);
    stage.page().begin();
    stage.type(QStringLiteral("secret"));
}

void choose(PageStage &stage)
{
    off(stage);
    stage.choosePin();
    stage.type(QStringLiteral("12345"));
}

void repeat(PageStage &stage)
{
    off(stage);
    stage.choosePin();
    stage.type(QStringLiteral("835219"));
    stage.page().next();
    stage.type(QStringLiteral("835"));
}

void different(PageStage &stage)
{
    off(stage);
    stage.choosePin();
    stage.type(QStringLiteral("835219"));
    stage.page().next();
    stage.type(QStringLiteral("835218"));
    stage.page().next();
}

void on(PageStage &stage)
{
    stage.status(QStringLiteral("ready"), tpm);
}

void onByFile(PageStage &stage)
{
    stage.status(QStringLiteral("ready"), file, 3);
}

void turnedOff(PageStage &stage)
{
    stage.status(QStringLiteral("off"), tpm, 10);
}

void lettersToo(PageStage &stage)
{
    stage.status(QStringLiteral("not-set"), tpm);
    stage.choosePin({{QStringLiteral("letters"), true}, {QStringLiteral("maximum"), 8U}});
    stage.type(QStringLiteral("x7k2mq"));
}

void byPin(PageStage &stage)
{
    on(stage);
    stage.page().begin();
    stage.page().useOther();
    stage.type(QStringLiteral("8352"));
}

void removing(PageStage &stage)
{
    on(stage);
    stage.page().remove();
}

void trying(PageStage &stage)
{
    on(stage);
    stage.page().tryIt();
    stage.type(QStringLiteral("83"));
}

void away(PageStage &stage)
{
    on(stage);
    stage.channel().lose();
}

} // namespace

QList<PageCase> pageCases()
{
    struct State
    {
        const char *name;
        void (*script)(PageStage &);
    };
    const State states[] = {{"off", off},
                            {"off-file", offByFile},
                            {"enrol-1", current},
                            {"enrol", choose},
                            {"enrol-3", repeat},
                            {"enrol-different", different},
                            {"enrol-letters", lettersToo},
                            {"on", on},
                            {"on-file", onByFile},
                            {"on-turned-off", turnedOff},
                            {"on-try", trying},
                            {"on-away", away},
                            {"on-change-by-pin", byPin},
                            {"on-remove", removing}};
    struct Finish
    {
        const char *ending;
        const Look &look;
    };
    const Finish finishes[] = {
        {"", dark}, {"-light", light}, {"-phone", phone}, {"-light-phone", lightPhone}};
    QList<PageCase> all;
    for (const State &state : states) {
        for (const Finish &finish : finishes)
            all.append({QStringLiteral("settings-pin-") + QString::fromLatin1(state.name) +
                            QString::fromLatin1(finish.ending),
                        finish.look, state.script});
    }
    return all;
}

} // namespace doorward
