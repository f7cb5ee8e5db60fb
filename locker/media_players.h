// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locker/user_bus.h"
#include "qml/types/media.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace doorward {

/// The programs of the person's that play something (MPRIS D-Bus interface specification 2.2), and
/// which of them a screen shows: the one that began to play last, or else the one that paused last.
/// By their signals alone. GUI thread.
class MediaPlayers : public QObject
{
    Q_OBJECT

public:
    /// Without areTitlesShown no title is even kept.
    MediaPlayers(bool areTitlesShown, Media &media, QObject *parent = nullptr);
    ~MediaPlayers() override;

private:
    enum class Status { Stopped, Paused, Playing };
    struct Player
    {
        std::string owner; ///< its unique name on the bus
        Status status = Status::Stopped;
        bool canBeTold = true;
        bool canPause = false;
        bool canPlay = false;
        bool canGoNext = false;
        QString title = {};
        unsigned long turn = 0; ///< of its last change of status
    };
    struct Unref
    {
        void operator()(sd_bus_slot *slot) const { sd_bus_slot_unref(slot); }
    };
    using Slot = std::unique_ptr<sd_bus_slot, Unref>;

    void listen();
    void add(const std::string &name);
    void ask(const std::string &name);
    void note(sd_bus_message *message, Player &player);
    void noteProperty(std::string_view name, sd_bus_message *message, Player &player);
    void noteMetadata(sd_bus_message *message, Player &player);
    void showOne();
    void tellShown(const char *member);

    static int onNames(sd_bus_message *message, void *self, sd_bus_error *);
    static int onOwner(sd_bus_message *message, void *self, sd_bus_error *);
    static int onAll(sd_bus_message *message, void *self, sd_bus_error *);
    static int onChanged(sd_bus_message *message, void *self, sd_bus_error *);

    const bool m_areTitlesShown;
    Media &m_media;
    UserBus m_bus;
    Slot m_owners;
    Slot m_changes;
    Slot m_names;
    std::map<std::string, Slot> m_questions; ///< by the player's name on the bus
    std::map<std::string, Player> m_players; ///< the same
    std::string m_shown;                     ///< empty: none
    unsigned long m_turn = 0;
};

} // namespace doorward
