/** How many items from the first on are so, where behind one that is not none is. Found by halves. */
export function countWhile<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item !== undefined && isSo(item)) from = middle + 1;
    else to = middle;
  }
  return from;
}
