# A SyntaxError tells of a place, which its second argument gives.
e = SyntaxError("text", ("dir/f.py", 1, 2, "x = y", 1, 4))
assert str(e) == "text (f.py, line 1)"
assert (e.msg, e.filename, e.lineno, e.offset) == ("text", "dir/f.py", 1, 2)
assert (e.text, e.end_lineno, e.end_offset) == ("x = y", 1, 4)
assert e.args == ("text", ("dir/f.py", 1, 2, "x = y", 1, 4))
e = IndentationError("text", [None, 2, 3, None])
assert (str(e), e.text, e.end_lineno) == ("text (line 2)", None, None)
for e in SyntaxError("text"), SyntaxError("text", 2, 3):
    assert (e.msg, e.lineno) == ("text", None)
assert (str(SyntaxError("text")), str(SyntaxError())) == ("text", "None")
assert SyntaxError().msg is None
---
# What is known of the place is shown.
assert str(SyntaxError(7, ("a/b", None, None, None))) == "7 (b)"
assert str(SyntaxError(7, (b"a", 2.0, None, None))) == "7"
---
# A place has four members, or six, and one that no one may see.
assert SyntaxError("a", (1, 2, 3, 4, 5, 6, 7)).end_offset == 6
def wrong(place):
    try:
        SyntaxError("a", place)
    except TypeError as e:
        return str(e)
assert wrong((1, 2)) == "function takes at least 4 arguments (2 given)"
assert wrong(range(8)) == "function takes at most 7 arguments (8 given)"
assert wrong(range(5)) == "end_offset must be provided when end_lineno is provided"
assert wrong(3) == "'int' object is not iterable"
---
SyntaxError(msg="a") ### "takes no keyword arguments"
