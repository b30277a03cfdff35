import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JourneyStation } from '../../../src/index.ts';
import { type Layout, placeStations } from './journey-layout.ts';

type JourneyLayout = Layout & {
  readonly scroller: Ref<HTMLDivElement>;
  /** How much the edges of what is in sight fade, from 0 to 1, for the style: the more, the more there is beyond. */
  readonly beyond: Beyond;
  readonly onScroll: () => void;
};

type Beyond = { readonly '--before': number; readonly '--after': number };

/** Pixels over which an edge fades. */
const FADE = 48;

/** Places the stations by the widths their words take, and scrolls to the one that counts where they do not all fit. */
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

  // The words may change with every edit, their room with the pane, which has none before it appears.
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
