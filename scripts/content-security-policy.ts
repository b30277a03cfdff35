import type { Plugin } from 'vite';

/**
 * What a page of the extension may do: run its own scripts and show its own styles and icons. It cannot send anything
 * anywhere, and no text can become a script or HTML: Trusted Types reject it.
 */
const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types worker',
].join('; ');

/** The manifest’s policy also holds for the background, which may have to ask a server once more for the user. */
export const MANIFEST_POLICY = PAGE.replace("connect-src 'none'", 'connect-src http: https:').replace(
  "; require-trusted-types-for 'script'; trusted-types worker",
  '',
);

/** Writes the policy into every page. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE },
        injectTo: 'head-prepend',
      },
    ],
  };
}
