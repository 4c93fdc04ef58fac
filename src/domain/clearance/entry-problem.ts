/** What is wrong with something a person is about to record: the field, and a sentence that says what to do. */

export interface EntryProblem {
  readonly field: string;
  readonly sentence: string;
}
