/** Opens the weight-room view in a window of its own, for the second screen; once, and brought to the front after that. */

export function openWeightRoom(squad: string | undefined): void {
  const address = `/weight-room${squad ? `?squad=${encodeURIComponent(JSON.stringify(squad))}` : ''}`;
  window.open(address, 'rackside-weight-room', 'popup,width=1280,height=720')?.focus();
}
