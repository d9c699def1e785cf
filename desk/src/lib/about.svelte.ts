import type { About } from "./api";

let value = $state<About | null>(null);

/** The desk that is open and who is at it; null until the server has answered. */
export const about = {
  get value(): About | null {
    return value;
  },
  set value(told: About | null) {
    value = told;
  },
};
