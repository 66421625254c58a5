/** Writes docs/local-api.openapi.json from the table: `node apps/desktop/src/main/localApi/writeOpenApi.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApi } from './openApi.ts';

const file = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'local-api.openapi.json');
await writeFile(file, `${JSON.stringify(openApi(), null, 2)}\n`);
