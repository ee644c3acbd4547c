#!/usr/bin/env node
// Plain JavaScript that an old Node can read: it finds the Node that the project brings, and starts the command in it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const runsOurs = Number(process.versions.node.split('.')[0]) >= 24;
const brought = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

if (runsOurs) await start();
else if (existsSync(brought)) startIn(brought);
else refuse();

async function start() {
  // started by the other branch of this file: when that one is gone, by whatever signal, this one goes too
  if (process.channel) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel.unref();
  }
  const { main } = await import('../src/app/cli.ts');
  process.exitCode = await main(process.argv.slice(2), process.env);
}

function startIn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${brought}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

function refuse() {
  console.error(
    `清风需要 Node.js 24 或更新的版本，当前为 ${process.versions.node}，且项目自带的 Node.js 未安装。请运行 npm ci（含可选依赖）。\n` +
      `Qingfeng needs Node.js 24 or later; this is ${process.versions.node}, and the one that the project brings is not installed. Run "npm ci" with optional packages.`,
  );
  process.exitCode = 2;
}
