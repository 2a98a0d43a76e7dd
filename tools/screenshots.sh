#!/usr/bin/env bash
# Takes the pictures of docs/dashboard: the tests of the pages and of the shell, which take one of each that they have checked. Needs Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export SCENESCOUT_TEST_SCREENSHOTS="$PWD/docs/dashboard"
dotnet test tests/SceneScout.Dashboard.Tests -c Release --filter "FullyQualifiedName~PagesTests"
dotnet test tests/SceneScout.EndToEnd.Tests -c Release --filter "FullyQualifiedName~ShellPictureTests"
