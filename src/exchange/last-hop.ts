/** The hop of the last request: the only one, or where the redirects led. */
export function lastHop<Hop>({ hops }: { readonly hops: readonly [Hop, ...Hop[]] }): Hop {
  return hops.at(-1) ?? hops[0];
}
