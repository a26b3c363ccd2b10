#!/usr/bin/env bash
#
# Collects what the image holds, for Jib to pack (mvn -Pimage package, see docs/ci.md): from the Debian packages of the
# machine that builds, from its JDK and from the built product.
#
#   rootfs.sh ARCHITECTURE TARGET
#
#   ARCHITECTURE   for which processor the image is, as Debian and Docker name it: amd64 or arm64; it must be this machine's
#   TARGET         folder to make anew: TARGET/system, TARGET/java and TARGET/product, a layer each, and TARGET/root, all of
#                  them together, to run in
#
# The same packages, JDK and product give the same bytes. Exit codes: 0, or 2 with a message.
set -euo pipefail
export LC_ALL=C

die() {
  printf 'rootfs: %s\n' "$*" >&2
  exit 2
}

[ $# -eq 2 ] || die 'needs two arguments: ARCHITECTURE TARGET'
architecture=$1
target=$2
project=$(cd -P -- "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jar=$project/pipeline/target/guanxi.jar

for tool in dpkg dpkg-query ldd unshare setarch taskset chroot mount; do
  command -v "$tool" >/dev/null || die "needs '$tool': the image is made of the packages of a Debian machine"
done
[ "$(dpkg --print-architecture)" = "$architecture" ] ||
  die "this machine is $(dpkg --print-architecture), the image would be for $architecture; say -Dimage.architecture=$(dpkg --print-architecture)"
[ -f "$jar" ] || die "$jar is missing; 'mvn -Pimage package' builds it first"
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)")")")}
[ -x "$jdk/bin/jlink" ] && [ -f "$jdk/jmods/java.base.jmod" ] || die "needs a JDK with jlink and jmods, in JAVA_HOME or on PATH"

rm -rf "$target"
mkdir -p "$target"/{system,java/opt,product/opt/guanxi}
target=$(cd "$target" && pwd)
system=$target/system
taken=$target/taken

# Copies a file to the same place, links followed since Jib knows none, and notes it; $2: another place.
take() {
  local file=$1 place=${2:-$1}
  [ -e "$file" ] || die "$file is missing; install the package that has it"
  [ ! -e "$system$place" ] || return 0
  printf '%s\n' "$file" >>"$taken"
  mkdir -p "$system${place%/*}"
  cp -L "$file" "$system$place"
}

# Copies the libraries that programs and libraries are linked with, but for those of the JDK itself.
take_libraries() {
  local library
  # (A script is linked with nothing, which ldd takes for a fault.)
  { ldd "$@" 2>/dev/null || true; } | awk -v jdk="$target" '
    /not found/ && $1 != "libjvm.so" { print "missing:" $1 }
    # A path may have spaces.
    sub(/^[[:space:]]*[^ ]+ => \//, "/") && sub(/ \(0x[0-9a-f]+\)$/, "") { if (index($0, jdk) != 1) print; next }
    $1 ~ /^\/.*ld-linux/ { print $1 }' | sort -u >"$target/libraries"
  while IFS= read -r library; do
    case $library in
      missing:*) die "${library#missing:} is missing; install the package that has it" ;;
      *) take "$library" ;;
    esac
  done <"$target/libraries"
}

# Java: the modules that 'jdeps --print-module-deps' finds in the jar, and encodings, TLS with elliptic curves and zip
# files, which nothing in the jar names. Not packed: layers are packed, and a start would have to unpack it.
"$jdk/bin/jlink" --output "$target/java/opt/java" --strip-debug --no-header-files --no-man-pages --add-modules \
  java.base,java.compiler,java.desktop,java.instrument,java.management,java.naming,java.scripting,java.security.jgss,java.sql,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.unsupported,jdk.zipfs
java=$target/java/opt/java
# What needs a screen or a loudspeaker.
rm -f "$java"/lib/lib{awt_xawt,jawt,jsound,splashscreen}.so
# Links to the one text of a licence.
find "$java" -type l -print0 | while IFS= read -r -d '' link; do cp -L --remove-destination "$(readlink -f "$link")" "$link"; done
readlink -f "$jdk/lib/server/libjvm.so" >>"$taken"

# What scripts of CI services call, and the launcher.
for package in bash coreutils dash findutils grep gzip mawk sed tar; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || die "the package $package is not installed"
  for program in $(dpkg -L "$package" | grep -E '^(/usr)?/bin/[^/]+$'); do
    take "$program" "/bin/${program##*/}"
  done
done
take /bin/bash /usr/bin/bash
take /usr/bin/env
take /bin/dash /bin/sh
take /usr/bin/mawk /bin/awk
take_libraries "$system"/bin/* "$java"/bin/java "$java"/lib/*.so "$java"/lib/server/*.so

# What is loaded by name alone: for the names of hosts, by Java for fonts, and by programs from before glibc 2.34, such as
# the node of GitHub's actions and the library of DuckDB.
libraries=$(dirname "$(ldd /bin/dash | awk '/libc\.so/ { print $3 }')")
for library in libdl.so.2 libpthread.so.0 librt.so.1 libutil.so.1 libresolv.so.2 libnss_dns.so.2 libnss_files.so.2; do
  take "$libraries/$library"
done
fontconfig=/usr$libraries/libfontconfig.so.1
[ -e "$fontconfig" ] || die "$fontconfig is missing; install libfontconfig1"
take "$fontconfig"
take_libraries "$fontconfig"
while IFS= read -r file; do take "$file"; done < <(dpkg -L libc-bin | grep '^/usr/lib/locale/C.utf8/.*[^/]$' | while read -r file; do
  [ -d "$file" ] || printf '%s\n' "$file"
done)

# Letters of all three languages, for figures as PNG.
for weight in Regular Bold; do take "/usr/share/fonts/opentype/noto/NotoSansCJK-$weight.ttc"; done
mkdir -p "$system"/etc/fonts "$system"/{home,tmp,work}
cat >"$system/etc/fonts/fonts.conf" <<'CONF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
CONF
printf 'root:x:0:0:root:/home:/bin/sh\nguanxi:x:65532:65532:guanxi:/home:/bin/sh\n' >"$system/etc/passwd"
printf 'root:x:0:\nguanxi:x:65532:\n' >"$system/etc/group"
printf 'hosts: files dns\n' >"$system/etc/nsswitch.conf"

# The licence of each package, and which version it is. Debian 12 has /lib and /bin as links into /usr, and knows a file by
# one of both names.
while IFS= read -r file; do
  printf '%s\n' "$file" "/usr$file" "${file#/usr}"
done <"$taken" | sort -u | { xargs -d '\n' dpkg-query -S 2>/dev/null || true; } | grep -v '^diversion' >"$target/owners"
awk -F ': ' -v OFS='' '
  FNR == NR { owner[$2] = $1; next }
  {
    bare = $1
    sub("^/usr", "", bare)
    name = ($1 in owner) ? $1 : (bare in owner) ? bare : "/usr" bare
    if (!(name in owner)) { print $1, " belongs to no package, so its licence is not known" > "/dev/stderr"; exit 2 }
    print owner[name]
  }' "$target/owners" "$taken" | sort -u >"$target/packages" || die 'see above'
while IFS= read -r package; do
  name=${package%%:*}
  [ -f "/usr/share/doc/$name/copyright" ] || die "/usr/share/doc/$name/copyright is missing: without its licence $name is not copied"
  mkdir -p "$system/usr/share/doc/$name"
  cp -L "/usr/share/doc/$name/copyright" "$system/usr/share/doc/$name/"
  # shellcheck disable=SC2016  # names of dpkg-query
  dpkg-query -W -f '${Package} ${Version} of ${source:Package} ${source:Version}\n' "$package"
done <"$target/packages" >"$target/versions"
cp "$target/versions" "$system/usr/share/doc/packages"

# Copyright files name the texts of common licences.
cp -rL /usr/share/common-licenses "$system/usr/share/" 2>/dev/null || die '/usr/share/common-licenses is missing'

# The product, as the launcher finds it.
home=$target/product/opt/guanxi
mkdir -p "$home/pipeline/target" "$home/data"
cp "$project"/{guanxi,LICENSE,NOTICE} "$home/"
cp -r "$project/config" "$home/"
cp -r "$project"/data/{events,trade} "$home/data/"
cp "$jar" "$home/pipeline/target/"

# Jib will give all files this time, and Java refuses an archive of classes whose jar has another one than it was made with.
find "$system" "$java" "$home" -exec touch -h -d @1 {} +
find "$target/system" "$target/java" "$target/product" -type d -exec chmod 755 {} +
chmod 777 "$system"/{home,tmp,work}

mkdir "$target/root"
for layer in system java product; do cp -al "$target/$layer/." "$target/root/"; done
inside() {
  "$project/deploy/image/inside.sh" "$target/root" '' 0 PATH=/bin HOME=/tmp LANG=C.UTF-8 JAVA_HOME=/opt/java "$@"
}

# The archive of classes, as the launcher makes one, but the same bytes each time: the list is sorted, and without lambdas and
# classes made at run time, which are in no jar and are numbered in the order in which threads come to them. The dump has no addresses drawn anew for each process
# (setarch -R), no compiler, and one processor, on which a thread runs until it waits (chrt -f): else threads that start at
# the same time load classes now in one order, now in another. Where chrt is not allowed, the order is left to luck.
for run in 'score --report' 'score --uncertainty=50' validate 'explain CHN-KOR 2023-04'; do
  # shellcheck disable=SC2086  # words
  inside GUANXI_JAVA_OPTS=-XX:DumpLoadedClassList=/work/classes /opt/guanxi/guanxi $run >"$target/train.log" 2>&1 ||
    die "'guanxi $run' failed in the image; see $target/train.log"
  cat "$target/root/work/classes" >>"$target/loaded"
done
grep -vE '^[@#]|[$]Proxy[0-9]+$|[$]DoFnInvoker$|BoundMethodHandle[$]Species_' "$target/loaded" | sort -u >"$target/root/work/classes"
processor=$(taskset -cp $$)
processor=${processor##* }
turns=()
if chrt -f 1 true 2>/dev/null; then turns=(chrt -f 1); fi
"${turns[@]}" taskset -c "${processor%%[,-]*}" setarch -R "$project/deploy/image/inside.sh" "$target/root" '' 0 \
  /opt/java/bin/java -Xmx2g -Xint -XX:+UseSerialGC -XX:-UsePerfData -Xshare:dump -XX:SharedClassListFile=/work/classes \
  -XX:SharedArchiveFile=/work/guanxi.jsa -cp /opt/guanxi/pipeline/target/guanxi.jar >"$target/dump.log" 2>&1 ||
  die "java could not make its archive of classes; see $target/dump.log"
cp "$target/root/work/guanxi.jsa" "$home/pipeline/target/"
chmod 644 "$home/pipeline/target/guanxi.jsa"
rm -rf "$target/root"
# Jib keeps packed layers and knows a file that has changed by its time alone.
find "$system" "$target/java" "$target/product" -exec touch {} +
