/** What a technique card says (sheet F): one exercise, for anybody. It carries nobody's work. */

import type { FigureName } from './figures.ts';
import type { SheetIdentity } from './sheet-model.ts';

export interface TechniqueModel extends SheetIdentity {
  readonly sheet: 'technique';
  readonly facility: string;
  readonly coach: string;
  readonly exercise: string;
  /** What is drawn; absent where no figure shows exactly this exercise. */
  readonly figure?: FigureName;
  readonly needs: string;
  readonly muscles: string;
  readonly setup: readonly string[];
  readonly execution: readonly string[];
  readonly cues: readonly string[];
  /** Both feet faults of a thrust; empty for other exercises. */
  readonly dial: readonly { readonly seen: string; readonly means: string; readonly change: string }[];
  readonly faults: readonly {
    readonly fault: string;
    readonly seenAs: string;
    readonly correction: string;
  }[];
  readonly warmUp: readonly string[];
  /** What studies say of it, each with what they do not say. */
  readonly evidence: readonly {
    readonly title: string;
    readonly says: string;
    readonly source: string;
    readonly caveat: string;
  }[];
}
