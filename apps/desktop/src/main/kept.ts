import { join } from 'node:path';
import {
  defaultSettings,
  settings as settingsSchema,
  type HeadsetDesk,
  type ProblemCode,
  type Settings,
} from '@hearthline/ui/host';
import { z } from 'zod';
import { FileBox } from './fileBox.ts';
import { dataLedger } from './dataUse/ledger.ts';
import { grants, Headsets } from './headsets.ts';
import { JsonFile } from './jsonFile.ts';
import { miniPlace } from './miniPhone/miniPhone.ts';
import { PanelFile, sealedPanel } from './panelFile.ts';
import { sealedSecrets, Secrets, type KeyStore } from './secrets.ts';

/** Everything this PC keeps of its person, in one folder. Read while the engine's process starts, so that it need not wait. */
export class Kept {
  readonly secrets: Secrets;
  readonly panel: PanelFile;
  readonly files: FileBox;
  readonly headsets: Headsets;
  /** Told when a headset is offered, allowed or forgotten. */
  onHeadsets: (desk: HeadsetDesk) => void = () => undefined;
  readonly miniPlace: JsonFile<typeof miniPlace>;
  readonly dataFile: JsonFile<typeof dataLedger>;
  readonly #settingsFile: JsonFile<typeof settingsSchema>;
  readonly #outboxFile: JsonFile<z.ZodArray<z.ZodUnknown>>;
  #settings: Settings = defaultSettings;
  #outbox: unknown[] = [];
  #problems: ProblemCode[] = [];
  #loading: Promise<void> | null = null;

  constructor(dir: string, keyStore: KeyStore) {
    this.#settingsFile = new JsonFile(join(dir, 'settings.json'), settingsSchema);
    this.#outboxFile = new JsonFile(join(dir, 'outbox.json'), z.array(z.unknown()));
    this.miniPlace = new JsonFile(join(dir, 'miniPhone.json'), miniPlace);
    this.dataFile = new JsonFile(join(dir, 'dataUse.json'), dataLedger);
    this.headsets = new Headsets({
      file: new JsonFile(join(dir, 'headsets.json'), grants),
      tell: (desk) => this.onHeadsets(desk),
    });
    this.panel = new PanelFile(keyStore, new JsonFile(join(dir, 'panel.json'), sealedPanel));
    this.files = new FileBox(keyStore, join(dir, 'files'));
    this.secrets = new Secrets(keyStore, new JsonFile(join(dir, 'secrets.json'), sealedSecrets));
  }

  /** Reads the files once; a corrupt one is kept aside and becomes a problem to tell. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get outbox(): unknown[] {
    return this.#outbox;
  }

  /** What went wrong while reading, once. */
  takeProblems(): ProblemCode[] {
    return this.#problems.splice(0);
  }

  /** Throws HostError `app.diskFull`. */
  async saveSettings(settings: Settings): Promise<void> {
    this.#settings = settings;
    await this.#settingsFile.write(settings);
  }

  /** Throws HostError `app.diskFull`; nothing is taken for kept then. */
  async saveOutbox(entries: unknown[]): Promise<void> {
    await this.#outboxFile.write(entries);
    this.#outbox = entries;
  }

  async #read(): Promise<void> {
    const [settings, outbox] = await Promise.all([
      this.#settingsFile.read(),
      this.#outboxFile.read(),
      this.headsets.load(),
      this.secrets.load(),
    ]);
    if (settings.kind === 'read') this.#settings = settings.value;
    if (settings.kind === 'corrupt') this.#problems.push('app.settingsCorrupt');
    if (outbox.kind === 'read') this.#outbox = outbox.value;
    if (outbox.kind === 'corrupt') this.#problems.push('app.outboxCorrupt');
  }
}
