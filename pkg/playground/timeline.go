package playground

// mostEvents is how many events of a step are told of.
const mostEvents = 16

// told returns what happened since begin, as a message tells it.
func (r *recorder) told() Trace {
	r.settle()
	t := Trace{Source: r.source.String(), Total: r.total(), Head: r.head.steps.end, LeftOut: r.tail.steps.begin, Lines: r.lines.lines()}
	for n := r.first + 1; n <= t.Total; n++ {
		if n == t.Head+1 {
			n = max(n, t.Head+t.LeftOut+1)
		}
		if s, segment := r.stepAt(n); s != nil {
			t.Steps = append(t.Steps, r.describe(n, s, segment))
		}
	}
	return t
}

func (r *recorder) describe(n int, s *stepRecord, from *segment) Step {
	before := from.before(r.position(n))
	step := Step{
		N: n, Source: s.source.String(), Line: int(s.line), EndLine: int(s.endLine), Resumed: s.resumed,
		Kind: s.kind(), Output: s.output, Costs: s.sum.minus(before.sum), Exports: s.exports,
	}
	for i := max(before.events, from.events.begin); i < s.events && len(step.Events) < mostEvents; i++ {
		if e := from.events.at(i); !e.silent {
			step.Events = append(step.Events, r.describeEvent(e))
		}
	}
	step.More = s.count - len(step.Events)
	for i := max(before.binds, from.binds.begin); i < s.binds && len(step.Bound) < mostEvents; i++ {
		b := from.binds.at(i)
		step.Bound = append(step.Bound, Bound{Name: b.name, Scope: b.scope, Object: int(b.id), Text: b.text.String()})
	}
	return step
}

// describeEvent describes an event.
func (r *recorder) describeEvent(e *eventRecord) Event {
	out := Event{Kind: e.kind.String(), Buffer: int(e.buffer)}
	switch e.kind {
	case evCreate:
		out.From, out.Bytes = int(e.other), e.bytes
		if e.place >= 0 {
			out.Reason = bufferTypes[e.place]
		}
	case evRelease, evExport, evView, evCast, evSlice:
		v := r.viewAt(e.view, e.place)
		out.View, out.Parent = int(e.view), int(v.parent)
		out.Offset, out.Count, out.Size, out.Stride, out.Bytes = v.offset, v.items, v.size, v.step, v.bytes()
	case evFree, evCollect:
		out.Bytes = e.bytes
	case evCopy:
		out.From, out.Bytes, out.Reason = int(e.other), e.bytes, e.reason.String()
	case evWrite:
		out.View = int(e.view)
		out.Offset, out.Count, out.Size, out.Stride, out.Bytes = e.offset, e.count, e.size, e.step, e.bytes
		out.Old, out.New = hexOf(e.old), hexOf(e.new)
	case evResize:
		out.Offset, out.Count, out.Size, out.Bytes = e.offset, e.count, e.size, e.bytes
		out.Old = hexOf(e.old)
	case evRefused:
		out.Views = e.views
	}
	return out
}

// hexOf writes the first bytes of p.
func hexOf(p []byte) string {
	p = p[:min(len(p), mostHex)]
	digits := make([]byte, 0, 2*mostHex)
	for _, b := range p {
		digits = append(digits, hex[b>>4], hex[b&15])
	}
	return string(digits)
}
