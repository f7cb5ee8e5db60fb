// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "Ελληνικά"
    upper: "ςερτυθιοπ"
    middle: "ασδφγηξκλ"
    lower: "ζχψωβνμ"
    others: ["εέ", "υύϋΰ", "ιίϊΐ", "οό", "αά", "ηή", "ωώ"]
}
