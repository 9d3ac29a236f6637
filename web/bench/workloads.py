# Times a workload of pkg/bench in a Python of whatever kind, as pkg/bench does it: the first pass apart, batches made
# longer until they last 200 steps of the clock and a millisecond, warmed up for 100 ms, garbage collected before each,
# nine of them, all again when one turns out too short. What is timed is the text that a cell runs, as a program of its own.
#
# python3 runs this file: each line of its input is a case with its texts, each line of its output a result. Pyodide
# calls answer().

import gc
import json
import sys
import time

LEAST, STEPS, NINE, THREE, WARM_UP, LONG = 1e-3, 200, 9, 3, 0.1, 1.0  # seconds, where they are times

TIMED = """import time
began = time.perf_counter()
for _ in range(%d):
%s
took = time.perf_counter() - began
"""


def clock_step():
    least, last, seen = 1.0, time.perf_counter(), 0
    while seen < 20:
        now = time.perf_counter()
        if now > last:
            least, last, seen = min(least, now - last), now, seen + 1
    return least


def more(times, took, enough):
    return times * 8 if took * 8 <= enough else max(int(times * 1.1 * enough / took), times + 1)


class Work:
    def __init__(self, case):
        self.setup = compile(case["setup"], "<setup>", "exec")
        self.passes = case["pass"]
        self.most = case["mostPasses"]
        self.names = {}
        exec(self.setup, self.names)

    def batch(self, times):
        """Does so many passes, over new data whenever the old has seen enough of them."""
        total = 0.0
        while times > 0:
            now = min(times, self.most) if self.most else times
            if self.most:
                self.names = {}
                exec(self.setup, self.names)
            program = compile(TIMED % (now, "    " + self.passes.replace("\n", "\n    ")), "<pass>", "exec")
            gc.collect()
            exec(program, self.names)
            total += self.names["took"]
            times -= now
        return total

    def found(self, times, enough):
        worked = 0.0
        while True:
            took = self.batch(times)
            worked += took
            if took < 1.5 * enough:
                times = more(times, took, 1.5 * enough)
            elif worked >= WARM_UP:
                return times

    def samples(self, times, enough):
        while True:
            times = self.found(times, enough)
            took = [self.batch(times) for _ in range(NINE)]
            if min(took) >= enough:
                return times, [each / times for each in took]
            times = more(times, min(took), enough)


def measure(case):
    step = clock_step()
    work = Work(case)
    first = work.batch(1)
    if first > LONG:
        times, samples = 1, [work.batch(1) for _ in range(THREE)]
    else:
        times, samples = work.samples(1, max(STEPS * step, LEAST))
    ns = sorted(each * 1e9 for each in samples)
    return {"medianNs": ns[len(ns) // 2], "leastNs": ns[0], "mostNs": ns[-1], "passes": times, "clockStepNs": step * 1e9}


def answer(line):
    try:
        return json.dumps({"result": measure(json.loads(line))})
    except Exception as error:
        return json.dumps({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__" and sys.platform != "emscripten":
    for line in sys.stdin:
        print(answer(line), flush=True)
