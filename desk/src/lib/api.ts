/** The server's answers, typed by its OpenAPI document (`npm run types`). */
export type * from "./api.gen";

/** What the server refused, in words for a person, with the HTTP status. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Fetch JSON; raises Refused with the server's words. Who is not signed in is brought to the page for that. */
async function ask<T>(method: string, address: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-dateline-desk"] = "1"; // a page of another site cannot send it
  if (body !== undefined) headers["content-type"] = "application/json";
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  const answer = await fetch(address, init);
  if (answer.status === 401) location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  const text = await answer.text();
  const told: unknown = text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  if (!answer.ok) {
    const words = told && typeof told === "object" && "error" in told ? String(told.error) : answer.statusText;
    throw new Refused(answer.status, words);
  }
  return told as T;
}

export const api = {
  get: <T>(address: string, signal?: AbortSignal): Promise<T> => ask<T>("GET", address, undefined, signal),
  post: <T>(address: string, body: unknown = {}): Promise<T> => ask<T>("POST", address, body),
  delete: <T>(address: string): Promise<T> => ask<T>("DELETE", address),
};
