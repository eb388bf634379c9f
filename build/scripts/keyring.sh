#!/bin/sh
# Runs a command with a session bus and an unlocked, empty keyring of its own, in a home of its own.
#   keyring.sh COMMAND [ARGUMENT...]
# The keyring dies with the command, so a whole test run is wrapped. Order: display outside, keyring inside.
set -u
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 -p "$home/run" "$home/data/keyrings" "$home/config"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config"
dbus-run-session -- sh -c '
  printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 1
  "$@"
' sh "$@"
