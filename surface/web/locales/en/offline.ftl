# Without a network, and without current.
