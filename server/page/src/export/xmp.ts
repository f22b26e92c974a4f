import { endingOf, isRaw } from "../photos/files";
import type { Mark, Photo } from "../photos/photo";

/** How programs name a sidecar: Lightroom Classic `NAME.xmp`, darktable `NAME.EXT.xmp`. */
export type SidecarNaming = "lightroom" | "darktable";

export interface Sidecar {
  readonly name: string;
  readonly text: string;
}

/**
 * Sidecars with xmp:Rating (-1 for rejected) and xmp:Label. A RAW file beside a JPEG gets the mark, too. With
 * Lightroom's names one sidecar serves both; of two photographs with the same name, the RAW file has it.
 */
export function sidecars(photos: readonly Photo[], naming: SidecarNaming): Sidecar[] {
  const files = new Map<string, string>();
  for (const photo of [...photos].sort((a, b) => Number(isRaw(a.path)) - Number(isRaw(b.path)))) {
    for (const name of names(photo, naming)) {
      files.set(name, packet(photo.mark));
    }
  }
  return [...files].map(([name, text]) => ({ name, text }));
}

function names(photo: Photo, naming: SidecarNaming): string[] {
  const paths = photo.raw === null ? [photo.path] : [photo.path, photo.raw];
  return paths.map((path) => `${naming === "darktable" ? path : withoutEnding(path)}.xmp`);
}

function withoutEnding(path: string): string {
  const ending = endingOf(path);
  return ending ? path.slice(0, -ending.length - 1) : path;
}

function packet({ rating, label }: Mark): string {
  const labeled = label ? `\n   xmp:Label="${label}"` : "";
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
   xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmp:Rating="${rating}"${labeled}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}
