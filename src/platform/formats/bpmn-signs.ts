/** The signs inside events, around their middle, for one of radius 18; of a gateway for one of radius 25. Lines and closed forms, no text. */
export const eventSigns: Readonly<Record<string, string>> = {
  message: 'M-9-6h18v12h-18ZM-9-6l9 7 9-7',
  timer: 'M0-9a9 9 0 1 0 .01 0ZM0-6v6l4 3',
  conditional: 'M-7-8h14v16h-14ZM-4-4h8M-4 0h8M-4 4h8',
  link: 'M-8-3h8v-4l8 7-8 7v-4h-8Z',
  signal: 'M0-8l8 13h-16Z',
  error: 'M-7 7l4-13 5 7 5-9-4 14-5-7Z',
  escalation: 'M0-9l7 16-7-6-7 6Z',
  terminate: 'M0-7a7 7 0 1 0 .01 0Z',
  compensate: 'M0-6v12l-8-6ZM8-6v12l-8-6Z',
  cancel: 'M-6-6 6 6M6-6-6 6',
};

export const gatewaySigns: Readonly<Record<string, string>> = {
  exclusive: 'M-7-8 7 8M7-8-7 8',
  parallel: 'M0-11v22M-11 0h22',
  inclusive: 'M0-10a10 10 0 1 0 .01 0Z',
  eventBased: 'M0-12a12 12 0 1 0 .01 0ZM0-6l6 4-2 7h-8l-2-7Z',
  complex: 'M0-10v20M-10 0h20M-7-7 7 7M7-7-7 7',
};
