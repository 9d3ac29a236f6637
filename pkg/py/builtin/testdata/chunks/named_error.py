# Exceptions of names tell the name.
try:
    missing
except NameError as e:
    assert e.name == "missing" and e.args == ("name 'missing' is not defined",)
def free():
    def inner(): return later
    inner()
    later = 1
try:
    free()
except NameError as e:
    assert e.name == "later"
def local():
    here
    here = 1
try:
    local()
except UnboundLocalError as e:
    assert e.name is None
---
# So do those of imports, in their repr, too.
try:
    import nowhere_to_be_found
except ImportError as e:
    assert type(e) is ModuleNotFoundError and e.name == "nowhere_to_be_found" and e.path is None
    assert repr(e).endswith(", name='nowhere_to_be_found')")
try:
    from math import wrath
except ImportError as e:
    assert e.name == "math" and e.msg == str(e)
assert repr(ImportError(name="n", path="p")) == "ImportError(name='n', path='p')"
assert repr(ImportError("a", "b", path=1)) == "ImportError('a', 'b', path=1)" and ImportError("a", "b").msg is None
---
# All can be given by name.
assert NameError("text", name="n").name == "n" and NameError("text").name is None
error = AttributeError("text", obj=[1], name="n")
assert (error.name, error.obj, error.args) == ("n", [1], ("text",))
del error.obj
assert error.obj is None
fails("TypeError: NameError() got an unexpected keyword argument 'obj'", NameError, obj=1)
fails("TypeError: ValueError() takes no keyword arguments", ValueError, name=1)
---
# What an exception follows from must be an exception.
e = ValueError()
fails("TypeError: exception cause must be None or derive from BaseException", setattr, e, "__cause__", 5)
assert not e.__suppress_context__
fails("TypeError: exception context must be None or derive from BaseException", setattr, e, "__context__", ValueError)
fails("TypeError: __traceback__ must be a traceback or None", setattr, e, "__traceback__", 5)
fails("TypeError: __traceback__ must be a traceback or None", e.with_traceback, 5)
fails("TypeError: __cause__ may not be deleted", delattr, e, "__cause__")
fails("TypeError: attribute value type must be bool", setattr, e, "__suppress_context__", 1)
e.__cause__ = e.__context__ = KeyError()
e.__traceback__ = None
assert e.__suppress_context__
