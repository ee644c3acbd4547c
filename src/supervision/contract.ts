export * from './contract/cases.ts';
export * from './contract/imports.ts';
export * from './contract/inquiries.ts';
