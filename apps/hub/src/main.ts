import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startHub } from './hub.ts';
import { hubConfig, type HubConfigInput } from './config.ts';

/**
 * `node main.ts --config hub.json`, or the same JSON in `HEARTHLINE_HUB_CONFIG`. Prints one line of JSON when it
 * listens, and one of several hubs also when it becomes the writer or is it no more, and when its door finds or loses the writer;
 * SIGTERM and SIGINT stop it cleanly.
 */
function readConfig(): HubConfigInput {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  const text = values.config ? readFileSync(values.config, 'utf8') : process.env['HEARTHLINE_HUB_CONFIG'];
  if (!text) throw new Error('say --config FILE or set HEARTHLINE_HUB_CONFIG to the configuration as JSON');
  return hubConfig.parse(JSON.parse(text));
}

try {
  const say = (event: object) => console.log(JSON.stringify(event));
  const hub = await startHub(readConfig(), { happened: say, stuck: () => process.exit(1) });
  const stop = () => {
    hub.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  say({ event: 'listening', url: hub.url });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
