/** A page that learns how recorder and bridge talk, and forges every kind of message between them. */

/** Must run before the recorder: afterwards no script can see what it calls. */
const LEARN = `
  const learned = { channel: '', node: null };
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event instanceof MouseEvent && event.relatedTarget instanceof Comment)
      [learned.channel, learned.node] = [event.type, event.relatedTarget];
    return dispatchEvent.call(this, event);
  };`;

/** Says of a URL, in each way that the page has, what is not true. */
const FORGE = `
  function forge(url) {
    const { channel, node } = learned;
    const policy = { api: 'csp', url, directive: 'connect-src', isClaim: false };
    const call = { api: 'fetch', url, method: 'GET', redirect: 'follow', headers: '', stack: '' };
    const claims = [
      policy,
      { ...policy, api: 'img', mode: 'cors', credentials: 'include' },
      { ...call, mode: 'same-origin', credentials: 'omit' },
      { ...call, mode: 'no-cors', credentials: 'omit', redirect: 'manual' },
      { ...call, mode: 'cors', credentials: 'include', redirect: 'error' },
    ];
    for (const claim of claims) {
      const detail = JSON.stringify(claim);
      postMessage(claim, '*');
      postMessage({ kind: 'call', call: claim, channel }, '*');
      for (const target of [window, document, node])
        for (const type of ['crosscheck', channel]) dispatchEvent.call(target, new CustomEvent(type, { detail }));
    }
    const image = Object.assign(document.createElement('img'), { crossOrigin: 'use-credentials' });
    Object.defineProperty(image, 'src', { value: url });
    dispatchEvent.call(node, new MouseEvent(channel, { relatedTarget: image }));
    const violation = { blockedURI: url, effectiveDirective: 'connect-src', disposition: 'enforce', bubbles: true };
    for (const target of [window, document])
      dispatchEvent.call(target, new SecurityPolicyViolationEvent('securitypolicyviolation', violation));
  }`;

export const FORGING_PAGE = `<!doctype html><title>Forging</title><script>${LEARN}${FORGE}</script>`;

/** Forges, makes the request, and forges again; resolves to whether the page knew the channel. */
export const forgeAndFetch = (url: string): string =>
  `(async () => { forge('${url}'); await fetch('${url}').catch(() => {}); forge('${url}'); return learned.channel !== ''; })()`;
