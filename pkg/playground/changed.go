package playground

// Running reports whether a program runs.
func (m *Machine) Running() bool { return m.running }

// Changed returns the message about the edit or the file that came last.
func (m *Machine) Changed() Changed { return Changed{State: m.State(), Trace: m.recorder.told()} }
