import type { ComponentChildren } from 'preact';

/**
 * All icons share one style: a 16-unit box, 1.5-unit strokes with round ends, the text's colour. A word always stands
 * beside.
 */
const SHAPES = {
  blocked: () => (
    <>
      <circle cx="8" cy="8" r="6.25" fill="currentColor" stroke="none" />
      <path d="M5 8h6" stroke="var(--bg)" stroke-width="2" />
    </>
  ),
  failed: () => (
    <>
      <path d="M8 1.4 14.6 8 8 14.6 1.4 8Z" fill="currentColor" stroke="currentColor" stroke-width="1" />
      <path d="m6.2 6.2 3.6 3.6m0-3.6L6.2 9.8" stroke="var(--bg)" />
    </>
  ),
  warning: () => (
    <>
      <path d="M8 2.2 14.4 13.2H1.6Z" />
      <path d="M8 6.4v3" />
      <path d="M8 11.4v.01" />
    </>
  ),
  allowed: () => (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 8.2 2 2 3.6-4.2" />
    </>
  ),
  undecided: () => (
    <>
      <circle cx="8" cy="8" r="6.25" stroke-dasharray="2.4 1.53" />
      <path d="M6.4 6.5a1.7 1.7 0 1 1 2.4 1.6c-.5.2-.8.5-.8 1" />
      <path d="M8 11.2v.01" />
    </>
  ),
  check: () => <path d="m3.2 8.4 3.2 3.2 6.4-7.4" />,
  cross: () => <path d="m4 4 8 8m0-8-8 8" />,
  fails: () => (
    <>
      <circle cx="8" cy="8" r="6.25" fill="currentColor" stroke="none" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" stroke="var(--bg)" />
    </>
  ),
  na: () => <path d="M4.5 8h7" />,
  notreached: () => <circle cx="8" cy="8" r="5" stroke-dasharray="2 1.93" />,
  unseen: () => (
    <>
      <path d="M2 8s2.2-3.8 6-3.8S14 8 14 8s-2.2 3.8-6 3.8S2 8 2 8Z" />
      <path d="m3 13 10-10" />
    </>
  ),
  reload: () => (
    <>
      <path d="M13 8a5 5 0 1 1-1.6-3.7L13 5.8" />
      <path d="M13 2.6v3.2H9.8" />
    </>
  ),
  copy: () => (
    <>
      <rect x="5.5" y="5.5" width="7.8" height="7.8" rx="1.5" />
      <path d="M10.5 5.2V4.2a1.5 1.5 0 0 0-1.5-1.5H4.2a1.5 1.5 0 0 0-1.5 1.5V9a1.5 1.5 0 0 0 1.5 1.5h1" />
    </>
  ),
  external: () => (
    <>
      <path d="M9.5 2.8h3.7v3.7M13 3 7.5 8.5" />
      <path d="M11.5 9.5v3.7H2.8V4.5h3.7" />
    </>
  ),
  down: () => <path d="m4 6 4 4 4-4" />,
  right: () => <path d="m6 4 4 4-4 4" />,
  left: () => <path d="m10 4-4 4 4 4" />,
  page: () => (
    <>
      <rect x="2.2" y="3" width="11.6" height="10" rx="1.5" />
      <path d="M2.2 6h11.6" />
    </>
  ),
  gate: () => (
    <>
      <path d="M2.8 13.5V7.2a5.2 5.2 0 0 1 10.4 0v6.3" />
      <path d="M6.2 13.5V5.8M9.8 13.5V5.8M2.8 9.5h10.4" />
    </>
  ),
  server: () => (
    <>
      <rect x="2.2" y="2.8" width="11.6" height="4.4" rx="1.2" />
      <rect x="2.2" y="8.8" width="11.6" height="4.4" rx="1.2" />
      <path d="M5 5h.01M5 11h.01" />
    </>
  ),
  code: () => <path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5" />,
  lock: () => (
    <>
      <rect x="3.2" y="7" width="9.6" height="6.2" rx="1.3" />
      <path d="M5.3 7V5.2a2.7 2.7 0 0 1 5.4 0V7" />
    </>
  ),
  info: () => (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.3v3.7M8 5v.01" />
    </>
  ),
  key: () => (
    <>
      <circle cx="5.3" cy="10.7" r="2.5" />
      <path d="m7.2 8.8 5.6-5.6M10.8 5.2l1.7 1.7" />
    </>
  ),
  search: () => (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  book: () => (
    <>
      <path d="M8 4.2C6.6 3.2 4.6 2.9 2.2 3v9.4c2.4-.1 4.4.2 5.8 1.2 1.4-1 3.4-1.3 5.8-1.2V3C11.4 2.9 9.4 3.2 8 4.2Z" />
      <path d="M8 4.2v9.4" />
    </>
  ),
  add: () => <path d="M8 3.5v9M3.5 8h9" />,
  fork: () => (
    <>
      <path d="M2.5 8h3.2c3 0 2.8-4 5.8-4h2M5.7 8c3 0 2.8 4 5.8 4h2" stroke-dasharray="2 2.4" />
      <path d="m11.6 2 2 2-2 2m0 4 2 2-2 2" />
    </>
  ),
  clear: () => (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m4 12 8-8" />
    </>
  ),
  open: () => <path d="M2.4 12.6V3.6h3.9l1.5 1.9h5.8v7.1ZM2.4 7.9h11.2" />,
  save: () => (
    <>
      <path d="M8 2.8V10M5.2 7.2 8 10l2.8-2.8" />
      <path d="M2.8 10.5v2.7h10.4v-2.7" />
    </>
  ),
} as const satisfies Record<string, () => ComponentChildren>;

export type IconName = keyof typeof SHAPES;

type IconProps = { name: IconName; size?: 12 | 14 | 16 | 24; tone?: string };

/** Hidden from screen readers: a word beside it, or the name of its control, says the same. */
export function Icon({ name, size = 16, tone }: IconProps) {
  const Shape = SHAPES[name];
  return (
    <svg
      class={tone === undefined ? 'icon' : `icon tone-${tone}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <Shape />
    </svg>
  );
}
