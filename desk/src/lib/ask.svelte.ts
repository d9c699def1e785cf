import { api } from "./api";

/** What the server answered to an address, while it is asked and when it refused. */
export interface Told<T> {
  readonly value: T | null;
  readonly error: string | null;
  readonly waiting: boolean;
  again(): void;
}

/**
 * Ask whenever the address changes (null asks nothing); the last answer stays until the next is there. To be called
 * while a component is set up.
 */
export function asking<T>(address: () => string | null): Told<T> {
  let value = $state.raw<T | null>(null);
  let error = $state<string | null>(null);
  let waiting = $state(false);
  let round = $state(0);
  $effect(() => {
    const asked = address();
    void round;
    if (asked === null) {
      value = null;
      return;
    }
    const stop = new AbortController();
    waiting = true;
    api.get<T>(asked, stop.signal).then(
      (told) => {
        value = told;
        error = null;
        waiting = false;
      },
      (reason: unknown) => {
        if (stop.signal.aborted) return;
        error = reason instanceof Error ? reason.message : String(reason);
        waiting = false;
      },
    );
    return () => stop.abort();
  });
  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get waiting() {
      return waiting;
    },
    again: () => (round += 1),
  };
}
