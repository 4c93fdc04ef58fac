/** The versions of the policy, newest first; a decision made under one of them finds here what differs from now. */

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { PolicyVersion } from '#contract/policy.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { ChangeList } from './change-list.tsx';
import classes from './policy.module.css';
import { dayAndTime, valueInWords } from './setting-words.ts';

const AT_FIRST = 20;
const MOST = 100;

/** `open`: the version that the address names. */
export function PolicyHistory({ open }: { open: number | undefined }) {
  const [limit, setLimit] = useState(AT_FIRST);
  const wanted = open === undefined ? limit : MOST;
  const history = useChannel('policy.history', { limit: wanted });
  const versions = history.data ?? [];
  return (
    <PlaceBody label="History">
      <div className={classes.page}>
        {history.error && <FailureNote failure={history.error.failure} />}
        {versions.length > 0 && (
          <p className="quiet">
            Versions are only added, never edited. Each assignment and each entry of the audit trail names the
            one it was decided under.
          </p>
        )}
        {versions.map((version, place) => (
          <Version
            key={version.version}
            version={version}
            inForce={place === 0}
            asked={version.version === open}
          />
        ))}
        {versions.length === wanted && wanted < MOST && (
          <Button variant="default" onClick={() => setLimit(MOST)}>
            Show earlier versions
          </Button>
        )}
      </div>
    </PlaceBody>
  );
}

function Version({
  version: { version, decidedBy, decidedAt, reason, changes, sinceThen, decided },
  inForce,
  asked,
}: {
  version: PolicyVersion;
  inForce: boolean;
  asked: boolean;
}) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked) section.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return (
    <section
      ref={section}
      className={classes.version}
      aria-label={`Version ${version}`}
      data-asked={asked || undefined}
    >
      <header>
        <h2 className={classes.heading}>Version {version}</h2>
        <span className="quiet">
          {inForce && 'in force since '}
          {dayAndTime(decidedAt)} by {decidedBy}
        </span>
      </header>
      <p className={classes.reason}>{reason}</p>
      <ChangeList changes={changes} />
      {decided > 0 && (
        <div className="quiet">
          {decided === 1 ? '1 running program was' : `${decided.toLocaleString('en')} running programs were`}{' '}
          assigned under it.
        </div>
      )}
      {sinceThen.length > 0 && (
        <details open={asked} className={classes.sinceThen}>
          <summary>
            {sinceThen.length === 1 ? '1 setting differs' : `${sinceThen.length} settings differ`} from now
          </summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th>Setting</th>
                <th className="number">Then</th>
                <th className="number">Now</th>
              </tr>
            </thead>
            <tbody>
              {sinceThen.map(({ id, label, unit, from, to }) => (
                <tr key={id}>
                  <td>{label}</td>
                  <td className="number">{valueInWords(from, unit)}</td>
                  <td className="number">{valueInWords(to, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {!inForce && sinceThen.length === 0 && <div className="quiet">Every setting is the same now.</div>}
    </section>
  );
}
