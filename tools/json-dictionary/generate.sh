#!/usr/bin/env bash
# Makes the dictionary that stored JSON is packed with, src/SceneScout.Domain/Text/Data/json-1.dict, of the documents of a store:
#
#     tools/json-dictionary/generate.sh postgres://u@host/database 40001 OUT
#
# on a database that a bench of the pipeline has filled. The store's documents go through fields.jq first, so that the dictionary knows how they are written and nothing of what they say.
# A dictionary that was released stays: rows name it by its number. Another one gets another number and another file.
# Takes psql, jq and zstd.
set -euo pipefail
database=$1 number=$2 out=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
present=$here/../../src/SceneScout.Domain/Text/Data/json-1.dict
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/samples"
take() {
    psql -At "$database" -c "SELECT translate(encode($2, 'base64'), E'\n', '') FROM $1 WHERE $2 IS NOT NULL ORDER BY md5(id::text) LIMIT $3" |
        while read -r packed; do base64 -d <<<"$packed" | zstd -dcfq -D "$present" && echo; done | jq -c -f "$here/fields.jq" >"$work/lines"
    split -l 1 -a 5 -d "$work/lines" "$work/samples/$2-"
}
take event_sources listing 3000
take events body 2000
take events enrichment 1000
zstd -q --train -r "$work/samples" --maxdict=24576 --dictID="$number" -o "$out"
