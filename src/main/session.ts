/** The open roster, and the one way to change it: a transaction, its audit, then one event. */

import type { Kysely, Transaction } from 'kysely';
import { type ApplicationEvent, type Entity, entity } from '#contract/events.ts';
import { type AuditEntry, type AuditStamp, appendAudit } from './audit.ts';
import { beginLongChange } from './database/long-change.ts';
import type { OpenOptions, RosterFile } from './database/open.ts';
import type { Tables } from './database/schema.ts';
import { asUndoStep, type StepName } from './database/undo.ts';
import { ExpectedError } from './errors.ts';

export interface Change {
  /** Use this and nothing else for queries while the change runs. */
  readonly trx: Transaction<Tables>;
  /** Says which rows the screens must fetch again; `athletes` are athlete ids. */
  touch(entity: Entity, athletes?: Iterable<string>): void;
  audit(...entries: AuditEntry[]): void;
}

interface ChangeOptions {
  readonly stamp: AuditStamp;
  /** Makes it one step of undo with this name. */
  readonly undo?: string;
  /** Thousands of rows: written on the way, and left to `checkpoint` afterwards. */
  readonly long?: true;
}

interface SessionOptions {
  readonly open: (how: OpenOptions) => Promise<RosterFile>;
  /** Told once it stands open, before anything else may ask. */
  readonly opened: (kysely: Kysely<Tables>) => Promise<void>;
  /** Moves a damaged file away. */
  readonly quarantine: () => void;
  readonly publish: (event: ApplicationEvent) => void;
}

/** Above this, screens refetch what they show instead of naming rows. */
const MOST_NAMED = 500;

/** What changes nobody's work. */
const BESIDE_WORK: ReadonlySet<Entity> = new Set(['training', 'sheet', 'draft', 'person']);

const ROSTER: ReadonlySet<Entity> = new Set(['athlete', 'squad', 'maximum']);

/** Another roster stands behind the screens: all of it is new to them. */
export const EVERYTHING: readonly Entity[] = entity.options;

export class Session {
  opened: 'ready' | 'damaged' | 'newer' = 'ready';
  problem: string | undefined;
  revision = 0;
  /** Grows with every transaction that changes something, from inside it: long work sees whether it stood alone. */
  changes = 0;
  /** Grows when anything changes that the work of a day follows from; not by what is logged or printed of it. */
  workRevision = 0;
  /** Grows when the roster itself changes: athletes, squads, maxima. */
  rosterRevision = 0;
  readonly #open: SessionOptions['open'];
  readonly #opened: SessionOptions['opened'];
  readonly #quarantine: SessionOptions['quarantine'];
  readonly #publish: SessionOptions['publish'];
  #file: RosterFile | undefined;

  constructor(options: SessionOptions) {
    this.#open = options.open;
    this.#opened = options.opened;
    this.#quarantine = options.quarantine;
    this.#publish = options.publish;
  }

  /** Opens the roster, or stands ready for recovery when it is damaged or newer. */
  async open(how: OpenOptions = {}): Promise<void> {
    this.rosterRevision += 1;
    this.workRevision += 1;
    try {
      this.#file = await this.#open(how);
      await this.#opened(this.#file.kysely);
      this.opened = 'ready';
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      if (error.code === 'NEWER_DATABASE') this.opened = 'newer';
      else if (error.code === 'DAMAGED_DATABASE') this.opened = 'damaged';
      else throw error;
      this.problem = error.code;
    }
  }

  /** False while another roster is put in its place. */
  get isOpen(): boolean {
    return this.#file !== undefined;
  }

  /** For queries outside a change. */
  get kysely(): Kysely<Tables> {
    return this.#ready().kysely;
  }

  /** Runs `work` in one transaction; its audit events are part of it; the event follows the commit. */
  async change<T>(options: ChangeOptions, work: (change: Change) => Promise<T>): Promise<T> {
    return (await this.#run(options, work)).value;
  }

  /** As one step of undo, which `history.undo` takes back by this name; null where it changed nothing that can be undone. */
  async step<T>(
    options: ChangeOptions & { readonly undo: string },
    work: (change: Change) => Promise<T>,
  ): Promise<{ readonly value: T; readonly step: StepName | null }> {
    return this.#run(options, work);
  }

  async #run<T>(
    options: ChangeOptions,
    work: (change: Change) => Promise<T>,
  ): Promise<{ readonly value: T; readonly step: StepName | null }> {
    const entities = new Set<Entity>();
    const ids = new Set<string>();
    const endLong = options.long && beginLongChange(this.#ready().connection);
    const done = await this.kysely
      .transaction()
      .execute(async (trx) => {
        this.changes += 1;
        const audit: AuditEntry[] = [];
        const change: Change = {
          trx,
          touch(entity, athletes = []) {
            entities.add(entity);
            for (const id of athletes) ids.add(id);
          },
          audit: (...entries) => audit.push(...entries),
        };
        const result = options.undo
          ? await asUndoStep(trx, options.undo, options.stamp.at, () => work(change))
          : { value: await work(change), step: null };
        if (audit.length > 0) await appendAudit(trx, options.stamp, audit);
        // Before the next change has its turn, which may stand on what this one changed.
        if ([...entities].some((entity) => ROSTER.has(entity))) this.rosterRevision += 1;
        if ([...entities].some((entity) => !BESIDE_WORK.has(entity))) this.workRevision += 1;
        return result;
      })
      .finally(() => endLong?.());
    this.say([...entities], ids.size > MOST_NAMED ? [] : [...ids]);
    return done;
  }

  /** The open roster turned out damaged: closes it, sets it aside and stands ready for recovery. */
  async setAside(): Promise<void> {
    if (!this.#file) return;
    await this.close();
    this.#quarantine();
    this.opened = 'damaged';
    this.problem = 'DAMAGED_DATABASE';
    this.say(EVERYTHING);
  }

  /** Tells every screen that something changed. */
  say(entities: readonly Entity[], ids: string[] = []): void {
    if (entities.length === 0) return;
    this.revision += 1;
    this.#publish({ type: 'changed', entities: [...entities], ids, revision: this.revision });
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    // Its turn comes when the change that is under way has ended.
    await file?.kysely.connection().execute(async () => undefined);
    await file?.kysely.destroy();
  }

  #ready(): RosterFile {
    if (!this.#file) throw new ExpectedError('NOT_READY');
    return this.#file;
  }
}
