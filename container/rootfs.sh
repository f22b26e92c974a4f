#!/usr/bin/env bash
# Builds a root file system as the Dockerfile does, without a container engine: container/rootfs.sh DISTRIBUTION ROOT
# Needs root, mmdebstrap of Debian and a JDK 17.
set -euo pipefail
root=$(realpath -m "$2")
[ -e "$root/etc/debian_version" ] || mmdebstrap --quiet --variant=essential --include=libstdc++6 bookworm "$root"
grep -q '^qpt:' "$root/etc/passwd" || {
  echo 'qpt:x:10001:10001::/nonexistent:/usr/sbin/nologin' >>"$root/etc/passwd"
  echo 'qpt:x:10001:' >>"$root/etc/group"
}
"$(dirname "$0")/assemble.sh" "$1" "$root"
du -sh "$root" "$root/opt/java" "$root/opt/qpt"
