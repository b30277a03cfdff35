import { describe, expect, it } from 'vitest';
import { cutAround } from '../../../panel/ui/cut-around.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `x-name-${index}`);

describe('cutAround', () => {
  const before = `Allow: ${names(200).join(', ')}`;

  it('leaves what is short enough', () => {
    expect(cutAround('a, b', 'a, b, c', 300)).toBe('a, b');
  });

  it.each([
    ['at the end', `${before}, x-added`],
    ['in the middle', before.replace('x-name-150,', 'x-name-150, x-added,')],
    ['at the beginning', before.replace('Allow: ', 'Allow: x-added, ')],
  ])('has a name in sight that was added %s', (_, after) => {
    const cut = cutAround(after, before, 300);
    expect(cut).toContain('x-added');
    expect(cut.startsWith('Allow: ')).toBe(true);
    expect(cut.length).toBeLessThanOrEqual(300);
    expect(cutAround(before, after, 300)).not.toContain('x-added');
  });

  it('shows the beginning of a difference that is too long itself', () => {
    const after = `${before}, ${'y'.repeat(900)}`;
    expect(cutAround(after, before, 300)).toMatch(/^Allow: x-name-0.* … .*x-name-199, y{30,}$/);
  });
});
