import pc from 'picocolors';

const { FORCE_COLOR, NO_COLOR } = process.env;

/** Colours for a terminal only: files, pipes and the logs of build servers get plain text unless they ask for more. */
export const areColoursWanted =
  FORCE_COLOR !== undefined ? FORCE_COLOR !== '0' : process.stdout.isTTY === true && NO_COLOR === undefined;

export const colours = pc.createColors(areColoursWanted);
