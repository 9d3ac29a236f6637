"""Runs programs: a line of JSON in, {"code": ..., "bounded": ...}, a line out, {"stdout": ..., "failure": ...}.

Each program has a namespace of its own. failure is the last line of its traceback, or "limit" when a program takes too much
time or memory. A bounded program also ends so when it prints of limits, which every Python has of its own, or very much.
"""
import contextlib
import gc
import io
import json
import resource
import signal
import sys
import traceback
import warnings

warnings.simplefilter("ignore")
gc.disable()
gc.freeze()
resource.setrlimit(resource.RLIMIT_AS, (800 << 20, 800 << 20))


class Limit(BaseException):
    pass


LIMITS = (Limit, MemoryError)  # made while there is memory for it


def stop(*ignored):
    raise Limit


signal.signal(signal.SIGALRM, stop)


def run(code, bounded=True):
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    out = io.StringIO()
    failure = ""
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            signal.setitimer(signal.ITIMER_REAL, 1, 0.1)  # again and again: finally: break swallows it
            exec(compile(code, "<program>", "exec"), names)
        except LIMITS:
            failure = "limit"
        except BaseException as e:
            failure = traceback.format_exception_only(e)[-1].strip()
        signal.setitimer(signal.ITIMER_REAL, 0)
        printed = out.getvalue()
        names.clear()
        gc.collect()
    if bounded and ("MemoryError" in printed or "RecursionError" in printed or len(printed) > 1 << 16):
        printed, failure = "", "limit"
    return {"stdout": printed, "failure": failure}


for line in sys.stdin:
    print(json.dumps(run(**json.loads(line))), flush=True)
