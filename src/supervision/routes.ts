import { previewEffect } from '#calendar/contract.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { type LogMap, parseLogMap } from '#platform/formats/log-map.ts';
import type { Serve } from '#platform/http.ts';
import { Refusal } from '#platform/refusal.ts';
import * as imports from './commands/imports.ts';
import * as inquiries from './commands/inquiries.ts';
import { effectOf } from './commands/reckoning.ts';
import * as contract from './contract.ts';
import { casesFor, choicesFor } from './store/cases.ts';
import { findingFor, findingsFor } from './store/findings.ts';
import { importFor, importsFor } from './store/imports.ts';
import { inquiriesFor, inquiryFor } from './store/inquiries.ts';
import { caseFor } from './store/record.ts';

export function supervision(serve: Serve): void {
  serve(contract.listCases, ({ tx, actor, query }) => casesFor(tx, actor, query));
  serve(contract.getCase, ({ tx, actor, params, today }) => caseFor(tx, actor, params.id, today));
  serve(contract.listFindings, ({ tx, actor, query }) => findingsFor(tx, actor, query));
  serve(contract.getFinding, ({ tx, actor, params }) => findingFor(tx, actor, params.id));
  serve(contract.listChoices, ({ tx, actor }) => choicesFor(tx, actor));
  serve(contract.listInquiries, ({ tx, actor, query, today }) => inquiriesFor(tx, actor, query, today));
  serve(contract.getInquiry, ({ tx, actor, params, today }) => inquiryFor(tx, actor, params.id, today));

  serve(contract.dispatchInquiry, ({ tx, actor, params, body, ...at }) => inquiries.dispatchInquiry(tx, actor, params.id, body.note, at));
  serve(contract.dismissInquiry, ({ tx, actor, params, body, ...at }) => inquiries.dismissInquiry(tx, actor, params.id, body.reason, at));
  serve(contract.answerInquiry, ({ tx, actor, params, body, ...at }) => inquiries.answerInquiry(tx, actor, params.id, body.answer, at));
  serve(contract.verifyInquiry, ({ tx, actor, params, body, ...at }) => inquiries.verifyInquiry(tx, actor, params.id, body, at));

  serve(previewEffect, ({ tx, actor, body, query, ...at }) => effectOf(tx, actor, body, query.year, at));

  serve(contract.listImports, ({ tx, actor, query }) => importsFor(tx, actor, query));
  serve(contract.getImport, ({ tx, actor, params }) => importFor(tx, actor, params.id));
  serve(contract.requestImport, ({ tx, actor, body, query, ...at }) =>
    imports.requestImport(tx, actor, body, { ...query, map: mapIn(query.map) }, at),
  );
  serve(contract.previewImport, ({ tx, actor, body, query, ...at }) =>
    imports.previewImport(tx, actor, body, { zone: query.zone, map: mapIn(query.map) }, at),
  );
  serve(contract.cancelImport, ({ tx, actor, params, ...at }) => imports.cancelImport(tx, actor, params.id, at));
}

/** How a table is to be read travels as JSON, since the body is the file. */
function mapIn(text: string | undefined): LogMap | null {
  if (text === undefined) return null;
  try {
    return parseLogMap(text);
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new Refusal('supervision/map/invalid', { fault: cause.code, ...cause.facts }, { cause });
  }
}
