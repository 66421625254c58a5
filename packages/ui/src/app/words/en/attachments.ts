import { said } from '../said.ts';
import type { attachments as chinese, fileProblems as ofChinese } from '../zh/attachments.ts';
import { count } from './count.ts';

export const attachments: typeof chinese = {
  label: 'Pictures and files',
  count: (n) => count(n, 'With 1 picture or file', `With ${n} pictures or files`),
  load: (size) => `Load (${size})`,
  loadOf: (size, name) => `Load (${size}): ${name}`,
  save: 'Save',
  saveOf: (name) => `Save: ${name}`,
  again: 'Try again',
  againOf: (name) => `Try again: ${name}`,
  stop: 'Stop',
  stopOf: (name) => `Stop: ${name}`,
  loading: (name) => `Loading: ${name}`,
  sending: (name) => `Sending: ${name}`,
  failed: 'It could not be loaded',
  offline: 'Not loaded yet; it can be once you are connected',
  heldBack: {
    call: 'Nothing loads by itself in a call: the line is for the voice',
    saving: 'Nothing loads by itself while data is saved',
    metered: 'This line is paid by the megabyte: nothing loads by itself',
    thin: 'The line is slow: nothing loads by itself',
  },
  enlarged: 'The picture, larger',
  add: 'Add pictures or files',
  addHint: 'Or drop them here, or paste. At most 5; pictures are made smaller, and where they were taken is removed.',
  list: 'Pictures and files that go with it',
  alt: 'What this picture says',
  altHint: 'For whoever cannot see the picture.',
  altMissing: 'Say in a few words what each picture shows, then it can be sent.',
  remove: (name) => `Remove: ${name}`,
  picture: (n) => `Picture ${n}`,
  preparing: 'Getting ready…',
  refused: {
    type: (name) =>
      `“${name}” cannot go with it: only PNG, JPEG or WebP pictures, PDF, text, CSV, or office documents without macros.`,
    size: (name) => `“${name}” is too large: files have at most 5 MB. Make it smaller, or split it.`,
    broken: (name) => `“${name}” cannot be opened; it may be damaged. Try another file.`,
    count: (name) => `“${name}” was not added: at most 5 go with one announcement. Remove one first.`,
    together: (name) => `“${name}” was not added: at most 10 MB together. Remove one first.`,
  },
};

export const fileProblems: typeof ofChinese = {
  'file.notFound': said(
    'This file is no longer there',
    'Its announcement may have ended or been withdrawn, and the file went with it.',
    'If you need it, ask who announced it to send it again.',
  ),
  'file.badType': said(
    'This file cannot be sent',
    'It is of a kind that is not taken, or not what its name says; nothing was sent.',
    'Try a picture, PDF, text, or an office document without macros.',
  ),
  'file.tooLarge': said(
    'The file is too large',
    'Pictures have at most 2 MB, files at most 5 MB; nothing was sent.',
    'Make it smaller and try again, or split it.',
  ),
  'file.tooMany': said(
    'Too many files wait',
    'Twenty files have not gone out with an announcement yet, so no more are taken.',
    'Send the announcements you have written, or try again tomorrow.',
  ),
};
