// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/face.h"

#include "qml/images/caps.h"
#include "qml/images/glow.h"
#include "qml/images/icons.h"
#include "qml/images/picture_file.h"
#include "qml/images/portraits.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlEngine>
#include <QTranslator>

#include <algorithm>

namespace doorward {

namespace {

/// The Han characters of one language are not those of another: the person's own come first.
QStringList chineseJapaneseKorean()
{
    QStringList families{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans CJK TC"),
                         QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Sans CJK KR")};
    const QLocale locale;
    qsizetype first = 0;
    if (locale.language() == QLocale::Japanese)
        first = 2;
    else if (locale.language() == QLocale::Korean)
        first = 3;
    else if (locale.language() == QLocale::Chinese &&
             (locale.script() == QLocale::TraditionalHanScript))
        first = 1;
    families.move(first, 0);
    return families;
}

} // namespace

void addFace(QQmlEngine &engine)
{
    boundDecoders();
    engine.addImageProvider(QStringLiteral("cap"), new CapProvider);
    engine.addImageProvider(QStringLiteral("glow"), new GlowProvider);
    engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
    engine.addImageProvider(QStringLiteral("portrait"), new PortraitProvider);
}

void setUpWords(const QString &folder)
{
    static QTranslator words;
    QCoreApplication::removeTranslator(&words);
    const QString place = folder.isEmpty() ? QStringLiteral(DOORWARD_TRANSLATIONS) : folder;
    if (words.load(QLocale(), QStringLiteral("doorward"), QStringLiteral("_"), place))
        QCoreApplication::installTranslator(&words);
}

void setUpFonts()
{
    const QStringList fallbacks =
        QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"),
                    QStringLiteral("Noto Sans Hebrew"), QStringLiteral("Noto Sans Devanagari")} +
        chineseJapaneseKorean();
    QFont::insertSubstitutions(QStringLiteral("Inter"), fallbacks);
    // Before Inter 4 there is no Display cut.
    QFont::insertSubstitutions(QStringLiteral("Inter Display"),
                               QStringList{QStringLiteral("Inter")} + fallbacks);
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(16);
    font.setHintingPreference(QFont::PreferNoHinting);
    QGuiApplication::setFont(font);
}

} // namespace doorward
