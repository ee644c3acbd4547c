import { asProposed, isAsProposed, type Reading } from '#platform/web/sheets/reading.ts';

/** How a person wants a register read, and of which year it is. */
export type Choices = Readonly<{ reading: Reading; year: number | undefined }>;

export const undecided: Choices = { reading: asProposed, year: undefined };

export const askedOf = ({ reading, year }: Choices) => ({
  ...(isAsProposed(reading) ? {} : { reading: JSON.stringify(reading) }),
  ...(year !== undefined && { year }),
});
