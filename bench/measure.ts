/** How often a second `work` gets done when `writers` do it one after the other, each on its own. */
export async function ratePerSecond(
  writers: number,
  milliseconds: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const start = performance.now()
  const end = start + milliseconds
  let done = 0
  const writer = async () => {
    while (performance.now() < end) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (done / (performance.now() - start)) * 1000
}

/**
 * The medians of several things measured in turns, so that what else the machine does in the meantime falls on all of
 * them. The first turn warms up and is not counted.
 */
export async function mediansInTurns(
  turns: number,
  things: readonly (() => Promise<number>)[],
): Promise<readonly number[]> {
  const results = things.map((): number[] => [])
  for (let turn = 0; turn <= turns; turn++) {
    for (const [i, measure] of things.entries()) {
      const value = await measure()
      if (turn > 0) results[i]!.push(value)
    }
  }
  return results.map((values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!)
}
