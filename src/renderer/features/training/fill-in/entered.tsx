/** What an import entered, with the way back and what pain in it asks for at once. */

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import { stepBack } from '../../../app/keys.ts';
import { newestOfEach } from '../advice.ts';
import { AdviceList } from '../advice-list.tsx';
import classes from './fill-in.module.css';

export interface EnteredFillIn extends ResultOf<'training.importFillIn'> {
  readonly fileName: string;
}

export function Entered({ entered, onClose }: { entered: EnteredFillIn; onClose: () => void }) {
  const { saved, left, fileName } = entered;
  // Sessions came in by their days.
  const [advice, setAdvice] = useState(() => newestOfEach(entered.advice.toReversed()));
  return (
    <>
      <div className={classes.entered} role="status">
        <span>
          Entered {saved === 1 ? '1 set' : `${saved} sets`} from {fileName}.
          {left > 0 &&
            ` ${left === 1 ? '1 set was' : `${left} sets were`} entered by somebody else meanwhile and stay as they are.`}
        </span>
        <span style={{ flex: 1 }} />
        <Button variant="subtle" size="compact-sm" component={Link} to="/today">
          Go to Today
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onClose();
            void stepBack('history.undo');
          }}
        >
          Undo
        </Button>
      </div>
      <div className={classes.said}>
        <AdviceList advice={advice} onHeard={(heard) => setAdvice(advice.filter((each) => each !== heard))} />
      </div>
    </>
  );
}
