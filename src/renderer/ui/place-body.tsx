/** The scrolling part of a place; it takes the focus, so that the keyboard can scroll it. */

import type { CSSProperties, ReactNode, Ref } from 'react';

export function PlaceBody({
  label,
  style,
  ref,
  children,
}: {
  label: string;
  style?: CSSProperties;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section className="place-body" aria-label={label} tabIndex={0} style={style} ref={ref}>
      {children}
    </section>
  );
}
