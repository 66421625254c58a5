/**
 * The rings: `fast` needs nothing but Node (PostgreSQL for the store, NATS for several hubs), `lab` the real PBX, `app` the real desktop,
 * `line` real parts over bad lines.
 */
import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/dist/**', '**/out/**', '**/.cache/**', '**/.run/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.lab.test.ts', '**/*.app.test.ts', '**/*.line.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'lab',
          include: ['**/*.lab.test.ts'],
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'app',
          include: ['**/*.app.test.ts'],
          exclude: never,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'line',
          include: ['**/*.line.test.ts'],
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
