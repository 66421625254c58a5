import { sip, SDP, SDP_HEADERS, type TortureMessage } from './message.ts';

/** An INVITE that is right, to be spoilt in one place. */
const invite = (
  name: string,
  change: { first?: string; drop?: readonly string[]; add?: readonly string[] },
): string[] => {
  const lines = [
    change.first ?? 'INVITE sip:user@example.com SIP/2.0',
    'To: sip:user@example.com',
    'From: sip:caller@example.net;tag=93334',
    'Max-Forwards: 10',
    `Call-ID: ${name}.noase0of0234hn2qofoaf0232aewf2394r`,
    'CSeq: 2349 INVITE',
    'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK299342093',
    'Contact: <sip:caller@host5.example.net>',
    ...SDP_HEADERS,
  ];
  const kept = lines.filter((line) => !(change.drop ?? []).some((header) => line.startsWith(`${header}:`)));
  return [...kept, ...(change.add ?? [])];
};
const spoilt = (
  section: string,
  name: string,
  change: { first?: string; drop?: readonly string[]; add?: readonly string[]; body?: string },
): TortureMessage => ({ section, name, text: sip(invite(name.split(':')[0] ?? '', change), change.body ?? SDP) });

/** RFC 4475 §3.1.2: messages that are wrong. */
export const INVALID: readonly TortureMessage[] = [
  spoilt('3.1.2.1', 'badinv01: separators without values', {
    drop: ['To', 'From', 'Contact', 'Via'],
    add: [
      'To: sip:j.user@example.com',
      'From: sip:caller@example.net;tag=134161461246',
      'Contact: <sip:caller@example.net;;;; >',
      'Via: SIP/2.0/UDP 192.0.2.15;;,;,,',
      'Contact: "Joe" <sip:joe@example.org>;;;;',
    ],
  }),
  spoilt('3.1.2.2', 'clerr: Content-Length larger than the body', {
    drop: ['Content-Length'],
    add: ['Content-Length: 9999'],
  }),
  spoilt('3.1.2.3', 'ncl: a negative Content-Length', { drop: ['Content-Length'], add: ['Content-Length: -999'] }),
  spoilt('3.1.2.4', 'scalar02: a request with scalars too large', {
    drop: ['CSeq', 'Max-Forwards', 'Contact'],
    add: [
      'CSeq: 36893488147419103232 INVITE',
      'Max-Forwards: 300',
      'Expires: 10000000000000000000000000000',
      'Contact: <sip:user@host129.example.com>;expires=280297596632815',
    ],
  }),
  {
    section: '3.1.2.5',
    name: 'scalarlg: a response with scalars too large',
    text: sip([
      'SIP/2.0 503 Service Unavailable',
      'Via: SIP/2.0/TCP host129.example.com;branch=z9hG4bKzzxdiwo34sw;received=192.0.2.129',
      'To: <sip:user@example.com>',
      'From: <sip:other@example.net>;tag=2easdjfejw',
      'CSeq: 9292394834772304023312 OPTIONS',
      'Call-ID: scalarlg.noase0of0234hn2qofoaf0232aewf2394r',
      'Retry-After: 949302838503028349304023988',
      'Warning: 1812 overture "In Progress"',
      'Content-Length: 0',
    ]),
  },
  spoilt('3.1.2.6', 'quotbal: a quoted name that never ends', {
    drop: ['To'],
    add: ['To: "Mr. J. User <sip:j.user@example.com>'],
  }),
  spoilt('3.1.2.7', 'ltgtruri: <> around the Request-URI', { first: 'INVITE <sip:user@example.com> SIP/2.0' }),
  spoilt('3.1.2.8', 'lwsruri: blanks within the Request-URI', { first: 'INVITE sip:user@example.com; lr SIP/2.0' }),
  spoilt('3.1.2.9', 'lwsstart: several blanks in the start line', { first: 'INVITE  sip:user@example.com  SIP/2.0' }),
  spoilt('3.1.2.10', 'trws: a blank after the start line', {
    first: 'OPTIONS sip:remote-target@example.com SIP/2.0  ',
  }),
  spoilt('3.1.2.11', 'escruri: escaped headers in the Request-URI', {
    first: 'INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0',
  }),
  spoilt('3.1.2.12', 'baddate: a time zone that may not be', { add: ['Date: Fri, 01 Jan 2010 16:00:00 EST'] }),
  {
    section: '3.1.2.13',
    name: 'regbadct: a name-addr without <>',
    text: sip([
      'REGISTER sip:example.com SIP/2.0',
      'To: sip:user@example.com',
      'From: sip:user@example.com;tag=998332',
      'Max-Forwards: 70',
      'Call-ID: regbadct.k345asrl3fdbv@10.0.0.1',
      'CSeq: 1 REGISTER',
      'Via: SIP/2.0/UDP 135.180.130.133:5060;branch=z9hG4bKkdjuw',
      'Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E',
      'l: 0',
    ]),
  },
  spoilt('3.1.2.14', 'badaspec: blanks within an address', {
    drop: ['To'],
    add: ['To: "Watson, Thomas" < sip:t.watson@example.org >'],
  }),
  spoilt('3.1.2.15', 'baddn: a name that is no token and not quoted', {
    drop: ['From'],
    add: ['From: Bell, Alexander <sip:a.g.bell@example.com>;tag=43'],
  }),
  spoilt('3.1.2.16', 'badvers: an unknown version', { first: 'OPTIONS sip:t.watson@example.org SIP/7.0' }),
  spoilt('3.1.2.17', 'mismatch01: method and CSeq differ', { first: 'OPTIONS sip:user@example.com SIP/2.0' }),
  spoilt('3.1.2.18', 'mismatch02: an unknown method that CSeq denies', {
    first: 'NEWMETHOD sip:user@example.com SIP/2.0',
  }),
  {
    section: '3.1.2.19',
    name: 'bigcode: a status code that cannot be',
    text: sip([
      'SIP/2.0 4294967301 better not break the receiver',
      'Via: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe',
      'Call-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i',
      'CSeq: 353494 INVITE',
      'From: <sip:user@example.com>;tag=39ansfi3',
      'To: <sip:user@example.edu>;tag=902jndnke3',
      'Content-Length: 0',
      'Contact: <sip:user@host105.example.com>',
    ]),
  },
  {
    section: '3.2.1',
    name: 'badbranch: a branch that is the magic cookie alone',
    text: sip([
      'OPTIONS sip:user@example.com SIP/2.0',
      'To: sip:user@example.com',
      'From: sip:caller@example.org;tag=33242',
      'Max-Forwards: 3',
      'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK',
      'Accept: application/sdp',
      'Call-ID: badbranch.sadonfo23i420jv0as0derf3j3n',
      'CSeq: 8 OPTIONS',
      'l: 0',
    ]),
  },
  {
    section: '3.3.1',
    name: 'insuf: required headers missing',
    text: sip(
      [
        'INVITE sip:user@example.com SIP/2.0',
        'CSeq: 193942 INVITE',
        'Via: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKkdj.insuf',
        ...SDP_HEADERS,
      ],
      SDP,
    ),
  },
  spoilt('3.3.2', 'unkscm: an unknown scheme in the Request-URI', {
    first: 'OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0',
  }),
  spoilt('3.3.3', 'novelsc: a known but atypical scheme', { first: 'OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0' }),
  spoilt('3.3.4', 'unksm2: unknown schemes in other headers', {
    drop: ['To', 'From', 'Contact'],
    add: ['To: isbn:2983792873', 'From: <http://www.example.com>;tag=3234233', 'Contact: <name:John_Smith>'],
  }),
  spoilt('3.3.5', 'bext01: extensions required that nobody knows', {
    add: [
      'Require: nothingSupportsThis, nothingSupportsThisEither',
      'Proxy-Require: noProxiesSupportThis, norDoAnyProxiesSupportThis',
    ],
  }),
  spoilt('3.3.6', 'invut: an unknown content type', {
    drop: ['Content-Type', 'Content-Length'],
    add: ['Content-Type: application/unknownformat', 'Content-Length: 40'],
    body: '<audio>\r\n <pcmu port="443"/>\r\n</audio>\r\n\r\n',
  }),
  {
    section: '3.3.7',
    name: 'regaut01: an unknown authentication scheme',
    text: sip([
      'REGISTER sip:example.com SIP/2.0',
      'To: sip:j.user@example.com',
      'From: sip:j.user@example.com;tag=87321hj23128',
      'Max-Forwards: 8',
      'Call-ID: regaut01.0ha0isndaksdj',
      'CSeq: 9338 REGISTER',
      'Via: SIP/2.0/TCP 192.0.2.253;branch=z9hG4bKkdjuw',
      'Authorization: NoOneKnowsThisScheme opaque-data=here',
      'Content-Length:0',
    ]),
  },
  spoilt('3.3.8', 'multi01: several of what there may be one', {
    add: [
      'CSeq: 8 INVITE',
      'Call-ID: multi01.98asdh@192.0.2.2',
      'From: sip:caller@example.com;tag=12312',
      'To: sip:user2@example.com',
      'Max-Forwards: 5',
      'Content-Type: multipart/mixed;boundary=7a9cbec02ceef655',
    ],
  }),
  spoilt('3.3.9', 'mcl01: two Content-Lengths', { add: ['Content-Length: 5'] }),
  {
    section: '3.3.10',
    name: 'bcast: a 200 with a broadcast address in Via',
    text: sip(
      [
        'SIP/2.0 200 OK',
        'Via: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923',
        'Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23',
        'Call-ID: bcast.0384840201234ksdfak3j2erwedfsASdf',
        'CSeq: 35 INVITE',
        'From: sip:user@example.com;tag=11141343',
        'To: sip:user@example.edu;tag=2229',
        'Content-Type: application/sdp',
        `Content-Length: ${SDP.length}`,
        'Contact: <sip:user@host28.example.com>',
      ],
      SDP,
    ),
  },
  spoilt('3.3.11', 'zeromf: Max-Forwards of zero', { drop: ['Max-Forwards'], add: ['Max-Forwards: 0'] }),
  ...['cparam01', 'cparam02'].map((name, n) => ({
    section: `3.3.${12 + n}`,
    name: `${name}: a contact parameter ${n === 0 ? 'outside' : 'inside'} the address`,
    text: sip([
      'REGISTER sip:example.com SIP/2.0',
      'Via: SIP/2.0/UDP saturn.example.com:5060;branch=z9hG4bKkdjuw',
      'Max-Forwards: 70',
      'From: sip:watson@example.com;tag=DkfVgjkrtMwaerKKpe',
      'To: sip:watson@example.com',
      `Call-ID: ${name}.70710@saturn.example.com`,
      'CSeq: 2 REGISTER',
      n === 0
        ? 'Contact: sip:+19725552222@gw1.example.net;unknownparam'
        : 'Contact: <sip:+19725552222@gw1.example.net;unknownparam>',
      'l: 0',
    ]),
  })),
  {
    section: '3.3.14',
    name: 'regescrt: an escaped header in a contact',
    text: sip([
      'REGISTER sip:example.com SIP/2.0',
      'To: sip:user@example.com',
      'From: sip:user@example.com;tag=8',
      'Max-Forwards: 70',
      'Call-ID: regescrt.k345asrl3fdbv@192.0.2.1',
      'CSeq: 14398234 REGISTER',
      'Via: SIP/2.0/UDP host5.example.com;branch=z9hG4bKkdjuw',
      'M: <sip:user@example.com?Route=%3Csip:sip.example.com%3E>',
      'L:0',
    ]),
  },
  spoilt('3.3.15', 'sdp01: an Accept that leaves no offer possible', {
    add: ['Accept: text/nobodyKnowsThis'],
    drop: ['Content-Type', 'Content-Length'],
    body: '',
  }),
  {
    section: '3.4.1',
    name: 'inv2543: an INVITE of RFC 2543',
    text: sip(
      [
        'INVITE sip:UserB@example.com SIP/2.0',
        'Via: SIP/2.0/UDP iftgw.example.com',
        'From: <sip:+13035551111@ift.client.example.net;user=phone>',
        'Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>',
        'To: sip:+16505552222@ss1.example.net;user=phone',
        'Call-ID: inv2543.1717@ift.client.example.com',
        'CSeq: 56 INVITE',
        'Content-Type: application/sdp',
      ],
      SDP,
    ),
  },
];
