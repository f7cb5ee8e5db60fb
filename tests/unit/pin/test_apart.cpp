// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/tpm/apart.h"

#include "backend/common/descriptor.h"
#include "backend/common/secret.h"

#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace doorward;
using namespace doorward::tpm;

namespace {

constexpr unsigned patience = 60;

struct Run
{
    explicit Run(const std::function<void(const Errand &)> &work, unsigned seconds = patience)
    {
        LockedBytes key(4);
        std::copy_n("key!", 4, key.data());
        LockedBytes answer(answerMost);
        returned = runApart(seconds, key, work, answer);
        text = answer.view().substr(0, returned.answer);
    }

    Returned returned;
    std::string text;
};

} // namespace

class TestApart : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        // Nothing is left to be waited for.
        QCOMPARE(waitpid(-1, nullptr, WNOHANG), -1);
    }

    void theKeyGoesThereAndTheAnswerComesBack()
    {
        const Run run([](const Errand &errand) {
            (void)errand.answer(Result::Good, std::string(errand.key().view()) + "?");
        });
        QCOMPARE(run.returned.result, Result::Good);
        QVERIFY(!run.returned.judged);
        QCOMPARE(run.text, std::string("key!?"));
    }

    void allThatFitsComesBack()
    {
        const Run run([](const Errand &errand) {
            (void)errand.answer(Result::Wrong, std::string(answerMost, 'x'));
        });
        QCOMPARE(run.returned.result, Result::Wrong);
        QCOMPARE(run.text, std::string(answerMost, 'x'));
    }

    void whatHangsIsKilled()
    {
        const Run before([](const Errand &) { pause(); }, 1);
        QCOMPARE(before.returned.result, Result::Missing);
        QVERIFY(!before.returned.judged);
        const Run after(
            [](const Errand &errand) {
                errand.judging();
                pause();
            },
            1);
        QCOMPARE(after.returned.result, Result::Missing);
        QVERIFY(after.returned.judged);
    }

    void anApplicationMayReapWhateverEnds()
    {
        const auto before = signal(SIGCHLD, SIG_IGN);
        const Run hangs([](const Errand &) { pause(); }, 1);
        const Run works([](const Errand &errand) { (void)errand.answer(Result::Good, "."); });
        signal(SIGCHLD, before);
        QCOMPARE(hangs.returned.result, Result::Missing);
        QCOMPARE(works.returned.result, Result::Good);
    }

    void whatDiesSaysNothing()
    {
        const Run run([](const Errand &errand) {
            errand.judging();
            raise(SIGKILL);
        });
        QCOMPARE(run.returned.result, Result::Broken);
        QVERIFY(run.returned.judged);
        QCOMPARE(Run([](const Errand &) {}).returned.result, Result::Broken);
    }

    void whatMakesNoSenseIsBroken()
    {
        for (const std::string &said :
             {std::string("\x7f"), std::string("\xff\xff\xff"), std::string(2 * answerMost, '\0'),
              std::string(200'000, '\1')}) {
            const Run run([&said](const Errand &) {
                // Behind Errand's back, into its socket.
                for (std::size_t done = 0; done < said.size();) {
                    const ssize_t put = write(3, said.data() + done, said.size() - done);
                    if (put <= 0)
                        return;
                    done += static_cast<std::size_t>(put);
                }
            });
            QCOMPARE(run.returned.result, Result::Broken);
            QCOMPARE(run.text, std::string());
        }
    }

    void noSecretAndNoFileIsInherited()
    {
        Secret secret;
        LockedBytes bytes(4);
        QVERIFY(secret.append("secret") && bytes.isValid());
        std::copy_n("byte", 4, bytes.data());
        const Descriptor file(open("/dev/null", O_RDONLY));
        QVERIFY(file.get() > 3);
        const Run run([&](const Errand &errand) {
            const bool isOpen = fcntl(file.get(), F_GETFD) >= 0;
            (void)errand.answer(Result::Good, std::string(secret.view()) +
                                                  std::string(bytes.view()) +
                                                  (isOpen ? "open" : "closed"));
        });
        QCOMPARE(run.text, std::string(10, '\0') + "closed");
        QCOMPARE(std::string(secret.view()), std::string("secret"));
    }
};

QTEST_GUILESS_MAIN(TestApart)

#include "test_apart.moc"
