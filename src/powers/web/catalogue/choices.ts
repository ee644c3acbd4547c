import { asProposed, isAsProposed, type Reading } from '#platform/web/sheets/reading.ts';

/** How a person wants the file read, and what is to become of powers and positions. */
export type Choices = Readonly<{ reading: Reading; identity: 'change' | 'leave' | undefined; positions: 'refuse' | 'add' }>;

export const undecided: Choices = { reading: asProposed, identity: undefined, positions: 'refuse' };

export const askedOf = ({ reading, identity, positions }: Choices) => ({
  ...(isAsProposed(reading) ? {} : { reading: JSON.stringify(reading) }),
  ...(identity && { identity }),
  positions,
});
