/** What Reports shows: the workbook to hand out, the week to fill in, or the progress of a squad on screen. */

import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/reports');

export function ReportsViews() {
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <SegmentedControl
      aria-label="What is shown"
      data={[
        { value: 'workbook', label: 'Workbook' },
        { value: 'fillIn', label: 'Fill-in workbook' },
        { value: 'progress', label: 'Progress' },
      ]}
      value={view ?? 'workbook'}
      onChange={(next) =>
        // The squad, and what was chosen of each, come along.
        void navigate({
          search: (before) => ({
            ...before,
            view: next === 'progress' || next === 'fillIn' ? next : undefined,
          }),
        })
      }
    />
  );
}
