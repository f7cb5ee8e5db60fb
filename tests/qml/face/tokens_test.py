#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contrast table of the design, computed from tokens.json (WCAG 2): tokens_test.py TOKENS_JSON"""
import json
import sys
import unittest

TEXT, SIGN = 4.5, 3.0
# (foreground, background, minimum); in the contrast theme text needs 7.
PAIRS = [
    ("text", "wall", TEXT), ("text", "leaf", TEXT), ("text", "raisedTop", TEXT),
    ("text", "raisedBottom", TEXT), ("text2", "wall", TEXT), ("text2", "leaf", TEXT),
    ("text2", "raised", TEXT), ("accentText", "leaf", TEXT), ("accentText", "raised", TEXT),
    ("onAccent", "accentTop", TEXT), ("onAccent", "accentBottom", TEXT),
    ("refuse", "leaf", TEXT), ("refuse", "raised", TEXT), ("good", "leaf", TEXT),
    ("good", "raised", TEXT), ("control", "leaf", SIGN), ("control", "raised", SIGN),
    ("focus", "leaf", SIGN), ("seamRefuse", "leaf", SIGN),
]
# What the design says some of them are, to a tenth: a change of a colour shows here.
KNOWN = {
    "dark": {("text", "wall"): 16.9, ("text", "leaf"): 15.7, ("text2", "leaf"): 8.9,
             ("accentText", "leaf"): 11.3, ("refuse", "leaf"): 8.1, ("control", "leaf"): 4.1},
    "light": {("text", "wall"): 12.2, ("text", "leaf"): 14.8, ("text2", "wall"): 5.5,
              ("accentText", "leaf"): 7.1, ("refuse", "leaf"): 6.5, ("control", "leaf"): 3.7},
    "contrast": {("text", "wall"): 21.0, ("accentText", "leaf"): 14.7, ("good", "leaf"): 17.0},
}


def luminance(colour):
    def linear(value):
        value /= 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    red, green, blue = (linear(int(colour[i:i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class Contrast(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(TOKENS, encoding="utf-8") as file:
            cls.tokens = json.load(file)

    def test_every_pair_is_above_its_minimum(self):
        for theme, colours in self.tokens["colour"].items():
            for front, back, minimum in PAIRS:
                if theme == "contrast" and minimum == TEXT:
                    minimum = 7.0
                with self.subTest(theme=theme, pair=(front, back)):
                    self.assertGreaterEqual(contrast(colours[front], colours[back]), minimum)

    def test_a_pressed_key_can_be_read(self):
        colours = self.tokens["colour"]
        for theme in ("dark", "light"):
            self.assertGreaterEqual(contrast(colours[theme]["text"], colours[theme]["pressed"]),
                                    TEXT)
        self.assertGreaterEqual(
            contrast(colours["contrast"]["onAccent"], colours["contrast"]["pressed"]), 7.0)

    def test_initials_can_be_read_on_every_avatar(self):
        for theme, avatars in self.tokens["avatar"].items():
            text = self.tokens["colour"][theme]["text"]
            for avatar in avatars:
                with self.subTest(theme=theme, avatar=avatar):
                    self.assertGreaterEqual(contrast(text, avatar),
                                            7.0 if theme == "contrast" else TEXT)

    def test_no_picture_can_hide_what_is_written_over_it(self):
        def covered(picture, colour, share):
            return "#" + "".join(
                f"{round(int(picture[i:i + 2], 16) * (1 - share) + int(colour[i:i + 2], 16) * share):02X}"
                for i in (1, 3, 5))
        scrims = self.tokens["wallpaper"]
        for theme in ("dark", "light"):
            colours = self.tokens["colour"][theme]
            for picture in ("#FFFFFF", "#000000"):
                wall = covered(picture, colours["wall"], scrims["wallScrim"][1])
                leaf = covered(picture, colours["leaf"], scrims["leafScrim"][1])
                outline = covered(picture, colours["leaf"], scrims["leafScrim"][0])
                with self.subTest(theme=theme, picture=picture):
                    self.assertGreaterEqual(contrast(colours["text"], wall), TEXT)
                    for ink in ("text", "accentText", "refuse", "good"):
                        self.assertGreaterEqual(contrast(colours[ink], leaf), TEXT)
                    self.assertGreaterEqual(contrast(colours["text2"], outline), SIGN)

    def test_the_table_of_the_design_still_holds(self):
        for theme, pairs in KNOWN.items():
            colours = self.tokens["colour"][theme]
            for (front, back), known in pairs.items():
                with self.subTest(theme=theme, pair=(front, back)):
                    self.assertAlmostEqual(contrast(colours[front], colours[back]), known,
                                           delta=0.06)


if __name__ == "__main__":
    TOKENS = sys.argv.pop(1)
    unittest.main()
