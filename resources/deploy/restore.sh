#!/bin/sh
# Restores a backup of backup.sh into the database of DATABASE_URL, which must be empty, and puts the centre's keys back.
# Usage: sh restore.sh /var/lib/exam-centre/backups/centre-20260310T170000Z.dump
# The keys go to EXAM_CENTRE_KEYS; other keys that lie there are not overwritten. All of it is restored or nothing.
set -eu
dump=${1:?which dump? e.g. /var/lib/exam-centre/backups/centre-20260310T170000Z.dump}
keys=${EXAM_CENTRE_KEYS:-/var/lib/exam-centre/centre-keys.json}
kept=${dump%.dump}.keys.json
ask() { psql --no-psqlrc --quiet --no-align --tuples-only --dbname="$DATABASE_URL" --command="$1"; }

if [ ! -f "$kept" ]; then echo "no keys beside the dump: $kept" >&2; exit 1; fi
if [ -f "$keys" ] && ! cmp -s "$kept" "$keys"; then
  echo "other keys lie in $keys: stations pin the centre's keys, so look which are right and move the others away" >&2
  exit 1
fi
tables=$(ask "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace")
if [ "$tables" != 0 ]; then echo "the database is not empty ($tables tables): restore into a new one" >&2; exit 1; fi

pg_restore --no-owner --exit-on-error --single-transaction --dbname="$DATABASE_URL" "$dump"
if [ ! -f "$keys" ]; then
  umask 077
  mkdir -p "$(dirname "$keys")"
  cp "$kept" "$keys"
fi
ask "ANALYZE" >/dev/null
# What is known as of the dump; stations bring what came later.
ask "SELECT 'stations ' || (SELECT count(*) FROM stations) || ', records ' || (SELECT count(*) FROM inbox)
  || ', results ' || (SELECT count(*) FROM results) || ', last record '
  || coalesce((SELECT to_char(to_timestamp(max(received_at_ms) / 1000), 'YYYY-MM-DD HH24:MI:SS TZ') FROM inbox), 'none')"
