import { day } from '#engine/days.ts';
import type { Serve } from '#platform/http.ts';
import * as rounds from './commands/campaign.ts';
import * as documents from './commands/documents.ts';
import * as filling from './commands/filling.ts';
import { remindUnfiled } from './commands/reminding.ts';
import * as reviewing from './commands/reviewing.ts';
import * as sitting from './commands/sitting.ts';
import { closeSitting, registerPoints } from './commands/sittingClosing.ts';
import { mergePoints, returnPoint, splitPoint } from './commands/sittingPoints.ts';
import * as campaign from './contract/campaign.ts';
import * as files from './contract/documents.ts';
import * as form from './contract/form.ts';
import * as review from './contract/review.ts';
import * as sittings from './contract/sitting.ts';
import { campaignsFor } from './store/campaign.ts';
import { choicesFor } from './store/choices.ts';
import { filtersFor, formsFor } from './store/list.ts';
import { campaignFor, progressFor, unfiledFor } from './store/progress.ts';
import { formFor } from './store/record.ts';
import { sittingProposal, sittingsFor } from './store/sitting.ts';
import { likenessFor, sittingPoints, sittingRecord } from './store/sittingRecord.ts';

export function campaigns(serve: Serve): void {
  years(serve);
  forms(serve);
  reviews(serve);
  groups(serve);
  papers(serve);
}

function years(serve: Serve): void {
  serve(campaign.listCampaigns, ({ tx, actor, query }) => campaignsFor(tx, actor, query));
  serve(campaign.proposeCampaign, ({ tx, actor, today }) => rounds.proposal(tx, actor, today));
  serve(campaign.getCampaign, ({ tx, actor, params, today }) => campaignFor(tx, actor, params.id, today));
  serve(campaign.listProgress, ({ tx, actor, params, query, today }) => progressFor(tx, actor, params.id, query, today));
  serve(campaign.listUnfiled, ({ tx, actor, params, query, today }) => unfiledFor(tx, actor, params.id, query, today));

  serve(campaign.openCampaign, ({ tx, actor, body, ...moment }) =>
    rounds.openCampaign(tx, actor, { ...body, opensOn: day(body.opensOn), dueOn: day(body.dueOn) }, moment),
  );
  serve(campaign.changeCampaign, ({ tx, actor, params, body, ...moment }) =>
    rounds.changeCampaign(tx, actor, params.id, { ...body, dueOn: day(body.dueOn) }, moment),
  );
  serve(campaign.giveForms, ({ tx, actor, params, ...moment }) => rounds.giveForms(tx, actor, params.id, moment));
  serve(campaign.remindUnfiled, ({ tx, actor, params, body, ...moment }) => remindUnfiled(tx, actor, params.id, body, moment));
  serve(campaign.closeCampaign, ({ tx, actor, params, ...moment }) => rounds.closeCampaign(tx, actor, params.id, moment));
}

function forms(serve: Serve): void {
  serve(form.listForms, ({ tx, actor, query, today }) => formsFor(tx, actor, query, today));
  serve(form.formFilters, ({ tx, actor, today }) => filtersFor(tx, actor, today));
  serve(form.getForm, ({ tx, actor, params, today }) => formFor(tx, actor, params.id, today));
  serve(form.formChoices, ({ tx, actor, params, today }) => choicesFor(tx, actor, params.id, today));

  serve(form.startForm, ({ tx, actor, params, ...moment }) => filling.startForm(tx, actor, params.id, moment));
  serve(form.saveForm, ({ tx, actor, params, body, ...moment }) => filling.saveForm(tx, actor, params.id, body.revision, body.content, moment));
  serve(form.saveParticipants, ({ tx, actor, params, body, ...moment }) => filling.saveParticipants(tx, actor, params.id, body.participants, moment));
  serve(form.submitForm, ({ tx, actor, params, body, ...moment }) => filling.submitForm(tx, actor, params.id, body, moment));
  serve(form.withdrawForm, ({ tx, actor, params, ...moment }) => filling.withdrawForm(tx, actor, params.id, moment));
  serve(form.signForm, ({ tx, actor, params, body, ...moment }) => filling.signForm(tx, actor, params.id, body, moment));
}

function reviews(serve: Serve): void {
  serve(review.assessForm, ({ tx, actor, params, body, ...moment }) => reviewing.assessForm(tx, actor, params.id, body, moment));
  serve(review.reviewForm, ({ tx, actor, params, body, ...moment }) => reviewing.reviewForm(tx, actor, params.id, body, moment));
  serve(review.adoptForm, ({ tx, actor, params, body, ...moment }) => reviewing.adoptForm(tx, actor, params.id, body, moment));
  serve(review.opineForm, ({ tx, actor, params, body, ...moment }) => reviewing.opineForm(tx, actor, params.id, body, moment));
  serve(review.returnForm, ({ tx, actor, params, body, ...moment }) => reviewing.returnForm(tx, actor, params.id, body, moment));
}

function groups(serve: Serve): void {
  serve(sittings.listSittings, ({ tx, actor, query }) => sittingsFor(tx, actor, query));
  serve(sittings.proposeSitting, ({ tx, actor, today }) => sittingProposal(tx, actor, today));
  serve(sittings.getSitting, ({ tx, actor, params, today }) => sittingRecord(tx, actor, params.id, today));
  serve(sittings.listSittingPoints, ({ tx, actor, params, query, today }) => sittingPoints(tx, actor, params.id, query, today));
  serve(sittings.listLikeness, ({ tx, actor, params, query, today }) => likenessFor(tx, actor, params.id, query, today));

  serve(sittings.openSitting, ({ tx, actor, body, ...moment }) => sitting.openSitting(tx, actor, body, moment));
  serve(sittings.attendSitting, ({ tx, actor, params, body, ...moment }) => sitting.attendSitting(tx, actor, params.id, body.present, moment));
  serve(sittings.evaluatePoint, ({ tx, actor, params, body, ...moment }) => sitting.evaluatePoint(tx, actor, params.id, params.point, body, moment));
  serve(sittings.agreePoints, ({ tx, actor, params, body, ...moment }) => sitting.agreePoints(tx, actor, params.id, body, moment));
  serve(sittings.mergePoints, ({ tx, actor, params, body, ...moment }) => mergePoints(tx, actor, params.id, body, moment));
  serve(sittings.splitPoint, ({ tx, actor, params, body, ...moment }) => splitPoint(tx, actor, params.id, params.point, body, moment));
  serve(sittings.returnPoint, ({ tx, actor, params, body, ...moment }) => returnPoint(tx, actor, params.id, params.point, body.reason, moment));
  serve(sittings.closeSitting, ({ tx, actor, params, body, ...moment }) => closeSitting(tx, actor, params.id, body.opinion, moment));
  serve(sittings.registerPoints, ({ tx, actor, params, ...moment }) => registerPoints(tx, actor, params.id, moment));
}

function papers(serve: Serve): void {
  serve(files.downloadForm, ({ tx, actor, params, language, ...moment }) => documents.formDocument(tx, actor, params.id, language, moment));
  serve(files.downloadForms, ({ tx, actor, params, query, language, ...moment }) =>
    documents.formDocuments(tx, actor, params.id, query, language, moment),
  );
  serve(files.downloadProgress, ({ tx, actor, params, language, ...moment }) => documents.filingDocument(tx, actor, params.id, language, moment));
  serve(sittings.downloadMinutes, ({ tx, actor, params, language }) => documents.minutesDocument(tx, actor, params.id, language));
}
