#!/usr/bin/env bash
#
# Runs a command in the unpacked layers of the image without Docker, with the devices and /proc that Docker would give it.
#
#   inside.sh ROOT FOLDER USER [NAME=VALUE ...] COMMAND [ARGUMENT ...]
#
#   ROOT     folder with the unpacked layers; empty folders dev and proc are made in it
#   FOLDER   folder to mount at /work, where the command starts; '' for the image's own
#   USER     number of user and group
#
# Its environment is what is given, and nothing else. Exit codes are the command's; 125 when nothing can be run so here.
set -euo pipefail

root=$1 folder=$2 user=$3
shift 3
mkdir -p "$root/dev" "$root/proc"

# Who is not root is so in a world of their own, where other users are not known.
namespaces=(--mount --pid --fork --kill-child)
if [ "$(id -u)" -ne 0 ]; then namespaces+=(--map-root-user); fi
unshare "${namespaces[@]}" true 2>/dev/null || {
  printf 'inside: this machine lets nobody mount in a namespace of their own (unshare)\n' >&2
  exit 125
}
# shellcheck disable=SC2016  # expanded by the inner shell
exec unshare "${namespaces[@]}" bash -euc '
  root=$1 folder=$2 user=$3
  shift 3
  {
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    if [ -n "$folder" ]; then mount --bind "$folder" "$root/work"; fi
  } || exit 125
  exec chroot --userspec="$user:$user" --groups="" "$root" /usr/bin/env -i -C /work "$@"
' inside "$root" "$folder" "$user" "$@"
