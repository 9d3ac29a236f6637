// What stands behind the page. /home.json names the addresses of the API that do
// something here: a Go server answers it, and where a platform serves the files
// it is one of them. So a page asks nothing of a server that could only refuse,
// which at the edge would start a program to do so. pkg/site has the other side.

/** waits are how long it takes until a home that did not answer is asked again, in milliseconds. */
const waits: readonly number[] = [1000, 3000];

/**
 * home returns the addresses that are offered, none where only files are served.
 * It rejects when there is no answer, or none that can be read, in several tries.
 */
export async function home(pauses = waits): Promise<readonly string[]> {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      if (!navigator.onLine) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return ask();
}

async function ask(): Promise<readonly string[]> {
  const response = await fetch("/home.json");
  if (response.status === 404) {
    return [];
  }
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText}`);
  }
  const { offers } = (await response.json()) as { readonly offers?: unknown };
  return Array.isArray(offers) ? offers.filter((each): each is string => typeof each === "string") : [];
}
