#!/bin/sh
# Backs up the database of DATABASE_URL and the centre's keys into EXAM_BACKUP_FOLDER, and reads the backup back.
# The programs must be of the database's major version or newer. Keeps EXAM_BACKUP_KEEP backups (14).
set -eu
folder=${EXAM_BACKUP_FOLDER:-/var/lib/exam-centre/backups}
keep=${EXAM_BACKUP_KEEP:-14}
keys=${EXAM_CENTRE_KEYS:-/var/lib/exam-centre/centre-keys.json}
umask 077
mkdir -p "$folder"
name=centre-$(date -u +%Y%m%dT%H%M%SZ)
pg_dump --format=custom --no-owner --dbname="$DATABASE_URL" --file="$folder/$name.part"
# A backup whose contents cannot be listed is not called one.
pg_restore --list "$folder/$name.part" >/dev/null
cp "$keys" "$folder/$name.keys.json"
mv "$folder/$name.part" "$folder/$name.dump"
ls -1 "$folder"/centre-*.dump | sort -r | tail -n +"$((keep + 1))" | while read -r old; do
  rm -f "$old" "${old%.dump}.keys.json"
done
echo "$folder/$name.dump"
