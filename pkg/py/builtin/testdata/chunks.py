"""Run the chunks of testdata/chunks under CPython 3.15, as chunk_test.go does.

    python3.15 testdata/chunks.py [FILE ...]
"""
import ast
import glob
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
EXPECTATION = re.compile(r'### ("(?:[^"\\]|\\.)*")\s*$')


def check(file, line, text, prelude):
    names = {"__name__": "__main__"}
    exec(compile(prelude, "prelude.py", "exec"), names)
    want_line, want = 0, None
    for number, row in enumerate(text.split("\n"), line):
        if m := EXPECTATION.search(row):
            want_line, want = number, re.compile(ast.literal_eval(m[1]))
    try:
        exec(compile("\n" * (line - 1) + text, file, "exec"), names)
    except Exception as e:
        got = type(e).__name__ + (": " + str(e) if str(e) else "")
        tb, at = e.__traceback__, 0
        while tb:
            if tb.tb_frame.f_code.co_filename == file:
                at = tb.tb_lineno
            tb = tb.tb_next
        if want and want.search(got) and at == want_line:
            return 0
        print(f"{file}:{at}: {got}")
        return 1
    if want:
        print(f"{file}:{want_line}: did not fail, want {want.pattern!r}")
        return 1
    return 0


def main(files):
    with open(os.path.join(here, "prelude.py")) as f:
        prelude = f.read()
    failed = 0
    for file in files or sorted(glob.glob(os.path.join(here, "chunks", "*.py"))):
        with open(file) as f:
            line = 1
            for part in f.read().split("\n---\n"):
                failed += check(file, line, part, prelude)
                line += part.count("\n") + 2
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
