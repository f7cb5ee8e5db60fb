// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/manager/manager.h"

#include "backend/common/pin_settings.h"
#include "backend/common/pin_store.h"
#include "backend/daemon/manager/manager_vtable.h"
#include "backend/daemon/seat/seat.h"
#include "backend/daemon/sessions/session_locks.h"

namespace doorward {

namespace {

// Of dist/polkit.
constexpr char manageOthers[] = "org.doorward1.manage-others";
constexpr char unlockSession[] = "org.doorward1.unlock-session";

/// Of somebody whom the system does not know (any more): nobody's who asks.
constexpr auto nobodysUid = static_cast<uid_t>(-1);

bus::Refusal notYours()
{
    return {bus::error::notAllowed,
            "another user's PIN and password are an administrator's to manage"};
}

bus::Refusal nobodySays()
{
    return {bus::error::failed, "who that user is cannot be looked up now"};
}

bus::Details tokenDetails(const OpenSession &session)
{
    bus::Details token;
    token.add("label", session.token->label)
        .add("manufacturer", session.token->manufacturer)
        .add("model", session.token->model)
        .add("serial", session.token->serial)
        .add("cert_sha256", session.token->certificate)
        .add("reader", session.token->reader)
        .add("present", session.tokenPresent);
    return token;
}

} // namespace

Manager::Manager(Backend &backend, Channels &channels, sd_bus *system)
    : m_backend(backend), m_channels(channels), m_bus(system), m_polkit(system),
      m_users(backend.loop, backend.undertaker, backend.folders.worker)
{}

int Manager::publish()
{
    sd_bus_slot *slot = nullptr;
    const int error = sd_bus_add_object_vtable(m_bus, &slot, managerPath, managerInterface,
                                               managerVtable(), this);
    m_object.reset(slot);
    return error;
}

void Manager::sessionsChanged()
{
    emit("SessionsChanged");
}

void Manager::tokensChanged()
{
    emit("TokensChanged");
    m_channels.tokensChanged();
}

void Manager::emit(const char *signal)
{
    // A bus that takes no signal has ended, and the daemon with it.
    static_cast<void>(sd_bus_emit_signal(m_bus, managerPath, managerInterface, signal, ""));
}

bus::Refusal Manager::openLogin(const Caller &caller, std::string &address)
{
    const std::string &name = m_backend.config.text("Greeter", "User");
    const auto greeter = findLocalUser(name);
    if (!greeter || greeter->uid != caller.uid)
        return {bus::error::notAllowed, "a login channel is for the user " + name + " alone"};
    Channel::Terms terms{Purpose::Login, caller.uid, "", 0, ""};
    auto refusal = m_channels.open(std::move(terms), address);
    if (!refusal)
        m_backend.seat->greeterCalled();
    return refusal;
}

void Manager::openUnlock(const Caller &caller, const std::string &session, AddressDone done)
{
    Channel::Terms terms{Purpose::Unlock, caller.uid, "", 0, session};
    if (const auto refusal = resolveSession(caller, terms.session, terms.uid)) {
        done(refusal, "");
        return;
    }
    // Not even root asks for another's secret in their place.
    if (terms.uid != caller.uid) {
        done({bus::error::noSuchSession, "no session of the caller's has that id"}, "");
        return;
    }
    // What comes while it is unlocked is told from what came before only where it is known to be
    // locked.
    m_backend.logind.queryLockedHint(terms.session);
    m_users.find(terms.uid, [this, terms, done = std::move(done)](UserFinder::Answer answer,
                                                                  const UserEntry &user) mutable {
        std::string address;
        terms.user = user.name;
        const auto refusal = answer == UserFinder::Answer::Found
                                 ? m_channels.open(std::move(terms), address)
                                 : nobodySays();
        done(refusal, address);
    });
}

void Manager::openForUser(const Caller &caller, Purpose purpose, const std::string &user,
                          AddressDone done)
{
    resolve(caller, user,
            [this, purpose, owner = caller.uid,
             session = Logind::sessionOf(caller.pid).value_or(""),
             done = std::move(done)](bus::Refusal refusal, const UserEntry &found) {
                std::string address;
                if (!refusal)
                    refusal =
                        m_channels.open({purpose, owner, found.name, found.uid, session}, address);
                done(refusal, address);
            });
}

std::vector<bus::Details> Manager::sessions(const Caller &caller) const
{
    std::vector<bus::Details> all;
    for (const OpenSession &session : m_backend.registry.sessions()) {
        if (caller.uid != 0 && caller.uid != session.uid)
            continue;
        bus::Details one;
        one.add("id", session.id)
            .add("user", session.user)
            .add("uid", static_cast<std::uint32_t>(session.uid))
            .add("method", session.method)
            .add("locked", session.locked);
        if (session.token)
            one.add("token", tokenDetails(session));
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<bus::Details> Manager::readers() const
{
    std::vector<bus::Details> all;
    for (const ReaderState &reader : m_backend.registry.readers())
        all.push_back(bus::Details()
                          .add("name", reader.name)
                          .add("present", reader.card != ReaderState::Card::Empty));
    return all;
}

std::vector<bus::Details> Manager::tokens() const
{
    std::vector<bus::Details> all;
    for (const ReaderState &reader : m_backend.registry.readers())
        if (reader.card == ReaderState::Card::Present)
            all.push_back(bus::Details()
                              .add("label", reader.label)
                              .add("manufacturer", reader.manufacturer)
                              .add("model", reader.model)
                              .add("serial", reader.serial)
                              .add("reader", reader.name));
    return all;
}

void Manager::pinStatus(const Caller &caller, const std::string &user, StatusDone done)
{
    resolve(caller, user,
            [this, done = std::move(done)](const bus::Refusal &refusal, const UserEntry &found) {
                done(refusal, refusal ? bus::Details() : statusOf(found.name));
            });
}

bus::Details Manager::statusOf(const std::string &user) const
{
    const PinEntry pin = PinStore(m_backend.folders.vaults).load(user);
    const bool isSet =
        pin.state == PinState::Ready || pin.state == PinState::Off || pin.state == PinState::Stale;
    const PinPolicy policy = pinPolicyOf(m_backend.config);
    const PinMode mode = isSet ? pin.vault.mode : likelyModeOf(m_backend.config);
    bus::Details status;
    status.add("state", std::string(toText(pin.state)))
        .add("mode", std::string(toText(mode)))
        .add("failures", static_cast<std::uint32_t>(isSet ? pin.record.failures : 0))
        .add("attempts-left", static_cast<std::uint32_t>(isSet ? pin.triesLeft() : 0))
        .add("retry-in", static_cast<std::uint32_t>(
                             pin.state == PinState::Ready ? pin.record.waitAt(BootTime::now()) : 0))
        .add("stale", isSet && pin.record.stale)
        .add("changed", isSet ? pin.vault.changed : std::uint64_t{0})
        .add("used", isSet ? pin.record.used : std::uint64_t{0})
        .add("user", user)
        .add("minimum-length", static_cast<std::uint32_t>(policy.least))
        .add("maximum-length", static_cast<std::uint32_t>(policy.most))
        .add("letters", policy.letters)
        .add("forbid", m_backend.config.text("Pin", "Forbid"));
    return status;
}

bus::Refusal Manager::lock(const Caller &caller, const std::string &session, Logind::Done done)
{
    std::string resolved = session;
    uid_t owner = 0;
    if (auto refusal = resolveSession(caller, resolved, owner))
        return refusal;
    m_backend.locks->demand(resolved, std::move(done));
    return {};
}

void Manager::unlock(const Caller &caller, const std::string &session, UnlockDone done)
{
    const auto finish = [this, session, uid = caller.uid, done = std::move(done)](bool granted) {
        if (!granted)
            done(
                {bus::error::notAllowed, "a session is unlocked by its person or an administrator"},
                false);
        else if (!Logind::ownerOf(session)) // also after polkit's minutes
            done({bus::error::noSuchSession, "logind knows no session of that id"}, false);
        else
            done({}, lift(session, "on the word of uid " + std::to_string(uid)));
    };
    if (caller.uid == 0)
        finish(true);
    else
        m_polkit.ask(caller.message, unlockSession, finish);
}

void Manager::heardUnlock(const std::string &session)
{
    static_cast<void>(lift(session, "on logind's word"));
}

bool Manager::lift(const std::string &session, const std::string &how)
{
    const auto owner = findLocalUser(Logind::ownerOf(session).value_or(nobodysUid));
    m_backend.journal.event(event::sessionUnlocked, "session " + session + " is unlocked " + how,
                            owner ? owner->name : "");
    const bool told = m_channels.lift(session);
    m_backend.locks->unlocked(session);
    return told;
}

bus::Refusal Manager::mustBeLocked(const Caller &caller, const std::string &session,
                                   bool &locked) const
{
    std::string resolved = session;
    uid_t owner = 0;
    if (auto refusal = resolveSession(caller, resolved, owner))
        return refusal;
    locked = m_backend.locks->isDemanded(resolved);
    return {};
}

std::string Manager::loginWallpaper() const
{
    const std::string &path = m_backend.config.text("Greeter", "Wallpaper");
    return path == "none" ? "" : path;
}

std::string Manager::lockWallpaper() const
{
    const std::string &path = m_backend.config.text("Locker", "Wallpaper");
    return path.empty() ? loginWallpaper() : path == "none" ? "" : path;
}

std::uint32_t Manager::lockIdleSeconds() const
{
    return static_cast<std::uint32_t>(m_backend.config.number("Locker", "IdleSeconds"));
}

std::uint32_t Manager::lockDimSeconds() const
{
    return static_cast<std::uint32_t>(m_backend.config.number("Locker", "DimSeconds"));
}

const std::string &Manager::lockMedia() const
{
    return m_backend.config.text("Locker", "ShowMedia");
}

void Manager::resolve(const Caller &caller, const std::string &name, UserDone done)
{
    if (caller.uid == 0 && !name.empty()) {
        findOther(name, done);
        return;
    }
    const std::shared_ptr<sd_bus_message> call(sd_bus_message_ref(caller.message),
                                               sd_bus_message_unref);
    m_users.find(caller.uid, [this, call, name, done = std::move(done)](UserFinder::Answer answer,
                                                                        const UserEntry &self) {
        const bool isKnown = answer == UserFinder::Answer::Found;
        if (name.empty() || (isKnown && self.name == name)) {
            done(isKnown ? bus::Refusal() : nobodySays(), self);
            return;
        }
        // Before the look-up: who exists is nobody else's business.
        m_polkit.ask(call.get(), manageOthers, [this, name, done](bool granted) {
            if (granted)
                findOther(name, done);
            else
                done(notYours(), {});
        });
    });
}

void Manager::findOther(const std::string &name, const UserDone &done)
{
    const bus::Refusal nobody{bus::error::noSuchUser, "no user is called " + name};
    if (!isUserName(name)) {
        done(nobody, {});
        return;
    }
    m_users.find(name, [this, name, nobody, done](UserFinder::Answer answer,
                                                  const UserEntry &user) {
        // Whom nobody knows any more may have left a PIN, which goes on an administrator's word.
        const bool left = answer != UserFinder::Answer::Found &&
                          PinStore(m_backend.folders.vaults).load(name).state != PinState::NotSet;
        if (left)
            done({}, {name, nobodysUid});
        else if (answer == UserFinder::Answer::Silent)
            done(nobodySays(), {});
        else
            done(answer == UserFinder::Answer::Found ? bus::Refusal() : nobody, user);
    });
}

bus::Refusal Manager::resolveSession(const Caller &caller, std::string &session, uid_t &uid) const
{
    if (session.empty())
        session = Logind::sessionOf(caller.pid).value_or("");
    const auto owner = Logind::ownerOf(session);
    if (!owner || (caller.uid != 0 && *owner != caller.uid))
        return {bus::error::noSuchSession, "no session of the caller's has that id"};
    uid = *owner;
    return {};
}

} // namespace doorward
