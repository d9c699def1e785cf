import type { Act } from "./queue.svelte";

/** Judgements that no server has taken yet outlive the page: a closed lid loses none. */
const KEY = "dateline.outbox";

export function keepOutbox(acts: Act[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(acts));
}

export function clearOutbox(): void {
  sessionStorage.removeItem(KEY);
}

export function keptOutbox(): Act[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Act[]) : [];
  } catch {
    return [];
  }
}
