/** Where the roster lies unless somebody says otherwise: the same folder for window, browser and scripts. */

import envPaths from 'env-paths';

export function defaultDataFolder(): string {
  return process.env['RACKSIDE_DATA'] || envPaths('Rackside', { suffix: '' }).data;
}
