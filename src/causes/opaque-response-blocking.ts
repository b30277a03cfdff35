import { KEPT_FROM_PAGE } from '../exchange/exchange.ts';
import { hostOf } from '../platform/origin.ts';
import { askWithCors } from '../policy/allow.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'opaque-response-blocking',
  title: 'Blocked by opaque response blocking',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, preflightError, status, url, exchange }) =>
    preflightError === null && (error === KEPT_FROM_PAGE || /ERR_BLOCKED_BY_ORB/.test(error))
      ? { error, status, type: exchange.type, host: hostOf(url) }
      : null,
  headline: ({ type }) =>
    isFetch(type)
      ? say`No element could use such an answer, so fetch() without CORS does not get it`
      : say`The answer is not the ${type} that the page asked for`,
  explain: ({ host, status, type }) => {
    const answered = status === null ? say`${host} answered` : say`${host} answered ${status}`;
    return isFetch(type)
      ? say`The page called ${'fetch()'} with ${"mode: 'no-cors'"}. ${answered} with a content type that no element of a page could use, such as HTML or JSON, so the browser kept the bytes from the page.`
      : say`The page loads this as ${type}, without CORS. ${answered} with a content type that no ${type} has, such as HTML or JSON, so the browser kept the bytes from the page.`;
  },
  change: ({ host, type }, { exchange }) => [
    {
      advise: 'server',
      how: 'look first',
      text: say`Check what ${host} really answers: often it is an error page or a sign-in page. If it is the right content, send the right ${'Content-Type'}.`,
    },
    isFetch(type)
      ? {
          advise: 'page',
          how: askWithCors(exchange),
          text: say`To read the data, leave out ${"mode: 'no-cors'"} and let the server allow the origin.`,
        }
      : {
          advise: 'page',
          how: 'around the call',
          text: say`To read data, use ${'fetch()'} and let the server allow the origin.`,
        },
  ],
});

const isFetch = (type: string): boolean => ['xmlhttprequest', 'fetch'].includes(type);
