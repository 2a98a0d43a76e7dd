#!/usr/bin/env bash
# Writes what the program is made of as CycloneDX JSON: the packages that `scout` ships with, with versions, hashes and licences. The registry is asked for the licences.
#   tools/sbom.sh [FOLDER]        default: artifacts/sbom
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$root/artifacts/sbom}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$root"
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
dotnet tool restore >/dev/null
dotnet restore src/SceneScout.Cli -v q
dotnet tool run dotnet-CycloneDX src/SceneScout.Cli/SceneScout.Cli.csproj \
  --recursive --include-project-references --disable-package-restore --exclude-dev \
  --set-name scenescout --set-version "$version" --set-type Application \
  --output-format Json --output "$out" --filename scenescout.cdx.json
echo "$out/scenescout.cdx.json"
