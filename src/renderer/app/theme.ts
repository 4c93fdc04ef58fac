/** One family, one accent, tokens for light, dark and high contrast. Everything else is whitespace. */

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eef7f5',
  '#dcebe8',
  '#b4d6d0',
  '#8ac0b7',
  '#67aea3',
  '#50a297',
  '#429b90',
  '#33877c',
  '#24736a',
  '#1d4f4a',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 8 },
  colors: { pine },
  defaultRadius: 'sm',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: { styles: { description: { fontSize: '12px' } } },
    Checkbox: {
      defaultProps: { size: 'xs' },
      styles: { label: { fontSize: '14px' }, description: { fontSize: '13px' } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this note' } } },
    NavLink: { defaultProps: { component: 'button' } },
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs', hideControls: true } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    DateInput: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});

/** Tokens that Mantine has no name for. 4.5:1 for text, 3:1 for marks, on each ground. */
export const tokens: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--ground': '#ffffff',
    '--ground-quiet': '#f7f8f7',
    '--hairline': '#e2e6e4',
    '--ink': '#16211f',
    '--ink-quiet': '#56635f',
    '--mantine-color-dimmed': '#56635f',
    '--mantine-color-placeholder': '#6b7772',
    '--accent': '#24736a',
    '--row-hover': '#f1f6f5',
    '--row-selected': '#e3f0ee',
    '--tier-restricted': '#1c5fb0',
    '--tier-foundation': '#8a5200',
    '--tier-hold': '#b42318',
    '--mark-changed': '#fff4da',
    '--mark-changed-ink': '#6b4200',
    '--shout-ground': '#b42318',
    '--shout-ink': '#ffffff',
  },
  dark: {
    '--ground': '#141918',
    '--ground-quiet': '#1a201f',
    '--hairline': '#2d3634',
    '--ink': '#e8eeec',
    '--ink-quiet': '#9aaaa5',
    '--mantine-color-dimmed': '#9aaaa5',
    '--mantine-color-placeholder': '#8b9a95',
    '--accent': '#67b8ac',
    '--row-hover': '#1e2624',
    '--row-selected': '#1f3733',
    '--tier-restricted': '#7db4f5',
    '--tier-foundation': '#f0b354',
    '--tier-hold': '#ff8a7d',
    '--mark-changed': '#3a2e14',
    '--mark-changed-ink': '#f3d598',
    '--shout-ground': '#c8352a',
    '--shout-ink': '#ffffff',
  },
});
