/** A facility’s logo as it is kept: nothing of the file that came in but what can be seen on paper. */

import type { Segment } from './svg-path.ts';

/** Opaque, on white, no larger than paper shows; without the words and places that cameras and programs add. */
export interface LogoPicture {
  readonly kind: 'picture';
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Areas and lines, in order; units are the drawing’s own, its upper left corner at 0. */
export interface LogoDrawing {
  readonly kind: 'drawing';
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly LogoShape[];
}

export interface LogoShape {
  readonly segments: readonly Segment[];
  /** `#rrggbb` */
  readonly color: string;
  /** A line of this width along the segments; absent where they are filled. */
  readonly stroke?: number;
  /** Ends and corners of the line are round. */
  readonly round?: true;
}

export type Logo = LogoPicture | LogoDrawing;
