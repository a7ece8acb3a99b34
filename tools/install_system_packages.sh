#!/usr/bin/env bash
# Install what the tests need of the system, where it is missing: Chromium, Node with npm, Java, Poppler, gettext, OpenSSL,
# rsync.
set -euo pipefail
packages=()
has_chromium() {
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}
has_chromium || packages+=(chromium)
command -v npm >/dev/null 2>&1 || packages+=(npm)
command -v java >/dev/null 2>&1 || packages+=(default-jre-headless)
command -v pdftotext >/dev/null 2>&1 || packages+=(poppler-utils)
command -v msgfmt >/dev/null 2>&1 || packages+=(gettext)
command -v openssl >/dev/null 2>&1 || packages+=(openssl)
command -v rsync >/dev/null 2>&1 || packages+=(rsync)
[ ${#packages[@]} -eq 0 ] && exit 0
echo "Installing system packages: ${packages[*]} …"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || { echo "error: root or sudo is needed to install ${packages[*]}." >&2; exit 1; }
  as_root=(sudo)
fi
command -v apt-get >/dev/null 2>&1 || { echo "error: install these yourself: ${packages[*]}" >&2; exit 1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for attempt in 1 2 3; do
  if "${as_root[@]}" apt-get update >"$log" 2>&1 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${packages[@]}" >>"$log" 2>&1; then
    exit 0
  fi
  echo "apt-get failed (attempt $attempt of 3) …" >&2
  sleep $((attempt * 5))
done
tail -n 20 "$log" >&2
echo "error: ${packages[*]} could not be installed." >&2
exit 1
