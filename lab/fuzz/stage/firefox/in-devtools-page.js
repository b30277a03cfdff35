// Runs once in the extension's DevTools page: opens another port to the sensor and listens to HAR.
(() => {
  const ENDS = ['onCompleted', 'onErrorOccurred'];
  let events = [];
  const open = new Set();
  const finished = new Set();
  let news = () => {};

  const record = (event, details) => {
    events.push({ event, details });
    if (ENDS.includes(event)) {
      open.delete(details.requestId);
      finished.add(`event ${details.url}`);
    } else if (event === 'onBeforeRedirect' && !/^https?:/.test(details.redirectUrl)) {
      // After a redirect to a URL that Firefox does not follow, no more events come.
      open.delete(details.requestId);
    } else if (event === 'onBeforeRequest') {
      open.add(details.requestId);
    }
    news();
  };
  const connect = () => {
    const port = browser.runtime.connect({
      name: `crosscheck-tab-${browser.devtools.inspectedWindow.tabId}`,
    });
    // Like the session, it gets no events until it has named its page's origins.
    port.postMessage({ kind: 'watch', origins: [], salt: SALT });
    port.onMessage.addListener((message) => {
      if (message.kind === 'event') record(message.event, message.details);
    });
    port.onDisconnect.addListener(connect);
  };
  connect();
  browser.devtools.network.onRequestFinished.addListener(({ request }) => {
    finished.add(`entry ${request.url}`);
    news();
  });

  globalThis.crosscheckListener = {
    /**
     * Resolves when both sources have reported the end of `fence`, and webRequest the end of every request, or when
     * `patience` is over.
     */
    settled(fence, patience) {
      return new Promise((resolve) => {
        const late = setTimeout(resolve, patience);
        news = () => {
          if (open.size > 0 || !finished.has(`event ${fence}`) || !finished.has(`entry ${fence}`)) return;
          clearTimeout(late);
          resolve();
        };
        news();
      }).finally(() => {
        news = () => {};
        open.clear();
        finished.clear();
      });
    },

    /** All events since the last call, and the complete HAR. */
    async take() {
      const taken = events;
      events = [];
      const { entries } = await browser.devtools.network.getHAR();
      return { events: taken, entries };
    },
  };
})();
