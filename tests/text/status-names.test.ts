import { expect, test } from 'vitest';
import { nameOfStatus } from '../../src/text/status-names.ts';

test('statuses have their names, the unknown ones none', () =>
  expect([nameOfStatus(404), nameOfStatus(501), nameOfStatus(299)]).toEqual([
    'Not Found',
    'Not Implemented',
    '',
  ]));
