import { keepNames } from '#risks/commands/importing/aliases.ts';
import { ago, as, idOf, type Stage } from './stage.ts';

/** What the bureau's older registers call its departments. */
const names: Readonly<Record<string, string>> = {
  局领导: '局领导班子 局党委班子',
  办公室: '局办公室 局办',
  行风效能室: '效能室 行风办',
  人事科: '人事教育科 组织人事科',
  计财科: '计划财务科 财务科',
  政策法规科: '法规科 政法科',
  农业科: '种植业科',
  林业科: '林政科',
  渔业科: '渔政科',
  畜牧兽医局: '畜牧局 兽医局',
  农机管理站: '农机站 农机总站',
  农业综合执法大队: '执法大队 综合执法大队',
  水产技术推广站: '水产站 水技站',
  林业技术推广中心: '林技中心 林技推广中心',
  种子管理站: '种子站',
};

export async function nameDepartments(stage: Stage): Promise<void> {
  const moment = ago(stage, 390);
  const said = Object.entries(names).flatMap(([name, others]) =>
    others.split(' ').map((other) => ({ id: idOf(stage.departments, name), name: other })),
  );
  await keepNames(stage.tx, await as(stage, '严书衡', moment), said, moment);
}
