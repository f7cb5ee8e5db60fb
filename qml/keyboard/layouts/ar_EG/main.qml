// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "العربية"
    upper: "ضصثقفغعهخحج"
    middle: "شسيبلاتنمكط"
    lower: "ذئءؤرىةوزظد"
    others: ["اأإآٱ", "يئى", "وؤ", "هة", "كگ", "بپ", "جچ", "فڤ"]
    cased: false
}
