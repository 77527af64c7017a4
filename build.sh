#!/usr/bin/env bash
# Restores, builds, tests and packs. CI runs this and nothing else.
#   ./build.sh            build, test, pack
#   ./build.sh build      build only
#   ./build.sh test       build and test
#   ./build.sh pack       build and pack into artifacts/packages
#   ./build.sh api        rewrite the PublicAPI.Unshipped.txt files from the code
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

configuration=Release
solution=MlOps.Lifecycle.sln

build() { dotnet build "$solution" --configuration "$configuration" --nologo --verbosity quiet; }
test_() { dotnet test --solution "$solution" --configuration "$configuration" --no-build --no-progress "$@"; }
pack()  { dotnet pack "$solution" --configuration "$configuration" --no-build --nologo --verbosity quiet --output artifacts/packages; }

api() {
  find src -name PublicAPI.Unshipped.txt -exec sh -c 'printf "#nullable enable\n" > "$1"' _ {} \;
  local log
  log=$(mktemp)
  # Projects build on each other, so missing entries must not stop the build: here they are warnings.
  dotnet build "$solution" --configuration "$configuration" --nologo --no-incremental \
    -p:TreatWarningsAsErrors=false -p:CodeAnalysisTreatWarningsAsErrors=false > "$log" || { grep -E ': error ' "$log" | sort -u | head; exit 1; }
  for folder in src/*/; do
    folder=${folder%/}
    grep -E "RS0016.*\[[^]]*${folder##*/}\.csproj\]" "$log" \
      | sed -E "s/.*RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/" \
      | LC_ALL=C sort -u >> "$folder/PublicAPI.Unshipped.txt" || true
  done
  rm -f "$log"
}

case "${1:-all}" in
  build) build ;;
  test)  build; shift; test_ "$@" ;;
  pack)  build; pack ;;
  api)   api ;;
  all)   build; test_; pack ;;
  *)     sed -n '2,8p' "$0"; exit 2 ;;
esac
