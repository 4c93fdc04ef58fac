/** The use case of prescriptions: read one line. */

import type { prescriptions } from '#contract/prescriptions.ts';
import { parsePrescription } from '#domain/prescription/parse.ts';
import type { HandlersOf } from '../handler.ts';

export const prescriptionHandlers: HandlersOf<typeof prescriptions> = {
  'prescriptions.parse': async ({ text }) => {
    const { prescription = null, canonical = null, problems } = parsePrescription(text);
    return { prescription, canonical, problems };
  },
};
