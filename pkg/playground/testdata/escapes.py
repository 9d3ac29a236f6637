# Programs that try to reach what lies outside of their session. Each ends with the
# exception named behind "###"; "---" divides them.

# JavaScript and the page
import js  ### ModuleNotFoundError
---
import pyodide  ### ModuleNotFoundError
---
import browser  ### ModuleNotFoundError
---
window  ### NameError
---
document  ### NameError
---
globalThis  ### NameError
---

# the network
import urllib.request  ### ModuleNotFoundError
---
import http.client  ### ModuleNotFoundError
---
import ssl  ### ModuleNotFoundError
---
import socket
socket.socket()  ### OSError
---
import socket
socket.create_connection(('localhost', 80))  ### OSError
---
import socket
socket.getaddrinfo('localhost', 80)  ### OSError
---
import socket
a, b = socket.socketpair()
a.connect(('localhost', 80))  ### OSError
---
import socket
a, b = socket.socketpair()
type(a)()  ### OSError
---

# storage, files, processes and the environment
import os  ### ModuleNotFoundError
---
import pathlib  ### ModuleNotFoundError
---
import sqlite3  ### ModuleNotFoundError
---
import subprocess  ### ModuleNotFoundError
---
import ctypes  ### ModuleNotFoundError
---
import mmap  ### ModuleNotFoundError
---
import importlib  ### ModuleNotFoundError
---
import builtins  ### ModuleNotFoundError
---
open('/etc/passwd')  ### OSError
---
import io
io.open('/etc/passwd')  ### OSError
---
import io
io.FileIO('/etc/passwd')  ### AttributeError
---
import sys
sys.argv  ### AttributeError
---
import sys
sys.modules  ### AttributeError
---
import sys
sys.path  ### AttributeError
---
import sys
sys.stdin.read()  ### AttributeError
---
import time
time.tzname  ### AttributeError
---
import _testbuffer  ### ModuleNotFoundError
---
input()  ### EOFError
---

# the language's own inside
__import__('os')  ### ImportError
---
eval('1')  ### NotImplementedError
---
exec('1')  ### NotImplementedError
---
compile('1', '', 'eval')  ### NotImplementedError
---
import inspect
inspect.currentframe()  ### AttributeError
---
import gc
gc.get_objects()  ### AttributeError
---
import gc
gc.get_referrers([])  ### AttributeError
---
object.__subclasses__()  ### AttributeError
---
(lambda: 0).__globals__  ### AttributeError
---
(lambda: 0).__code__  ### AttributeError
---
(lambda x: lambda: x)(1).__closure__  ### AttributeError
---
(x for x in ()).gi_frame  ### AttributeError
---
try: 1 / 0
except Exception as e: e.__traceback__.tb_frame  ### AttributeError
---
len.__self__  ### AttributeError
---
'{0.__globals__}'.format(lambda: 0)  ### AttributeError
---

# what sessions share cannot be changed
bytes.hex = None  ### TypeError
---
setattr(memoryview, 'x', 1)  ### TypeError
---
del list.append  ### TypeError
---
type.__setattr__(bytes, 'x', 1)  ### AttributeError
---
len.x = 1  ### AttributeError
---
ValueError.x = 1  ### TypeError
---
import array
array.array = None  ### AttributeError
---
import sys
sys.maxsize = 1  ### AttributeError
---
import collections.abc
collections.abc.Buffer.x = 1  ### TypeError
---
vars(bytes)['hex'] = None
b''.hex() + 1  ### TypeError
