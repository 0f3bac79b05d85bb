#!/bin/sh
# OpenCV needs libGL and GLib. Installed where we may, named where we may not.
set -eu
have() { ldconfig -p 2>/dev/null | grep -q "$1"; }
if have libGL.so.1 && have libgthread-2.0.so.0; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing libgl1 and libglib2.0-0 ..."
    (apt-get update -qq && apt-get install -y -qq --no-install-recommends libgl1 libglib2.0-0) >/dev/null
else
    echo "permitproof needs two system packages: sudo apt-get install libgl1 libglib2.0-0" >&2
    exit 1
fi
