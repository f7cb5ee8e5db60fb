// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pam_binary.h"
#include "pam/common/pam_conversation.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <security/pam_appl.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>

using namespace doorward;
using wire::Field;
using wire::Message;
using wire::Type;

namespace {

/// A PAM application: what it was told, and how it answers.
struct Application
{
    std::function<int(int style, const char *bytes, char *&answer)> reply;
    std::vector<int> styles;
    std::vector<std::string> texts;

    static int converse(int count, const pam_message **messages, pam_response **responses,
                        void *data)
    {
        auto *self = static_cast<Application *>(data);
        if (count != 1)
            return PAM_CONV_ERR;
        self->styles.push_back(messages[0]->msg_style);
        if (messages[0]->msg_style != PAM_BINARY_PROMPT)
            self->texts.emplace_back(messages[0]->msg);
        char *answer = nullptr;
        const int result = self->reply(messages[0]->msg_style, messages[0]->msg, answer);
        if (result != PAM_SUCCESS)
            return result;
        *responses = static_cast<pam_response *>(calloc(1, sizeof **responses));
        (*responses)->resp = answer;
        return PAM_SUCCESS;
    }
};

int answerPlain(int style, char *&answer, const char *text)
{
    if (style == PAM_BINARY_PROMPT)
        return PAM_CONV_ERR;
    if (style == PAM_PROMPT_ECHO_OFF)
        answer = strdup(text);
    return PAM_SUCCESS;
}

Message request()
{
    return Message(Type::PromptRequest, {{Field::Purpose, "pin"}, {Field::Minimum, "4"}});
}

Message notice()
{
    return Message(Type::Notice, {{Field::Code, "pin-wrong"}});
}

} // namespace

class TestPamConversation : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_stacks;
    Application m_application;
    pam_handle_t *m_handle = nullptr;

private slots:
    void init()
    {
        QFile stack(m_stacks.filePath("test"));
        QVERIFY(stack.open(QIODevice::WriteOnly));
        stack.write("auth required pam_deny.so\n");
        stack.close();
        m_application = {};
        const pam_conv functions{&Application::converse, &m_application};
        QCOMPARE(
            pam_start_confdir("test", "nobody", &functions, m_stacks.path().toUtf8(), &m_handle),
            PAM_SUCCESS);
    }

    void cleanup() { pam_end(m_handle, PAM_SUCCESS); }

    void asksTheWorkerInBinary()
    {
        m_application.reply = [](int style, const char *bytes, char *&answer) {
            const auto message = pam_binary::readRequest(bytes);
            if (style != PAM_BINARY_PROMPT || !message || message->text(Field::Purpose) != "pin" ||
                message->text(Field::Style) != "secret" || message->text(Field::Text) != "PIN: ")
                return PAM_CONV_ERR;
            answer = static_cast<char *>(pam_binary::makeAnswer({"12\0004", 4}));
            return PAM_SUCCESS;
        };
        PamConversation talk(m_handle, 0);
        Secret secret;
        QCOMPARE(talk.ask(request(), "PIN: ", secret), Asked::Answered);
        QVERIFY(secret.view() == std::string_view("12\0004", 4));
    }

    void asksOthersInPlainText()
    {
        m_application.reply = [](int style, const char *, char *&answer) {
            return answerPlain(style, answer, "1234");
        };
        PamConversation talk(m_handle, 0);
        Secret secret;
        QCOMPARE(talk.ask(request(), "PIN: ", secret), Asked::Answered);
        QVERIFY(secret.view() == "1234");
        talk.tell(notice(), "wrong", PamConversation::Style::Error);
        talk.tell(notice(), "well", PamConversation::Style::Info);
        const std::vector<int> styles{PAM_BINARY_PROMPT, PAM_PROMPT_ECHO_OFF, PAM_ERROR_MSG,
                                      PAM_TEXT_INFO};
        QCOMPARE(m_application.styles, styles);
        const std::vector<std::string> texts{"PIN: ", "wrong", "well"};
        QCOMPARE(m_application.texts, texts);
        QVERIFY(!talk.report(Message(Type::TokenUsed)));
    }

    void silenceHidesRemarksAndNotQuestions()
    {
        m_application.reply = [](int style, const char *, char *&answer) {
            return answerPlain(style, answer, "1234");
        };
        PamConversation talk(m_handle, PAM_SILENT);
        Secret secret;
        talk.tell(notice(), "wrong", PamConversation::Style::Error);
        QCOMPARE(talk.ask(request(), "PIN: ", secret), Asked::Answered);
        QCOMPARE(m_application.texts, std::vector<std::string>{"PIN: "});
    }

    void aCancelledPromptIsNotAskedAgainInPlainText()
    {
        int calls = 0;
        m_application.reply = [&calls](int, const char *, char *&answer) {
            if (++calls > 1)
                return PAM_CONV_ERR;
            answer = static_cast<char *>(pam_binary::makeAnswer(""));
            return PAM_SUCCESS;
        };
        PamConversation talk(m_handle, 0);
        Secret secret;
        talk.tell(notice(), "wrong", PamConversation::Style::Error);
        QCOMPARE(talk.ask(request(), "PIN: ", secret), Asked::Refused);
        QCOMPARE(calls, 2);
    }

    void oddAnswersToABinaryPromptLeadToPlainText()
    {
        // One that answers everything alike, and one that answers nothing.
        for (const char *odd : {"hunter2", static_cast<const char *>(nullptr)}) {
            m_application.reply = [odd](int style, const char *, char *&answer) {
                answer =
                    style == PAM_BINARY_PROMPT ? (odd ? strdup(odd) : nullptr) : strdup("1234");
                return PAM_SUCCESS;
            };
            PamConversation talk(m_handle, 0);
            Secret secret;
            QCOMPARE(talk.ask(request(), "PIN: ", secret), Asked::Answered);
            QVERIFY(secret.view() == "1234");
        }
    }

    void refusedAndTooLongAreToldApart()
    {
        const std::string tooLong(limits::secretBytes + 1, '1');
        Secret secret;
        m_application.reply = [&](int style, const char *, char *&answer) {
            return answerPlain(style, answer, tooLong.c_str());
        };
        QCOMPARE(PamConversation(m_handle, 0).ask(request(), "PIN: ", secret), Asked::TooLong);
        QVERIFY(secret.isEmpty());
        m_application.reply = [](int, const char *, char *&) { return PAM_CONV_ERR; };
        QCOMPARE(PamConversation(m_handle, 0).ask(request(), "PIN: ", secret), Asked::Refused);
        m_application.reply = [](int style, const char *, char *&) {
            return style == PAM_BINARY_PROMPT ? PAM_CONV_ERR : PAM_SUCCESS;
        };
        QCOMPARE(PamConversation(m_handle, 0).ask(request(), "PIN: ", secret), Asked::Refused);
    }
};

QTEST_APPLESS_MAIN(TestPamConversation)
#include "test_pam_conversation.moc"
