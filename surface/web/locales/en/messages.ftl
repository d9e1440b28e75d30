# Messages and the way back to one's cases.
