/** What pain that was entered asks for at once, each until a coach says it is done. */

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TrainingAdvice } from '#contract/training.ts';
import classes from './entry.module.css';

export function AdviceList({
  advice,
  onHeard,
}: {
  advice: readonly TrainingAdvice[];
  onHeard: (advice: TrainingAdvice) => void;
}) {
  return advice.map((each) => (
    <div key={`${each.athleteId} ${each.action}`} className={classes.advice} role="alert">
      <span>
        <b>{each.name}</b> {each.text}
      </span>
      <span style={{ flex: 1 }} />
      <Link to="/roster" search={{ athlete: each.athleteId, tab: 'clearance' }}>
        {each.hasRecord === false ? 'Open a record' : 'Open the record'}
      </Link>
      <Button variant="subtle" size="compact-sm" onClick={() => onHeard(each)}>
        Done
      </Button>
    </div>
  ));
}
