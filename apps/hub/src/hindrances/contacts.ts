/** One phone's contacts at the PBX by their address, each as it was last told. */
type Contact = 'new' | 'answers' | 'silent';

export interface Phone {
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly line: 'unknown' | 'there' | 'lost';
}

export const unknownPhone: Phone = { contacts: new Map(), line: 'unknown' };
export const lostPhone: Phone = { contacts: new Map(), line: 'lost' };

/** A contact status of res_pjsip, by `ContactStatus` or `PJSIPShowContacts`. */
export function contactTold(phone: Phone, uri: string, status: string): Phone {
  const contacts = new Map(phone.contacts);
  if (status === 'Removed') contacts.delete(uri);
  else contacts.set(uri, contactOf(status) ?? contacts.get(uri) ?? 'new');
  return { contacts, line: lineOf(contacts, phone.line) };
}

/** Everything the PBX knows of this phone, after it was away. */
export function contactsListed(phone: Phone, listed: readonly (readonly [uri: string, status: string])[]): Phone {
  const contacts = new Map(listed.map(([uri, status]) => [uri, contactOf(status) ?? 'new'] as const));
  return { contacts, line: lineOf(contacts, phone.line) };
}

function contactOf(status: string): Contact | null {
  if (status === 'Reachable' || status === 'Avail') return 'answers';
  return status === 'Unreachable' || status === 'Unavail' ? 'silent' : null;
}

/** [HINDER-1] [HINDER-2] [HINDER-3] */
function lineOf(contacts: ReadonlyMap<string, Contact>, before: Phone['line']): Phone['line'] {
  const all = [...contacts.values()];
  if (all.includes('answers')) return 'there';
  if (all.includes('new')) return before;
  return all.length === 0 && before === 'unknown' ? 'unknown' : 'lost';
}
