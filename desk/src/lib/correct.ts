import { api, Refused, type CorrectAsked, type Judged, type Words } from "./api";

/** A value for a field of an incident, as a person writes it, and what it rests on. */
export interface Correction {
  incident: string;
  field: string;
  value: string;
  note: string;
  /** The version of the incident as it was shown: another's judgement meanwhile is not written over. */
  seen?: string | null | undefined;
  /** Words of a report that bear the value out. */
  quote?: Words | undefined;
}

/** Send a correction; raises what `refusalOf` reads. */
export function correct({ incident, field, value, note, seen, quote }: Correction): Promise<Judged> {
  const asked: CorrectAsked = {
    values: { [field]: value },
    quotes: quote ? { [field]: quote } : {},
    note: note.trim() || null,
    seen: seen || null,
  };
  return api.post<Judged>(`/api/incidents/${encodeURIComponent(incident)}/correct`, asked);
}

/** Why it was refused, in words, and whether somebody else has judged the incident meanwhile. */
export function refusalOf(problem: unknown): { words: string; outdated: boolean } {
  return {
    words: problem instanceof Error ? problem.message : String(problem),
    outdated: problem instanceof Refused && problem.status === 409,
  };
}
