// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "Français"
    upper: "azertyuiop"
    middle: "qsdfghjklm"
    lower: "wxcvbn'"
    others: ["eéèêë", "aàâæ", "iîï", "oôœ", "uùûü", "cç", "yÿ"]
}
