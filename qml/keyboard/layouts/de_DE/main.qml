// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "Deutsch"
    upper: "qwertzuiopü"
    middle: "asdfghjklöä"
    lower: "yxcvbnm"
    others: ["eéèêë", "aáàâ", "sß", "oóòôø", "uúùû", "cç", "nñ"]
}
