import { Client } from 'pg';

/** One plain connection to PostgreSQL, as a measurement's peer. */
export interface RawPostgres {
  /** A statement with its values; the same `name` is prepared once. */
  run(name: string, text: string, values: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

export async function openRawPostgres(url: string): Promise<RawPostgres> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    async run(name, text, values) {
      await client.query({ name, text, values: [...values] });
    },
    close: () => client.end(),
  };
}
