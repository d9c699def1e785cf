import { about } from "$lib/about.svelte";
import { api, Refused, type Brief, type Item, type Items, type Judged, type Sheet } from "$lib/api";
import { num, t } from "$lib/words";
import { clearOutbox, keepOutbox, keptOutbox } from "./outbox";

/** What stands in the list for one incident. */
export interface Row {
  brief: Brief & Partial<Item>;
  /** What was done to it here, before the server has said so. */
  done: Done | null;
}
export type Done = "accepted" | "rejected" | "corrected" | "merged" | "split";
export type Verb = "accept" | "reject" | "correct" | "merge" | "split";

/** One judgement on its way: kept until the server has taken or refused it. */
export interface Act {
  key: number;
  id: string;
  verb: Verb;
  body: Record<string, unknown>;
  /** Whose it is: it is sent in nobody else's name. */
  by: string;
  words: string;
  state: "sending" | "waiting" | "refused";
  told: string;
}
/** A judgement that the server took, to be undone by "u". */
interface Made {
  number: number;
  id: string;
  words: string;
}

const DONE: Record<Verb, Done> = {
  accept: "accepted",
  reject: "rejected",
  correct: "corrected",
  merge: "merged",
  split: "split",
};
/** Sheets kept at hand around the one that is shown. */
const KEPT = 40;
const PAGE = 200;

/** The queue of one set of filters: its rows, where one stands in it, and what is on its way to the server. */
export class Queue {
  rows = $state<Row[]>([]);
  at = $state(0);
  total = $state(0);
  acts = $state<Act[]>([]);
  made = $state<Made[]>([]);
  problem = $state("");
  loading = $state(true);
  sheet = $state<Sheet | null>(null);
  missing = $state("");
  /** What a screen reader is told. */
  said = $state("");
  /** What the server remarked upon the last correction of the incident at hand. */
  remarks = $state<readonly string[]>([]);
  /** What was done last, told with the incident that is shown next. */
  #did = "";
  #told = "";
  #next: string | null = null;
  #sheets = new Map<string, Promise<Sheet>>();
  #key = Date.now();
  #more: Promise<void> | null = null;

  constructor(readonly search: string) {
    this.acts = keptOutbox().map((act) => ({ ...act, state: "waiting" as const }));
    void this.load();
  }

  get row(): Row | null {
    return this.rows[this.at] ?? null;
  }

  /** How many of the rows are judged here. */
  get judged(): number {
    return this.rows.filter((row) => row.done || row.brief.review !== "open").length;
  }
  get left(): number {
    return this.total - this.judged;
  }

  async load(): Promise<void> {
    this.loading = true;
    this.problem = "";
    try {
      const page = await this.#page(null);
      this.rows = page.items.map((brief) => ({ brief, done: null }));
      this.total = page.total;
      this.#next = page.cursor;
      this.at = Math.min(this.at, Math.max(0, this.rows.length - 1));
      await this.show();
    } catch (error) {
      this.problem = words(error);
    } finally {
      this.loading = false;
    }
  }

  #page(after: string | null): Promise<Items> {
    const query = new URLSearchParams(this.search);
    if (!query.has("review")) query.set("review", "open"); // tomorrow does not begin with what was judged today
    query.set("sort", "-doubt");
    query.set("limit", String(PAGE));
    if (after) query.set("cursor", after);
    return api.get<Items>(`/api/incidents?${query}`);
  }

  /** Fetch what comes behind the rows that are there. */
  async more(): Promise<void> {
    if (!this.#next || this.#more) return this.#more ?? undefined;
    this.#more = this.#page(this.#next)
      .then((page) => {
        const known = new Set(this.rows.map((row) => row.brief.id));
        for (const brief of page.items) if (!known.has(brief.id)) this.rows.push({ brief, done: null });
        this.#next = page.cursor;
      })
      .catch((error: unknown) => {
        this.problem = words(error);
      })
      .finally(() => (this.#more = null));
    return this.#more;
  }

  /** Go to a place in the list. */
  go(to: number): void {
    if (!this.rows.length) return;
    this.at = Math.max(0, Math.min(this.rows.length - 1, to));
    this.remarks = [];
    if (this.at > this.rows.length - 20) void this.more();
    void this.show();
  }

  /** Show the incident at hand, and fetch the two behind it ahead. */
  async show(): Promise<void> {
    const row = this.row;
    if (!row) {
      this.sheet = null;
      return;
    }
    const id = row.brief.id;
    try {
      const sheet = await this.#sheet(id);
      if (this.row?.brief.id !== id) return;
      this.sheet = sheet;
      this.missing = "";
      const shown = t("queue.said", {
        n: this.at + 1,
        of: this.total,
        what: sheet.brief.subtype ?? sheet.brief.type,
        where: sheet.brief.place,
        day: sheet.brief.day,
      });
      // what a judgement changes is shown again, and not told again
      if (this.#did || this.#told !== id) this.said = [this.#did, shown].filter(Boolean).join(". ");
      this.#did = "";
      this.#told = id;
    } catch (error) {
      if (this.row?.brief.id !== id) return;
      this.sheet = null;
      this.missing = words(error);
    }
    for (const next of this.rows.slice(this.at + 1, this.at + 3)) this.#sheet(next.brief.id).catch(() => undefined);
  }

  #sheet(id: string): Promise<Sheet> {
    let found = this.#sheets.get(id);
    if (!found) {
      found = api.get<Sheet>(`/api/queue/${encodeURIComponent(id)}`);
      this.#sheets.set(id, found);
      found.catch(() => this.#sheets.delete(id));
      for (const old of this.#sheets.keys()) {
        if (this.#sheets.size <= KEPT) break;
        if (old !== id) this.#sheets.delete(old);
      }
    }
    return found;
  }

  /** Judge the incident at hand, and move on (but stay on one whose parts changed) before the server has answered. */
  judge(verb: Verb, body: Record<string, unknown>, said: string): void {
    const { row, sheet } = this;
    if (!row || !sheet || sheet.brief.id !== row.brief.id) return;
    const what = sheet.brief.subtype ?? sheet.brief.type;
    const act: Act = {
      key: this.#key++,
      id: row.brief.id,
      verb,
      body: { ...body, seen: sheet.brief.seen },
      by: about.value?.user ?? "",
      words: `${said}: ${[what, sheet.brief.place, sheet.brief.day].filter(Boolean).join(", ")}`,
      state: "sending",
      told: "",
    };
    row.done = DONE[verb];
    this.said = this.#did = t("queue.did", { did: said, left: num(this.left) });
    this.acts.push(act);
    keepOutbox(this.acts);
    if (verb === "accept" || verb === "reject") this.go(this.at + 1);
    void this.send(act.key);
  }

  /** Take in a correction that was made in the form for it. */
  corrected(told: Judged): void {
    const was = this.row?.brief.id ?? "";
    this.made.push({ number: told.number, id: told.incident ?? was, words: told.words });
    this.#changed(told, was);
    this.remarks = told.remarks;
    this.said = this.#did = [told.words, ...told.remarks].join(". ");
  }

  /** Send a judgement, or send it again. */
  async send(key: number): Promise<void> {
    const act = this.acts.find((each) => each.key === key);
    if (!act) return;
    if (about.value && act.by !== about.value.user) {
      act.state = "refused";
      act.told = t("queue.other", { by: act.by });
      return;
    }
    act.state = "sending";
    try {
      const told = await api.post<Judged>(`/api/incidents/${encodeURIComponent(act.id)}/${act.verb}`, act.body);
      this.#drop(key);
      this.made.push({ number: told.number, id: told.incident ?? act.id, words: act.words });
      this.#changed(told, act.id);
    } catch (error) {
      if (error instanceof Refused && error.status < 500) {
        act.state = "refused";
        const row = this.rows.find((each) => each.brief.id === act.id);
        if (row) row.done = null;
        this.#sheets.delete(act.id);
        if (this.row?.brief.id === act.id) void this.show();
      } else act.state = "waiting";
      act.told = words(error);
      keepOutbox(this.acts);
    }
  }

  /** Send again all that waits for the connection. */
  sendWaiting(): void {
    for (const act of this.acts) if (act.state === "waiting") void this.send(act.key);
  }

  /** Forget a judgement that was refused, or is not to be sent after all. */
  forget(key: number): void {
    const act = this.acts.find((each) => each.key === key);
    const row = this.rows.find((each) => each.brief.id === act?.id);
    if (row) row.done = null;
    this.#drop(key);
  }

  /** Go to the incident of a judgement. */
  goTo(id: string): void {
    const at = this.rows.findIndex((row) => row.brief.id === id);
    if (at >= 0) this.go(at);
  }

  /** Take back the last judgement that was made here, and go to its incident. */
  async undo(note: string): Promise<void> {
    const last = this.made.at(-1);
    if (!last) {
      this.said = this.problem = t("queue.undo.none");
      return;
    }
    this.made.pop();
    this.goTo(last.id);
    try {
      const told = await api.post<Judged>(`/api/judgements/${last.number}/undo`, note ? { note } : {});
      this.said = this.#did = t("queue.undone", { what: last.words });
      this.#changed(told, last.id);
      this.problem = "";
    } catch (error) {
      this.made.push(last);
      this.problem = words(error);
    }
  }

  #drop(key: number): void {
    this.acts = this.acts.filter((each) => each.key !== key);
    if (this.acts.length) keepOutbox(this.acts);
    else clearOutbox();
  }

  /** Bring the rows up to what the server says of the incidents that a judgement changed. */
  #changed(told: Judged, was: string): void {
    const known = new Map(this.rows.map((row) => [row.brief.id, row]));
    const shown = this.row;
    for (const brief of told.incidents) {
      this.#sheets.delete(brief.id);
      const row = known.get(brief.id) ?? (brief.id === told.incident ? known.get(was) : undefined);
      if (row) {
        row.brief = { ...row.brief, ...brief };
        row.done = null;
      } else if (told.new.includes(brief.id)) {
        // a part that was split off, or that stands alone again, is judged next
        const at = this.rows.findIndex((each) => each.brief.id === told.incident || each.brief.id === was);
        this.rows.splice(at + 1, 0, { brief, done: null });
        this.total++;
        if (this.at > at) this.at++;
      }
    }
    for (const gone of told.gone) {
      this.#sheets.delete(gone.id);
      const at = this.rows.findIndex((row) => row.brief.id === gone.id);
      if (at < 0 || gone.id === told.incident) continue;
      this.rows.splice(at, 1);
      this.total--;
      if (this.at > at) this.at--;
    }
    const at = shown ? this.rows.indexOf(shown) : -1;
    if (at >= 0) this.at = at;
    void this.show();
  }
}

export function words(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return error instanceof TypeError ? t("queue.offline") : String(error);
}

let current: Queue | null = null;

/** The queue of these filters: the one that was left, where it was left, or a new one. */
export function queueOf(search: string): Queue {
  if (current?.search !== search) current = new Queue(search);
  return current;
}
