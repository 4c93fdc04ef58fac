/**
 * Figures of the lifts, seen from the side with the head to the left, drawn as areas that stay sharp on any printer.
 *
 * A pose is where the joints are, in a field of 160 by 104 with the floor at 98; what stands around is drawn first.
 */

import { type Canvas, INK } from './canvas.ts';

type Point = readonly [x: number, y: number];

interface Pose {
  readonly caption: string;
  readonly head: Point;
  /** Limbs from joint to joint: trunk and leg first, then arms and the other leg. */
  readonly limbs: readonly (readonly Point[])[];
  readonly bench?: readonly [x: number, y: number, width: number];
  /** The end of a bar, where the lift has one. */
  readonly bar?: Point;
}

export const FIELD = { width: 160, height: 104 } as const;
const FLOOR = 98;

const THRUST: readonly Pose[] = [
  {
    caption: 'Set-up',
    head: [33, 36],
    limbs: [
      [
        [47, 49],
        [84, 77],
        [126, 59],
        [137, 95],
        [150, 95],
      ],
    ],
    bench: [14, 56, 34],
    bar: [86, 66],
  },
  {
    caption: 'Top: shins upright, trunk level, hold one second',
    head: [31, 44],
    limbs: [
      [
        [46, 50],
        [93, 50],
        [136, 52],
        [137, 95],
        [150, 95],
      ],
    ],
    bench: [14, 56, 34],
    bar: [93, 39],
  },
];

const POSES = {
  barbellThrust: THRUST,
  thrust: THRUST.map(({ bar: _bar, ...pose }) => pose),
  bridge: [
    {
      caption: 'Set-up',
      head: [20, 90],
      limbs: [
        [
          [34, 93],
          [76, 92],
          [108, 62],
          [119, 95],
          [132, 95],
        ],
      ],
    },
    {
      caption: 'Top: one line from shoulder to knee',
      head: [20, 90],
      limbs: [
        [
          [34, 93],
          [74, 73],
          [112, 54],
          [119, 95],
          [132, 95],
        ],
      ],
    },
  ],
  hinge: [
    {
      caption: 'Stand tall',
      head: [78, 9],
      limbs: [
        [
          [80, 22],
          [82, 54],
          [82, 76],
          [82, 95],
          [68, 95],
        ],
        [
          [80, 24],
          [76, 54],
        ],
      ],
      bar: [74, 56],
    },
    {
      caption: 'Hips back, bar close',
      head: [42, 28],
      limbs: [
        [
          [54, 36],
          [94, 50],
          [80, 72],
          [84, 95],
          [70, 95],
        ],
        [
          [55, 38],
          [62, 68],
        ],
      ],
      bar: [62, 70],
    },
  ],
  squat: [
    {
      caption: 'Stand tall',
      head: [78, 9],
      limbs: [
        [
          [82, 22],
          [82, 54],
          [82, 76],
          [82, 95],
          [68, 95],
        ],
      ],
      bar: [87, 20],
    },
    {
      caption: 'Down: knees over the toes, whole foot',
      head: [64, 33],
      limbs: [
        [
          [74, 44],
          [96, 76],
          [58, 72],
          [76, 95],
          [62, 95],
        ],
      ],
      bar: [80, 42],
    },
  ],
  splitSquat: [
    {
      caption: 'Set-up',
      head: [78, 14],
      limbs: [
        [
          [80, 27],
          [82, 58],
          [66, 76],
          [66, 95],
          [52, 95],
        ],
        [
          [82, 58],
          [104, 78],
          [122, 84],
        ],
      ],
      bench: [114, 87, 30],
    },
    {
      caption: 'Down: front shin near upright, hips level',
      head: [76, 29],
      limbs: [
        [
          [80, 42],
          [86, 72],
          [54, 72],
          [60, 95],
          [46, 95],
        ],
        [
          [86, 72],
          [98, 92],
          [122, 84],
        ],
      ],
      bench: [114, 87, 30],
    },
  ],
  stepUp: [
    {
      caption: 'Set-up: whole foot on the box',
      head: [80, 15],
      limbs: [
        [
          [82, 28],
          [86, 58],
          [63, 60],
          [64, 79],
          [50, 79],
        ],
        [
          [86, 58],
          [90, 77],
          [92, 95],
          [78, 95],
        ],
      ],
      bench: [44, 82, 34],
    },
    {
      caption: 'Top: stand up with the front leg alone',
      head: [62, -1],
      limbs: [
        [
          [64, 12],
          [64, 42],
          [64, 61],
          [64, 79],
          [50, 79],
        ],
        [
          [64, 42],
          [70, 61],
          [74, 76],
          [62, 79],
        ],
      ],
      bench: [44, 82, 34],
    },
  ],
} satisfies Record<string, readonly Pose[]>;

export type FigureName = keyof typeof POSES;

export function posesOf(figure: FigureName | undefined): readonly Pose[] {
  return figure ? POSES[figure] : [];
}

/** The highest point of a pose. */
export function topOf({ head, bar }: Pose): number {
  return Math.min(head[1] - 8, (bar?.[1] ?? Infinity) - 9);
}

/** The highest point of `drawShin`. */
export const SHIN_TOP = 39;

/** One pose with its upper left corner at `x`, `y`; `scale` 1 is a field of 160 points. */
export function drawPose(pose: Pose, x: number, y: number, scale: number, canvas: Canvas): void {
  const at = ([px, py]: Point): Point => [x + px * scale, y + py * scale];
  const [left, floor] = at([6, FLOOR]);
  canvas.line(left, floor, x + 154 * scale, floor, 0.8, INK.line);
  if (pose.bench) {
    const [bx, by] = at([pose.bench[0], pose.bench[1]]);
    canvas.fill(bx, by, pose.bench[2] * scale, 5 * scale, INK.line);
    for (const leg of [4, pose.bench[2] - 7])
      canvas.fill(bx + leg * scale, by + 5 * scale, 3 * scale, floor - by - 5 * scale, INK.faint);
  }
  for (const joints of pose.limbs) drawLimb(joints.map(at), 6.5 * scale, INK.quiet, canvas);
  const [hx, hy] = at(pose.head);
  disc(hx, hy, 8 * scale, INK.quiet, canvas);
  if (pose.bar) {
    const [bx, by] = at(pose.bar);
    disc(bx, by, 8.5 * scale, INK.text, canvas);
    disc(bx, by, 5.5 * scale, '#ffffff', canvas);
    disc(bx, by, 2.2 * scale, INK.text, canvas);
  }
}

/**
 * The shin at the top of a thrust: leaning forward, upright, leaning back, in the order of the guide's dial; the right
 * one is framed. `place` 0, 1 or 2.
 */
export function drawShin(place: number, x: number, y: number, scale: number, canvas: Canvas): void {
  const lean = ([24, 0, -24][place] ?? 0) * (Math.PI / 180);
  const at = ([px, py]: Point): Point => [x + px * scale, y + py * scale];
  const knee: Point = [104, 50];
  const length = 45;
  const ankle: Point = [knee[0] - Math.sin(lean) * length, knee[1] + Math.cos(lean) * length];
  const [left, floor] = at([6, FLOOR]);
  canvas.line(left, floor, x + 154 * scale, floor, 0.8, INK.line);
  const [bx, by] = at([14, 58]);
  canvas.fill(bx, by, 30 * scale, 5 * scale, INK.line);
  canvas.fill(bx + 4 * scale, by + 5 * scale, 3 * scale, floor - by - 5 * scale, INK.faint);
  // What upright would be, and how far the shin is from it.
  for (let dash = 0; dash < 46; dash += 6) {
    const [dx, dy] = at([knee[0], knee[1] + dash]);
    canvas.line(dx, dy, dx, dy + 3 * scale, 0.7, INK.quiet);
  }
  const joints: readonly Point[] = [[38, 51], [74, 50], knee, ankle, [ankle[0] + 13, FLOOR - 3]];
  drawLimb(joints.map(at), 6.5 * scale, place === 1 ? INK.text : INK.quiet, canvas);
  const [hx, hy] = at([24, 47]);
  disc(hx, hy, 7.5 * scale, INK.quiet, canvas);
}

function drawLimb(joints: readonly Point[], thickness: number, color: string, canvas: Canvas): void {
  for (const [index, [x2, y2]] of joints.entries()) {
    const before = joints[index - 1];
    disc(x2, y2, thickness / 2, color, canvas);
    if (!before) continue;
    const [x1, y1] = before;
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const [dx, dy] = [((y2 - y1) / length) * (thickness / 2), ((x1 - x2) / length) * (thickness / 2)];
    const corner = (px: number, py: number) => `${px.toFixed(2)} ${py.toFixed(2)}`;
    canvas.path(
      `M${corner(x1 + dx, y1 + dy)}L${corner(x2 + dx, y2 + dy)}L${corner(x2 - dx, y2 - dy)}L${corner(x1 - dx, y1 - dy)}z`,
      color,
    );
  }
}

/** Four Bézier curves come within 0.03 % of a circle. */
const ROUND = 0.5523;

export function disc(x: number, y: number, radius: number, color: string, canvas: Canvas): void {
  const p = (px: number, py: number) => `${(x + px * radius).toFixed(2)} ${(y + py * radius).toFixed(2)}`;
  canvas.path(
    `M${p(1, 0)}C${p(1, ROUND)} ${p(ROUND, 1)} ${p(0, 1)}C${p(-ROUND, 1)} ${p(-1, ROUND)} ${p(-1, 0)}` +
      `C${p(-1, -ROUND)} ${p(-ROUND, -1)} ${p(0, -1)}C${p(ROUND, -1)} ${p(1, -ROUND)} ${p(1, 0)}z`,
    color,
  );
}
