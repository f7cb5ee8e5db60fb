// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/process.h"

#include <QByteArray>
#include <QDir>
#include <QLoggingCategory>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace doorward {

namespace {

// Each names code that would be loaded into the process that reads secrets.
constexpr const char *codePaths[] = {
    "QT_PLUGIN_PATH",       "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QML2_IMPORT_PATH",     "QML_IMPORT_PATH",
    "QML_IMPORT_TRACE",     "QT_QPA_GENERIC_PLUGINS",
    "QT_QPA_PLATFORMTHEME", "QML_DISK_CACHE_PATH",
    "QT_IM_MODULES",        "QML_FORCE_DISK_CACHE",
    "QT_LOGGING_CONF",
};

/// What is large goes back to the system when it is freed, in whatever thread: a picture that was
/// shown once does not stay in the heap.
constexpr int largeBlock = 128 * 1024;

bool harden()
{
    const rlimit none{0, 0};
    // glibc fills freed memory with the complement of the first; one heap for all threads, because
    // what many of them leave behind is not given back.
    return mallopt(M_PERTURB, 0x5a) == 1 && mallopt(M_MMAP_THRESHOLD, largeBlock) == 1 &&
           mallopt(M_ARENA_MAX, 1) == 1 && setrlimit(RLIMIT_CORE, &none) == 0 &&
           prctl(PR_SET_DUMPABLE, 0) == 0;
}

void keepKeysOutOfTheJournal()
{
    // Qt tells of each key where qt.qpa.input is asked to, and any program of the person can ask:
    // in ~/.config/QtProject/qtlogging.ini. This comes after that file.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.*.debug=false"));
}

void chooseInputMethod()
{
    // Dead keys and nothing else: an input method of the session is a process that would read
    // along. Our own on-screen keyboard is plugged in when it is needed, without a window of its
    // own, and with the look and the layouts of this program.
    qputenv("QT_IM_MODULE", "compose");
    qputenv("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1");
    qunsetenv("QT_VIRTUALKEYBOARD_STYLE");
    qunsetenv("QT_VIRTUALKEYBOARD_LAYOUT_PATH");
}

void chooseRendering()
{
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) {
        const bool gpu = !QDir(QStringLiteral("/dev/dri"))
                              .entryList({QStringLiteral("renderD*")}, QDir::System | QDir::Files)
                              .isEmpty();
        if (!gpu)
            qputenv("QT_QUICK_BACKEND", "software");
    }
    // Loading EGL for nothing costs nearly half of the time to the first frame.
    if (qgetenv("QT_QUICK_BACKEND") == "software")
        qputenv("QT_WAYLAND_CLIENT_BUFFER_INTEGRATION", "none");
}

} // namespace

bool prepareProcess()
{
    const bool hardened = harden();
    for (const char *name : codePaths)
        qunsetenv(name);
    keepKeysOutOfTheJournal();
    chooseInputMethod();
    chooseRendering();
    return hardened;
}

} // namespace doorward
