/** Runs in the panel: what fades or slides in, such as the journey's lines, is there when this is over. */
export async function motionEnds(): Promise<void> {
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)));
}
