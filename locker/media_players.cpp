// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/media_players.h"

#include <algorithm>
#include <array>

namespace doorward {

namespace {

constexpr char driver[] = "org.freedesktop.DBus";
constexpr char driverPath[] = "/org/freedesktop/DBus";
constexpr char path[] = "/org/mpris/MediaPlayer2";
constexpr char properties[] = "org.freedesktop.DBus.Properties";
constexpr char player[] = "org.mpris.MediaPlayer2.Player";
constexpr std::string_view prefix = "org.mpris.MediaPlayer2.";
constexpr char ownerRule[] = "type='signal',sender='org.freedesktop.DBus',"
                             "interface='org.freedesktop.DBus',member='NameOwnerChanged',"
                             "arg0namespace='org.mpris.MediaPlayer2'";
constexpr char changeRule[] =
    "type='signal',path='/org/mpris/MediaPlayer2',interface='org.freedesktop.DBus.Properties',"
    "member='PropertiesChanged',arg0='org.mpris.MediaPlayer2.Player'";

constexpr std::size_t mostPlayers = 16;
constexpr qsizetype longestTitle = 120;

/// One line of what may be shown.
QString shown(const char *text)
{
    QString line = QString::fromUtf8(text).left(longestTitle).simplified();
    line.removeIf([](QChar one) { return !one.isPrint(); });
    return line;
}

bool readBoolean(sd_bus_message *message)
{
    int value = 0;
    return sd_bus_message_read(message, "v", "b", &value) > 0 && value != 0;
}

std::string readText(sd_bus_message *message)
{
    const char *value = nullptr;
    return sd_bus_message_read(message, "v", "s", &value) > 0 && value ? value : "";
}

} // namespace

MediaPlayers::MediaPlayers(bool areTitlesShown, Media &media, QObject *parent)
    : QObject(parent), m_areTitlesShown(areTitlesShown), m_media(media)
{
    connect(&media, &Media::playPauseWanted, this, [this] { tellShown("PlayPause"); });
    connect(&media, &Media::nextWanted, this, [this] { tellShown("Next"); });
    connect(&m_bus, &UserBus::lost, this, [this] {
        m_players.clear();
        showOne();
    });
    if (m_bus.get())
        listen();
}

MediaPlayers::~MediaPlayers()
{
    m_media.show({});
}

/// First the signals, then what is there: nothing falls between the two.
void MediaPlayers::listen()
{
    sd_bus_slot *owners = nullptr;
    sd_bus_slot *changes = nullptr;
    sd_bus_slot *names = nullptr;
    sd_bus_add_match_async(m_bus.get(), &owners, ownerRule, &onOwner, nullptr, this);
    m_owners.reset(owners);
    sd_bus_add_match_async(m_bus.get(), &changes, changeRule, &onChanged, nullptr, this);
    m_changes.reset(changes);
    sd_bus_call_method_async(m_bus.get(), &names, driver, driverPath, driver, "ListNames", &onNames,
                             this, nullptr);
    m_names.reset(names);
    m_bus.flush();
}

int MediaPlayers::onNames(sd_bus_message *message, void *self, sd_bus_error *)
{
    auto &players = *static_cast<MediaPlayers *>(self);
    const char *name = nullptr;
    if (sd_bus_message_is_method_error(message, nullptr) == 0 &&
        sd_bus_message_enter_container(message, 'a', "s") > 0)
        while (sd_bus_message_read(message, "s", &name) > 0)
            if (std::string_view(name).starts_with(prefix))
                players.add(name);
    players.m_bus.flush();
    return 0;
}

int MediaPlayers::onOwner(sd_bus_message *message, void *self, sd_bus_error *)
{
    auto &players = *static_cast<MediaPlayers *>(self);
    const char *name = nullptr;
    const char *before = nullptr;
    const char *now = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &now) <= 0)
        return 0;
    players.m_players.erase(name);
    players.m_questions.erase(name);
    if (*now != '\0')
        players.add(name);
    players.showOne();
    players.m_bus.flush();
    return 0;
}

void MediaPlayers::add(const std::string &name)
{
    if (m_players.size() >= mostPlayers || m_players.contains(name))
        return;
    m_players.emplace(name, Player());
    ask(name);
}

void MediaPlayers::ask(const std::string &name)
{
    sd_bus_slot *question = nullptr;
    sd_bus_message *call = nullptr;
    if (sd_bus_message_new_method_call(m_bus.get(), &call, name.c_str(), path, properties,
                                       "GetAll") < 0)
        return;
    // Who is gone by now is not started for this.
    sd_bus_message_set_auto_start(call, 0);
    sd_bus_message_append(call, "s", player);
    sd_bus_call_async(m_bus.get(), &question, call, &onAll, this, 0);
    sd_bus_message_unref(call);
    m_questions[name].reset(question);
}

int MediaPlayers::onAll(sd_bus_message *message, void *self, sd_bus_error *)
{
    auto &players = *static_cast<MediaPlayers *>(self);
    const sd_bus_slot *question = sd_bus_get_current_slot(players.m_bus.get());
    const auto asked = std::find_if(players.m_questions.begin(), players.m_questions.end(),
                                    [&](const auto &one) { return one.second.get() == question; });
    const char *sender = sd_bus_message_get_sender(message);
    if (asked == players.m_questions.end())
        return 0;
    const auto found = players.m_players.find(asked->first);
    players.m_questions.erase(asked);
    if (found == players.m_players.end() || !sender ||
        sd_bus_message_is_method_error(message, nullptr) != 0)
        return 0;
    found->second.owner = sender;
    players.note(message, found->second);
    players.showOne();
    return 0;
}

int MediaPlayers::onChanged(sd_bus_message *message, void *self, sd_bus_error *)
{
    auto &players = *static_cast<MediaPlayers *>(self);
    const char *sender = sd_bus_message_get_sender(message);
    if (!sender || sd_bus_message_skip(message, "s") < 0)
        return 0;
    const auto found = std::find_if(players.m_players.begin(), players.m_players.end(),
                                    [&](const auto &one) { return one.second.owner == sender; });
    if (found == players.m_players.end())
        return 0;
    players.note(message, found->second);
    // What is only said to have changed is asked for.
    if (sd_bus_message_enter_container(message, 'a', "s") > 0 &&
        sd_bus_message_at_end(message, 0) == 0)
        players.ask(found->first);
    players.showOne();
    players.m_bus.flush();
    return 0;
}

void MediaPlayers::note(sd_bus_message *message, Player &player)
{
    const Status before = player.status;
    const char *name = nullptr;
    if (sd_bus_message_enter_container(message, 'a', "{sv}") <= 0)
        return;
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        if (sd_bus_message_read(message, "s", &name) <= 0)
            return;
        noteProperty(name, message, player);
        sd_bus_message_exit_container(message);
    }
    sd_bus_message_exit_container(message);
    if (player.status != before)
        player.turn = ++m_turn;
}

void MediaPlayers::noteProperty(std::string_view name, sd_bus_message *message, Player &player)
{
    const std::array<std::pair<std::string_view, bool *>, 4> abilities{
        {{"CanControl", &player.canBeTold},
         {"CanPause", &player.canPause},
         {"CanPlay", &player.canPlay},
         {"CanGoNext", &player.canGoNext}}};
    const auto *ability = std::find_if(abilities.begin(), abilities.end(),
                                       [&](const auto &one) { return one.first == name; });
    if (ability != abilities.end()) {
        *ability->second = readBoolean(message);
    } else if (name == "PlaybackStatus") {
        const std::string status = readText(message);
        player.status = status == "Playing"  ? Status::Playing
                        : status == "Paused" ? Status::Paused
                                             : Status::Stopped;
    } else if (name == "Metadata" && m_areTitlesShown) {
        noteMetadata(message, player);
    } else {
        sd_bus_message_skip(message, "v");
    }
}

void MediaPlayers::noteMetadata(sd_bus_message *message, Player &player)
{
    player.title.clear();
    if (sd_bus_message_enter_container(message, 'v', "a{sv}") <= 0)
        return;
    if (sd_bus_message_enter_container(message, 'a', "{sv}") > 0) {
        const char *name = nullptr;
        while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
            if (sd_bus_message_read(message, "s", &name) <= 0)
                return;
            if (std::string_view(name) == "xesam:title")
                player.title = shown(readText(message).c_str());
            else
                sd_bus_message_skip(message, "v");
            sd_bus_message_exit_container(message);
        }
        sd_bus_message_exit_container(message);
    }
    sd_bus_message_exit_container(message);
}

void MediaPlayers::showOne()
{
    const auto rank = [](const Player &one) { return std::pair(one.status, one.turn); };
    const Player *best = nullptr;
    m_shown.clear();
    for (const auto &[name, one] : m_players) {
        const bool counts = one.status == Status::Playing
                                ? one.canPause
                                : one.status == Status::Paused && one.canPlay;
        if (!counts || !one.canBeTold || (best && rank(one) < rank(*best)))
            continue;
        best = &one;
        m_shown = name;
    }
    m_media.show(
        best ? Media::State{true, best->status == Status::Playing, best->canGoNext, best->title}
             : Media::State{});
}

void MediaPlayers::tellShown(const char *member)
{
    if (m_shown.empty() || !m_bus.get())
        return;
    // Nobody waits for an answer: what came of it, the player's properties say.
    sd_bus_call_method_async(m_bus.get(), nullptr, m_shown.c_str(), path, player, member, nullptr,
                             nullptr, nullptr);
    m_bus.flush();
}

} // namespace doorward
