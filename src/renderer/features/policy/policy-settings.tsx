/** The settings of the policy as the tables of the rule book, with the one bar that leads from changes to saving. */

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import type { PolicyChanges, PolicyPreview, SettingValue } from '#contract/policy.ts';
import { NEEDS_CLINICAL_REVIEW } from '#domain/clearance/policy.ts';
import { CallFailed, runJob } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { EffectDialog } from './effect-dialog.tsx';
import classes from './policy.module.css';
import { SettingRow } from './setting-row.tsx';

export type Draft = Readonly<Record<string, SettingValue>>;

interface Props {
  readonly policy: OutputOf<'policy.get'>;
  readonly editable: boolean;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

export function PolicySettings({ policy, editable, draft, onDraft }: Props) {
  const [preview, setPreview] = useState<PolicyPreview>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const count = Object.keys(draft).length;
  useEffect(() => {
    if (!failure) return;
    const first = document.querySelector('[data-wrong]');
    first?.scrollIntoView({ block: 'center' });
    first?.querySelector('input')?.focus({ preventScroll: true });
  }, [failure]);
  const problemOf = (id: string) => failure?.fields?.find(({ path }) => path === `changes.${id}`)?.sentence;

  const change = (id: string, value: SettingValue | undefined) => {
    const { [id]: _before, ...others } = draft;
    onDraft(value === undefined ? others : { ...others, [id]: value });
    setFailure(undefined);
  };
  const look = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      setPreview(await runJob('policy.preview', { changes: draft as PolicyChanges }));
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setPreview(undefined);
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  const marked = failure?.fields?.some(({ path }) => path.startsWith('changes.')) ?? false;

  return (
    <>
      <PlaceBody label="Settings">
        <div className={classes.page}>
          <aside className={classes.note}>
            <p>{NEEDS_CLINICAL_REVIEW}</p>
            <p>
              Rackside is no medical device: it names no condition and no cause, and it clears nobody. It
              applies the rules below to what was recorded, and says with each one where it comes from.
            </p>
          </aside>
          {!editable && <p>Only a lead changes the policy. Here you can read what is in force.</p>}
          {policy.groups.map(({ title, settings }) => (
            <section key={title} aria-label={title}>
              <h2 className={classes.heading}>{title}</h2>
              <table className={`plain-table ${classes.settings}`}>
                <thead>
                  <tr>
                    <th>Setting</th>
                    <th>Kind</th>
                    <th>
                      <span className={classes.overFigures}>Default</span>
                    </th>
                    <th>
                      <span className={classes.overFigures}>In force</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {settings.map((setting) => (
                    <SettingRow
                      key={setting.id}
                      setting={setting}
                      draft={draft[setting.id]}
                      problem={problemOf(setting.id)}
                      editable={editable}
                      onChange={(value) => change(setting.id, value)}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      </PlaceBody>
      {count > 0 && (
        <section className="selection-bar" aria-label="Changes">
          <span data-testid="changed">
            {count} {count === 1 ? 'setting' : 'settings'} changed, not saved
          </span>
          {marked && (
            <span role="alert" className={classes.problem}>
              {failure?.message} {failure?.wayOut}
            </span>
          )}
          {failure && !marked && <FailureNote failure={failure} />}
          <span style={{ flex: 1 }} />
          <Button
            variant="default"
            onClick={() => {
              onDraft({});
              setFailure(undefined);
            }}
          >
            Take all back
          </Button>
          <Button loading={busy} onClick={() => void look()}>
            See who is affected
          </Button>
        </section>
      )}
      {preview && (
        <EffectDialog
          preview={preview}
          changes={draft as PolicyChanges}
          onLookAgain={look}
          looking={busy}
          onClose={() => setPreview(undefined)}
          onSaved={(version) => {
            setPreview(undefined);
            onDraft({});
            notifications.show({
              message: `The policy is saved as version ${version} and in force from now on.`,
            });
          }}
        />
      )}
    </>
  );
}
