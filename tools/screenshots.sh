#!/usr/bin/env bash
# Takes the pictures of docs/dashboard: the tests of the pages, which take one of each page that they have checked. Needs Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SCENESCOUT_TEST_SCREENSHOTS="$PWD/docs/dashboard" dotnet test tests/SceneScout.Dashboard.Tests -c Release --filter "FullyQualifiedName~PagesTests"
