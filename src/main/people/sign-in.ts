/** Who is signed in on this Rackside. A facility of one person needs no sign-in. */

import type { Kysely } from 'kysely';
import type { Channel } from '#contract/channel.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { activePeople, type Person, personOf } from './people.ts';

export class SignIn {
  // Kept here, because a question on the one connection would wait for the import that is under way.
  #people: readonly Person[] = [];
  #signedIn: string | undefined;

  /** After the roster was opened, and whenever its people changed. */
  async load(executor: Kysely<Tables>): Promise<void> {
    this.#people = (await activePeople(executor)).map(personOf);
  }

  get person(): Person | undefined {
    if (this.#people.length === 1) return this.#people[0];
    return this.#people.find(({ id }) => id === this.#signedIn);
  }

  get needed(): boolean {
    return this.#people.length > 1 && !this.person;
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
