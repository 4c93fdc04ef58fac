/** A lead may print health details on somebody's own sheets, with a reason that goes into the audit trail. */

import { Checkbox, TextInput } from '@mantine/core';
import classes from './documents.module.css';

interface Props {
  /** Undefined while they are left out, as they are at first. */
  readonly reason: string | undefined;
  readonly onReason: (reason: string | undefined) => void;
}

export function HealthChoice({ reason, onReason }: Props) {
  return (
    <section aria-label="Health details" className={classes['health']}>
      <Checkbox
        label="Include health details"
        checked={reason !== undefined}
        onChange={(event) => onReason(event.currentTarget.checked ? '' : undefined)}
      />
      {reason !== undefined && (
        <TextInput
          label="Why they are printed"
          description="Goes into the audit trail. Every page says that it is confidential."
          value={reason}
          maxLength={300}
          required
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
    </section>
  );
}
