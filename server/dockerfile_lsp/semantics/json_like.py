"""Texts that were meant as a JSON array and are none."""

import json
import re

_STRING = r"""\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|“[^”]*”|\u2018[^\u2019]*\u2019)\s*"""
_ARRAY = re.compile(rf"\[(?:{_STRING},)*(?:{_STRING},?)?\s*\]\s*\Z", re.DOTALL)
_STRINGS = re.compile(_STRING, re.DOTALL)

# A shell's `[ … ]` has a blank behind the bracket and no comma behind a quote.
_LIKELY = re.compile(r"""\[(?:["'“\u2018]|\s+["'“\u2018][^"'”\u2019]*["'”\u2019]\s*,)""")


def is_meant_as_array(text: str) -> bool:
    return _LIKELY.match(text) is not None


def repaired(text: str) -> str:
    """The array that was meant; empty where that is not plain."""
    if not _ARRAY.match(text):
        return ""
    found = [each.strip() for each in _STRINGS.findall(text[1:])]
    return json.dumps([_value(each) for each in found], ensure_ascii=False)


def fault(text: str) -> str:
    """What is wrong, as the end of a sentence."""
    if re.search(r",\s*\]\s*\Z", text):
        return "there is a comma too many at its end"
    if not text.endswith("]"):
        return "there is text behind it" if "]" in text else "its bracket is never closed"
    if re.search(r"[\[,]\s*[^\s\"]", text):
        return "strings need double quotes"
    is_lost = re.search(r'\\(?:[^"\\/bfnrtu]|u(?![0-9a-fA-F]{4}))', text)
    return "a backslash is written twice" if is_lost else "there are commas between strings"


def _value(string: str) -> str:
    if string.startswith('"'):
        try:
            return str(json.loads(string))
        except ValueError:
            return string[1:-1]
    return string[1:-1]
