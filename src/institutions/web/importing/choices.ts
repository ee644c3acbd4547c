import { asProposed, isAsProposed, type Reading } from '#platform/web/sheets/reading.ts';

/** How a person wants the list of a folder read, and who keeps those of which it does not say it. */
export type Choices = Readonly<{ reading: Reading; departmentId: string | undefined }>;

export const undecided: Choices = { reading: asProposed, departmentId: undefined };

export const askedOf = ({ reading, departmentId }: Choices) => ({
  ...(isAsProposed(reading) ? {} : { reading: JSON.stringify(reading) }),
  ...(departmentId !== undefined && { departmentId }),
});
