import { expect, test } from 'vitest';
import { pooled } from '../../../src/capture/redact/header-pool.ts';
import type { Header } from '../../../src/index.ts';

const asItIs = (header: Header): Header => header;
const keep = (name: string, value: string) => pooled({ name, value }, asItIs);

test('a line that comes again is the same object', () => {
  expect(keep('X-Keep', 'once')).toEqual({ name: 'X-Keep', value: 'once' });
  expect(keep('X-Keep', 'once')).toBe(keep('X-Keep', 'once'));
  expect(keep('X-Keep', 'twice')).not.toBe(keep('X-Keep', 'once'));
  expect(keep('x-keep', 'once')).toEqual({ name: 'x-keep', value: 'once' });
});

test('a line whose value is secret is looked at each time, and never remembered', () => {
  const secret = 'a value of its own';
  let looked = 0;
  const redact = ({ name }: Header): Header => {
    looked += 1;
    return { name, value: '', secret: true };
  };
  for (let time = 0; time < 3; time += 1)
    expect(pooled({ name: 'X-Key', value: secret }, redact)).toEqual({
      ...{ name: 'X-Key', value: '', secret: true },
    });
  expect(looked).toBe(3);
  expect(keep('X-Key', secret).secret).toBeUndefined();
});

test('a line that was shortened is looked at each time', () => {
  const cut = ({ name }: Header): Header => ({ name, value: 'cut' });
  const first = pooled({ name: 'X-Cut', value: 'cut and more' }, cut);
  expect(first).toEqual({ name: 'X-Cut', value: 'cut' });
  expect(pooled({ name: 'X-Cut', value: 'cut and more' }, cut)).not.toBe(first);
});

test('a long line is not remembered', () => {
  const long = 'x'.repeat(1000);
  expect(keep('X-Long', long)).not.toBe(keep('X-Long', long));
});

test('no more lines are remembered than fit', () => {
  const first = keep('X-Many', 'first');
  expect(keep('X-Many', 'first')).toBe(first);
  for (let index = 0; index < 10_001; index += 1) keep('X-Many', `${index}`);
  expect(keep('X-Many', 'first')).not.toBe(first);
  expect(keep('X-Many', 'first')).toEqual(first);
});
