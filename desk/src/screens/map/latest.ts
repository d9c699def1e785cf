/**
 * Asks one thing at a time: a newer question drops the one that waits, and stops the one under way. So a map that is
 * dragged asks for what it shows at last, not for all that it passed.
 */
export class Latest {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #under: AbortController | undefined;

  /** Ask in `ms` milliseconds, unless something newer comes. */
  ask(ms: number, question: (signal: AbortSignal) => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#under?.abort();
      const now = (this.#under = new AbortController());
      void question(now.signal);
    }, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#under?.abort();
  }
}
