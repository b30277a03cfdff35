import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JourneyStation } from '../../../src/index.ts';
import { type Layout, placeStations } from './journey-layout.ts';

type JourneyLayout = Layout & {
  readonly scroller: Ref<HTMLDivElement>;
  /** How much each edge fades, from 0 to 1: the more is beyond it, the more. For the style. */
  readonly beyond: Beyond;
  readonly onScroll: () => void;
};

type Beyond = { readonly '--before': number; readonly '--after': number };

/** Width of the fading edge, in px. */
const FADE = 48;

/** Places the stations by the width of their words. If they do not all fit, it scrolls to the current one. */
export function useJourneyLayout(stations: readonly JourneyStation[], current: number): JourneyLayout {
  const scroller = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<readonly number[]>([]);
  const [beyond, setBeyond] = useState<Beyond>({ '--before': 0, '--after': 0 });
  const [room = 0, ...widths] = sizes;
  const layout = placeStations(stations, widths, room);

  const measure = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const pills = [...element.querySelectorAll<HTMLElement>('.station')];
    const next = [element.clientWidth, ...pills.map(({ offsetWidth }) => offsetWidth)];
    setSizes((last) => (last.join() === next.join() ? last : next));
  };
  const onScroll = (): void => {
    if (scroller.current !== null) setBeyond(beyondOf(scroller.current));
  };

  // Every edit may change the words, and the pane has no width until it is shown.
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    if (scroller.current !== null) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  const end = layout.placed[current];
  const isEndInSight = end === undefined || end.x + end.half <= room;
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollLeft = isEndInSight ? 0 : layout.width;
    onScroll();
  }, [layout.width, room, isEndInSight]);

  return { ...layout, scroller, beyond, onScroll };
}

function beyondOf({ scrollLeft, scrollWidth, clientWidth }: Element): Beyond {
  const fadeOf = (hidden: number): number => Math.min(1, Math.max(0, hidden) / FADE);
  return { '--before': fadeOf(scrollLeft), '--after': fadeOf(scrollWidth - clientWidth - scrollLeft) };
}
