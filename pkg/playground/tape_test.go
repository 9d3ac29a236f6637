package playground

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

func TestTape(t *testing.T) {
	tape := tape[int]{limit: 256}
	for i := range 1000 {
		*tape.next() = i
		if i == 100 {
			tape.dropTo(90)
		}
		for at := tape.begin; at < tape.end; at++ {
			if *tape.at(at) != at {
				t.Fatalf("after %d records position %d holds %d", i+1, at, *tape.at(at))
			}
		}
	}
	if tape.begin != 744 || tape.end != 1000 || !tape.isFull() {
		t.Errorf("positions %d to %d, want the last 256 of 1000", tape.begin, tape.end)
	}
	if allocs := testing.AllocsPerRun(1000, func() { *tape.next() = 1 }); allocs != 0 {
		t.Errorf("a full tape allocates %v times", allocs)
	}
}

// TestTable compares a table with a map.
func TestTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var table table
	model := make(map[uint64]int)
	next := uint64(0)
	for range 100_000 {
		next += uint64(1 + random.IntN(3))
		table.set(next, int(next)*2)
		model[next] = int(next) * 2
		victim := next - uint64(random.IntN(200))
		position, ok := table.remove(victim)
		want, known := model[victim]
		if ok != known || ok && position != want {
			t.Fatalf("remove(%d) = %d, %v, want %d, %v", victim, position, ok, want, known)
		}
		delete(model, victim)
	}
	seen := 0
	if _, ok := table.get(0); ok {
		t.Error("get(0) finds an object")
	}
	table.each(func(id uint64, position int) {
		seen++
		if model[id] != position {
			t.Fatalf("%d is at %d, want %d", id, position, model[id])
		}
	})
	if seen != len(model) || table.used != len(model) {
		t.Errorf("%d objects, want %d", seen, len(model))
	}
	for id, want := range model {
		if got, ok := table.get(id); !ok || got != want {
			t.Fatalf("get(%d) = %d, %v, want %d", id, got, ok, want)
		}
	}
}

func TestStore(t *testing.T) {
	s := store{limit: 1 << 20}
	type piece struct {
		want, got []byte
		end       int
	}
	var pieces []piece
	for i := range 2000 {
		want := bytes.Repeat([]byte{byte(i)}, i*37%5000)
		got, ok := s.keep(want)
		if !ok {
			t.Fatalf("piece %d is not kept with %d bytes held", i, s.held)
		}
		pieces = append(pieces, piece{want, got, s.end})
		if len(pieces) > 100 {
			s.dropTo(pieces[len(pieces)-101].end)
			pieces = pieces[len(pieces)-100:]
		}
		for _, p := range pieces {
			if !bytes.Equal(p.want, p.got) {
				t.Fatalf("after piece %d, one of %d bytes has changed", i, len(p.want))
			}
		}
	}
	if _, ok := s.keep(make([]byte, 1<<20)); ok {
		t.Error("a piece is kept that exceeds the limit with others")
	}
	if s.held > s.limit {
		t.Errorf("%d bytes are held, limit %d", s.held, s.limit)
	}
}
