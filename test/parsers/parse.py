"""Reads requests, one JSON object a line, and answers each by a line: what parsers of other languages make of a text."""

import json
import sys

import hcl2
import tree_sitter_powershell
from tree_sitter import Language, Parser

powershell = Parser(Language(tree_sitter_powershell.language()))


def mistakes_of(node):
    """The lines, from 1, on which a tree has something that is no PowerShell."""
    if node.is_error or node.is_missing:
        return [node.start_point.row + 1]
    return [line for child in node.children if node.has_error for line in mistakes_of(child)]


def answer(request):
    text = request["text"]
    if request["language"] == "powershell":
        return mistakes_of(powershell.parse(text.encode()).root_node)
    return hcl2.loads(text)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
