import type { DispositionCode } from '@hearthline/protocol';

/** The codes of a centre that has given none of its own. */
export const defaultCodes: DispositionCode[] = [
  { id: 'resolved', title: { 'zh-CN': '当场办结', en: 'Resolved' } },
  { id: 'answered', title: { 'zh-CN': '咨询答复', en: 'Question answered' } },
  { id: 'passed-on', title: { 'zh-CN': '转办派单', en: 'Passed on' } },
  { id: 'call-back', title: { 'zh-CN': '需要回访', en: 'To call back' } },
  { id: 'complaint', title: { 'zh-CN': '投诉建议', en: 'Complaint' } },
  { id: 'wrong-number', title: { 'zh-CN': '错拨或骚扰', en: 'Wrong number' } },
];
