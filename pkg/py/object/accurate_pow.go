package object

import "math"

func accuratePow(x, y float64) float64 { return math.Pow(x, y) }
