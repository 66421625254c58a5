import { Client } from 'pg';

/** One plain connection to PostgreSQL, as a measurement's peer. Statements asked for together are sent together. */
interface RawPostgres {
  /** A statement with its values; the same `name` is prepared once. */
  run(name: string, text: string, values: readonly unknown[]): Promise<void>;
  /** The rows of a question. */
  read(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openRawPostgres(url: string): Promise<RawPostgres> {
  const client = new Client({ connectionString: url, pipeline: true });
  await client.connect();
  return {
    async run(name, text, values) {
      await client.query({ name, text, values: [...values] });
    },
    read: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
    close: () => client.end(),
  };
}
