/** The scrolling part of a place; it takes the focus, so that the keyboard can scroll it. */

import type { CSSProperties, ReactNode } from 'react';

export function PlaceBody({
  label,
  style,
  children,
}: {
  label: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section className="place-body" aria-label={label} tabIndex={0} style={style}>
      {children}
    </section>
  );
}
