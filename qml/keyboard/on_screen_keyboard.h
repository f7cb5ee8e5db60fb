// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSizeF>
#include <QStringList>
#include <QtQmlIntegration>

#include <memory>

namespace doorward {

class KeyboardPlug;
class SeatKeyboard;

/// Whether there is a need for a keyboard on the screen, and the way from its keys into the fields.
///
/// It is wanted by whoever used a finger last, and without a keyboard by everybody; whoever used a
/// real key last, or put it away, is left alone with it until they touch a field. It holds nothing
/// of the keyboard itself before plugIn(). One per engine; GUI thread.
class OnScreenKeyboard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    /// A real keyboard is connected. Told by the compositor; true where nobody tells.
    Q_PROPERTY(bool hardware READ hardware WRITE setHardware NOTIFY hardwareChanged FINAL)
    /// Wherever text is typed it is to be shown.
    Q_PROPERTY(bool wanted READ wanted NOTIFY wantedChanged FINAL)
    /// The person asked for it, whatever else they use.
    Q_PROPERTY(bool always READ always WRITE setAlways NOTIFY wantedChanged FINAL)
    /// What its languages are, the first one first: locales, such as "de_DE".
    Q_PROPERTY(QStringList locales READ locales CONSTANT FINAL)
    /// Of the whole keyboard, in dp: set by who shows it, for its look.
    Q_PROPERTY(QSizeF size MEMBER m_size NOTIFY sizeChanged FINAL)
    Q_PROPERTY(bool compact MEMBER m_compact NOTIFY sizeChanged FINAL)

public:
    explicit OnScreenKeyboard(QObject *parent = nullptr);
    ~OnScreenKeyboard() override;

    [[nodiscard]] bool hardware() const { return m_hardware; }
    void setHardware(bool hardware);
    [[nodiscard]] bool wanted() const;
    [[nodiscard]] bool always() const { return m_always; }
    void setAlways(bool always);
    [[nodiscard]] QStringList locales() const;

    /// A finger is on the screen.
    Q_INVOKABLE void noteFinger();
    /// A key of a real keyboard was used.
    Q_INVOKABLE void noteKey();
    /// A field was touched or clicked: whoever put the keyboard away wants it back.
    Q_INVOKABLE void noteField();
    /// Put away by the person.
    Q_INVOKABLE void putAway();
    /// Loads Qt's virtual keyboard; false where it is not installed. Costs nothing the second time.
    Q_INVOKABLE bool plugIn();
    /// Brings it up for what has the focus, once it is plugged in and its keys are loaded.
    Q_INVOKABLE void raise();

signals:
    void hardwareChanged();
    void wantedChanged();
    void sizeChanged();

private:
    enum class Used { Nothing, Finger, Key };

    /// Runs a change, and tells if wanted() is another after it.
    template <typename Change> void decide(Change change);
    void followSeat();

    std::unique_ptr<SeatKeyboard> m_seat;
    std::unique_ptr<KeyboardPlug> m_plug;
    QSizeF m_size{1128, 300};
    Used m_used = Used::Nothing;
    bool m_hardware = true;
    bool m_always = false;
    bool m_away = false;
    bool m_compact = false;
    bool m_missing = false; // and said so
};

} // namespace doorward
