import type { Tier } from '#risks/point.ts';
import type { Line } from '../content.ts';

/** A risk point as a form prints it: names in place of ids. `measures` are said whole, with their day or period. */
export type SheetPoint = Readonly<{
  description: string;
  keyArea: Line['keyArea'];
  aspect: Line['aspect'];
  element: Line['element'];
  selfLevel: number | null;
  measures: readonly string[];
  power: string; // power and step
  positions: readonly string[];
  responsible: string;
  department: string;
  leader: string;
  sources: readonly string[]; // register numbers of the tiers below
  foundBy: Line['foundBy'];
}>;

/** Who signed on which day, and what they drew; the mark of one who has not signed is null, and stays blank on paper. */
export type Signed = Readonly<{ name: string; on: string; drawing: string | null }>;

/** An opinion that was given: by whom, in whose place, on which day, and the level of each point in their order. */
export type Opinion = Readonly<{ text: string; levels: readonly (number | null)[]; by: string; principal: string | null; on: string }>;

/** Who reviews a position's form (domain §5). */
export type Reviewer = 'leaderInCharge' | 'bureauHead' | 'disciplineHead' | 'commission';

type Power = Readonly<{ code: string; name: string }>;
type Common = Readonly<{ bureau: string; year: number; number: string; points: readonly SheetPoint[]; promise: string; evaluation: Opinion | null }>;

export type PositionSheet = Common &
  Readonly<{
    tier: Extract<Tier, 'position'>;
    assessed: boolean; // by the head of the department; else that box shows `/`
    reviewer: Reviewer;
    name: string;
    sex: string;
    birth: string;
    party: string;
    department: string;
    post: string;
    since: string;
    key: boolean | null;
    duties: string;
    powers: readonly Power[];
    signed: Signed | null;
    assessment: Opinion | null;
    review: Opinion | null;
  }>;

export type DepartmentSheet = Common &
  Readonly<{
    tier: Extract<Tier, 'department'>;
    department: string;
    filedOn: string | null;
    head: string;
    headcount: number;
    functions: string;
    powers: readonly Power[];
    participants: readonly Readonly<{ name: string; attended: boolean; signed: Signed | null }>[];
    heldAt: string | null;
    institutions: readonly Readonly<{ title: string; action: string; dueOn: string | null }>[];
    signed: Signed | null;
    review: Opinion | null;
  }>;

export type BureauSheet = Common &
  Readonly<{
    tier: Extract<Tier, 'bureau'>;
    filedOn: string | null;
    head: string;
    committee: readonly Readonly<{ name: string; title: string; signed: Signed | null }>[];
    counted: Readonly<{ offices: number; units: number; people: number; positionPoints: number; departmentPoints: number }>;
    meeting: Readonly<{
      at: string | null;
      present: readonly string[];
      absent: readonly string[];
      chair: string;
      recorder: string;
      conclusion: string;
    }>;
    commission: Opinion | null;
  }>;

export type FormSheet = PositionSheet | DepartmentSheet | BureauSheet;
