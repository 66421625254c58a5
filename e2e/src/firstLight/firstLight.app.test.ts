import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgress } from '../../../scripts/prepare/progress.ts';
import { openStage, type Stage } from '../stage/index.ts';
import { CUSTOMER_TONE_HZ, tellFirstLight, type Summary } from './firstLight.ts';
import { OPERATOR_TONE_HZ } from '../stage/stage.ts';

let stage: Stage;
let summary: Summary;

beforeAll(async () => {
  stage = await openStage();
  summary = await tellFirstLight({
    stage,
    electronVersion: 'as installed',
    screenshotDir: join(stage.dir, 'pictures'),
    progress: createProgress(),
  });
});
afterAll(() => stage?.close());

describe('first light', () => {
  it('C1 answer: customer and operator hear each other, measured at both ends', () => {
    expect(Math.abs(summary.heard.byOperator.frequencyHz - CUSTOMER_TONE_HZ)).toBeLessThan(8);
    expect(Math.abs(summary.heard.byCustomer.frequencyHz - OPERATOR_TONE_HZ)).toBeLessThan(8);
    expect(summary.heard.byOperator.levelDb).toBeGreaterThan(-60);
    expect(summary.heard.byCustomer.levelDb).toBeGreaterThan(-40);
  });

  it('N2 quality: the call is measured, in Opus', () => {
    expect(summary.codec).toBe('opus');
    expect(summary.mos).toBeGreaterThan(3.5);
  });

  it('P1 points: the answered call and the read announcement earn theirs', () => {
    expect(summary.points.after - summary.points.before).toBe(6);
  });

  it('P6 ranking: the operator moves up', () => {
    expect(summary.ranking.after).toBeLessThan(summary.ranking.before);
  });

  it('A5 must-read: the leader sees the acknowledgement', () => {
    expect(summary.announcement).toMatchObject({ isAcknowledged: true, readBy: 1 });
  });

  it('says that nothing is missing', () => {
    expect(summary.missing).toEqual([]);
  });
});
