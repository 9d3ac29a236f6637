"""Writes precise.tsv: functions at random arguments, as the C library rounds them.

    python3.15 testdata/precise.py > testdata/precise.tsv
"""

import math
import random

random.seed(315)


def line(name, x, y, result):
    print(name, x.hex(), y.hex(), result.hex(), sep="\t")


for _ in range(300):
    x = random.choice([random.uniform(0, 10), random.lognormvariate(0, 30), 1 + random.uniform(-1e-3, 1e-3)])
    y = random.choice([random.uniform(-20, 20), random.uniform(-1, 1), float(random.randint(-100, 100))])
    try:
        line("pow", x, y, x**y)
    except OverflowError:
        line("pow", x, y, math.inf)
    line("log", x, 0.0, math.log(x))
    line("exp", y * 7, 0.0, math.exp(y * 7))
    line("sin", y * 50, 0.0, math.sin(y * 50))
    line("cos", y * 50, 0.0, math.cos(y * 50))
    line("hypot", x, y, math.hypot(x, y))
    line("atan2", x, y, math.atan2(x, y))
