-- 异常: what is unusual in a case or among many, always a lead 线索, never a fault in itself.
alter type finding_kind add value 'instant';
alter type finding_kind add value 'outOfHours';
alter type finding_kind add value 'enteredLate';
alter type finding_kind add value 'returned';
alter type finding_kind add value 'corrected';
alter type finding_kind add value 'batchEnd';
alter type finding_kind add value 'oneHandler';
alter type finding_kind add value 'discretion';
