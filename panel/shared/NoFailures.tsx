/** The heading while nothing was blocked or failed. */
export function NoFailures() {
  return <h2>No cross-origin failures yet</h2>;
}
