#!/bin/sh
# postgres-root.sh BIN ROOT: a root file system with the PostgreSQL of this machine, whose programs are in BIN, and what these need, made without a network.
set -eu
bin=$1 root=$2
mkdir -p "$root"
for folder in bin sbin lib lib64; do
  if [ -L "/$folder" ]; then mkdir -p "$root/usr/$folder" && ln -s "usr/$folder" "$root/$folder"; fi
done
mkdir -p "$root/etc" "$root/tmp" "$root/proc" "$root/sys" "$root/dev" "$root/var/lib/postgresql" "$root/var/run/postgresql"
chmod 1777 "$root/tmp" "$root/var/run/postgresql"
printf 'root:x:0:0::/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\npostgres:x:999:\n' >"$root/etc/group"

take() { # a file with the libraries that it needs
  for file; do
    [ -f "$root$file" ] && continue
    mkdir -p "$root${file%/*}"
    cp -L "$file" "$root$file"
    take $(ldd "$file" 2>/dev/null | sed -n 's/^\(.* => \)\{0,1\}[[:space:]]*\(\/[^ ]*\) (.*/\2/p')
  done
}

for program in sh mkdir chown chmod id cat sleep setpriv env; do take "$(command -v "$program")"; done
for program in postgres initdb pg_ctl psql pg_isready; do take "$bin/$program"; done
# Debian keeps them apart; others have them beside the programs.
version=$("$bin/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
for folder in "/usr/share/postgresql/$version" /usr/share/zoneinfo "${bin%/bin}/share" "${bin%/bin}/lib"; do
  [ -d "$folder" ] || continue
  mkdir -p "$root$folder"
  (cd "$folder" && tar -c --exclude=bitcode --exclude='llvmjit*' --exclude=man .) | tar -x -C "$root$folder"
done
for library in "${bin%/bin}"/lib/*.so; do
  case $library in *llvmjit*) ;; *) take $(ldd "$library" 2>/dev/null | sed -n 's/^\(.* => \)\{0,1\}[[:space:]]*\(\/[^ ]*\) (.*/\2/p') ;; esac
done
cp "${0%/*}/postgres-entrypoint.sh" "$root/entrypoint.sh"
sed -i "s|@bin@|$bin|" "$root/entrypoint.sh"
chmod 755 "$root/entrypoint.sh"
