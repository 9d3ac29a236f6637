"""Runs programs: a line of JSON in, {"code": ...}, a line out, {"stdout": ..., "failure": ...}.

A program that takes too much time or memory ends with {"failure": "limit"}. Each program has a namespace of its own. failure is the last line of its traceback.
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


def stop(*ignored):
    raise Limit


signal.signal(signal.SIGALRM, stop)


def run(code):
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    out = io.StringIO()
    failure = ""
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            signal.setitimer(signal.ITIMER_REAL, 1)
            exec(compile(code, "<program>", "exec"), names)
        except (Limit, MemoryError):
            failure = "limit"
        except BaseException as e:
            failure = traceback.format_exception_only(e)[-1].strip()
        signal.setitimer(signal.ITIMER_REAL, 0)
        printed = out.getvalue()
        names.clear()
        gc.collect()
    if "MemoryError" in printed or "RecursionError" in printed or len(printed) > 1 << 16:
        printed, failure = "", "limit"
    return {"stdout": printed, "failure": failure}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line)["code"])), flush=True)
