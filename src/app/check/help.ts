/** What `qingfeng check --help` prints. */
export const checkHelp = `qingfeng check --flow FLOW.bpmn --log LOG [--rules RULES.json] [--map MAP.json] [--people ROSTER]
               [--calendar china|weekdays] [--zone ZONE] [--as-of INSTANT] [--finished all|by-flow] [--object-type TYPE]
               [--format csv|json|html] [--findings FILE] [--out FILE] [--jobs N]

用流程图逐件对照办件日志，不需要数据库。文件格式详见 docs/check.md。
Judges every case of a log by a flowchart. Needs no database. The files are described in docs/check.md.

要读的文件 what is read
  --flow      BPMN 2.0 流程图 flowchart
  --log       XES、OCEL 2.0（JSON、XML）、CSV、Excel（xlsx）、JSON 行，可用 gzip 压缩，按内容识别
              log: XES, OCEL 2.0, CSV, Excel or JSON lines, gzip or not; told by its content
  --rules     时限、不相容、越权、停计规则，代替流程图自带的 rules in place of the flowchart's own, for example
              {"limits": [{"task": "审核", "promised": 3}, {"from": "受理", "to": "审批决定", "promised": 10, "statutory": 20}],
               "separation": [["受理", "审核"]], "authority": [{"task": "审核", "department": "林业科", "position": "审核岗"}],
               "clocks": [{"task": "补正材料收件", "suspends": "supplement"}]}
  --map       表格怎样读，缺省时自动识别 how a table is read, otherwise found out, for example
              {"columns": {"case": "办件编号", "activity": "环节", "time": "时间", "actor": "工号"},
               "activities": {"文件中的名称 name in the file": "流程图上的名称 name on the flowchart"}}
  --people    人员名册（xlsx、csv），检查越权、把姓名认作工号 roster, to check authority and to know people by name:
              工号, 姓名, 部门, 岗位, 兼任岗位, 任职起, 任职止

怎样对照 how it is judged
  --calendar  china（国务院放假通知）或 weekdays（周一至周五）；不写则不查时限和办公时间
              calendar; without one, nothing is said of time limits and hours
  --zone      时间不带时区时所在的时区，也是计日的时区 zone of times without offset, and of days, such as Asia/Shanghai
  --as-of     在办件的时限算到哪一刻 the moment up to which clocks run, such as 2026-10-30T17:30:00+08:00
  --finished  all 每件都已办结 every case is over; by-flow 走到结束的才算办结 those that came to the end of the flowchart
              （默认：XES 为 all；其他日志有 --as-of 时为 by-flow，否则为 all
              default: all for XES; for other logs by-flow where --as-of is given, otherwise all)
  --object-type
              OCEL 日志里哪一类对象是办件 the type of an OCEL log's objects that are the cases

写出什么 what is written
  --format    csv: case,fits,cost,fitness（默认 default）
              json: 每件一行，含每项异常 a line a case, with every finding
              html: 单个网页，流程图上标出异常多少，并列出最差的办件 one page: the flowchart with its faults, and the worst cases
  --findings  另把每项异常写入这一文件，一行一件 file for every finding, a line a case, as json
  --out       写入文件，否则写到标准输出 file to write to, otherwise standard output
  --jobs      用几个线程对照 threads that judge (1)

汇总写在标准错误输出的最后一行。线索不是过错，不计入汇总。
The summary is the last line on standard error. Leads 线索 are no faults and are not counted in it.
退出码 exit code: 0 全部符合 all fit, 1 有异常或未予读取 findings or refused, 2 用法有误 wrong use
`;
