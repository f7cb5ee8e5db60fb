// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/keyboard/keyboard_locales.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

namespace doorward {

namespace {

struct Offered
{
    std::string_view locale;
    std::string_view xkb; // the layouts of XKB that it stands for, each between commas
};

// The names of XKB are those of xkeyboard-config's base.lst.
constexpr std::array offered{
    Offered{"en_US", ",us,gb,au,nz,za,in,ie,"},
    Offered{"ar_EG", ",ara,eg,iq,sy,ma,dz,"},
    Offered{"de_DE", ",de,at,ch,"},
    Offered{"el_GR", ",gr,"},
    Offered{"es_ES", ",es,latam,"},
    Offered{"fr_FR", ",fr,be,"},
    Offered{"he_IL", ",il,"},
    Offered{"ru_RU", ",ru,by,kz,"},
    Offered{"uk_UA", ",ua,"},
};

QString text(std::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

QString ofXkb(const QString &layout)
{
    const QString name = layout.section(u'(', 0, 0).trimmed();
    if (name.isEmpty())
        return {};
    const auto found = std::find_if(offered.begin(), offered.end(), [&](const Offered &one) {
        return text(one.xkb).contains(u',' + name + u',');
    });
    return found == offered.end() ? QString() : text(found->locale);
}

QString ofLanguage(const QString &language)
{
    const auto found = std::find_if(offered.begin(), offered.end(), [&](const Offered &one) {
        return text(one.locale).section(u'_', 0, 0) == language.section(u'_', 0, 0);
    });
    return found == offered.end() ? QString() : text(found->locale);
}

} // namespace

QStringList keyboardLocales()
{
    return keyboardLocales(qEnvironmentVariable("XKB_DEFAULT_LAYOUT"), QLocale().name());
}

QStringList keyboardLocales(const QString &xkbLayouts, const QString &language)
{
    QStringList locales;
    const QStringList layouts = xkbLayouts.split(u',');
    for (const QString &layout : layouts)
        locales.append(ofXkb(layout));
    locales.append(ofLanguage(language));
    locales.append(text(offered.front().locale));
    locales.removeAll(QString());
    locales.removeDuplicates();
    return locales;
}

} // namespace doorward
