import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes this process the only desk on a data folder, or throws. The lock is an open exclusive transaction on a
 * file of its own: the operating system lets go of it when the process ends, however it ends.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'desk.lock'));
  try {
    lock.exec('pragma busy_timeout=2000; begin exclusive');
  } catch (error) {
    lock.close();
    throw new Error(`another desk is running on ${folder}`, { cause: error });
  }
  return () => lock.close();
}
