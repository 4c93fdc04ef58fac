/** The whole of the screens: theme, answers, and which of the beginnings applies. */

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ChoosePin } from '../features/people/choose-pin.tsx';
import { SignIn } from '../features/people/sign-in.tsx';
import { Recovery } from '../features/recovery/recovery.tsx';
import { FirstStart } from '../features/start/first-start.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { queryClient, useChannel, useFreshAnswers } from './queries.ts';
import { router } from './routes.tsx';
import { theme, tokens } from './theme.ts';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" layout="stacked" autoClose={6000} />
        <Beginning />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Damaged or newer file: recovery. Nobody chose yet: the three doors. Nobody signed in: names. Else: the work. */
function Beginning() {
  useFreshAnswers();
  /** Who wants to choose a PIN another time. */
  const [later, setLater] = useState<string>();
  /** The first import is shown to its end, though somebody is on the roster by then. */
  const [importing, setImporting] = useState(false);
  const status = useChannel('system.status', {});
  if (status.error) return <FailureNote failure={status.error.failure} />;
  if (!status.data) return null;
  if (status.data.opened !== 'ready') return <Recovery status={status.data} />;
  if (status.data.firstStart || importing) return <FirstStart onImporting={setImporting} />;
  if (status.data.signInNeeded) return <SignIn />;
  const { person } = status.data;
  if (person && !person.pinIsOwn && later !== person.id)
    return <ChoosePin person={person} onLater={() => setLater(person.id)} />;
  return <RouterProvider router={router} />;
}
