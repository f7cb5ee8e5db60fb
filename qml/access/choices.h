// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQmlIntegration>

class QQmlEngine;
class QJSEngine;

namespace doorward {

/// How a person wants to see and hear the screens, remembered from one time to the next in a file
/// of the user whom the program runs as: the greeter's are everybody's, the locker's one's own.
/// They hold at once. What is in the file and makes no sense is as if it was not there. GUI thread.
class Choices : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY
                   reducedMotionChanged FINAL)
    Q_PROPERTY(bool digitEcho READ digitEcho WRITE setDigitEcho NOTIFY digitEchoChanged FINAL)
    Q_PROPERTY(
        bool screenReader READ screenReader WRITE setScreenReader NOTIFY screenReaderChanged FINAL)
    Q_PROPERTY(bool screenKeyboard READ screenKeyboard WRITE setScreenKeyboard NOTIFY
                   screenKeyboardChanged FINAL)
    Q_PROPERTY(bool offersScreenReader READ offersScreenReader WRITE setOffersScreenReader NOTIFY
                   offersScreenReaderChanged FINAL)

public:
    /// The file that every later Choices of this process is kept in: DIRECTORY/doorward/face.conf
    /// of the user's configuration. Without it nothing outlives the process.
    static void keepInFile();
    /// The same in a file of that name.
    static void keepIn(const QString &file);

    explicit Choices(QObject *parent = nullptr);
    static Choices *create(QQmlEngine *engine, QJSEngine *);

    /// dark, light or contrast.
    [[nodiscard]] QString theme() const { return m_theme; }
    void setTheme(const QString &theme);
    /// 1 to 2.5.
    [[nodiscard]] double textScale() const { return m_textScale; }
    void setTextScale(double scale);
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);
    /// Digits are spoken as they are typed.
    [[nodiscard]] bool digitEcho() const { return m_digitEcho; }
    void setDigitEcho(bool echo);
    [[nodiscard]] bool screenReader() const { return m_screenReader; }
    void setScreenReader(bool on);
    /// A keyboard on the screen, whatever else is used.
    [[nodiscard]] bool screenKeyboard() const { return m_screenKeyboard; }
    void setScreenKeyboard(bool on);
    /// The program can start a screen reader.
    [[nodiscard]] bool offersScreenReader() const { return m_offersScreenReader; }
    void setOffersScreenReader(bool offers);
    /// What the file says of the picture behind the screens; written by hand, never from here.
    [[nodiscard]] QString wallpaper() const { return m_wallpaper; }

signals:
    void themeChanged();
    void textScaleChanged();
    void reducedMotionChanged();
    void digitEchoChanged();
    void screenReaderChanged();
    void screenKeyboardChanged();
    void offersScreenReaderChanged();

private:
    void load();
    static void store(const char *key, const QVariant &value);

    QString m_theme = QStringLiteral("dark");
    double m_textScale = 1;
    bool m_reducedMotion = false;
    bool m_digitEcho = false;
    bool m_screenReader = false;
    bool m_screenKeyboard = false;
    bool m_offersScreenReader = false;
    QString m_wallpaper;
};

} // namespace doorward
