import {
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Modal,
  Radio,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'

/** Ten steps of the one accent; the components ask for steps, the page for `--accent`. */
const petrol: MantineColorsTuple = [
  '#e2eff2',
  '#c9e2e8',
  '#a5cfd9',
  '#7fbac8',
  '#5aa4b6',
  '#388fa3',
  '#1c7489',
  '#0b5a6f',
  '#084556',
  '#05303c',
]

/** The component library in our tokens. */
export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: '8px' },
  fontSizes: { xs: '12.5px', sm: '14px', md: '15px', lg: '17px', xl: '21px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // What stands on the accent is dark in the dark look: the library would always take white.
  variantColorResolver: input => {
    const colors = defaultVariantColorsResolver(input)
    const onAccent = input.variant === 'filled' && (input.color === undefined || input.color === 'petrol')
    return onAccent ? { ...colors, color: 'var(--on-accent)' } : colors
  },
  components: {
    Modal: Modal.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.45 } } }),
    Radio: Radio.extend({ vars: () => ({ root: { '--radio-icon-color': 'var(--on-accent)' } }) }),
    Checkbox: Checkbox.extend({ vars: () => ({ root: { '--checkbox-icon-color': 'var(--on-accent)' } }) }),
  },
})

const tokens = {
  // Steps of grey that the library's own style sheets name: edges of fields, sunk grounds, raised parts.
  '--mantine-color-gray-0': 'var(--sunk)',
  '--mantine-color-gray-1': 'var(--sunk)',
  '--mantine-color-gray-2': 'var(--line)',
  '--mantine-color-gray-3': 'var(--line)',
  '--mantine-color-gray-4': 'var(--edge)',
  '--mantine-color-gray-6': 'var(--ink-3)',
  '--mantine-color-gray-7': 'var(--ink-2)',
  '--mantine-color-dark-0': 'var(--ink)',
  '--mantine-color-dark-1': 'var(--ink-2)',
  '--mantine-color-dark-2': 'var(--ink-3)',
  '--mantine-color-dark-4': 'var(--edge)',
  '--mantine-color-dark-5': 'var(--surface)',
  '--mantine-color-dark-6': 'var(--surface)',
  '--mantine-color-dark-7': 'var(--paper)',
  '--mantine-color-dark-8': 'var(--sunk)',
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--stop)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'var(--sunk)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-deep)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-petrol-filled': 'var(--accent)',
  '--mantine-color-petrol-filled-hover': 'var(--accent-deep)',
  '--mantine-color-petrol-light': 'var(--accent-soft)',
  '--mantine-color-petrol-light-hover': 'var(--accent-soft)',
  '--mantine-color-petrol-light-color': 'var(--accent)',
  '--mantine-color-petrol-outline': 'var(--accent)',
}

/** Gives the library's variables our tokens, in every look at once. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...tokens, '--mantine-color-white': 'var(--surface)' },
  dark: tokens,
})
