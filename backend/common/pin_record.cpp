// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_record.h"

#include "backend/common/descriptor.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::string_view head = "doorward-tries 3\n";
constexpr std::size_t bootBytes = 36;
constexpr std::uint64_t millisecondsInSecond = 1000;

struct Wait
{
    unsigned failures;
    unsigned seconds;
};

// From that many wrong tries on. Slow enough that all twenty take a day and a half.
constexpr std::array schedule{Wait{4, 30},    Wait{6, 60},    Wait{9, 600},    Wait{11, 1800},
                              Wait{13, 3600}, Wait{15, 7200}, Wait{17, 14400}, Wait{19, 43200}};

/// Takes "NAME VALUE\n" off rest. Nothing where it begins with anything else.
std::optional<std::string_view> takeLine(std::string_view &rest, std::string_view name)
{
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(name) || end <= name.size() ||
        rest[name.size()] != ' ')
        return std::nullopt;
    const auto value = rest.substr(name.size() + 1, end - name.size() - 1);
    rest.remove_prefix(end + 1);
    return value;
}

template <typename Integer>
bool takeNumber(std::string_view &rest, std::string_view name, Integer &into)
{
    const auto value = takeLine(rest, name);
    if (!value || value->empty())
        return false;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), into);
    return error == std::errc() && end == value->data() + value->size();
}

bool takeFlag(std::string_view &rest, std::string_view name, bool &into)
{
    unsigned number = 0;
    if (!takeNumber(rest, name, number) || number > 1)
        return false;
    into = number == 1;
    return true;
}

bool isBoot(std::string_view text)
{
    return text.size() <= bootBytes && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
           });
}

std::string readBoot()
{
    const Descriptor file(open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC));
    std::string boot(bootBytes, '\0');
    if (!file.isValid() || read(file.get(), boot.data(), boot.size()) != ssize_t{bootBytes} ||
        !isBoot(boot))
        return "-";
    return boot;
}

} // namespace

BootTime BootTime::now()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return {readBoot(), static_cast<std::uint64_t>(time.tv_sec) * millisecondsInSecond +
                            static_cast<std::uint64_t>(time.tv_nsec) / 1'000'000};
}

std::string PinRecord::encode() const
{
    return std::string(head) + "revision " + std::to_string(revision) + "\nfailures " +
           std::to_string(failures) + "\nboot " + (since.boot.empty() ? "-" : since.boot) +
           "\nsince " + std::to_string(since.milliseconds) + "\nused " + std::to_string(used) +
           "\nstale " + (stale ? "1" : "0") + "\nlocal " + (local ? "1" : "0") + "\nletters " +
           (letters ? "1" : "0") + "\nlength " + std::to_string(length) + '\n';
}

std::optional<PinRecord> PinRecord::decode(std::string_view bytes)
{
    if (!bytes.starts_with(head))
        return std::nullopt;
    std::string_view rest = bytes.substr(head.size());
    PinRecord record;
    if (!takeNumber(rest, "revision", record.revision) ||
        !takeNumber(rest, "failures", record.failures))
        return std::nullopt;
    const auto boot = takeLine(rest, "boot");
    if (!boot || boot->empty() || !isBoot(*boot) ||
        !takeNumber(rest, "since", record.since.milliseconds) ||
        !takeNumber(rest, "used", record.used) || !takeFlag(rest, "stale", record.stale) ||
        !takeFlag(rest, "local", record.local) || !takeFlag(rest, "letters", record.letters) ||
        !takeNumber(rest, "length", record.length) || !rest.empty())
        return std::nullopt;
    record.since.boot = *boot;
    return record;
}

unsigned PinRecord::waitAt(const BootTime &now) const
{
    const std::uint64_t whole = waitAfter(failures) * millisecondsInSecond;
    // A clock that went back, like another boot, has measured nothing.
    const bool measured = now.boot == since.boot && now.milliseconds >= since.milliseconds;
    const std::uint64_t waited = measured ? now.milliseconds - since.milliseconds : 0;
    if (waited >= whole)
        return 0;
    return static_cast<unsigned>((whole - waited + millisecondsInSecond - 1) /
                                 millisecondsInSecond);
}

unsigned waitAfter(unsigned failures)
{
    unsigned seconds = 0;
    for (const Wait &step : schedule)
        if (failures >= step.failures)
            seconds = step.seconds;
    return seconds;
}

unsigned triesBeforeWait(unsigned failures)
{
    const unsigned first = schedule.front().failures;
    return failures + 1 < first ? first - failures : 1;
}

} // namespace doorward
