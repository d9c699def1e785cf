"""Makes the small encoder that annotate uses: its corpus, its network, its training, its export and its figures."""
