/** What an import entered, with the way back and what pain in it asks for at once. */

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from '#contract/channels.ts';
import { takeBack } from '../../../app/keys.ts';
import type { useAdvice } from '../advice.ts';
import { AdviceList } from '../advice-list.tsx';
import classes from './fill-in.module.css';

export interface EnteredFillIn extends ResultOf<'training.importFillIn'> {
  readonly fileName: string;
}

interface Props {
  readonly entered: EnteredFillIn;
  readonly said: ReturnType<typeof useAdvice>;
  readonly onClose: () => void;
}

export function Entered({ entered, said, onClose }: Props) {
  const { saved, left, pains, step, fileName } = entered;
  return (
    <>
      <div className={classes.entered} role="status">
        <span>
          Entered {saved === 1 ? '1 set' : `${saved} sets`} from {fileName}.
          {pains > 0 &&
            ` Pain of ${pains === 1 ? '1 row' : `${pains} rows`} counts, though nothing else of ${pains === 1 ? 'it was' : 'them was'} entered.`}
          {left > 0 &&
            ` ${left === 1 ? '1 set was' : `${left} sets were`} entered by somebody else meanwhile and stay as they are.`}
        </span>
        <span style={{ flex: 1 }} />
        <Button variant="subtle" size="compact-sm" component={Link} to="/today">
          Go to Today
        </Button>
        {step !== null && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={async () => {
              if (!(await takeBack(step))) return;
              onClose();
              said.takeBack(fieldOf(entered));
            }}
          >
            Undo
          </Button>
        )}
      </div>
      <div className={classes.said}>
        <AdviceList advice={said.advice} onHeard={said.heard} />
      </div>
    </>
  );
}

/** What advice of a workbook answers to: all of it, for it is undone as one. */
export function fieldOf({ fileName }: Pick<EnteredFillIn, 'fileName'>): string {
  return `workbook ${fileName}`;
}
