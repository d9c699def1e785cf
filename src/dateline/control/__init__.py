"""control: who held what, when. Takes control assertions and incidents, gives dated states with their claims."""
