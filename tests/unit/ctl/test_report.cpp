// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/json.h"
#include "backend/ctl/report.h"
#include "backend/ctl/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <algorithm>

using namespace doorward::ctl;

namespace {

Value text(const char *value)
{
    return {std::string(value)};
}

Value number(std::uint64_t value)
{
    return {value};
}

QJsonObject parsed(const std::string &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (error.error != QJsonParseError::NoError)
        qWarning() << error.errorString() << json.c_str();
    return document.object();
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void statusHasThePromisedForm()
    {
        Record token{{"label", text("L")},  {"manufacturer", text("M")}, {"model", text("N")},
                     {"serial", text("S")}, {"cert_sha256", text("C")},  {"reader", text("R")},
                     {"present", {true}}};
        Status status{"1.2.3",
                      {{{"id", text("c1")},
                        {"user", text("alice")},
                        {"uid", {std::uint64_t{1000}}},
                        {"method", text("token")},
                        {"locked", {true}},
                        {"token", {token}}},
                       {{"id", text("c2")}}},
                      {{{"name", text("R")}, {"present", {true}}}},
                      {{{"label", text("L")}, {"serial", text("S")}, {"reader", text("R")}}}};
        const QByteArray expected =
            "{\"version\": \"1.2.3\", \"sessions\": [{\"id\": \"c1\", \"user\": \"alice\", "
            "\"uid\": 1000, \"method\": \"token\", \"locked\": true, \"token\": {\"label\": "
            "\"L\", \"manufacturer\": \"M\", \"model\": \"N\", \"serial\": \"S\", \"cert_sha256\": "
            "\"C\", \"reader\": \"R\", "
            "\"present\": true}}, {\"id\": \"c2\", \"user\": \"\", \"uid\": 0, \"method\": "
            "\"\", \"locked\": false, \"token\": null}], \"readers\": [{\"name\": \"R\", "
            "\"present\": true}], \"tokens\": [{\"label\": \"L\", \"manufacturer\": \"\", "
            "\"model\": \"\", \"serial\": \"S\", "
            "\"reader\": \"R\"}]}";
        QCOMPARE(parsed(statusJson(status)), QJsonDocument::fromJson(expected).object());
        QCOMPARE(statusJson(status).back(), '\n');
        const QString shown = QString::fromStdString(statusText(status));
        for (const char *word : {"Doorward 1.2.3", "c1", "alice", "token", "yes", "R"})
            QVERIFY2(shown.contains(QLatin1String(word)), word);
    }

    void jsonEscapes()
    {
        std::string all;
        for (int byte = 0; byte < 0x80; ++byte)
            all += static_cast<char>(byte);
        all += "ü€\xf0\x9f\x94\x91";
        const Json json = Json().beginObject().key("a\"b").text(all).endObject();
        QCOMPARE(parsed(json.document()).value("a\"b").toString(), QString::fromStdString(all));
        QVERIFY(json.document().find('\n') == std::string::npos);
    }

    void jsonNests()
    {
        const Json json = Json()
                              .beginArray()
                              .number(18446744073709551615ULL)
                              .null()
                              .beginObject()
                              .endObject()
                              .flag(false)
                              .endArray();
        QCOMPARE(json.document(), std::string("[18446744073709551615,null,{},false]"));
    }

    void labelsStayOnTheirLine()
    {
        const std::string shown = tokensText({{{"label", text("a\nSESSION  root")}}});
        QCOMPARE(std::count(shown.begin(), shown.end(), '\n'), 2);
    }

    void pinStates()
    {
        QCOMPARE(pinText({{"state", text("not-set")}}), std::string("No PIN is set.\n"));
        for (const char *state : {"ready", "off", "stale", "outdated", "damaged"})
            QVERIFY(pinText({{"state", text(state)}}).find("Set on: unknown") != std::string::npos);
        QVERIFY(
            pinText({{"state", text("ready")}, {"mode", text("file")}}).find("copies the disk") !=
            std::string::npos);
    }

    void pinAsJson()
    {
        const Record pin{
            {"state", text("ready")}, {"mode", text("file")},  {"attempts-left", number(16)},
            {"retry-in", number(29)}, {"stale", Value{false}}, {"changed", number(1700000000)},
            {"used", number(0)}};
        const QByteArray expected =
            R"({"enrolled": true, "state": "ready", "mode": "file", "attempts_left": 16,
                "retry_after_seconds": 29, "stale": false, "changed": 1700000000, "last_used": 0})";
        QCOMPARE(parsed(pinJson(pin)), QJsonDocument::fromJson(expected).object());
    }

    void unknownCodesKeepPamsText()
    {
        QCOMPARE(sentenceFor("pin-mismatch", "x"), std::string("The two PINs differ."));
        QCOMPARE(sentenceFor("new-code", "PAM says no"), std::string("PAM says no"));
        QCOMPARE(sentenceFor("new-code", ""), std::string("new-code"));
        QCOMPARE(questionFor("", "Anything?"), std::string("Anything?"));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
