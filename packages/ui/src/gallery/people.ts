/** A made-up centre: three regions, six groups, sixty people. */
import {
  hindranceRules,
  restAllowances,
  type AgentState,
  type MyAgentState,
  type Organisation,
  type Person,
  type Presence,
  type Unit,
} from '@hearthline/protocol';
import type { Language } from '../host/index.ts';

/** The moment of every picture: Saturday 21 November 2026, 14:18 in China. */
export const NOW = Date.UTC(2026, 10, 21, 6, 18);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Of an agent state: all is well. */
export const unhindered: Pick<MyAgentState, 'hindrances' | 'comesBack' | 'readyUntil'> = {
  hindrances: [],
  comesBack: false,
  readyUntil: null,
};

const zhNames =
  '林小满 周晓禾 陈桂兰 吴春妮 孙玉梅 何秀英 郑雪 冯小云 许春燕 高巧云 马兰 罗素芬 梁静 宋玲 谢小燕 唐梅 韩雪莲 曹秀 彭丽 袁芳 蒋红 余霞 苏婷 卢云 汪小雨 田甜 任青 姜晓梅 范丽华 方圆 石榴 姚春花 谭小兰 廖敏 邹燕 熊小丫 金凤 陆萍 郝美丽 孔雀 白露 崔莺 康乐 毛豆 邱菊 秦川 江月 史小青 顾念 侯鸟 邵华 孟想 龙井 万朵 段誉梅 雷雨 钱多多 汤圆 尹荷 黎明';
const enNames =
  'Lina Meadow,Zoe Harrow,Cora Willow,Una Spring,Suri Plum,Hetty Wren,Zena Snow,Faye Cloud,Chun Swift,Gale Robin,Mara Orchid,Lois Fern,Leah Still,Sunny Chime,Shea Lark,Tansy Blossom,Hana Lotus,Carys Reed,Penny Fair,Yara Frost,Jade Rowan,Iris Dawn,Suki Pond,Luna Sky,Wren Rainey,Tilly Sweet,Remy Green,June Maple,Fern Silk,Freda Round,Pomona Hill,Yola Flower,Tansy Orchard,Leona Swift,Zara Thrush,Bea Little,Golda Fenn,Lulu Duck,Hazel Bright,Peony Feather,Bianca Dew,Cleo Warbler,Joy Haven,May Bean,Daisy Mound,River Quill,Moon Rill,Shea Green,Nina Glance,Birdie Hu,Shaw Bloom,Meg Dream,Jing Well,Vanna Petal,Dot Field,Rain Thunder,Penny Purse,Tangy Round,Ingrid Lotus,Dawn Early';

const groupNames = {
  'zh-CN': ['禾苗组', '青山组', '柳溪组', '稻香组', '桥头组', '梅林组'],
  en: ['Seedling', 'Green Hill', 'Willow Creek', 'Ricefield', 'Bridgehead', 'Plum Grove'],
};
const regionNames = { 'zh-CN': ['清溪县', '南屏县', '石桥县'], en: ['Clearbrook', 'Southridge', 'Stonebridge'] };

/** A name of exactly 60 characters: the longest a person can have. */
export const longName = (language: Language, index: number): string => {
  const text =
    language === 'en' ? 'Maximiliana Wilhelmina Featherstonehaugh-Cholmondeley of Long ' : '欧阳上官司马诸葛';
  return `${index + 1}${text.repeat(10)}`.slice(0, 60).trimEnd();
};

/** The groups of the tree, in its order. */
export const groupsOf = ({ units: all }: Organisation): Unit[] => all.filter(({ kind }) => kind === 'group');

const teamNames = { 'zh-CN': ['山脚队', '溪头队'], en: ['Foothill', 'Brookhead'] };

const vacant = { inChargeId: null, convenerId: null };
/** In charge: the leaders among the people; p23 of a region besides. The first of each group of ten but one convenes. */
const units = (language: Language): Unit[] => [
  {
    ...{ id: 'centre', kind: 'centre', parentId: null, ...vacant },
    name: language === 'en' ? 'Clearbrook Home Call Centre' : '清溪县虚拟呼叫中心',
  },
  ...regionNames[language].map((name, index): Unit => {
    const inChargeId = index === 2 ? 'p23' : null;
    return { ...vacant, id: `r${index}`, kind: 'region', parentId: 'centre', name, inChargeId };
  }),
  ...groupNames[language].map((name, index): Unit => {
    const places = { inChargeId: index === 0 ? null : `p${index * 12 - 1}`, convenerId: `p${index * 10 + 1}` };
    return { id: `g${index}`, kind: 'group', parentId: `r${index % 3}`, name, ...places };
  }),
  ...teamNames[language].map((name, index): Unit => {
    const convenerId = `p${28 + index}`;
    return { id: `t${index}`, kind: 'team', parentId: index === 0 ? 'g2' : 'g1', name, inChargeId: null, convenerId };
  }),
];

export const organisation = (language: Language): Organisation => ({
  centreName: units(language)[0]?.name ?? '',
  timeZone: 'Asia/Shanghai',
  autoAnswer: 'person',
  readiness: { gate: 'offered', mayCutShort: true, echoNumber: '*65' },
  hindranceRules: hindranceRules.parse({}),
  restAllowances: restAllowances.parse({}),
  units: units(language),
});

export const people = (language: Language, isLong: boolean): Person[] => {
  const names = language === 'en' ? enNames.split(',') : zhNames.split(' ');
  return names.slice(0, 60).map((name, index): Person => ({
    id: `p${index}`,
    name: isLong ? longName(language, index) : name,
    role: index > 0 && index % 12 === 11 ? 'leader' : 'operator',
    unitId: index === 28 || index === 29 ? 't0' : `g${Math.floor(index / 10)}`,
    extension: String(1001 + index),
  }));
};

/** From right to left, joined emoji alone, and all of them at their longest. */
export const writings = [
  'שם ארוך מאוד שנכתב מימין לשמאל '.repeat(2).slice(0, 60).trim(),
  '👩‍👩‍👧‍👦'.repeat(5),
  'نور',
  `Zoë O’Neill ${'Ångström-'.repeat(5)}`,
  '𠮷野',
  'שרה 林小满 (2)',
] as const;

/** Names of every writing among the others. */
export const ofEveryWriting = (language: Language): Person[] => {
  return people(language, false).map((one, index) => ({ ...one, name: writings[index - 1] ?? one.name }));
};

/** A centre of 500: each of the sixty eight times over, and twenty more. */
export const crowd = (language: Language): Person[] =>
  Array.from({ length: 500 }, (_, index): Person => {
    const one = people(language, false)[index % 60] as Person;
    if (index < 60) return one;
    return {
      ...{ ...one, id: `p${index}`, name: `${one.name} ${Math.floor(index / 60) + 1}`, role: 'operator' },
      extension: String(1001 + index),
    };
  });

export const queues = [
  { name: 'broadband', title: { 'zh-CN': '宽带报障', en: 'Broadband faults' } },
  { name: 'pension', title: { 'zh-CN': '养老金咨询', en: 'Pension advice' } },
] as const;

const states = (queue: string): readonly ((since: number) => AgentState)[] => [
  (since) => ({ kind: 'talking', since, callId: 'c', queue }),
  (since) => ({ kind: 'ready', since }),
  (since) => ({ kind: 'notReady', reason: 'meal', since }),
  (since) => ({ kind: 'talking', since, callId: 'c', queue }),
  () => ({ kind: 'wrapUp', since: NOW - 21 * SECOND, endsAt: NOW + 9 * SECOND, isExtended: false, callId: 'c' }),
  (since) => ({ kind: 'talking', since, callId: 'c', queue }),
  (since) => ({ kind: 'ready', since }),
  (since) => ({ kind: 'notReady', reason: 'break', since }),
  () => ({ kind: 'offered', since: NOW - 4 * SECOND, callId: 'c', queue }),
];

export const presences = (persons: readonly Person[]): Presence[] =>
  persons.map((person, index) => {
    const make = states(queues[index % 2]?.name ?? '')[(index * 7) % 9];
    const since = NOW - (((index * 137) % 900) + 12) * SECOND;
    const isAway = index % 11 === 6;
    const isLeader = person.role === 'leader';
    const agentState = isLeader
      ? null
      : isAway || make === undefined
        ? ({ kind: 'signedOut', since } as const)
        : make(since);
    return {
      personId: person.id,
      isOnline: !isAway,
      since,
      agentState,
      // Some of those who talk have muted.
      ...(agentState?.kind === 'talking' && index % 3 === 1 ? { isMuted: true as const } : {}),
    };
  });
