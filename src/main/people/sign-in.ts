/** Who is signed in on this Rackside. Only one person alone who has never had a PIN needs no sign-in. */

import type { Kysely, Selectable } from 'kysely';
import type { Channel } from '#contract/channel.ts';
import type { PersonTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { activePeople, type Person, personOf } from './people.ts';

export class SignIn {
  // Kept here, because a question on the one connection would wait for the import that is under way.
  #people: readonly Person[] = [];
  #open = false;
  #signedIn: string | undefined;

  /** After the roster was opened. */
  async load(executor: Kysely<Tables>): Promise<void> {
    this.use(await activePeople(executor));
  }

  /** Whenever people changed, once that is committed: what was rolled back gives nobody rights. */
  use(rows: readonly Selectable<PersonTable>[]): void {
    this.#people = rows.map(personOf);
    this.#open = rows.length === 1 && rows[0]?.pin === null;
  }

  get person(): Person | undefined {
    if (this.#open) return this.#people[0];
    return this.#people.find(({ id }) => id === this.#signedIn);
  }

  /** False for one person alone who has never had a PIN. */
  get asksPin(): boolean {
    return !this.#open;
  }

  get needed(): boolean {
    return this.#people.length > 0 && !this.person;
  }

  enter(id: string): void {
    this.#signedIn = id;
  }

  leave(): void {
    this.#signedIn = undefined;
  }

  /** Throws SIGN_IN_NEEDED or LEAD_NEEDED where the one who calls may not. */
  check({ needs }: Channel): void {
    if (needs === 'nobody') return;
    if (this.needed) throw new ExpectedError('SIGN_IN_NEEDED');
    if (needs === 'lead' && this.person?.role !== 'lead') throw new ExpectedError('LEAD_NEEDED');
  }
}
