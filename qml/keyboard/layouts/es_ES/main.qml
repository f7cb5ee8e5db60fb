// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "Español"
    upper: "qwertyuiop"
    middle: "asdfghjklñ"
    lower: "zxcvbnm"
    others: ["eé", "aáª", "ií", "oóº", "uúü", "cç"]
}
