#!/usr/bin/env bash
# Starts the service in a root of rootfs.sh under bubblewrap, scores an image, and stops it:
# container/sandbox.sh ROOT IMAGE [PORT]. The service has a user of its own, no capability, a root that it cannot write,
# and /tmp in memory. Checks that, /readyz, a score, and the exit code of SIGTERM.
set -euo pipefail
root=$(realpath "$1")
image=$2
port=${3:-8088}
log=$(mktemp)

sandbox() {
  bwrap --unshare-all --share-net --uid 10001 --gid 10001 --cap-drop ALL --new-session --die-with-parent \
    --ro-bind "$root" / --proc /proc --dev /dev --remount-ro /dev --tmpfs /tmp --clearenv \
    --setenv PATH /usr/bin:/bin --setenv JAVA_HOME /opt/java --setenv LC_ALL C.UTF-8 \
    --setenv JAVA_TOOL_OPTIONS "-Xmx1g -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp" "$@"
}

# shellcheck disable=SC2016
sandbox bash -c 'echo "user $(id -u)"; for folder in / /opt /opt/qpt /etc /var/tmp /dev /dev/shm /run /tmp; do
  if (: >"$folder/x") 2>/dev/null; then echo "can write $folder"; fi; done' | tee "$log"
[ "$(cat "$log")" = $'user 10001\ncan write /tmp' ]

sandbox --info-fd 3 /opt/qpt/qpt serve --port "$port" 3>"$log.info" 2>"$log" &
bwrap=$!
trap 'kill "$bwrap" 2>/dev/null || :; cat "$log"; rm -f "$log" "$log.info"' EXIT
for _ in $(seq 120); do
  curl -fs "http://127.0.0.1:$port/readyz" && break
  kill -0 "$bwrap"
  sleep 1
done
echo
curl -fsS -H 'Content-Type: image/jpeg' --data-binary "@$image" "http://127.0.0.1:$port/v1/scores?task=iqa,iaa"
echo
sandbox /opt/qpt/ready "$port" && echo "the health check succeeds"
service=$(sed -n 's/.*"child-pid": \([0-9]*\).*/\1/p' "$log.info")
kill -TERM "$(pgrep -P "$service" || echo "$service")"
code=0
wait "$bwrap" || code=$?
echo "exit code $code"
[ "$code" = 143 ]
