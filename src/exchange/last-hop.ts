/** The last hop: the only one, or the one to which the redirects led. */
export function lastHop<Hop>({ hops }: { readonly hops: readonly [Hop, ...Hop[]] }): Hop {
  return hops.at(-1) ?? hops[0];
}
