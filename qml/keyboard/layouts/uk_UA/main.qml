// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "Українська"
    upper: "йцукенгшщзхї"
    middle: "фівапролджє"
    lower: "ячсмитьбю"
    others: ["гґ"]
}
