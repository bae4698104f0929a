/** Promise.all that waits for every one of them also when one fails: nothing goes on behind the error. */
export async function allDone<const Works extends readonly unknown[]>(
  works: Works,
): Promise<{ -readonly [Place in keyof Works]: Awaited<Works[Place]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
