"""review: judgements by persons (merge, split, accept, reject, correct), append-only, and what they amount to."""
