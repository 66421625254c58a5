import { HubPerson, openStage, Person, type Desktop, type Stage, type StageOptions } from '../stage/index.ts';

/** 林小满, of 谷雨组 in 北山片区. */
export const ME = 'person-linxiaoman';

/** 林小满 on shift at her desktop, who leads her, and a colleague of another group, both elsewhere. */
export class TeamAtWork {
  readonly stage: Stage;
  readonly desktop: Desktop;
  readonly operator: Person;
  /** 刘组长. */
  readonly leader: HubPerson;
  /** 周晓禾. */
  readonly friend: HubPerson;

  private constructor(stage: Stage, operator: Person, [leader, friend]: [HubPerson, HubPerson]) {
    this.stage = stage;
    this.desktop = operator.desktop;
    this.operator = operator;
    this.leader = leader;
    this.friend = friend;
  }

  static async open(options: StageOptions = {}): Promise<TeamAtWork> {
    const stage = await openStage(options);
    try {
      const operator = await Person.at(await stage.startDesktop());
      await operator.beginsShift('linxiaoman');
      const { url } = stage.hub();
      const leader = await HubPerson.signIn(url, 'liuzuzhang');
      return new TeamAtWork(stage, operator, [leader, await HubPerson.signIn(url, 'zhouxiaohe')]);
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.leader.leaves();
    this.friend.leaves();
    await this.stage.close();
  }

  /** What her page is about. */
  main() {
    return this.operator.page.getByRole('main');
  }
}
