const all = `
qingfeng COMMAND [--help]

  serve      数据库、网页和后台作业 database, pages and worker
  worker     仅后台作业 the worker only
  migrate    更新数据库结构 bring the schema up to date
  init       正式安装 a real installation: --bureau NAME
  demo       演示数据 the demo, or a real log into it: --log FILE --flow FILE
  check      用流程图对照办件日志 judge a log by a flowchart
  import     导入办件日志 import a log
  backup     备份 FILE
  restore    恢复 FILE

设置 settings: HOST, PORT, DATABASE_URL, DATABASE_OWNER_URL, QINGFENG_DATA, QINGFENG_DEMO, QINGFENG_DEMO_PASSWORD
退出码 exit code: 0 完成 done, 1 有发现或未予接受 findings or refused, 2 用法有误 wrong use
`;

const serve = `
qingfeng serve

启动数据库（未设 DATABASE_URL 时用自带的）、网页和后台作业，直到被停止。
Starts the database (its own without DATABASE_URL), the pages and the worker, until it is stopped.

  HOST                    监听地址 address (127.0.0.1)
  PORT                    端口 port (8080)
  QINGFENG_DATA           自带数据库的目录 folder of its own database (.data)
  DATABASE_URL            应用角色的连接地址 the application's role: postgres://ROLE:PASSWORD@HOST/DATABASE
  QINGFENG_DEMO           演示 the demo: on, off（默认 default: 自带数据库为空时 on where its own database is empty）
  QINGFENG_DEMO_PASSWORD  演示账号的口令 password of the demo accounts (qingfeng-demo)
`;

const worker = `
qingfeng worker

只运行后台作业，可与任意多个 serve、worker 并行。
Runs jobs only, beside any number of serve and worker.
`;

const migrate = `
qingfeng migrate

用 DATABASE_OWNER_URL 的角色更新数据库结构，并授予 DATABASE_URL 的角色所需的权限。
Brings the schema up to date as the role of DATABASE_OWNER_URL, and grants the role of DATABASE_URL what it needs.
`;

const init = `
qingfeng init --bureau NAME

建立单位、纪委和三员（系统管理员、安全管理员、审计员），各打印一个一次性登录链接。
Sets up the bureau, the commission and the three administrators, each with a one-time sign-in link printed once.
`;

const backup = `
qingfeng backup FILE

把全部数据在同一快照中写入一个文件（tar.gz），附行数与校验值。
Writes everything, as of one moment, into one file (tar.gz) with row counts and checksums.
`;

const restore = `
qingfeng restore FILE

把备份恢复到空的、结构为最新的数据库中，并逐表核对；有一处不符则全部不写。使用自带数据库以外的服务器时需要 DATABASE_OWNER_URL。
Restores a backup into an empty database of the same schema and checks every table; if one differs, nothing is written.
Needs DATABASE_OWNER_URL on a server that is not its own.
`;

const demo = `
qingfeng demo [--log FILE --flow FILE]

空库中建立演示单位；给出日志和流程图时，在演示单位中新增“环境许可窗口”并导入。
Fills an empty database with the demo bureau; with a log (as import reads it) and its flowchart (BPMN), adds the window 环境许可窗口 and imports it.
`;

/** What `--help` prints, command by command. */
export const help = { all, serve, worker, migrate, init, demo, backup, restore } as const;
