// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

LetterRows {
    name: "עברית"
    upper: "קראטוןםפ"
    middle: "שדגכעיחלךף"
    lower: "זסבהנמצתץ"
    cased: false
}
