# Read by the scripts beside it (POSIX sh), which set $root: processes that are started, kept in $run_directory and ended by
# their ids.

run_directory=${run_directory:-$root/.run}
# Seconds to wait for an answer, and tenths of a second for an end.
patience=60
stop_tries=${stop_tries:-100}
# Where to look first, from 18001 on, when a usual port is taken. It differs from run to run: two that start at once must not
# find the same port free.
spare_port=$(($$ % 99))

# What tells a process from a later one with the same id: the moment of its start. Empty if there is none, or only its corpse.
birth_of() {
    if [ -d /proc/self ]; then
        # The name in parentheses may hold blanks; what follows it starts with field 3, the state.
        stat=$(sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null) || return 0
        case $stat in
            Z*) ;;
            *) printf '%s\n' "$stat" | cut -d ' ' -f 20 ;;
        esac
    else
        case $(ps -o stat= -p "$1" 2>/dev/null) in
            '' | Z*) ;;
            *) ps -o lstart= -p "$1" ;;
        esac
    fi
}

# start NAME COMMAND…: in the background, its words in NAME.log, its id and birth in NAME.pid; sets $pid.
start() {
    name=$1
    shift
    mkdir -p "$run_directory"
    "$@" >"$run_directory/$name.log" 2>&1 </dev/null &
    pid=$!
    printf '%s %s\n' "$pid" "$(birth_of "$pid")" >"$run_directory/$name.pid"
}

# Sets $pid and succeeds if the process that was started as NAME is still the one that runs under its id.
is_running() {
    pid='' birth=''
    [ -f "$run_directory/$1.pid" ] || return 1
    read -r pid birth <"$run_directory/$1.pid" || return 1
    # To kill, 0 and -1 are not one process but many.
    case $pid in
        '' | 0* | *[!0-9]*) return 1 ;;
    esac
    [ -n "$birth" ] && [ "$(birth_of "$pid")" = "$birth" ]
}

# stop NAME…: asks all to end, and ends who has not in time.
stop() {
    for name in "$@"; do
        if is_running "$name"; then
            kill -TERM "$pid" 2>/dev/null || true
        fi
    done
    for name in "$@"; do
        waited=0
        while is_running "$name"; do
            if [ "$waited" -ge "$stop_tries" ]; then
                kill -KILL "$pid" 2>/dev/null || true
                break
            fi
            sleep 0.1
            waited=$((waited + 1))
        done
        rm -f "$run_directory/$name.pid"
    done
}

# Succeeds if somebody answers at the URL, whatever the answer. Fresh machines have curl, or wget, or only Java.
answers() {
    if command -v curl >/dev/null 2>&1; then
        curl --silent --output /dev/null --max-time 2 "$1"
    elif command -v wget >/dev/null 2>&1; then
        # 8 is an answer that says no.
        wget -q -O /dev/null -T 2 -t 1 "$1" 2>/dev/null || [ $? -eq 8 ]
    else
        "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$root/scripts/Answers.java" "$1"
    fi
}

# await_answer NAME URL: until the process answers; else its exit code, or 1 if it ended in peace or never answered.
await_answer() {
    tries=0
    while [ "$tries" -lt $((patience * 5)) ]; do
        if ! is_running "$1"; then
            code=0
            wait "$pid" 2>/dev/null || code=$?
            [ "$code" -ne 0 ] || code=1
            return "$code"
        fi
        if answers "$2"; then
            return 0
        fi
        sleep 0.2
        tries=$((tries + 1))
    done
    complain "$1 did not answer in $patience s"
    return 1
}

# await_file NAME FILE: until the process has written it; fails if it ends before, or never does.
await_file() {
    tries=0
    while [ ! -s "$2" ] && is_running "$1" && [ "$tries" -lt $((patience * 5)) ]; do
        # Waited for in the background, so that Ctrl-C does not have to wait for it.
        sleep 0.2 &
        wait $! || true
        tries=$((tries + 1))
    done
    [ -s "$2" ] && is_running "$1"
}

# free_port PORT: sets $port to PORT, if nobody listens there on loopback, else to the next free one of 18001 to 18099.
free_port() {
    port=$1
    tried=0
    while ! can_listen "$port"; do
        if [ "$tried" -eq 99 ]; then
            complain "no port from 18001 to 18099 is free for the inner processes"
            return 3
        fi
        port=$((18001 + spare_port))
        spare_port=$(((spare_port + 1) % 99))
        tried=$((tried + 1))
    done
}

can_listen() {
    code=0
    CI_DASHBOARD_AGGREGATOR_HOST=127.0.0.1 \
        "$root/bin/ci-dashboard-aggregator" --check-port --port "$1" >/dev/null 2>&1 || code=$?
    [ "$code" -ne 3 ]
}

# The end of a process's log, for a person who waits for it.
show_log() {
    tail -n 20 "$run_directory/$1.log" | sed "s/^/$1: /" >&2
}
