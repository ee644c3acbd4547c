import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Refused, useCall } from '#platform/web/call.ts';
import { chinaZone } from '#platform/calendar.ts';
import { previewImport, requestImport } from '../contract.ts';
import { words } from '../words.ts';
import { lackingOf, mapOf, type Renamed, type Understanding, understandingOf } from './understanding.ts';

/** The source's name is data: in whichever language one reads, the same file is of the same source, so that its events count once. */
const files = words.import.sourceDefault[0];

/** The types of objects that a log has, where it does not say by itself which of them are the cases. */
const objectTypesIn = (error: unknown): readonly string[] => {
  const { fault, names } = error instanceof Refused ? error.facts : {};
  return fault === 'formats/ocel-object-type' && typeof names === 'string' ? names.split('\n') : [];
};

/** What is filled in of an import: a file is looked into as soon as it is chosen, and again whenever that could change what it says. */
export function useImportForm() {
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [powerId, setPower] = useState<string>();
  const [zone, setZone] = useState<string>(chinaZone);
  const [source, setSource] = useState<string>(files);
  const [understanding, setUnderstanding] = useState<Understanding | null>(null);
  const [renamed, setRenamed] = useState<Renamed>({});
  const [objectTypes, setObjectTypes] = useState<readonly string[]>([]);
  const [objectType, setObjectType] = useState<string>();
  const preview = useCall(previewImport);
  const send = useCall(requestImport);
  const look = (body: File, shape?: object) =>
    preview.mutate(
      { query: { zone, ...(shape && { map: JSON.stringify(shape) }) }, body },
      {
        onSuccess: ({ table }) => setUnderstanding(table && understandingOf(table)),
        onError: (error) => setObjectTypes((known) => (known.length > 0 ? known : objectTypesIn(error))),
      },
    );
  const take = (chosen: File | null) => {
    setFile(chosen);
    setUnderstanding(null);
    setRenamed({});
    setObjectTypes([]);
    setObjectType(undefined);
    send.reset();
    preview.reset();
    if (chosen) look(chosen);
  };
  const submit = () => {
    if (!file || !powerId) return;
    const map = mapOf(understanding, renamed, objectType);
    const given = { fileName: file.name, powerId, zone, source, ...(map && { map: JSON.stringify(map) }) };
    send.mutate({ query: given, body: file }, { onSuccess: ({ id }) => void navigate(`/imports/${id}`) });
  };
  return {
    file,
    powerId,
    zone,
    source,
    understanding,
    renamed,
    objectTypes,
    objectType,
    preview,
    send,
    take,
    submit,
    setPower,
    setZone,
    setSource,
    setUnderstanding,
    setRenamed,
    sample: file && preview.isSuccess ? preview.data : null,
    refused: objectTypesIn(preview.error).length > 0 ? null : preview.error,
    lacking: understanding ? lackingOf(understanding) : [],
    lookAgain: (shape: object) => file && look(file, shape),
    chooseType: (type: string) => {
      setObjectType(type);
      if (file) look(file, { objectType: type });
    },
  };
}

export type ImportForming = ReturnType<typeof useImportForm>;
