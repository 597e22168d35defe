#!/usr/bin/env bash
# A PostgreSQL server for the length of a test: in a folder of its own, reachable only through a socket in it, as careful with
# the disk as a real one, never in the way of one that runs on this machine.
#
#   temporary_postgres.sh start FOLDER    makes FOLDER, starts the server, prints its URL
#   temporary_postgres.sh again FOLDER    starts it again after it was killed
#   temporary_postgres.sh stop FOLDER     stops it and removes FOLDER
#
# With GONGKAI_POSTGRES_FSYNC=off it does not wait for the disk: what it was told outlives a killed server, not a killed machine.
#
# PostgreSQL does not run as root; started by root, it runs as the account postgres, or nobody. FOLDER needs a short path: that of
# a socket has at most 107 bytes. Data: FOLDER/data, log: FOLDER/log, number of the postmaster: first line of FOLDER/data/postmaster.pid.
set -euo pipefail

programs() {
  local folder
  folder=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  if [ -x "$folder/initdb" ]; then echo "$folder"; else dirname "$(readlink -f "$(command -v initdb)")"; fi
}

# quietly COMMAND…: as an ordinary account; what it says is shown only when it fails.
quietly() {
  local said as=()
  if [ "$(id -u)" = 0 ]; then as=(runuser -u "$account" --); fi
  if ! said=$(cd / && "${as[@]}" "$@" 2>&1 </dev/null); then
    printf '%s\n' "$said" >&2
    return 1
  fi
}

again() {
  quietly "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" \
    -o "-k '$folder' -c listen_addresses='' -c max_connections=200 -c fsync=${GONGKAI_POSTGRES_FSYNC:-on}" start
}

start() {
  mkdir -p "$folder"
  if [ "$(id -u)" = 0 ]; then chown "$account" "$folder"; fi
  chmod 700 "$folder"
  quietly "$bin/initdb" -D "$folder/data" -A trust -U gongkai -E UTF8 --locale=C.UTF-8
  again
  echo "postgresql:///postgres?host=$folder&user=gongkai"
}

stop() {
  quietly "$bin/pg_ctl" -D "$folder/data" -m immediate -w -t 60 stop || true
  rm -rf "$folder"
}

bin=$(programs)
account=postgres
id "$account" >/dev/null 2>&1 || account=nobody
folder=${2:?a folder}
case ${1:-} in
  start | again | stop) "$1" ;;
  *) echo "temporary_postgres.sh start|again|stop FOLDER" >&2 && exit 2 ;;
esac
