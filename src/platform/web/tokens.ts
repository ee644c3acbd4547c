import type { ThemeConfig } from 'antd';
import { family, ink, teal } from '../palette.ts';

/** Used by WarningBadge and CardBadge and by nothing else. Yellow carries dark text and an edge. */
export const warning = {
  D: { fill: '#1a7a3a', text: '#ffffff', edge: '#1a7a3a' },
  C: { fill: '#1a5cc2', text: '#ffffff', edge: '#1a5cc2' },
  B: { fill: '#f5c518', text: '#2b2100', edge: '#a67c00' },
  A: { fill: '#c4231f', text: '#ffffff', edge: '#c4231f' },
} as const;

export const space = { xs: 4, s: 8, m: 12, l: 16, xl: 24 } as const;

/** Errors, successes and notices are ink, not red or green: those colours are warnings. Their icon and their words carry them. */
export const theme: ThemeConfig = {
  token: {
    fontFamily: family,
    fontSize: 14,
    lineHeight: 1.571,
    borderRadius: 3,
    controlHeight: 30,
    controlHeightSM: 24,
    wireframe: false,
    motionDurationMid: '0.1s',
    colorPrimary: teal[700],
    colorInfo: teal[700],
    colorLink: teal[700],
    colorLinkHover: teal[600],
    colorSuccess: ink[1],
    colorWarning: ink[1],
    colorError: ink[1],
    colorText: ink[1],
    colorTextSecondary: ink[2],
    colorTextTertiary: ink[3],
    colorTextPlaceholder: ink[3],
    colorBorder: ink.edge,
    colorBorderSecondary: ink.line,
    colorSplit: ink.line,
    colorBgLayout: ink.ground,
    colorBgSpotlight: ink[1],
    boxShadowSecondary: '0 4px 16px rgb(18 52 59 / 0.16)',
  },
  components: {
    Table: {
      headerBg: ink.ground,
      headerColor: ink[2],
      headerSplitColor: 'transparent',
      headerBorderRadius: 0,
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 8,
      rowHoverBg: teal[50],
      rowSelectedBg: teal[100],
      rowSelectedHoverBg: teal[100],
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Form: { labelColor: ink[2], itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
};

/** The same values for style sheets, printed on :root once. */
export const variables = {
  '--qf-brand': teal[700],
  '--qf-brand-deep': teal[900],
  '--qf-brand-mid': teal[600],
  '--qf-brand-soft': teal[100],
  '--qf-brand-faint': teal[50],
  '--qf-brand-line': teal[300],
  '--qf-ink': ink[1],
  '--qf-ink-2': ink[2],
  '--qf-ink-3': ink[3],
  '--qf-edge': ink.edge,
  '--qf-line': ink.line,
  '--qf-ground': ink.ground,
  '--qf-paper': ink.paper,
  '--qf-D': warning.D.fill,
  '--qf-C': warning.C.fill,
  '--qf-B': warning.B.fill,
  '--qf-A': warning.A.fill,
  '--qf-B-text': warning.B.text,
  '--qf-B-edge': warning.B.edge,
  '--qf-font': family,
} as const;

export const rootStyle = `:root{${Object.entries(variables)
  .map(([name, value]) => `${name}:${value}`)
  .join(';')}}`;
