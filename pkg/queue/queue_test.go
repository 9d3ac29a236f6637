package queue

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
)

func TestQueueOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var q Queue
		leave, err := q.Enter(t.Context(), func(int) {})
		if err != nil {
			t.Fatal(err)
		}
		var order []int
		positions := make([][]int, 3)
		for i := range positions {
			go func() {
				leave, err := q.Enter(t.Context(), func(p int) { positions[i] = append(positions[i], p) })
				if err != nil {
					t.Error(err)
					return
				}
				order = append(order, i)
				leave()
			}()
			synctest.Wait()
		}
		if got := q.Len(); got != 4 {
			t.Errorf("Len() = %d, want 4", got)
		}
		leave()
		synctest.Wait()
		if !slices.Equal(order, []int{0, 1, 2}) {
			t.Errorf("they entered in the order %v, want 0, 1, 2", order)
		}
		want := [][]int{{1}, {2, 1}, {3, 2, 1}}
		for i := range want {
			if !slices.Equal(positions[i], want[i]) {
				t.Errorf("number %d was told the positions %v, want %v", i, positions[i], want[i])
			}
		}
		if got := q.Len(); got != 0 {
			t.Errorf("Len() = %d in the end, want 0", got)
		}
	})
}

func TestQueueFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var q Queue
		leave, _ := q.Enter(t.Context(), func(int) {})
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, Places)
		for range Places {
			go func() {
				_, err := q.Enter(ctx, func(int) {})
				ended <- err
			}()
		}
		synctest.Wait()
		if _, err := q.Enter(t.Context(), func(int) {}); !errors.Is(err, ErrFull) {
			t.Errorf("Enter() of a full queue = %v, want %v", err, ErrFull)
		}
		cancel()
		for range Places {
			if err := <-ended; !errors.Is(err, context.Canceled) {
				t.Errorf("Enter() under an ended context = %v, want %v", err, context.Canceled)
			}
		}
		leave()
		if got := q.Len(); got != 0 {
			t.Errorf("Len() = %d after all have gone, want 0", got)
		}
	})
}

// TestQueueGiveUp lets a ticket's turn come in the moment in which its holder
// leaves: the turn must not be lost.
func TestQueueGiveUp(t *testing.T) {
	var q Queue
	leave, _ := q.Enter(t.Context(), func(int) {})
	own := &ticket{moved: make(chan int, Places+1)}
	q.waiting = append(q.waiting, own)
	leave()
	q.giveUp(own)
	if got := q.Len(); got != 0 {
		t.Errorf("Len() = %d, want 0: the turn of the one that left must go on", got)
	}
}
