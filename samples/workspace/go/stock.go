// A stock of teas that several workers may use at once. Run it: go run go/stock.go
package main

import (
	"errors"
	"fmt"
	"sync"
)

var errUnknown = errors.New("no such tea")

// Stock counts packets by the name of the tea.
type Stock struct {
	mutex   sync.Mutex
	packets map[string]int
}

// NewStock makes an empty stock.
func NewStock() *Stock {
	return &Stock{packets: make(map[string]int)}
}

// Add puts packets of a tea into the stock.
func (s *Stock) Add(name string, count int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.packets[name] += count
}

// Take removes packets of a tea from the stock.
func (s *Stock) Take(name string, count int) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.packets[name] < count {
		return errUnknown
	}
	s.packets[name] -= count
	return nil
}

func main() {
	stock := NewStock()
	stock.Add("Assam", 12)
	if err := stock.Take("Assam", 5); err != nil {
		fmt.Println("cannot take Assam:", err)
	}
	fmt.Println("left:", stock.packets["Assam"])
}
