#!/usr/bin/env bash
# The package in a fresh Debian 12, as an office would meet it: installed with what it needs, started as its own user,
# upgraded while its data stay, removed, purged. Needs root, debootstrap and the network.
#
#   package_test.sh gongkai_0.1.0_amd64.deb
set -euo pipefail

readonly PACKAGE=$1
readonly MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
ROOT=$(mktemp -d /tmp/gongkai-package.XXXXXX)
chmod 0755 "$ROOT"  # the package's own user has to pass through
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
# In place of the shell that runs it in the background: the signal must reach the program.
as_gongkai() { exec chroot --userspec=gongkai:gongkai "$ROOT" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }

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
  within apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold /tmp/gongkai.deb >"$ROOT/tmp/apt.log" 2>&1 ||
    { tail -20 "$ROOT/tmp/apt.log" >&2; return 1; }
}

# The same package under a higher number, as an upgrade brings it.
next_version() {
  local work=$ROOT/tmp/next
  dpkg-deb -R "$PACKAGE" "$work"
  sed -i 's/^Version: .*/&+next/' "$work/DEBIAN/control"
  echo '# a line of the next version' >>"$work/etc/gongkai/gongkai.conf"
  dpkg-deb -b "$work" "$ROOT/tmp/next.deb" >/dev/null
  rm -rf "$work"
}

start_server() {
  rm -f "$ROOT/tmp/serve.log"
  as_gongkai /usr/bin/gongkai serve --config /etc/gongkai/gongkai.conf --listen 127.0.0.1:0 >"$ROOT/tmp/serve.log" 2>&1 &
  SERVER=$!
  for _ in $(seq 100); do
    address=$(grep -o 'http://127.0.0.1:[0-9]*/' "$ROOT/tmp/serve.log" | head -1 || true)
    if [ -n "$address" ]; then return 0; fi
    sleep 0.1
  done
  cat "$ROOT/tmp/serve.log" >&2
  return 1
}

# Answers what the program ended with: 0 when it stopped in order.
stop_server() {
  local code=0
  kill -TERM "$SERVER"
  wait "$SERVER" || code=$?
  SERVER=
  return "$code"
}

# check NAME COMMAND…: the test goes on only where the command succeeds.
check() {
  local name=$1
  shift
  if "$@"; then ok "$name"; else fail "$name"; fi
}

runs() { within gongkai --version | grep -q '^gongkai '; }
is_its_users_alone() { [ "$(within stat -c '%U %a' "$1")" = 'gongkai 700' ]; }
holds() { [ -e "$ROOT$1" ]; }
is_gone() { [ ! -e "$ROOT$1" ]; }
keys() { within sh -c 'sha256sum /var/lib/gongkai/keys/*' | sort; }
is_well() { [ "$(curl -s "${address}healthz")" = ok ]; }
shows_its_first_page() { curl -s "$address" -o /dev/null -w '%{http_code}\n' | grep -qE '^(200|303)$'; }
keeps_the_settings() { grep -q '县里加的一行' "$ROOT/etc/gongkai/gongkai.conf"; }
keeps_the_keys() { [ "$(keys)" = "$before" ]; }
says_where_the_data_are() { holds /var/lib/gongkai/gongkai.db && grep -q '/var/lib/gongkai' "$ROOT/tmp/purge.log"; }
brings_the_papers() { within sh -c 'cd /usr/share/doc/gongkai && ls operations.md nginx-domain.conf nginx-path.conf nginx-static.conf' >/dev/null; }

# 1 is findings: a report of one line has many.
reads_a_report() {
  printf '澄砚县青螺镇人民政府2023年政府信息公开工作年度报告\n' >"$ROOT/tmp/report.txt"
  local code=0
  within gongkai check /tmp/report.txt >/dev/null || code=$?
  [ "$code" -le 1 ]
}

leaves_nothing_else() {
  local left
  left=$(within find / -xdev -name '*gongkai*' -not -path '/proc/*' -not -path '/var/lib/gongkai*' -not -path '/tmp/*' \
    -not -path '/var/cache/*' -not -path '/var/log/*' -not -path '/var/lib/dpkg/*' -not -path '/var/lib/systemd/*' || true)
  printf '%s' "$left" >&2
  [ -z "$left" ]
}

make_debian
check "installs in a fresh Debian with what it needs" install_package "$PACKAGE"
check "the program runs" runs
check "the data folder is its user's alone" is_its_users_alone /var/lib/gongkai
check "brings the handbook and nginx" brings_the_papers
check "a report is read and checked" reads_a_report
check "serves with the settings it was installed with" start_server
check "is well" is_well
check "shows its first page" shows_its_first_page
check "stops in order when told to" stop_server
check "the keys folder is its user's alone" is_its_users_alone /var/lib/gongkai/keys
before=$(keys)

echo '# 县里加的一行' >>"$ROOT/etc/gongkai/gongkai.conf"
next_version
check "is upgraded" install_package "$ROOT/tmp/next.deb"
check "the upgrade keeps the settings" keeps_the_settings
check "the upgrade keeps the keys" keeps_the_keys
check "the upgraded program opens the data" start_server
check "and is well" is_well
check "and stops" stop_server

within apt-get remove -y -q gongkai >/dev/null 2>&1
check "removed: the program goes" is_gone /usr/bin/gongkai
check "removed: the settings stay" holds /etc/gongkai/gongkai.conf
within apt-get purge -y -q gongkai >"$ROOT/tmp/purge.log" 2>&1
check "purged: the settings go" is_gone /etc/gongkai
check "purged: the unit goes" is_gone /lib/systemd/system/gongkai.service
check "the data stay, and it says where" says_where_the_data_are
check "nothing else is left" leaves_nothing_else
printf 'package: %d passed, 0 failed\n' "$passed"
