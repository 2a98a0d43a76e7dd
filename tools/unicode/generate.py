#!/usr/bin/env python3
"""Writes the canonical decompositions and combining classes of Unicode, as Python's own copy of the
Unicode Character Database has them, to src/SceneScout.Domain/Text/Data/compositions.txt:

    D <code> <code> [<code>]     a decomposition that composes back
    X <code> <code> [<code>]     a decomposition that does not (singletons, exclusions)
    C <first> <last> <class>     characters of one combining class

Run from the project's root: python3 tools/unicode/generate.py
"""
import unicodedata

lines = [f"# Unicode {unicodedata.unidata_version}; written by tools/unicode/generate.py"]
classes = []
for code in range(0x110000):
    if 0xAC00 <= code <= 0xD7A3 or 0xD800 <= code <= 0xDFFF:
        continue
    char = chr(code)
    mapping = unicodedata.decomposition(char)
    if mapping and not mapping.startswith("<"):
        kind = "D" if unicodedata.normalize("NFC", char) == char else "X"
        lines.append(f"{kind} {code:X} {' '.join(f'{int(part, 16):X}' for part in mapping.split())}")
    combining = unicodedata.combining(char)
    if combining:
        if classes and classes[-1][1] == code - 1 and classes[-1][2] == combining:
            classes[-1][1] = code
        else:
            classes.append([code, code, combining])
lines += [f"C {first:X} {last:X} {combining}" for first, last, combining in classes]
with open("src/SceneScout.Domain/Text/Data/compositions.txt", "w", encoding="ascii", newline="\n") as file:
    file.write("\n".join(lines) + "\n")
