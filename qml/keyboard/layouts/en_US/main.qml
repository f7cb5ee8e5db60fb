// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "English (US)"
    upper: "qwertyuiop"
    middle: "asdfghjkl"
    lower: "zxcvbnm"
    others: ["eéèêë", "aáàâäåæ", "iíìîï", "oóòôöøœ", "uúùûü", "cç", "nñ", "sßš", "yýÿ", "zž"]
}
