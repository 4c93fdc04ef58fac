/** How printed sheets look: logo, accent, language of dates, decimal sign; with the head of a sheet as it would be. */

import { Button, ColorInput, FileButton, Select } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { ACCENTS, accentProblem } from '#domain/paper/accent.ts';
import type { DateLanguage } from '#domain/paper/wording.ts';
import { bridge, CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { Pages } from '../documents/preview-pane.tsx';
import classes from './look.module.css';

type Change = Omit<InputOf<'facility.update'>, 'version'>;

interface Props {
  readonly facility: OutputOf<'facility.get'>;
  /** What was changed and not yet saved. */
  readonly change: Change;
  readonly failure: Failure | undefined;
  readonly onChange: (change: Change) => void;
}

export function LookSection({ facility, change, failure, onChange }: Props) {
  const value = { ...facility, ...change };
  const problem =
    accentProblem(value.accent) ?? failure?.fields?.find(({ path }) => path === 'accent')?.sentence;
  return (
    <section aria-label="Look of printed sheets">
      <h2 style={{ fontSize: 16, marginTop: 28 }}>Look of printed sheets</h2>
      <p className="quiet">
        The same work in another look stays the same sheet: nothing that was printed becomes void.
      </p>
      <LogoChoice facility={facility} logo={change.logo} onChange={(logo) => onChange({ logo })} />
      <div className="fields of-three" style={{ marginTop: 12 }}>
        <AccentChoice accent={value.accent} problem={problem} onChange={(accent) => onChange({ accent })} />
        <Select
          label="Dates on sheets"
          data={LANGUAGES.map(([language, says]) => ({ value: language, label: says }))}
          value={value.dateLanguage}
          allowDeselect={false}
          onChange={(language) => onChange({ dateLanguage: language as DateLanguage })}
        />
        <Select
          label="Decimal sign on sheets"
          data={[
            { value: '.', label: 'Point: 102.5' },
            { value: ',', label: 'Comma: 102,5' },
          ]}
          value={value.decimalSign}
          allowDeselect={false}
          onChange={(sign) => onChange({ decimalSign: sign as '.' | ',' })}
        />
      </div>
      <SheetHead facility={facility} change={change} />
    </section>
  );
}

const LANGUAGES: readonly (readonly [language: DateLanguage, says: string])[] = [
  ['en', 'English: 2 Mar 2027'],
  ['es', 'Spanish: 2 mar 2027'],
  ['fr', 'French: 2 mars 2027'],
  ['de', 'German: 2. März 2027'],
  ['pt', 'Portuguese: 2 mar 2027'],
  ['it', 'Italian: 2 mar 2027'],
  ['nl', 'Dutch: 2 mrt 2027'],
];

interface LogoProps {
  readonly facility: OutputOf<'facility.get'>;
  /** A token that was handed in, null where it is taken away, undefined where it stays. */
  readonly logo: Change['logo'];
  readonly onChange: (logo: Change['logo']) => void;
}

function LogoChoice({ facility, logo, onChange }: LogoProps) {
  const [name, setName] = useState<string>();
  const { busy, failure, attempt } = useAttempt();
  const there = logo === undefined ? facility.logo !== null : logo !== null;
  const choose = (file: File | null) =>
    file &&
    attempt(async () => {
      const { token } = await bridge.receiveFile(file);
      const chosen = token as NonNullable<Change['logo']>;
      await refuseUnreadable(chosen);
      setName(file.name);
      onChange(chosen);
    });
  return (
    <div>
      <div className={classes['logo']}>
        <FileButton accept="image/png,image/svg+xml" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={busy}>
              {there ? 'Choose another logo…' : 'Choose a logo…'}
            </Button>
          )}
        </FileButton>
        {there && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            Take the logo away
          </Button>
        )}
        <small className="quiet">
          {logo && name
            ? `${name}, not saved yet.`
            : 'A PNG, or an SVG of plain areas and lines; at most 2 MB.'}
        </small>
      </div>
      {failure && <FailureNote failure={failure} />}
    </div>
  );
}

/** What cannot be printed is not chosen in the first place. Throws CallFailed LOGO_REFUSED. */
async function refuseUnreadable(logo: NonNullable<Change['logo']>): Promise<void> {
  await call('documents.lookPreview', { logo }).catch((error) => {
    if (!(error instanceof CallFailed) || error.failure.code === 'LOGO_REFUSED') throw error;
  });
}

interface AccentProps {
  readonly accent: string;
  readonly problem: string | undefined;
  readonly onChange: (accent: string) => void;
}

const OWN = 'own';

function AccentChoice({ accent, problem, onChange }: AccentProps) {
  const known = ACCENTS.find(({ color }) => color === accent.toLowerCase());
  const [own, setOwn] = useState(!known);
  return (
    <div>
      <Select
        label="Accent on sheets"
        data={[
          ...ACCENTS.map(({ name, color }) => ({ value: color as string, label: name })),
          { value: OWN, label: 'A colour of our own…' },
        ]}
        value={own || !known ? OWN : known.color}
        allowDeselect={false}
        leftSection={<span className={classes['dot']} style={{ background: accent }} />}
        onChange={(color) => {
          setOwn(color === OWN);
          if (color && color !== OWN) onChange(color);
        }}
        renderOption={({ option }) => (
          <>
            <span
              className={classes['dot']}
              style={{ background: option.value === OWN ? 'transparent' : option.value }}
            />
            {option.label}
          </>
        )}
      />
      {(own || !known) && (
        <ColorInput
          aria-label="Own accent colour"
          mt={8}
          value={accent}
          error={problem}
          withEyeDropper={false}
          onChange={(color) => onChange(color.slice(0, 7))}
        />
      )}
    </div>
  );
}

/** Drawn from the very PDF; what cannot be printed yet is left as it is until it can. */
function SheetHead({ facility, change }: Pick<Props, 'facility' | 'change'>) {
  const { name, coach, unit, paper, accent, dateLanguage, decimalSign, logo } = change;
  const asked: InputOf<'documents.lookPreview'> = {
    ...(name !== undefined && { name }),
    ...(coach !== undefined && { coach }),
    ...(unit && { unit }),
    ...(paper && { paper }),
    ...(accent !== undefined && !accentProblem(accent) && { accent }),
    ...(dateLanguage && { dateLanguage }),
    ...(decimalSign && { decimalSign }),
    ...(logo !== undefined && { logo }),
  };
  const looked = useDeferredValue(JSON.stringify(asked));
  const preview = useChannel('documents.lookPreview', JSON.parse(looked) as typeof asked);
  return (
    <>
      {preview.error && <FailureNote failure={preview.error.failure} />}
      <div className={classes['head']} role="group" aria-label={`A sheet of ${facility.name}`}>
        {preview.data && <Pages pdf={preview.data.pdf} stale={preview.isFetching} />}
      </div>
    </>
  );
}
