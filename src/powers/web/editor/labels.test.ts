import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawingWords } from '../../words/drawing.ts';

const library = (name: string): string[] =>
  readdirSync(`node_modules/${name}/lib`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(`node_modules/${name}/lib/${file}`, 'utf8'));

/** What is asked for by entries that the palette, the pads and the menus of the editor do not have. */
const never: ReadonlySet<string> = new Set(
  `Create start event;Create end event;Create task;Create gateway;Create intermediate/boundary event;Create group
Create data object reference;Create data store reference;Create expanded sub-process;Create pool/participant
Append task;Append end event;Append gateway;Append intermediate/boundary event;Append compensation activity
Append conditional intermediate catch event;Append signal intermediate catch event
Complex gateway;Data store reference;Data object reference;Empty pool/participant;Event sub-process
Event based instantiating Gateway;Parallel Event based instantiating Gateway;HELLO {you}; + shift + `.split(/[;\n]/),
);
const unplayed = /ompensation|ancel|Ad-hoc/;

test('everything that bpmn-js says in the editor is said in the reader’s language', () => {
  const sources = [...library('bpmn-js'), ...library('diagram-js')];
  const asked = sources.flatMap((source) => [...source.matchAll(/translate\(\s*'([^']+)'\s*[,)]/g)].map(([, text]) => text!));
  const messages = sources.flatMap((source) => [...source.matchAll(/_ERR_MSG = '([^']+)'/g)].map(([, text]) => text!));
  const entries = readFileSync('node_modules/bpmn-js/lib/features/popup-menu/PopupEntries.js', 'utf8');
  const offered = [
    ...`${entries}${readFileSync('node_modules/bpmn-js/lib/features/replace/ReplaceOptions.js', 'utf8')}`.matchAll(/label: '([^']+)'/g),
  ];
  const aligned = ['left', 'center', 'right', 'top', 'middle', 'bottom'].map((at) => `Align elements ${at}`);
  const shown = new Set([...asked, ...messages, ...offered.map(([, label]) => label!), ...aligned]);
  expect(shown.size).toBeGreaterThan(90);
  const known = new Set(Object.keys(drawingWords.texts));
  expect([...shown].filter((text) => !known.has(text) && !never.has(text) && !unplayed.test(text))).toEqual([]);
});
