import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Layout, placeStations } from './journey-layout.ts';
import type { JourneyStation } from './journey-stations.ts';

type JourneyLayout = Layout & {
  readonly scroller: Ref<HTMLDivElement>;
  /** How much there is beyond the edges of what is in sight, for the style. */
  readonly beyond: Beyond;
  readonly onScroll: () => void;
};

type Beyond = { readonly '--before': string; readonly '--after': string };

/** Places the stations by the widths their words take, and scrolls to the one that counts where they do not all fit. */
export function useJourneyLayout(stations: readonly JourneyStation[], current: number): JourneyLayout {
  const scroller = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<readonly number[]>([]);
  const [beyond, setBeyond] = useState<Beyond>({ '--before': '0px', '--after': '0px' });
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
  const after = Math.max(0, scrollWidth - clientWidth - scrollLeft);
  return { '--before': `${scrollLeft}px`, '--after': `${after}px` };
}
