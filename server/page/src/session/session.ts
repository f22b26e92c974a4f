import type { Mark } from "../photos/photo";
import type { Row } from "../service/row";

/** What is remembered of a photograph in this browser: never the photograph itself. */
export interface Remembered {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly mark: Mark;
  readonly saved: number; // milliseconds since 1970
}

const STORE = "photographs";
const KEPT = 90 * 24 * 3600 * 1000; // milliseconds

/** Results and marks of earlier visits, in IndexedDB. Where the browser forbids it, nothing is remembered. */
export class Session {
  private readonly database: Promise<IDBDatabase | null> = open();
  private pending = new Map<string, Remembered>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** Number of photographs that are remembered. */
  async count(): Promise<number> {
    const store = await this.store("readonly");
    return store ? await settled(store.count()) : 0;
  }

  /** What is remembered of these photographs. */
  async recall(ids: readonly string[]): Promise<Map<string, Remembered>> {
    const store = await this.store("readonly");
    const found = store ? await Promise.all(ids.map((id) => settled<Remembered | undefined>(store.get(id)))) : [];
    return new Map(found.filter((each) => each !== undefined).map((each) => [each.id, each]));
  }

  /** Remembers soon; a later entry of the same photograph replaces it. */
  remember(entry: Remembered): void {
    this.pending.set(entry.id, entry);
    this.timer ??= setTimeout(() => void this.write(), 200);
  }

  async forget(): Promise<void> {
    this.pending.clear();
    const store = await this.store("readwrite");
    if (store) {
      await settled(store.clear());
    }
  }

  private async write(): Promise<void> {
    this.timer = null;
    const entries = [...this.pending.values()];
    this.pending.clear();
    const store = await this.store("readwrite");
    entries.forEach((entry) => store?.put(entry));
  }

  private async store(mode: IDBTransactionMode): Promise<IDBObjectStore | null> {
    return (await this.database)?.transaction(STORE, mode).objectStore(STORE) ?? null;
  }
}

async function open(): Promise<IDBDatabase | null> {
  try {
    const request = indexedDB.open("qpt-page", 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("saved", "saved");
    const database = await settled(request);
    const old = database.transaction(STORE, "readwrite").objectStore(STORE).index("saved");
    const cursor = old.openCursor(IDBKeyRange.upperBound(Date.now() - KEPT));
    cursor.onsuccess = () => {
      cursor.result?.delete();
      cursor.result?.continue();
    };
    return database;
  } catch {
    return null;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB failed"));
  });
}
