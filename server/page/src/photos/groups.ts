import { distance, SIMILAR } from "../thumbnails/fingerprint";
import { byKey, type Photo, scoreFor } from "./photo";

/** Near duplicates of one another. */
export interface Group {
  readonly members: readonly Photo[]; // at least 2, best first
}

/**
 * Groups of near duplicates. A photograph joins the first group whose first member's fingerprint is similar, so that a
 * series does not chain unlike photographs together. The order of the paths makes the result reproducible.
 */
export function groupsOf(photos: readonly Photo[], task: string): Group[] {
  const leaders: { photo: Photo; members: Photo[] }[] = [];
  for (const photo of [...photos].sort(byKey)) {
    const print = photo.fingerprint;
    if (print !== null) {
      const near = leaders.find((leader) => distance(leader.photo.fingerprint!, print) <= SIMILAR);
      if (near) {
        near.members.push(photo);
      } else {
        leaders.push({ photo, members: [photo] });
      }
    }
  }
  const score = (photo: Photo) => scoreFor(photo, task) ?? -Infinity;
  return leaders
    .filter((leader) => leader.members.length > 1)
    .map(({ members }) => ({ members: members.sort((a, b) => (score(a) === score(b) ? 0 : score(b) - score(a))) }));
}

/** Moves the members of a group behind the first one that is shown. */
export function gathered(shown: readonly Photo[], groups: readonly Group[]): Photo[] {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member.id, group] as const)));
  const isShown = new Set(shown.map((photo) => photo.id));
  const placed = new Set<string>();
  const result: Photo[] = [];
  for (const photo of shown) {
    const run = groupOf.get(photo.id)?.members.filter((member) => isShown.has(member.id)) ?? [photo];
    for (const each of run) {
      if (!placed.has(each.id)) {
        placed.add(each.id);
        result.push(each);
      }
    }
  }
  return result;
}
