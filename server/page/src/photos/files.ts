import { byKey, nameOf, type Photo, photoOf } from "./photo";

export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

const RAW = "3fr arw cr2 cr3 crw dcr dng erf fff iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f";
const SHOWN = "jpg jpeg jpe jfif png webp avif gif bmp";
const OTHER = "heic heif hif tif tiff mp4 mov m4v mkv webm avi 3gp mpg mpeg mts m2ts wmv";
const RAWS = new Set(RAW.split(" "));
const KNOWN = new Set(`${RAW} ${SHOWN} ${OTHER}`.split(" "));

/** Lower-case ending of a name, without the dot. */
export function endingOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

function stemOf(path: string): string {
  const ending = endingOf(path);
  return ending ? path.slice(0, -ending.length - 1) : path;
}

export function isRaw(path: string): boolean {
  return RAWS.has(endingOf(path));
}

/** Whether a file of a folder is offered to the service; a file that was dropped by itself always is. */
export function isPhotograph(path: string): boolean {
  return KNOWN.has(endingOf(path)) && !nameOf(path).startsWith(".");
}

/** The photographs of files: a RAW file and a JPEG of the same name beside it are one, shown and scored as the JPEG. */
export function photosOf(files: readonly FoundFile[]): Photo[] {
  const raws = new Map(files.filter((each) => isRaw(each.path)).map((each) => [stemOf(each.path), each.path]));
  const paired = new Set<string>();
  const photos: Photo[] = [];
  for (const { file, path } of files) {
    if (!isRaw(path)) {
      const raw = /^jpe?g$/.test(endingOf(path)) ? (raws.get(stemOf(path)) ?? null) : null;
      if (raw !== null) {
        paired.add(raw);
      }
      photos.push(photoOf(file, path, raw));
    }
  }
  for (const { file, path } of files) {
    if (isRaw(path) && !paired.has(path)) {
      photos.push(photoOf(file, path, null));
    }
  }
  return photos.sort(byKey);
}

/** The files of a picker; those of a folder have their path in it. */
export function filesOf(list: Iterable<File>): FoundFile[] {
  return [...list]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ file, path }) => !file.webkitRelativePath || isPhotograph(path));
}

/** The files of a drop, folders included. Entries must be taken before the event ends. */
export async function filesOfDrop(transfer: DataTransfer): Promise<FoundFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) {
    return filesOf(transfer.files);
  }
  const found: FoundFile[] = [];
  for (const entry of entries) {
    if (entry !== null) {
      await walk(entry, found, true);
    }
  }
  return found;
}

async function walk(entry: FileSystemEntry, found: FoundFile[], isDropped: boolean): Promise<void> {
  if (entry.isFile) {
    const path = entry.fullPath.replace(/^\//, "");
    if (isDropped || isPhotograph(path)) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      found.push({ file, path });
    }
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) {
      return;
    }
    for (const each of part) {
      await walk(each, found, false);
    }
  }
}
