/** Chats with colleagues. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

export const chat: Words['chat'] = {
  title: 'Chat',
  withWhom: 'With whom',
  list: 'My chats and my team',
  meaning:
    'It never rings or pops up; a number on the left is all. Only those in a chat can read it, and it is deleted after 90 days.',
  choose: 'Choose somebody, or your team',
  chooseHint: 'Write in your own time; they read it in theirs. What you write offline is sent once you are connected.',
  team: 'Team',
  teamMeaning: 'Your team and who leads it can read this.',
  somebodyGone: 'Somebody who has left',
  gone: 'They have left, so nobody can write to them. What was written can be read until it is deleted after 90 days.',
  unread: (count) => `${count} unread`,
  nothingYet: 'Nothing written yet',
  deleted: 'This message was deleted',
  messages: (name) => `Chat with ${name}`,
  older: 'Show earlier ones',
  writtenAt: (time) => `written ${time}`,
  read: 'Read',
  delete: 'Delete this message (within ten minutes)',
  waiting: 'Waiting to be sent',
  discard: 'Put away',
  to: (name) => `Write to ${name}`,
  send: 'Send',
  hint: 'Enter sends, Shift and Enter begins a new line. You can delete it within ten minutes.',
  offline: 'You are offline: it is written down and sent in order once you are connected.',
  export: 'Save all I wrote',
  columns: ['Time', 'With', 'Text'],
};

export const chatProblems = {
  'chat.notFound': said(
    'This chat is gone',
    'They have left, or you are not in this team, so it was not sent.',
    'Say it to somebody else if it matters.',
  ),
  'chat.tooLate': said(
    'Ten minutes have passed',
    'The message is still there for the other to read.',
    'Write another one to put it right.',
  ),
};
