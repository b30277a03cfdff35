// Runs in the page and in its sandboxed frame: makes the requests of the cases and reports what a script saw of each.

/** Milliseconds after which a request counts as never answered. */
const PATIENCE = 10_000;

/** So many jobs run at once. */
const LANES = 16;

const SAFE_METHODS = /^(delete|get|head|options|post|put)$/i;

/** Each resolves with what the script saw; `tell` gets what a call recorder would report. */
const SENDERS = {
  async fetch(url, { method, mode, credentials, redirect, headers, body }, tell) {
    const init = { method, mode, credentials, redirect, headers, ...(body === null ? {} : { body }) };
    const request = new Request(url, init);
    tell({
      api: 'fetch',
      method: request.method,
      mode: request.mode,
      credentials: request.credentials,
      headers: [...request.headers.keys()],
      redirect: request.redirect,
    });
    const response = await fetch(url, init);
    const said = `OK type=${response.type} status=${response.status}`;
    return response.text().then(
      () => ({ got: true, said }),
      (error) => ({ got: false, said: `${said}, body ${error.name}` }),
    );
  },

  XMLHttpRequest(url, { method, withCredentials, uploadListener, headers, body }, tell) {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = withCredentials;
    if (uploadListener) request.upload.onprogress = () => {};
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    tell({
      api: 'XMLHttpRequest',
      method: SAFE_METHODS.test(method) ? method.toUpperCase() : method,
      mode: 'cors',
      credentials: withCredentials ? 'include' : 'same-origin',
      headers: headers.map(([name]) => name.toLowerCase()),
      redirect: 'follow',
    });
    return new Promise((resolve) => {
      request.onload = () => resolve({ got: true, said: `load status=${request.status}` });
      request.onerror = () => resolve({ got: false, said: 'error' });
      request.send(body);
    });
  },

  image(url, { crossOrigin }, tell) {
    const image = new Image();
    image.crossOrigin = crossOrigin;
    const load = loading(image, () => {
      image.src = url;
    });
    return load.finally(() => tellElement(image, tell));
  },

  script: (url, { crossOrigin }, tell) => loadScript(url, 'text/javascript', crossOrigin, tell),

  module: (url, { crossOrigin }, tell) => loadScript(url, 'module', crossOrigin, tell),

  EventSource(url, { withCredentials }, tell) {
    tell({
      api: 'EventSource',
      method: 'GET',
      mode: 'cors',
      credentials: withCredentials ? 'include' : 'same-origin',
      headers: [],
      redirect: 'follow',
    });
    const source = new EventSource(url, { withCredentials });
    return new Promise((resolve) => {
      source.onopen = () => resolve({ got: true, said: 'open' });
      source.onerror = () => resolve({ got: false, said: 'error' });
    }).finally(() => source.close());
  },

  sendBeacon(url, { contentType }, tell) {
    // The call recorder reports a beacon once it is queued.
    const queued = navigator.sendBeacon(url, new Blob(['{}'], { type: contentType }));
    tell({
      api: 'sendBeacon',
      method: 'POST',
      mode: contentType === 'application/json' ? 'cors' : 'no-cors',
      credentials: 'include',
      headers: ['content-type'],
      redirect: 'follow',
    });
    return { got: false, said: `queued=${queued}` };
  },
};

/** The call recorder reports an element when it has loaded or failed, if it used CORS. */
function tellElement({ localName, type, crossOrigin }, tell) {
  if (crossOrigin === null && type !== 'module') return;
  tell({
    at: performance.timeOrigin + performance.now(),
    api: localName,
    method: 'GET',
    mode: 'cors',
    credentials: crossOrigin === 'use-credentials' ? 'include' : 'same-origin',
    headers: [],
    redirect: 'follow',
  });
}

function loadScript(url, type, crossOrigin, tell) {
  const script = document.createElement('script');
  script.type = type;
  script.crossOrigin = crossOrigin;
  return loading(script, () => {
    script.src = url;
    document.head.append(script);
  }).finally(() => {
    tellElement(script, tell);
    script.remove();
  });
}

function loading(element, start) {
  return new Promise((resolve) => {
    element.onload = () => resolve({ got: true, said: 'load' });
    element.onerror = () => resolve({ got: false, said: 'error' });
    start();
  });
}

async function send({ url, request }) {
  const startedAt = performance.timeOrigin + performance.now();
  let call = null;
  const tell = (told) => {
    call = { at: startedAt, url, origin: self.origin, ...told };
  };
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE, { got: false, said: 'TIMEOUT' });
  });
  const sent = (async () => SENDERS[request.via](url, request, tell))();
  const result = await Promise.race([sent, late]).catch(({ name }) => ({ got: false, said: `ERR ${name}` }));
  return { ...result, call, startedAt, endedAt: performance.timeOrigin + performance.now() };
}

if (window === parent) {
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts';
  frame.src = '/frame';
  const ready = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.documentElement.append(frame);

  const waiting = new Map();
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow) waiting.get(data.key)?.(data.result);
  });
  let nextKey = 0;
  const sendInFrame = (job) => {
    const key = nextKey++;
    frame.contentWindow.postMessage({ key, job }, '*');
    return new Promise((resolve) => waiting.set(key, resolve)).finally(() => waiting.delete(key));
  };

  /** Runs a list of jobs; a job is a list of requests, made one after the other with a pause of `gap` milliseconds. */
  window.runJobs = async (jobs, gap) => {
    await ready;
    const results = [];
    let next = 0;
    const lane = async () => {
      while (next < jobs.length) {
        const index = next++;
        const { from, steps } = jobs[index];
        results[index] = [];
        for (const step of steps) {
          const result = await (from === 'page' ? send(step) : sendInFrame(step));
          results[index].push(result);
          // Times of several processes are compared, so a request must not begin at the moment at which the last one
          // ended.
          if (steps.length > 1) await new Promise((resolve) => setTimeout(resolve, gap));
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return results;
  };
} else {
  addEventListener('message', async ({ source, data: { key, job } }) => {
    source.postMessage({ key, result: await send(job) }, '*');
  });
}
