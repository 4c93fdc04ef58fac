/** A field whose text is read as a value: a day, a weight, a height. What cannot be read stays, is said, and is never sent. */

import { TextInput } from '@mantine/core';
import { type HTMLAttributes, type InvalidEvent, useLayoutEffect, useRef, useState } from 'react';
import { whenReleased } from './when-released.ts';

/** What every field of this kind takes from its owner. */
export interface TypedFieldProps<Value> {
  readonly label: string;
  readonly value: Value | null;
  /** With every key that makes a value of the text; null once it is empty, or cannot be read and nobody asks for it. */
  readonly onChange: (value: Value | null) => void;
  /** The text as long as it is no value, undefined once it is one: until then `value` is not what is on screen. */
  readonly onUnread?: ((text: string | undefined) => void) | undefined;
  /** Such a text from before, shown again. */
  readonly unread?: string | undefined;
  /** What the application says about the value. */
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly description?: string;
}

interface Props<Value> extends TypedFieldProps<Value> {
  /** Undefined for a text that is no value; never asked about an empty one. */
  readonly read: (text: string) => Value | undefined;
  readonly write: (value: Value) => string;
  /** What to write instead. */
  readonly remark: string;
  readonly placeholder?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
}

export function TypedField<Value>(props: Props<Value>) {
  const { value, read, write, remark, onChange, onUnread, error, unread, ...rest } = props;
  const input = useRef<HTMLInputElement>(null);
  const known = value === null ? '' : write(value);
  /** Absent while the field shows what its owner knows. */
  const [typed, setTyped] = useState(unread);
  const [complaining, setComplaining] = useState(unread !== undefined);
  const [focused, setFocused] = useState(false);
  const [seen, setSeen] = useState({ known, unread });
  if (seen.known !== known || seen.unread !== unread) {
    setSeen({ known, unread });
    // Changed from outside, as by taking back: then it shows that, and not what was typed before. While the hands are
    // on a text that is no value yet, the owner only falls back on another one, such as today.
    const unfinished = focused && typed !== undefined && asWritten(typed) === '';
    if (typed !== undefined && typed !== unread && !unfinished && asWritten(typed) !== known)
      setTyped(unread);
  }

  const text = typed ?? known;
  const wrong = text.trim() !== '' && read(text.trim()) === undefined;
  // The form around it refuses to be sent, whatever its owner does.
  useLayoutEffect(() => input.current?.setCustomValidity(wrong ? remark : ''), [wrong, remark]);

  function asWritten(other: string): string {
    const reading = other.trim() === '' ? undefined : read(other.trim());
    return reading === undefined ? '' : write(reading);
  }

  const type = (next: string) => {
    setTyped(next);
    const reading = next.trim() === '' ? null : read(next.trim());
    if (reading === undefined) {
      if (onUnread) onUnread(next);
      else onChange(null);
      return;
    }
    // It goes with the key that mends it, not on leaving: nothing moves under a pointer that is on its way.
    setComplaining(false);
    onUnread?.(undefined);
    onChange(reading);
  };
  const leave = () => {
    setFocused(false);
    if (wrong) whenReleased(() => setComplaining(true));
    else setTyped(undefined);
  };

  return (
    <TextInput
      ref={input}
      {...rest}
      value={text}
      error={wrong && complaining ? remark : error}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={() => setFocused(true)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && setComplaining(wrong)}
      onInvalid={(event: InvalidEvent<HTMLInputElement>) => {
        // In the field’s own words and place instead of the browser’s bubble.
        event.preventDefault();
        setComplaining(true);
        const first = event.currentTarget.form?.querySelector(':invalid:not(fieldset)');
        if (first === event.currentTarget) event.currentTarget.focus();
      }}
    />
  );
}
