/** The number that everything random in a test comes from: TEST_SEED, or the given one, so that each run is like the last. */
export const seedOf = (usual: number): number => Number(process.env['TEST_SEED'] ?? usual);
