"""Who did it and to whom: an annotated corpus of our own, and the weights that it gives."""
