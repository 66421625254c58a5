import type { CommandTable } from '../session/commandTable.ts';
import type { Callbacks } from './callbacks.ts';

type CallbackCommand = 'callback.schedule' | 'callback.change' | 'callback.dial' | 'callback.assign';

/** Each keeps its own result, together with its effect. */
export function callbackCommands(callbacks: Callbacks): Pick<CommandTable, CallbackCommand> {
  return {
    'callback.schedule': {
      isRecorded: true,
      run: async (wish, context) => done(callbacks.schedule(wish, context)),
    },
    'callback.change': {
      isRecorded: true,
      run: async ({ callbackId, change }, context) => ({
        value: {},
        deeds: await callbacks.change(callbackId, change, context),
      }),
    },
    'callback.dial': {
      isRecorded: true,
      run: async (input, context) => ({ value: await callbacks.dial(input, context) }),
    },
    'callback.assign': {
      isRecorded: true,
      run: async (input, context) => ({ value: {}, deeds: await callbacks.assign(input, context) }),
    },
  };
}

const done = async (carriedOut: Promise<void>) => {
  await carriedOut;
  return { value: {} };
};
