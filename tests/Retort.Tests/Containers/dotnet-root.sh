#!/bin/sh
# dotnet-root.sh ROOT sdk|aspnet: a root file system with the .NET of this machine and what it needs, made without a network; NuGet in it reaches what it reaches here.
set -eu
root=$1 kind=$2
mkdir -p "$root"
for folder in bin sbin lib lib64; do
  if [ -L "/$folder" ]; then mkdir -p "$root/usr/$folder" && ln -s "usr/$folder" "$root/$folder"; fi
done
mkdir -p "$root/etc/ssl" "$root/tmp" "$root/root/.nuget/NuGet" "$root/proc" "$root/sys" "$root/dev"
chmod 1777 "$root/tmp"
printf 'root:x:0:0::/root:/bin/sh\napp:x:1654:1654::/home/app:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\napp:x:1654:\n' >"$root/etc/group"
mkdir -p "$root/home/app" && chown 1654:1654 "$root/home/app"

take() { # a file with the libraries that it needs
  for file; do
    [ -f "$root$file" ] && continue
    mkdir -p "$root${file%/*}"
    cp -L "$file" "$root$file"
    take $(ldd "$file" 2>/dev/null | sed -n 's/^\(.* => \)\{0,1\}[[:space:]]*\(\/[^ ]*\) (.*/\2/p')
  done
}

for program in sh env cat mkdir id sleep ls; do take "$(command -v "$program")"; done
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
mkdir -p "$root$dotnet"
if [ "$kind" = sdk ]; then left=; else left='--exclude=./sdk --exclude=./packs --exclude=./templates --exclude=./sdk-manifests --exclude=./library-packs'; fi
(cd "$dotnet" && tar -c $left .) | tar -x -C "$root$dotnet"
for file in "$dotnet/dotnet" $(find "$dotnet/shared" -name '*.so'); do
  take $(ldd "$file" 2>/dev/null | sed -n 's/^\(.* => \)\{0,1\}[[:space:]]*\(\/[^ ]*\) (.*/\2/p')
done
mkdir -p "$root/usr/bin" && ln -sf "$dotnet/dotnet" "$root/usr/bin/dotnet"
# What it loads by name: libraries that ldd does not see.
libraries=$(dirname "$(ldd "$(command -v sh)" | sed -n 's/.*=> \(.*libc\.so[^ ]*\) .*/\1/p')")
for name in libstdc++.so.6 libgcc_s.so.1 libicuuc.so libicui18n.so libicudata.so libssl.so libcrypto.so libgssapi_krb5.so libz.so libnss_dns.so libnss_files.so libresolv.so; do
  for file in "$libraries/$name"*; do
    case $file in *.a) ;; *) [ -f "$file" ] && take "$file" ;; esac
  done
done
for part in /usr/share/zoneinfo /etc/ssl/certs; do
  if [ -d "$part" ]; then mkdir -p "$root$part" && (cd "$part" && tar -ch . 2>/dev/null) | tar -x -C "$root$part"; fi
done
if [ -f "$HOME/.nuget/NuGet/NuGet.Config" ]; then cp "$HOME/.nuget/NuGet/NuGet.Config" "$root/root/.nuget/NuGet/"; fi
