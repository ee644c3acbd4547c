import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { said } from '#platform/words.ts';
import { saveFlowchart } from '../../contract/flowchart.ts';
import { getPower, type Power } from '../../contract/power.ts';
import { drawingWords } from '../../words/drawing.ts';
import type { Desk, Put } from './desk.tsx';
import { Drawing } from './drawing.ts';
import { Judge } from './judge.ts';
import { LocalDrawings } from './localDrawings.ts';
import type { Told, Why } from './opening.ts';
import { noDraft, type Opening, Saver } from './saver.ts';

/** The draft of a power as the editor begins with it; where none is open, the newest version is the pattern of the next. */
const openingOf = ({ version: { id, state, flowchart, revision, saved } }: Power): Opening =>
  state === 'draft'
    ? { xml: flowchart, versionId: id, revision, at: saved?.at ?? null }
    : { xml: flowchart, versionId: null, revision: noDraft, at: null };

const cannotDraw: Why = { code: 'powers/editor/undrawable', facts: {} };

/** Lays the desk: the drawing, its saving and judging. All of it ends with the page; what was not saved stays in the browser. */
export function useMakeDesk(power: Power): Desk {
  const client = useQueryClient();
  const { personId } = useMe();
  const [begun, setBegun] = useState(false);
  const [parts] = useState(() => makeParts(power, personId, client));
  const { drawing, saver, judge } = parts;
  const told = useTold(drawing, judge, begun);
  useRelabelling(drawing);
  useEffect(() => {
    saver.open();
    const stop = drawing.onChange(() => saver.touch());
    return () => {
      stop();
      judge.stop();
      void saver.close().then(() => client.invalidateQueries());
    };
  }, [drawing, saver, judge, client]);

  const show = async (xml: string): Promise<Put> => {
    const found = await judge.open(xml);
    if (found.refusal) return { refusal: found.refusal, laidOut: false };
    const drawn = await drawing.show(found.xml).then(
      () => true,
      () => false,
    );
    if (drawn) setBegun(true);
    return drawn ? { refusal: null, laidOut: found.laidOut } : { refusal: cannotDraw, laidOut: false };
  };
  const put = async (xml: string): Promise<Put> => {
    if (begun) await saver.save();
    if (begun && saver.pending) parts.local.putAside({ xml: await drawing.xml(), revision: saver.revision, at: new Date().toISOString() });
    const shown = await show(xml);
    if (!shown.refusal) await saver.save({ aside: true });
    return shown;
  };
  const take = async (theirs: Power): Promise<void> => {
    const opening = openingOf(theirs);
    if (opening.xml !== null) await show(opening.xml);
    saver.take(opening);
  };
  return { power, ...parts, told, begun, show, put, take };
}

function makeParts(power: Power, personId: string, client: ReturnType<typeof useQueryClient>) {
  const drawing = new Drawing(said(drawingWords, 'zh-CN'));
  const local = new LocalDrawings(personId, power.id);
  // As a mutation, so that a session that has ended is begun again over the page; `always`: being offline is told, not waited for.
  const save = (body: Readonly<{ flowchart: string; revision: number; replace: boolean }>) =>
    client
      .getMutationCache()
      .build(client, { mutationFn: () => call(saveFlowchart, { params: { id: power.id }, body }), networkMode: 'always' })
      .execute(undefined);
  const keep = (xml: string, revision: number) => local.keep({ xml, revision, at: new Date().toISOString() });
  const saver = new Saver({ read: () => drawing.xml(), send: save, keep, drop: () => local.drop() }, openingOf(power));
  return { drawing, local, saver, judge: new Judge() };
}

function useRelabelling(drawing: Drawing): void {
  const labels = useSaid(drawingWords);
  useEffect(() => drawing.relabel(labels), [drawing, labels]);
}

const restMs = 400;

/** What the engine says of the drawing, some moments after each change; of several answers the last counts. */
function useTold(drawing: Drawing, judge: Judge, begun: boolean): Told | null {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (!begun) return;
    let [timer, asked]: [ReturnType<typeof setTimeout> | undefined, number] = [undefined, 0];
    const ask = async () => {
      const mine = (asked += 1);
      const answer = await judge.tell(await drawing.xml());
      if (mine === asked) setTold(answer);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), restMs);
    };
    later();
    const stops = [drawing.onChange(later), drawing.onShow(later)];
    return () => {
      clearTimeout(timer);
      asked = -Infinity;
      for (const stop of stops) stop();
    };
  }, [drawing, judge, begun]);
  return told;
}

/** Another's draft as it is on the server now. */
export async function readDraft(powerId: string, versionId: string | null): Promise<Power> {
  if (versionId !== null) return call(getPower, { params: { id: powerId }, query: { version: versionId } });
  const power = await call(getPower, { params: { id: powerId }, query: {} });
  const draft = power.versions.find(({ state }) => state === 'draft');
  return draft && draft.id !== power.version.id ? call(getPower, { params: { id: powerId }, query: { version: draft.id } }) : power;
}
