#!/usr/bin/env bash
# Installs Cénacle on a machine with systemd, or brings an installation up to date. Running it again changes nothing.
#
#   install.sh [--root DIR] [--no-backup] BINARY
#   install.sh [--root DIR] --uninstall
#
# --root DIR     put the files under DIR (an image, a try) and leave users and services alone
# --no-backup    upgrade without the backup before, where the data cannot be read any more
# --uninstall    take program and service away; configuration, data and backups stay
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root='' binary='' backs_up=yes uninstalls=no

say() { printf '%s\n' "$*"; }
fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}
usage() {
  sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

while (($#)); do
  case $1 in
    --root)
      (($# > 1)) || fail '--root needs a folder.'
      root=${2%/}
      shift
      ;;
    --no-backup) backs_up=no ;;
    --uninstall) uninstalls=yes ;;
    -h | --help)
      usage
      exit
      ;;
    -*) fail "There is no option $1; --help shows those there are." ;;
    *)
      [[ -z $binary ]] || fail 'One binary is enough.'
      binary=$1
      ;;
  esac
  shift
done

program=$root/usr/local/bin/cenacle
unit=$root/etc/systemd/system/cenacle.service
config=$root/etc/cenacle/cenacle.toml
[[ -n $root || $EUID -eq 0 ]] || fail 'Only root may install. Run it with sudo.'

# What a setting of the configuration says, or what holds without it.
setting() {
  local said=''
  if [[ -r $config ]]; then
    said=$(sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*[\"']\([^\"']*\)[\"'].*/\1/p" "$config" | tail -n 1)
  fi
  printf '%s' "${said:-$2}"
}

# Whether services can be started and stopped here.
systemd() { [[ -z $root && -d /run/systemd/system ]]; }
runs() { systemd && systemctl --quiet is-active cenacle; }
# A command of the installed program, on its own data.
as_cenacle() { runuser -u cenacle -- "$@"; }

# Whether the program answers that its database can be read and written.
ready() {
  local listen host port status=''
  listen=$(setting listen 127.0.0.1:8080)
  host=${listen%:*} port=${listen##*:}
  host=${host#[} host=${host%]}
  case $host in 0.0.0.0) host=127.0.0.1 ;; ::) host=::1 ;; esac
  {
    exec 3<>"/dev/tcp/$host/$port" || return 1
    printf 'GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    read -r -t 5 _ status _ <&3 || true
    exec 3>&-
  } 2>/dev/null
  [[ $status == 200 ]]
}

# Starts, and waits until it serves: a new version may have to bring much data up to date first.
start() {
  systemctl start cenacle || return 1
  local waited
  for ((waited = 0; waited < 1200; waited++)); do
    if ready; then return 0; fi
    if [[ $(systemctl show --property NRestarts --value cenacle) != 0 ]]; then return 1; fi
    sleep 0.5
  done
  return 1
}

uninstall() {
  local name
  if systemd; then
    systemctl --quiet disable --now cenacle 2>/dev/null || true
  else
    rm -f "$root/etc/systemd/system/multi-user.target.wants/cenacle.service"
  fi
  for name in "$unit" "$program" "$program.earlier" "$program.new"; do rm -f "$name"; done
  if systemd; then systemctl daemon-reload; fi
  say 'Cénacle is taken away. What is left, because it is yours:'
  say "  configuration  $config"
  say "  data           $root$(setting data /var/lib/cenacle)"
  if [[ -n $(setting database '') ]]; then say '  database       in PostgreSQL, as the configuration says'; fi
  say "  backups        $root$(setting backups /var/backups/cenacle)"
  say '  user           cenacle, who owns them'
  say 'Installing again takes them up as they are. Removing them is for good, and for you to do.'
}

people_and_folders() {
  local folder
  if [[ -z $root ]]; then
    if ! getent passwd cenacle >/dev/null; then
      useradd --system --user-group --home-dir /var/lib/cenacle --no-create-home --shell /usr/sbin/nologin cenacle
      say 'The user cenacle is made.'
    fi
  fi
  for folder in /var/lib/cenacle /var/backups/cenacle; do
    install -d -m 0700 "$root$folder"
    if [[ -z $root ]]; then chown cenacle:cenacle "$folder"; fi
  done
  install -d -m 0755 "$root/etc/cenacle"
  if [[ ! -e $config ]]; then
    install -m 0640 "$here/cenacle.toml" "$config"
    say "The configuration is in $config."
  fi
  # It may hold passwords: for root to write, and for the program alone to read.
  if [[ -z $root ]]; then
    chown root:cenacle "$config"
    chmod 0640 "$config"
  fi
}

# Whether there is something that an upgrade could lose.
holds_data() { [[ -n $(setting database '') || -e $(setting data /var/lib/cenacle)/cenacle.db ]]; }

kept=''
back_up() {
  kept=$(setting backups /var/backups/cenacle)/before-upgrade-$(date +%Y%m%d-%H%M%S).tar
  as_cenacle "$program" --config "$config" backup "$kept"
}

going_back() {
  say "The program from before is $program.earlier${kept:+, and the data from before is $kept}."
  say 'README.md, “Going back”, says how to return to them.'
}

stopped=no
# Whatever ends an upgrade half way, the service does not stay down for it.
resume() {
  if [[ $stopped == yes ]]; then
    say 'The upgrade did not come to its end. The service is started again.' >&2
    systemctl start cenacle
  fi
}

upgrade() {
  if runs; then
    trap resume EXIT
    stopped=yes
    # Stopped first, so that the backup holds the last word of everybody.
    systemctl stop cenacle
  fi
  if [[ $backs_up == yes ]] && holds_data; then
    back_up || fail 'Without a backup nothing is upgraded. Make room or see what is said above; --no-backup goes without.'
  fi
  cp -p "$program" "$program.earlier"
  mv -f "$program.new" "$program"
}

set_program() {
  local was=new
  if cmp --silent "$binary" "$program"; then
    say "The program is $program already."
    return
  fi
  install -D -m 0755 "$binary" "$program.new"
  if [[ -z $root ]]; then
    as_cenacle "$program.new" --version >/dev/null || {
      rm -f "$program.new"
      fail "$binary does not run on this machine."
    }
  fi
  if [[ -e $program && -z $root ]]; then
    was=upgraded
    upgrade
  elif [[ -e $program ]]; then
    was=upgraded
    mv -f "$program" "$program.earlier"
    mv -f "$program.new" "$program"
  else
    mv -f "$program.new" "$program"
  fi
  case $was in
    new) say "The program is $program." ;;
    upgraded) say "The program in $program is replaced; the one from before is $program.earlier." ;;
  esac
}

set_unit() {
  local active=$1
  if ! cmp --silent "$here/cenacle.service" "$unit"; then
    install -D -m 0644 "$here/cenacle.service" "$unit"
    say "The service is $unit."
    if systemd; then systemctl daemon-reload; fi
    if [[ $active == yes && $stopped == no ]]; then
      systemctl stop cenacle
      stopped=yes
    fi
  fi
  if [[ -n $root ]]; then
    install -d "$root/etc/systemd/system/multi-user.target.wants"
    ln -sf ../cenacle.service "$root/etc/systemd/system/multi-user.target.wants/cenacle.service"
  else
    systemctl --quiet enable cenacle
  fi
}

next_steps() {
  say ''
  say 'Next:'
  say "  1. Read $config through, and change what is yours."
  say '  2. Name your organisation, and keep the link that this prints for its first administrator:'
  say "       runuser -u cenacle -- cenacle --config $config \\"
  say '         organisation create birotteau --name "Maison Birotteau" --host reseau.birotteau.example'
  say '  3. systemctl start cenacle'
  say '  4. Put the proxy in front of it: Caddyfile or nginx.conf, beside this script.'
}

if [[ $uninstalls == yes ]]; then
  uninstall
  exit
fi

[[ -n $binary ]] || fail 'Which binary? install.sh BINARY; --help says more.'
[[ -f $binary && -x $binary ]] || fail "$binary is not a program."
[[ -f $here/cenacle.service && -f $here/cenacle.toml ]] || fail 'cenacle.service and cenacle.toml belong beside this script.'
if [[ -z $root ]]; then
  for tool in systemctl useradd runuser; do
    command -v "$tool" >/dev/null || fail "This machine has no $tool."
  done
fi

active=no
if runs; then active=yes; fi
people_and_folders
set_program
set_unit "$active"
if [[ $active == yes ]]; then
  trap - EXIT
  if [[ $stopped == no ]]; then
    say 'Nothing is new; the service runs on.'
  elif start; then
    say 'The service is started, and answers.'
    if [[ -n $kept ]]; then say "The data from before is $kept. Remove it when nobody misses anything."; fi
  else
    systemctl --no-pager --lines 20 status cenacle || true
    say 'The service is started, and does not answer.' >&2
    if [[ -e $program.earlier ]]; then going_back >&2; fi
    exit 1
  fi
elif [[ -n $root ]]; then
  say "Under $root: run it again on the machine itself, without --root, for the user and the service."
elif [[ -z $(setting database '') && ! -e $(setting data /var/lib/cenacle)/cenacle.db ]]; then
  next_steps
else
  say 'The service does not run and was not started: systemctl start cenacle.'
fi
