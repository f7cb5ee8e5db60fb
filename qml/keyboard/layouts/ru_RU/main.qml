// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "Русский"
    upper: "йцукенгшщзхъ"
    middle: "фывапролджэ"
    lower: "ячсмитьбю"
    others: ["её"]
}
