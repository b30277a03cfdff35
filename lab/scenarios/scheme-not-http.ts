import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'scheme-not-http';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A URL without http:// or https://',
  story:
    'Someone wrote the host and the port but forgot the scheme. The browser reads the host’s name as the scheme and sends nothing.',
  variants: [
    {
      id: 'forgotten',
      title: 'host and port only',
      recordCalls: true,
      page: { via: 'fetch', at: 'apiWithoutScheme' },
      server: () => ({}),
      expect: { ...blocked(ID, 'CorsDisabledScheme', 'CORSRequestNotHttp'), sent: false },
    },
    {
      id: 'xhr',
      recordCalls: 'firefox',
      title: 'host and port only, with XMLHttpRequest',
      page: { via: 'xhr', at: 'apiWithoutScheme' },
      server: () => ({}),
      expect: { ...blocked(ID, 'CorsDisabledScheme', 'CORSRequestNotHttp'), sent: false },
    },
    {
      id: 'xhr-to-ws',
      recordCalls: true,
      title: 'a WebSocket’s URL, with XMLHttpRequest',
      page: { via: 'xhr', at: 'socket' },
      server: () => ({}),
      expect: { ...blocked(ID, 'CorsDisabledScheme', null), sent: false },
    },
    {
      id: 'redirect',
      recordCalls: 'firefox',
      title: 'a redirect to host and port only',
      page: { via: 'fetch', at: 'api' },
      server: ({ apiWithoutScheme }) => ({
        'GET /': {
          status: 302,
          headers: { 'Access-Control-Allow-Origin': '*', Location: `${apiWithoutScheme}/v2` },
        },
      }),
      expect: blocked(ID, 'CorsDisabledScheme', 'CORSRequestNotHttp'),
    },
    {
      id: 'redirect-to-ftp',
      recordCalls: 'firefox',
      title: 'a redirect to an ftp: URL',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': {
          status: 302,
          headers: { 'Access-Control-Allow-Origin': '*', Location: 'ftp://files.invalid/report' },
        },
      }),
      expect: blocked(ID, 'CorsDisabledScheme', 'CORSRequestNotHttp'),
    },
  ],
});
