/** Maps with at most `atOnce` under way; results in the order of the input. After a rejection nothing more is begun. */
export async function mapBounded<T, R>(
  values: readonly T[],
  atOnce: number,
  map: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Array<R>(values.length)
  let next = 0
  const work = async (): Promise<void> => {
    while (next < values.length) {
      const index = next
      next += 1
      try {
        results[index] = await map(values[index]!)
      } catch (fault) {
        next = values.length
        throw fault
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, values.length) }, work))
  return results
}
