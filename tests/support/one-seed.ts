import fc from 'fast-check';

/** Every property of the suite starts from this seed, unless another is named: CROSSCHECK_SEED=7 npm run fuzz */
export const SEED = Number(process.env.CROSSCHECK_SEED ?? 20_261_122);

fc.configureGlobal({ seed: SEED });

// A salt is random. In the tests it is not, so that two readings of one file can be compared.
crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
