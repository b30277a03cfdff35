import type { Plugin } from 'vite';

/** Its own scripts, styles and icons, and nothing of anybody else. */
const OWN_PARTS = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** A page of the extension cannot send anything, and no text can become a script or HTML: Trusted Types reject it. */
const PAGE_POLICY = [
  ...OWN_PARTS,
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types worker',
].join('; ');

/** The manifest’s policy also holds for the background, which may have to ask a server once more for the user. */
export const MANIFEST_POLICY = [...OWN_PARTS, 'connect-src http: https:'].join('; ');

/** Writes the policy into every page. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
