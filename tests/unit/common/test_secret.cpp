// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/descriptor.h"
#include "backend/common/secret.h"

#include <QTest>
#include <fcntl.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace doorward;

namespace {

struct Pipe
{
    Pipe()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) == 0) {
            reading = Descriptor(ends[0]);
            writing = Descriptor(ends[1]);
        }
    }
    void put(const std::string &bytes)
    {
        QCOMPARE(write(writing.get(), bytes.data(), bytes.size()),
                 static_cast<ssize_t>(bytes.size()));
        writing.reset();
    }
    Descriptor reading;
    Descriptor writing;
};

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void holdsAndForgets();
    void keepsItsBound();
    void moves();
    void readsAPipe();
    void abuse_12_readsWhatIsTooLongOrBroken();
    void doesNotWaitForever();
    void isRefusedWithoutLockedMemory();
    void comparesWhole();
    void hardensTheProcess();
};

void TestSecret::holdsAndForgets()
{
    Secret secret;
    QVERIFY(secret.isValid() && secret.isEmpty());
    QVERIFY(secret.append("12") && secret.append("34"));
    QCOMPARE(std::string(secret.view()), std::string("1234"));
    QCOMPARE(secret.data()[4], '\0');
    const char *memory = secret.data();
    secret.chop(1);
    QCOMPARE(std::string(secret.view()), std::string("123"));
    QCOMPARE(memory[3], '\0');
    secret.chop(99);
    QVERIFY(secret.isEmpty());
    QVERIFY(secret.append("again"));
    secret.clear();
    QVERIFY(secret.isEmpty());
    QCOMPARE(std::string(memory, 5), std::string(5, '\0'));
}

void TestSecret::keepsItsBound()
{
    Secret secret;
    QVERIFY(secret.append(std::string(limits::secretBytes, 'x')));
    QVERIFY(!secret.append("y"));
    QCOMPARE(secret.size(), limits::secretBytes);
    QCOMPARE(secret.view().back(), 'x');
    QVERIFY(!Secret().append(std::string(limits::secretBytes + 1, 'x')));
}

void TestSecret::moves()
{
    Secret one;
    QVERIFY(one.append("one"));
    Secret other(std::move(one));
    QCOMPARE(std::string(other.view()), std::string("one"));
    Secret third;
    QVERIFY(third.append("third"));
    const char *left = third.data();
    third = std::move(other);
    QCOMPARE(std::string(third.view()), std::string("one"));
    QCOMPARE(std::string(left, 5), std::string(5, '\0'));
}

void TestSecret::readsAPipe()
{
    for (const std::string &bytes :
         {std::string(), std::string("p\0q", 3), std::string(limits::secretBytes, 'x')}) {
        Pipe pipe;
        pipe.put(bytes);
        Secret secret;
        QVERIFY(secret.append("old"));
        QVERIFY(secret.readFrom(pipe.reading.get()));
        QCOMPARE(std::string(secret.view()), bytes);
        Pipe back;
        QVERIFY(secret.writeTo(back.writing.get()));
        back.writing.reset();
        Secret again;
        QVERIFY(again.readFrom(back.reading.get()));
        QVERIFY(equalSecrets(again.view(), secret.view()));
    }
}

void TestSecret::abuse_12_readsWhatIsTooLongOrBroken()
{
    Pipe pipe;
    pipe.put(std::string(limits::secretBytes + 1, 'x'));
    Secret secret;
    QVERIFY(!secret.readFrom(pipe.reading.get()));
    QVERIFY(secret.isEmpty());
    QCOMPARE(secret.data()[0], '\0');
    QVERIFY(!secret.readFrom(-1));
    const Descriptor folder(open("/", O_RDONLY | O_DIRECTORY));
    QVERIFY(!secret.readFrom(folder.get()));
    QVERIFY(secret.isEmpty());
}

void TestSecret::doesNotWaitForever()
{
    Pipe pipe; // nobody writes, nobody closes
    Secret secret;
    QVERIFY(!secret.readFrom(pipe.reading.get()));
    QVERIFY(secret.isEmpty());
}

void TestSecret::isRefusedWithoutLockedMemory()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("the sanitizer leaves mlock() out");
#endif
    // In a process of its own, because root's right to lock cannot be had back.
    const pid_t child = fork();
    if (child == 0) {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_MEMLOCK, &none);
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(2);
        Secret secret;
        _exit(!secret.isValid() && !secret.append("x") && secret.data()[0] == '\0' ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    QCOMPARE(WEXITSTATUS(status), 0);
}

void TestSecret::comparesWhole()
{
    QVERIFY(equalSecrets("", ""));
    QVERIFY(equalSecrets("abc", "abc"));
    QVERIFY(!equalSecrets("abc", "abd"));
    QVERIFY(!equalSecrets("xbc", "abc"));
    QVERIFY(!equalSecrets("abc", "ab"));
}

void TestSecret::hardensTheProcess()
{
    const pid_t child = fork();
    if (child == 0) {
        rlimit core{};
        const bool done = hardenProcess() && getrlimit(RLIMIT_CORE, &core) == 0 &&
                          core.rlim_cur == 0 && prctl(PR_GET_DUMPABLE) == 0;
        _exit(done ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "test_secret.moc"
