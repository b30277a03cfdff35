/** Runs in the panel. Resolves when animations, such as those of the journey's lines, have ended. */
export async function motionEnds(): Promise<void> {
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)));
}
