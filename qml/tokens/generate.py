#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the QML singleton Tokens from tokens.json: generate.py TOKENS_JSON TEMPLATE OUT"""
import json
import sys

THEMES = ("dark", "light", "contrast")


def colours(tokens):
    """One typed colour property per token; the theme chooses at run time."""
    themes = [tokens["colour"][theme] for theme in THEMES]
    for name in themes[0]:
        dark, light, contrast = (theme[name] for theme in themes)
        yield (f'    readonly property color {name}: isContrast ? "{contrast}" '
               f': isLight ? "{light}" : "{dark}"')


def avatars(tokens):
    def array(theme):
        return "[" + ", ".join(f'"{c}"' for c in tokens["avatar"][theme]) + "]"
    dark, light, contrast = (array(theme) for theme in THEMES)
    yield (f"    readonly property list<color> avatars: isContrast ? {contrast}\n"
           f"        : isLight ? {light}\n        : {dark}")


def sizes(tokens):
    """Font sizes in dp before scaling: clock and date by layout class, the others alone."""
    for role, spec in tokens["type"].items():
        name = "size" + role[0].upper() + role[1:]
        if isinstance(spec["size"], dict):
            for layout, value in spec["size"].items():
                yield f"    readonly property real {name}{layout[0].upper()}{layout[1:]}: {value}"
        else:
            yield f"    readonly property real {name}: {spec['size']}"


def groups(tokens):
    for key, value in tokens["space"].items():
        yield f"    readonly property real space{key}: {value}"
    for key, value in tokens["radius"].items():
        if not isinstance(value, str):
            yield f"    readonly property real radius{key[0].upper()}{key[1:]}: {value}"
    for key, value in tokens["stroke"].items():
        yield f"    readonly property real stroke{key[0].upper()}{key[1:]}: {value}"
    target = tokens["target"]
    yield f"    readonly property real target: {target['min']}"
    yield f"    readonly property real targetGap: {target['gap']}"
    for group, name in (("pinKey", "pinKey"), ("pinGap", "pinGap"), ("oskGap", "oskGap")):
        for layout, value in target[group].items():
            yield f"    readonly property real {name}{layout[0].upper()}{layout[1:]}: {value}"


def seam(tokens):
    values = tokens["seam"]
    for state in ("rest", "awake", "recognised", "checking", "refused", "delay"):
        name = state[0].upper() + state[1:]
        yield f"    readonly property real seamWidth{name}: {values[state]['width']}"
        yield f"    readonly property real seamGlow{name}: {values[state]['glow']}"
    yield f"    readonly property real seamContrastWidth: {values['contrastWidth']}"
    yield f"    readonly property real seamRunner: {values['checking']['runner']}"
    yield f"    readonly property list<real> seamShiver: {values['refused']['shiver']}"
    for layout, value in values["gap"].items():
        yield f"    readonly property real gap{layout[0].upper()}{layout[1:]}: {value}"


def motion(tokens):
    for name, spec in tokens["motion"].items():
        if name == "press":
            yield f"    readonly property int pressOut: {spec['out']}"
        elif name == "reduced":
            yield f"    readonly property int reducedMs: {spec['ms']}"
        else:
            yield f"    readonly property int {name}Ms: {spec['ms']}"
    yield f"    readonly property int checkingMs: {tokens['seam']['checking']['period']}"


def main():
    source, template, out = sys.argv[1:4]
    with open(source, encoding="utf-8") as file:
        tokens = json.load(file)
    lines = []
    for part in (colours, avatars, sizes, groups, seam, motion):
        lines.extend(part(tokens))
    font, scale, wallpaper = tokens["font"], tokens["textScale"], tokens["wallpaper"]
    lines += [
        f'    readonly property string fontText: "{font["text"]}"',
        f'    readonly property string fontDisplay: "{font["display"]}"',
        f'    readonly property real textScaleMax: {scale["max"]}',
        f'    readonly property real splitFrom: {scale["splitFrom"]}',
        f'    readonly property list<real> wallScrim: {wallpaper["wallScrim"]}',
        f'    readonly property list<real> leafScrim: {wallpaper["leafScrim"]}',
    ]
    with open(template, encoding="utf-8") as file:
        text = file.read().replace("    // @TOKENS@", "\n".join(lines))
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
