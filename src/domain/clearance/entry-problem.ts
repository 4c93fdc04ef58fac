/** What is wrong with something a person is about to record: the field, and a sentence that says what to do. */

export interface EntryProblem {
  readonly field: string;
  readonly sentence: string;
  /** The open episode that it belongs into, where one stands in the way. */
  readonly episodeId?: string;
  /** A lead may record it all the same, as the correction of a mistake, when a second person confirms it. */
  readonly needsSecondPerson?: true;
}
