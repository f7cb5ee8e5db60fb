// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/own_map.h"

#include "backend/cards/home_reader.h"
#include "backend/common/limits.h"
#include "backend/common/paths.h"

namespace doorward {

namespace {

/// Below the run folder: who is looked for, by their number.
constexpr char locks[] = "/homes";
/// Below the home.
constexpr char folder[] = ".config/doorward";
constexpr char file[] = "token-map";

std::string whatIsWrong(HomeReader::State state)
{
    switch (state) {
    case HomeReader::State::Read:
    case HomeReader::State::Missing:
        break;
    case HomeReader::State::Linked:
        return "it may be no link, and a link on the way to it has to stay in the home, by a "
               "relative path";
    case HomeReader::State::Untrusted:
        return "must be a regular file with one name, of at most " +
               std::to_string(limits::ownMapBytes / 1024) +
               " KiB, that nobody else may write, in a folder that nobody else may write";
    case HomeReader::State::Changing:
        return "was changed while it was read";
    case HomeReader::State::Closed:
        return "cannot be opened with the rights of its owner";
    case HomeReader::State::Silent:
        return "the home did not answer in time";
    case HomeReader::State::Held:
        return "the home has not answered the one that was sent before";
    case HomeReader::State::Broken:
        return "nobody could be sent to read it";
    }
    return {};
}

} // namespace

TokenMap loadOwnMap(const HomeOwner &person, std::chrono::milliseconds patience)
{
    const std::string path = person.home + '/' + folder + '/' + file;
    if (person.uid == 0 || !person.home.starts_with('/'))
        return TokenMap::refused(path + ": root has no token-map of its own");
    HomeReader reader({person.uid, person.gid, person.home}, limits::ownMapBytes,
                      paths::run + std::string(locks));
    std::string text;
    const HomeReader::State state = reader.read(folder, file, patience, text);
    if (state == HomeReader::State::Read)
        return TokenMap::parse(text, path, person.name);
    if (state == HomeReader::State::Missing)
        return TokenMap::missing();
    return TokenMap::refused(path + ": " + whatIsWrong(state));
}

} // namespace doorward
