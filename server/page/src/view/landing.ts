/**
 * Where a step in a grid ends. A step up or down that would leave the grid is not made; others end at its ends.
 *
 * @param at index of the cursor; negative if there is none yet, which the first step shows at the first one
 * @param step number of items to move by; infinite to an end
 */
export function landing(at: number, step: number, columns: number, count: number): number {
  if (!Number.isFinite(step)) {
    return step > 0 ? count - 1 : 0;
  }
  const target = at < 0 ? 0 : at + step;
  const isOutside = target < 0 || target >= count;
  return isOutside && Math.abs(step) === columns && columns > 1 ? at : Math.max(0, Math.min(count - 1, target));
}
