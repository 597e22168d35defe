#!/usr/bin/env bash
# The package in a fresh Debian 12, as an office would meet it: installed with what it needs, started as its own user,
# upgraded while its data stay, removed, purged. Needs root, debootstrap and the network.
#
#   package_test.sh gongkai_0.1.0_amd64.deb
set -euo pipefail

readonly PACKAGE=$1
readonly MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
ROOT=$(mktemp -d /tmp/gongkai-package.XXXXXX)
SERVER=

passed=0
ok() {
  printf 'ok: %s\n' "$1"
  passed=$((passed + 1))
}
fail() {
  printf 'not ok: %s\n' "$1" >&2
  exit 1
}

clean_up() {
  if [ -n "$SERVER" ]; then kill "$SERVER" 2>/dev/null || true; fi
  for mount in dev/pts dev proc sys; do umount -l "$ROOT/$mount" 2>/dev/null || true; done
  rm -rf --one-file-system "$ROOT"
}
trap clean_up EXIT

within() { chroot "$ROOT" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_gongkai() { chroot --userspec=gongkai:gongkai "$ROOT" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }

make_debian() {
  command -v debootstrap >/dev/null || apt-get install -y -q debootstrap >/dev/null
  debootstrap --variant=minbase bookworm "$ROOT" "$MIRROR" >/dev/null
  for name in apt.conf.d/proxy apt.conf.d/80proxy; do
    if [ -f "/etc/apt/$name" ]; then cp "/etc/apt/$name" "$ROOT/etc/apt/$name"; fi
  done
  cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
  mount --bind /proc "$ROOT/proc"
  mount --bind /sys "$ROOT/sys"
  mount --bind /dev "$ROOT/dev"
}

install_package() {
  cp "$1" "$ROOT/tmp/gongkai.deb"
  within apt-get install -y -q --no-install-recommends /tmp/gongkai.deb >"$ROOT/tmp/apt.log" 2>&1 ||
    { tail -20 "$ROOT/tmp/apt.log" >&2; return 1; }
}

# The same package under a higher number, as an upgrade brings it.
next_version() {
  local work=$ROOT/tmp/next
  dpkg-deb -R "$PACKAGE" "$work"
  sed -i 's/^Version: .*/&+next/' "$work/DEBIAN/control"
  dpkg-deb -b "$work" "$ROOT/tmp/next.deb" >/dev/null
  rm -rf "$work"
}

start_server() {
  as_gongkai /usr/bin/gongkai serve --config /etc/gongkai/gongkai.conf --listen 127.0.0.1:0 >"$ROOT/tmp/serve.log" 2>&1 &
  SERVER=$!
  for _ in $(seq 100); do
    address=$(grep -o 'http://127.0.0.1:[0-9]*/' "$ROOT/tmp/serve.log" | head -1 || true)
    if [ -n "$address" ]; then return; fi
    sleep 0.1
  done
  cat "$ROOT/tmp/serve.log" >&2
  return 1
}

stop_server() {
  kill -TERM "$SERVER"
  wait "$SERVER"
  SERVER=
}

make_debian
install_package "$PACKAGE" && ok "installs in a fresh Debian with what it needs"
within gongkai --version | grep -q '^gongkai ' && ok "the program runs"
[ "$(stat -c '%U %a' "$ROOT/var/lib/gongkai")" = "$(stat -c %U "$ROOT/var/lib/gongkai") 700" ] || fail "data folder"
within stat -c '%U %a' /var/lib/gongkai | grep -qx 'gongkai 700' && ok "the data folder is its user's alone"
printf '澄砚县青螺镇人民政府2023年政府信息公开工作年度报告\n' >"$ROOT/tmp/report.txt"
within gongkai check /tmp/report.txt >/dev/null || [ $? = 1 ] && ok "a report is read and checked"

within sh -c 'cd /usr/share/doc/gongkai && ls operations.md nginx-domain.conf nginx-path.conf' >/dev/null && ok "brings the handbook and nginx"
start_server && ok "serves with the settings it was installed with"
[ "$(curl -s "${address}healthz")" = ok ] && ok "is well"
curl -s "${address}" -o /dev/null -w '%{http_code}\n' | grep -qE '^(200|303)$' && ok "shows its first page"
stop_server && ok "stops in order when told to"
before=$(within sha256sum /var/lib/gongkai/keys/* | sort)

echo '# 县里加的一行' >>"$ROOT/etc/gongkai/gongkai.conf"
next_version
install_package "$ROOT/tmp/next.deb" && ok "is upgraded"
grep -q '县里加的一行' "$ROOT/etc/gongkai/gongkai.conf" && ok "the upgrade keeps the settings"
[ "$(within sha256sum /var/lib/gongkai/keys/* | sort)" = "$before" ] && ok "the upgrade keeps the keys"
start_server && ok "the upgraded program opens the data"
stop_server

within apt-get remove -y -q gongkai >/dev/null 2>&1
[ ! -e "$ROOT/usr/bin/gongkai" ] && [ -e "$ROOT/etc/gongkai/gongkai.conf" ] && ok "removed: the program goes, the settings stay"
within apt-get purge -y -q gongkai >"$ROOT/tmp/purge.log" 2>&1
[ ! -e "$ROOT/etc/gongkai" ] && [ ! -e "$ROOT/lib/systemd/system/gongkai.service" ] && ok "purged: settings and unit go"
[ -e "$ROOT/var/lib/gongkai/gongkai.db" ] && grep -q '/var/lib/gongkai' "$ROOT/tmp/purge.log" && ok "the data stay, and it says where"
left=$(within find / -xdev -name '*gongkai*' -not -path '/proc/*' -not -path '/var/lib/gongkai*' -not -path '/tmp/*' -not -path '/var/cache/*' -not -path '/var/log/*' 2>/dev/null | grep -v '^/etc/' || true)
[ -z "$left" ] && ok "nothing else is left" || fail "left: $left"
printf 'package: %d passed, 0 failed\n' "$passed"
