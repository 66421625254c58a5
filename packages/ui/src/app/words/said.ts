/** What happened, what it means for the work, what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

export const said = (title: string, meaning: string, remedy: string): ProblemWords => ({ title, meaning, remedy });
