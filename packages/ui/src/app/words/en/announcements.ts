import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';
import type { announcementProblems as ofChinese } from '../zh/announcements.ts';
import { count } from './count.ts';

export const announcements: Words['announcements'] = {
  title: 'Announcements',
  mustRead: 'Must read',
  acknowledge: 'I have read it',
  acknowledged: (time) => `Acknowledged ${time}`,
  waiting: 'Noted; it is sent once you are connected',
  sending: 'Sending…',
  counts: (acknowledged, total) => `${acknowledged} of ${total} have read it`,
  until: (time) => `until ${time}`,
  empty: 'No announcements',
  emptyHint: 'What your leader announces appears here.',
  unreadCount: (n) => count(n, '1 waits for you', `${n} wait for you`),
  allRead: 'All acknowledged',
  by: (author, time) => `${author} · ${time}`,
  urgent: 'Urgent',
  withdrawn: 'Withdrawn',
  withdrawnMeaning: 'Whoever sent this took it back. Please no longer go by it.',
  corrected: (time) => `corrected ${time}`,
  coming: {
    urgent: 'Urgent announcement',
    reminder: 'Your leader asks you to have a look at this',
    later: 'A little later',
  },
};

export const broadcast: Words['broadcast'] = {
  title: 'Broadcast',
  compose: 'Write an announcement',
  audience: 'To',
  audienceHint: 'Everybody in this part and below it.',
  nobodyToAddress: 'You are in charge of no part now, so you cannot announce.',
  titleField: 'Title',
  titleHint: 'One clear sentence, at most 80 characters',
  bodyField: 'Text',
  expires: 'Valid until',
  expiry: { h1: 'In 1 hour', h4: 'In 4 hours', endOfDay: 'End of today', d1: 'This time tomorrow', d7: 'In a week' },
  mustRead: 'Must read: everybody presses “I have read it”',
  preview: 'What they see',
  previewTitle: '(title)',
  publish: 'Send',
  publishTo: (n) => count(n, 'Send to 1 person', `Send to ${n} people`),
  publishing: 'Sending…',
  published: 'Sent',
  offline: 'You are offline; it can be sent once connected. What you wrote stays here.',
  sent: 'Sent announcements',
  sentEmpty: 'Nothing sent yet',
  sentEmptyHint: 'Once sent, you see here who has read it and who has not.',
  missing: (n) => count(n, '1 person has not acknowledged', `${n} people have not acknowledged`),
  nobodyMissing: 'Everybody has acknowledged',
  toAll: 'Everybody',
  urgent: 'Urgent: comes before everybody at once (after the call, for those in one)',
  remind: 'Remind them',
  reminding: 'Reminding…',
  reminded: (time) => `Reminded ${time}; again after an hour`,
  correct: 'Correct',
  withdraw: 'Withdraw',
  correction: {
    title: 'Correct the announcement',
    meaning: 'Whoever sees it sees the new text, and that it was corrected.',
    important: 'The change matters: ask those who have read it once more',
    save: 'Send the correction',
  },
  withdrawal: {
    title: 'Withdraw this announcement?',
    meaning: 'Who has not read it no longer sees it; who has read it sees “Withdrawn”. This cannot be undone.',
    keep: 'Keep it',
    confirm: 'Withdraw',
  },
};

export const announcementProblems: typeof ofChinese = {
  'announcement.withdrawn': said(
    'This announcement was withdrawn',
    'It no longer counts, and nothing was changed.',
    'Write a new one if it is needed.',
  ),
  'announcement.changed': said(
    'This announcement has just been changed',
    'What you saw is not the newest, so the correction was not sent.',
    'Look at the new text and correct it again.',
  ),
  'announcement.remindedLately': said(
    'They were reminded a moment ago',
    'Once an hour is enough, so that nobody is pestered.',
    'Wait a while and remind them again.',
  ),
};
