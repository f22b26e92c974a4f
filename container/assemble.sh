#!/usr/bin/env bash
# The program and its Java runtime as they lie in an image: container/assemble.sh DISTRIBUTION ROOT
# DISTRIBUTION is the archive that `mvn package -Pdist` makes, or the folder unpacked from it. Needs jlink of a JDK 17.
set -euo pipefail
distribution=$(realpath "$1")
root=$(realpath -m "$2")
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$root/opt"
rm -rf "$root/opt/java" "$root/opt/qpt"
if [ -d "$distribution" ]; then
  cp -rL "$distribution" "$root/opt/qpt"
else
  (cd "$root/opt" && jar --extract --file "$distribution" && mv qpt-* qpt)
fi
chmod 755 "$root/opt/qpt/qpt"
install -m 755 "$here/ready" "$root/opt/qpt/ready"
jlink --add-modules java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.unsupported,jdk.zipfs \
  --strip-debug --no-man-pages --no-header-files --compress=2 --output "$root/opt/java"
