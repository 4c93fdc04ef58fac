/** Figures side by side, each above its words; what is none is left away unless it is worth saying. */

interface Props {
  readonly of: readonly (readonly [words: string, count: number])[];
  /** Words that are said of none, too. */
  readonly always: readonly string[];
}

export function Counts({ of, always }: Props) {
  return (
    <div className="counts">
      {of
        .filter(([words, count]) => count > 0 || always.includes(words))
        .map(([words, count]) => (
          <div key={words}>
            <b>{count}</b>
            <span className="quiet">{words}</span>
          </div>
        ))}
    </div>
  );
}
