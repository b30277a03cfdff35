import pc from 'picocolors';

const { FORCE_COLOR, NO_COLOR } = process.env;

/** Only a terminal gets colours. Files, pipes and CI logs get plain text, unless FORCE_COLOR asks for colours. */
export const areColoursWanted =
  FORCE_COLOR !== undefined ? FORCE_COLOR !== '0' : process.stdout.isTTY === true && NO_COLOR === undefined;

export const colours = pc.createColors(areColoursWanted);
