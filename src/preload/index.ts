/** The bridge of the window: one function per channel, files, events; nothing of Electron itself. */

import { contextBridge, ipcRenderer } from 'electron';
import { CHANNEL_LIST } from '../contract/names.ts';

const channels = Object.fromEntries(
  CHANNEL_LIST.map((name) => [name, (input: unknown) => ipcRenderer.invoke(`rackside:${name}`, input)]),
);

contextBridge.exposeInMainWorld('rackside', {
  channels,
  /** Hands over a file the coach chose or dropped; answers its token. */
  receiveFile: (name: string, bytes: Uint8Array) =>
    ipcRenderer.invoke('rackside-door:receiveFile', { name, bytes }),
  /** Asks where to save a made file; answers whether it was saved. */
  saveFile: (token: string) => ipcRenderer.invoke('rackside-door:saveFile', { token }),
  /** Opens a made file in the program that this computer has for it. */
  openFile: (token: string) => ipcRenderer.invoke('rackside-door:openFile', { token }),
  /** Shows a made PDF and asks how to print it. */
  printFile: (token: string) => ipcRenderer.invoke('rackside-door:printFile', { token }),
  /** Shows a saved file in its folder. */
  showFile: (token: string) => ipcRenderer.invoke('rackside-door:showFile', { token }),
  subscribe: (listener: (event: unknown) => void) => {
    const forward = (_: unknown, event: unknown) => listener(event);
    ipcRenderer.on('rackside:event', forward);
    return () => {
      ipcRenderer.off('rackside:event', forward);
    };
  },
  /** A menu entry was chosen. */
  onMenu: (listener: (action: string) => void) => {
    const forward = (_: unknown, action: string) => listener(action);
    ipcRenderer.on('rackside:menu', forward);
    return () => {
      ipcRenderer.off('rackside:menu', forward);
    };
  },
});
