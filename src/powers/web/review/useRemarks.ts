import { useState } from 'react';
import type { Remark } from '../../power.ts';

const keyOf = (versionId: string, revision: number) => `qingfeng.remarks.${versionId}.${revision}`;

/** `reasons` by place, and the reason for the whole. */
export type Written = Readonly<{ reasons: Readonly<Record<string, string>>; whole: string }>;
const nothing: Written = { reasons: {}, whole: '' };

function kept(key: string): Written {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Written>) };
  } catch (error) {
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}

const shortest = 2;

/** What the reviewer has written so far, kept in this browser as it is typed until it is sent: a closed page loses nothing. */
export function useRemarks(versionId: string, revision: number) {
  const key = keyOf(versionId, revision);
  const [written, setWritten] = useState(() => kept(key));
  const write = (next: Written) => {
    localStorage.setItem(key, JSON.stringify(next));
    setWritten(next);
  };
  const { reasons, whole } = written;
  return {
    reasons,
    whole,
    remarks: Object.entries(reasons).flatMap(([place, text]): Remark[] => (text.trim().length < shortest ? [] : [{ place, reason: text.trim() }])),
    setWhole: (text: string) => write({ reasons, whole: text }),
    set: (place: string, reason: string | null) => {
      const { [place]: _, ...others } = reasons;
      write({ whole, reasons: reason === null ? others : { ...others, [place]: reason } });
    },
    forget: () => localStorage.removeItem(key),
  };
}

export type Remarks = ReturnType<typeof useRemarks>;
