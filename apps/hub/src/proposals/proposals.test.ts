import type { Person, Proposal, ProposalDraft, ProposalReply } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';

const DAY_MS = 24 * 3_600_000;

describe('questions and proposals', () => {
  let bench: AnnouncementBench;
  beforeEach(async () => {
    bench = await AnnouncementBench.open();
  });
  afterEach(() => bench.close());
  const asker = () => bench.person('linxiaoman');
  const mate = () => bench.person('wuqiufen');
  const leader = () => bench.person('liuzuzhang');
  const above = () => bench.person('mazuzhang');
  const elsewhere = () => bench.person('fangzuzhang');

  let count = 0;
  const ask = async (change: Partial<ProposalDraft> = {}, person = asker()) => {
    count += 1;
    const draft: ProposalDraft = {
      ...{
        id: `ask-${count}`,
        kind: 'question',
        unitId: asker().unitId,
        text: '周六能换班吗？',
        at: bench.clock.now(),
      },
      ...change,
    };
    await bench.proposals.ask(draft, bench.by(person));
    return draft.id;
  };
  const reply = (proposalId: string, said: ProposalReply, person = leader()) =>
    bench.proposals.reply({ proposalId, reply: said }, bench.by(person));
  const seenBy = (person: Person): Proposal[] => {
    const [change] = bench.proposals.snapshot(person);
    return change?.op === 'reset' ? change.rows.map(([, row]) => row as Proposal) : [];
  };

  it('[PROP-2] is seen by who asked and who is in charge of the unit or above it, by nobody else', async () => {
    const id = await ask();
    const seen = [asker(), leader(), above(), mate(), elsewhere()].map((person) => seenBy(person).length);
    expect(seen).toEqual([1, 1, 1, 0, 0]);
    const told = bench.publisher.told.filter(({ change }) => change.op === 'put' && change.key === id);
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      [asker(), leader(), above()].map((p) => p.id).toSorted(),
    );
    // To the region: its group's leader is not asked.
    await ask({ unitId: 'region-north' });
    expect([above(), leader()].map((person) => seenBy(person).length)).toEqual([2, 1]);
  });

  it('[PROP-3] [PROP-4] looked at, then answered: shown at once, in her log, and after a restart', async () => {
    const id = await ask();
    await reply(id, { kind: 'lookedAt' });
    expect(seenBy(asker())[0]?.state).toMatchObject({ kind: 'lookedAt', byName: leader().name });
    bench.publisher.told.length = 0;
    await reply(id, { kind: 'answered', word: '可以，换好告诉我' });
    expect(bench.publisher.told.find(({ personId }) => personId === asker().id)?.change).toMatchObject({
      row: { state: { kind: 'answered', word: '可以，换好告诉我' } },
    });
    expect(await bench.store.readDeeds({ personId: asker().id, limit: 9 })).toMatchObject([
      { what: 'proposalReplied', subject: '周六能换班吗？' },
      { what: 'proposalReplied' },
    ]);
    await bench.restart();
    expect(seenBy(asker())[0]?.state).toMatchObject({ kind: 'answered', at: bench.clock.now() });
    await expect(reply(id, { kind: 'lookedAt' })).rejects.toMatchObject({ code: 'proposal.settled' });
  });

  it('[PROP-3] a proposal is accepted or declined, a question is neither', async () => {
    const question = await ask();
    await expect(reply(question, { kind: 'accepted', word: '' })).rejects.toMatchObject({ code: 'command.badInput' });
    const proposal = await ask({ kind: 'proposal' });
    await expect(reply(proposal, { kind: 'answered', word: 'x' })).rejects.toMatchObject({ code: 'command.badInput' });
    await reply(proposal, { kind: 'declined', word: '今年没有预算' });
    expect(seenBy(asker())[1]?.state).toMatchObject({ kind: 'declined', word: '今年没有预算' });
  });

  it('[PROP-4] [PROP-8] others do not reply, and of two at once the first counts', async () => {
    const id = await ask();
    for (const person of [mate(), elsewhere(), asker()])
      await expect(reply(id, { kind: 'lookedAt' }, person)).rejects.toMatchObject({ code: 'proposal.notFound' });
    const both = await Promise.allSettled([
      reply(id, { kind: 'answered', word: '一' }),
      reply(id, { kind: 'answered', word: '二' }, above()),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(seenBy(asker())[0]?.state).toMatchObject({ word: '一' });
  });

  it('[PROP-1] only to a unit one is in, with somebody else in charge; once however often it is told', async () => {
    for (const unitId of [elsewhere().unitId, 'nowhere', 'centre'])
      await expect(ask({ unitId })).rejects.toMatchObject({ code: 'command.badInput' });
    // Who is in charge of the group asks who is above her; of the region nobody is.
    await ask({ unitId: leader().unitId }, leader());
    await expect(ask({ unitId: 'region-north' }, above())).rejects.toMatchObject({ code: 'command.badInput' });
    await ask({ id: 'same', at: bench.clock.now() + DAY_MS });
    await ask({ id: 'same', text: '改了' });
    expect(seenBy(asker())).toMatchObject([{ text: '周六能换班吗？', askedAt: bench.clock.now() }]);
    await expect(ask({ id: 'same' }, mate())).rejects.toMatchObject({ code: 'command.badInput' });
  });

  it('[PROP-5] twenty wait at most, and what is settled does not wait', async () => {
    const ids: string[] = [];
    for (let asked = 0; asked < 20; asked += 1) ids.push(await ask());
    await expect(ask()).rejects.toMatchObject({ code: 'proposal.tooMany' });
    await reply(ids[0] ?? '', { kind: 'answered', word: '好' });
    await expect(ask()).resolves.toBeDefined();
  });

  it('[PROP-6] who asked takes it back, nobody else', async () => {
    const id = await ask();
    const takeBack = (person: Person) => bench.proposals.takeBack({ proposalId: id }, bench.by(person));
    await expect(takeBack(leader())).rejects.toMatchObject({ code: 'proposal.notFound' });
    await takeBack(asker());
    expect([seenBy(asker()), seenBy(leader()), await bench.store.readProposals()]).toEqual([[], [], []]);
  });

  it('[PROP-7] it goes after 180 days', async () => {
    await ask();
    bench.clock.advance(180 * DAY_MS);
    await bench.proposals.load();
    expect(seenBy(asker())).toHaveLength(1);
    bench.clock.advance(1);
    await bench.proposals.load();
    expect([seenBy(asker()), await bench.store.readProposals()]).toEqual([[], []]);
  });
});
