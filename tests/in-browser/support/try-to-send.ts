/**
 * An expression for a page of the extension: it tries to send something to `url` in two ways, and to write HTML. The
 * value says what became of it, once the browser has reported both attempts to send.
 */
export const tryToSend = (url: string): string => `(async () => {
  const refused = new Promise((resolve) => {
    const directives = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (!effectiveDirective.startsWith('require-')) directives.push(effectiveDirective);
      if (directives.length === 2) resolve(directives.sort());
    });
  });
  const asked = await fetch(${JSON.stringify(url)}).then(() => 'sent', ({ name }) => name);
  new Image().src = ${JSON.stringify(`${url}/image`)};
  let html = 'written';
  try {
    document.createElement('p').innerHTML = '<b>bold</b>';
  } catch ({ name }) {
    html = name;
  }
  return { asked, html, refused: await refused };
})()`;

export const NOTHING_SENT = { asked: 'TypeError', html: 'TypeError', refused: ['connect-src', 'img-src'] };
