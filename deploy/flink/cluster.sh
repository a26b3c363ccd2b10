#!/usr/bin/env bash
#
# A stand-alone Flink cluster on this machine: a JobManager and two TaskManagers, processes that see no file of each other
# nor of whoever asks them for work. To try a run as on three machines; for real ones see docker-compose.yml and
# flinkdeployment.yaml.
#
#   cluster.sh start FOLDER [PORT]    starts it in FOLDER, which is made; asked for work at localhost:PORT (8081); PORT+1, PORT+2 are its own
#   cluster.sh kill FOLDER NAME       kills jobmanager, taskmanager1 or another at once (SIGKILL); it is started anew
#   cluster.sh where FOLDER NAME      the folder that this process has for its root
#   cluster.sh pid FOLDER NAME        its number
#   cluster.sh stop FOLDER            ends all
#
#   GUANXI_CLUSTER_SHARE   a folder that all of them see at its own path, and may write to; without it they share none, and a
#                          run needs --tempLocation
#   GUANXI_CLUSTER_WORKERS how many TaskManagers (2)
#   JAVA_HOME              which Java to take before the one on PATH (17)
#
# Each has its folder FOLDER/NAME: root (what it sees), log. Exit codes: 0, or 2 with a message.
set -euo pipefail

say() { printf 'cluster: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 2
}

here=$(cd -P -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
workers=${GUANXI_CLUSTER_WORKERS:-2}
nodes=(jobmanager)
for ((i = 1; i <= workers; i++)); do nodes+=("taskmanager$i"); done

# Who is not root is so in a world of their own.
namespaces=(--mount)
if [ "$(id -u)" -ne 0 ]; then namespaces+=(--map-root-user); fi

read -r -a opens < <(sed -n 's/^ *all: //p' "$here/config.yaml")
read -r -a ends < <(sed -n 's/^ *taskmanager: //p' "$here/config.yaml")

# Prints the command of a node, a word a line.
command_of() {
  local log=-Dorg.slf4j.simpleLogger.showDateTime=true
  case $1 in
    jobmanager)
      printf '%s\n' "$java" -Xms256m -Xmx512m "${opens[@]}" "$log" -cp '/opt/flink/lib/*' \
        org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir /opt/flink/conf
      ;;
    taskmanager*)
      # As config.yaml says: heaps of framework and tasks; framework's memory beside it and that of the network; metaspace.
      printf '%s\n' "$java" -Xms384m -Xmx384m -XX:MaxDirectMemorySize=224m -XX:MaxMetaspaceSize=256m "${ends[@]}" "${opens[@]}" "$log" \
        -cp '/opt/flink/lib/*' org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir /opt/flink/conf \
        -D "taskmanager.resource-id=$1"
      ;;
  esac
}

# Runs a node until it ends: the system's programs to read, a /tmp and /work of its own, and nothing else of this machine.
run() {
  local name=$1 root=$folder/$1/root command
  mkdir -p "$root"/{usr,etc,dev,proc,tmp,work,opt/flink,java}
  mapfile -t command < <(command_of "$name")
  # shellcheck disable=SC2016  # expanded by the inner shell
  exec unshare "${namespaces[@]}" bash -euc '
    root=$1 flink=$2 jdk=$3 share=$4
    shift 4
    mount --make-rprivate /
    for part in usr etc; do mount --bind "/$part" "$root/$part"; mount -o remount,bind,ro "$root/$part"; done
    for part in bin sbin lib lib64; do
      [ ! -L "/$part" ] || [ -L "$root/$part" ] || ln -s "usr/$part" "$root/$part"
      [ -L "/$part" ] || [ ! -d "/$part" ] || { mkdir -p "$root/$part"; mount --bind "/$part" "$root/$part"; }
    done
    mount --bind "$flink" "$root/opt/flink"
    mount -o remount,bind,ro "$root/opt/flink"
    mount --rbind "$jdk" "$root/java"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs shm "$root/dev/shm"
    mount --rbind /proc "$root/proc"
    if [ -n "$share" ]; then mkdir -p "$root$share"; mount --bind "$share" "$root$share"; fi
    exec chroot "$root" /usr/bin/env -C /work HOME=/work LANG=C.UTF-8 "$@"
  ' node "$root" "$folder/flink" "$jdk" "${GUANXI_CLUSTER_SHARE:-}" "${command[@]}"
}

# Starts a node again whenever it ends, as a cluster's manager does.
keep() {
  local name=$1
  while true; do
    (run "$name") </dev/null >>"$folder/$name/log" 2>&1 &
    printf '%s\n' $! >"$folder/$name/pid"
    wait $! || true
    sleep 1
  done
}

pid_of() {
  [ -s "$folder/$1/pid" ] || die "no $1 runs in $folder"
  cat "$folder/$1/pid"
}

slots() {
  { exec 3<>"/dev/tcp/localhost/$port"; } 2>/dev/null || return 1
  printf 'GET /overview HTTP/1.0\r\n\r\n' >&3
  grep -o '"slots-total":[0-9]*' <&3 | grep -o '[0-9]*$'
  exec 3<&-
}

start() {
  local name i
  unshare "${namespaces[@]}" true 2>/dev/null || die 'this machine lets nobody mount in a namespace of their own (unshare)'
  command -v mvn >/dev/null || die 'needs Maven on PATH, for the libraries of Flink'
  [ ! -e "$folder/jobmanager/keeper" ] || die "$folder has a cluster already; stop it first"
  rm -rf "$folder"/{jobmanager,taskmanager*}
  jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(type -P java)")")")}
  java=/java/bin/java
  if [ ! -d "$folder/flink/lib" ]; then
    mvn -B -ntp -q -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder/flink/part" >"$folder/mvn.log" 2>&1 ||
      die "the libraries of Flink could not be had; see $folder/mvn.log"
    mv "$folder/flink/part" "$folder/flink/lib"
  fi
  mkdir -p "$folder/flink/conf"
  # Ports of its own, so that there may be another cluster.
  sed "s/port: 8081/port: $port/; s/port: 6123/port: $((port + 1))/; s/port: 6124/port: $((port + 2))/" "$here/config.yaml" >"$folder/flink/conf/config.yaml"
  for name in "${nodes[@]}"; do
    mkdir -p "$folder/$name"
    keep "$name" </dev/null >/dev/null 2>&1 &
    printf '%s\n' $! >"$folder/$name/keeper"
    disown
  done
  for ((i = 0; i < 120; i++)); do
    if [ "$(slots || true)" = $((3 * workers)) ]; then
      say "$workers TaskManagers with three slots each, at localhost:$port"
      return 0
    fi
    sleep 0.5
  done
  stop
  die "the cluster did not come up in a minute; see $folder/*/log"
}

stop() {
  local name pid i
  for name in $(cd "$folder" && ls -d jobmanager taskmanager* 2>/dev/null); do
    if [ -s "$folder/$name/keeper" ]; then
      kill "$(cat "$folder/$name/keeper")" 2>/dev/null || true
      rm -f "$folder/$name/keeper"
    fi
    if [ -s "$folder/$name/pid" ]; then
      pid=$(cat "$folder/$name/pid")
      kill "$pid" 2>/dev/null || true
      for ((i = 0; i < 50; i++)); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.2
      done
      kill -9 "$pid" 2>/dev/null || true
      rm -f "$folder/$name/pid"
    fi
  done
}

[ $# -ge 2 ] || die 'needs a word and a folder: cluster.sh start|kill|where|pid|stop FOLDER …'
verb=$1
mkdir -p "$2"
folder=$(cd -P -- "$2" && pwd)
case $verb in
  start)
    port=${3:-8081}
    start
    ;;
  stop) stop ;;
  kill) kill -9 "$(pid_of "${3:-}")" ;;
  where) printf '%s\n' "$folder/${3:?}/root" ;;
  pid) pid_of "${3:-}" ;;
  *) die "'$verb' is none of start, kill, where, pid and stop" ;;
esac
