import { wordBook } from '#platform/words.ts';

/** Where in a file, and in how many places when the first of them is named. */
type Place = Readonly<{ line?: unknown; column?: unknown; case?: unknown; count?: unknown }>;

export const imports = wordBook({
  importStates: {
    waiting: ['等待读取', 'Waiting'],
    running: ['正在读取', 'Running'],
    done: ['已导入', 'Imported'],
    refused: ['未予导入', 'Refused'],
    cancelled: ['已取消', 'Cancelled'],
  },
  importEmpty: ['还没有导入过文件。请在上面选择文件导入。', 'No file has been imported yet. Choose one above.'],
  import: {
    form: ['导入办件事件', 'Import the events of cases'],
    formNote: [
      'XES、OCEL 2.0（JSON、XML）、CSV、Excel 工作簿（.xlsx）或一行一个对象的 JSON，可用 gzip 压缩，不超过 200 MB',
      'XES, OCEL 2.0 (JSON, XML), CSV, an Excel workbook (.xlsx) or JSON lines, gzip or not; up to 200 MB',
    ],
    file: ['文件', 'File'],
    choose: ['选择文件', 'Choose a file'],
    zoneHelp: ['时间不带时区时按此理解。', 'For times that say no offset.'],
    sourceHelp: ['同一来源的同一事件只计一次。', 'The same event of the same source counts once.'],
    sourceDefault: ['文件导入', 'Files'],
    looking: ['正在识别文件…', 'Looking into the file…'],
    choosePower: ['办件属于哪项职权', 'Which power the cases are of'],
    missing: ['请先选择文件和职权。', 'Choose a file and a power first.'],
    noFile: ['没有选择文件', 'no file chosen'],
    powerless: ['还没有公布过流程图的职权，无从对照；职权公布之后才能导入。', 'No power has a published flowchart to judge by. Publish one first.'],
    openPowers: ['打开职权', 'Open the powers'],
    lacking: [
      (what: readonly string[]) => `请先指明：${what.join('、')}。`,
      (what: readonly string[]) => `Say first what holds: ${what.join(', ')}.`,
    ],
    stepNames: ['各环节的名称', 'the name of each step'],
    objectsTitle: ['日志里有几类对象', 'The log has objects of several types'],
    objectsNote: ['选定办件是哪一类，再识别文件', 'choose which of them are the cases; the file is then looked into'],
    objectType: ['办件是哪一类对象', 'Which objects are the cases'],
    chooseType: ['选择对象的类型', 'Choose a type of objects'],
    submit: ['提交导入', 'Import'],
    tableTitle: ['表格怎样读', 'How the table is read'],
    tableNote: ['改动后会重新识别', 'a change looks into the file again'],
    layout: ['一行是什么', 'What a row is'],
    sheet: ['工作表', 'Sheet'],
    headingRow: ['表头所在行', 'Row of the heading'],
    stepsTitle: ['环节和所在的列', 'Steps and their columns'],
    stepsNote: ['名称与流程图一致；没有时间的环节按未办理计', 'named as in the flowchart; a step without a time was not taken'],
    addStep: ['增加环节', 'Add a step'],
    removeStep: ['去掉', 'Remove'],
    activitiesTitle: ['环节改名', 'Rename steps'],
    activitiesNote: ['文件中的名称与流程图不同时填写流程图上的名称', 'where the file calls them otherwise than the flowchart'],
    columnsTitle: ['列的含义', 'What the columns mean'],
    columnsNote: ['请核对后提交；“推测”的按内容判断', 'check before importing; “guessed” went by the content'],
    guessed: ['推测', 'guessed'],
    noColumn: ['没有这一列', 'no such column'],
    sample: ['文件开头', 'How the file begins'],
    noRows: ['表头之下没有内容。', 'There is nothing under the heading.'],
    report: ['导入报告', 'Report'],
    reading: [
      (count: number) => `已读 ${count} 件，可以离开本页，导入会继续。`,
      (count: number) => `${count} ${count === 1 ? 'case' : 'cases'} read. You may leave; the import goes on.`,
    ],
    cancelled: ['导入已取消，没有写入任何内容。', 'The import was cancelled; nothing was written.'],
    refused: [
      (why: string) => `整个文件未予导入，没有写入任何内容。${why}`,
      (why: string) => `The whole file was refused; nothing was written. ${why}`,
    ],
    told: [
      ({ place, what }: { place: string; what: string }) => [place, what].filter(Boolean).join('：'),
      ({ place, what }: { place: string; what: string }) => [place, what].filter(Boolean).join(': '),
    ],
    remarks: ['提示', 'Remarks'],
    openCases: ['查看这些办件', 'Open the cases'],
    place: [
      ({ line, column, case: of, count }: Place) =>
        [
          line !== undefined && `第 ${String(line)} 行`,
          column !== undefined && `第 ${String(column)} 列`,
          of !== undefined && `办件 ${String(of)}`,
          Number(count) > 1 && `共 ${String(count)} 处`,
        ]
          .filter(Boolean)
          .join('，'),
      ({ line, column, case: of, count }: Place) =>
        [
          line !== undefined && `line ${String(line)}`,
          column !== undefined && `column ${String(column)}`,
          of !== undefined && `case ${String(of)}`,
          Number(count) > 1 && `${String(count)} times in all`,
        ]
          .filter(Boolean)
          .join(', ')
          .replace(/^[a-z]/, (first) => first.toUpperCase()),
    ],
  },
  layouts: {
    rows: ['一个事件一行', 'One event'],
    wide: ['一个办件一行，环节各占几列', 'One case, with columns for each step'],
  },
  meanings: {
    case: ['办件编号', 'Case'],
    activity: ['环节名称', 'Activity'],
    time: ['办理时间', 'Time'],
    actor: ['经办人', 'Actor'],
    department: ['科室', 'Department'],
    lifecycle: ['生命周期', 'Lifecycle'],
    eventId: ['事件编号', 'Event id'],
    arrival: ['到达时间', 'Arrival'],
    entered: ['录入时间', 'Entered'],
  },
  counts: {
    cases: ['办件', 'Cases'],
    newCases: ['其中新办件', 'New cases'],
    events: ['事件', 'Events'],
    newEvents: ['其中新事件', 'New events'],
    duplicates: ['重复、不再计入', 'Duplicates, not counted again'],
    withoutOffset: ['时间不带时区', 'Times without offset'],
    unplaced: ['不属于任何办件的事件', 'Events of no case'],
    unknownActivities: ['流程图上没有的环节', 'Steps that the flowchart lacks'],
    unknownActors: ['经办人不在本单位名册的事件', 'Events of nobody on the register'],
    tooLong: ['过长未解的办件', 'Cases too long to explain'],
    beforeVersion: ['早于首个流程版本的办件', 'Cases older than the first version'],
    deviating: ['与流程图不符的办件', 'Cases that deviate'],
    findings: ['新异常', 'New findings'],
    leads: ['新线索（不是过错）', 'New leads (no faults)'],
    inquiries: ['新督办单', 'New inquiries'],
  },
});
