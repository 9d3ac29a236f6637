# Runs examples under CPython as its prompt would, and writes what it answered:
# for each example a list of texts, one for each statement.

import contextlib
import io
import json


def last_line(error):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{name}: {text}".splitlines()[-1] if text else name


def answer(statement, names):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            for part in split(statement):
                exec(compile(part, "<example>", "single"), names)
        except BaseException as error:
            print(last_line(error))
    return printed.getvalue()


def split(text):
    """Yields the statements of a text one by one, as the prompt takes them."""
    import ast

    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        source = "".join(lines[first - 1:node.end_lineno])
        start = len(lines[first - 1].encode()[:node.col_offset].decode()) if first == node.lineno else 0
        cut = len(lines[node.end_lineno - 1].encode()[node.end_col_offset:].decode())
        yield source[start:len(source) - cut] + "\n"


answers = []
for example in json.loads(QUESTIONS):
    names = {"__name__": "__main__"}
    exec(example["setup"], names)
    answers.append([answer(step, names) for step in example["steps"]])
print(json.dumps(answers))
