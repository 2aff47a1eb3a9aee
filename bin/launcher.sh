# Read by the launchers beside it (POSIX sh). Expects $command and $root; defines what they share.

oldest_java=21

complain() {
    printf '%s: %s\n' "$command" "$1" >&2
}

# The feature version of the Java in directory $1, from its release file: asking java itself costs a tenth of a second.
java_version() {
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    elif [ -x "$1/bin/java" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    fi
    printf '%s\n' "${version:-0}"
}

# Sets $java_home and $java_feature to a Java of at least $oldest_java that has bin/$1: JAVA_HOME, then the PATH, then the
# newest of /usr/lib/jvm.
find_java() {
    java_home= java_feature=0
    on_path=$(command -v "$1" 2>/dev/null || true)
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path")
        on_path=${on_path%/bin/*}
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path"; do
        if [ -n "$candidate" ] && [ -x "$candidate/bin/$1" ]; then
            version=$(java_version "$candidate")
            if [ "$version" -ge "$oldest_java" ]; then
                java_home=$candidate java_feature=$version
                return 0
            fi
        fi
    done
    for candidate in /usr/lib/jvm/*; do
        if [ -x "$candidate/bin/$1" ]; then
            version=$(java_version "$candidate")
            if [ "$version" -ge "$oldest_java" ] && [ "$version" -gt "$java_feature" ]; then
                java_home=$candidate java_feature=$version
            fi
        fi
    done
    [ -n "$java_home" ]
}

require_java() {
    if ! find_java "$1"; then
        complain "no Java $oldest_java or newer in JAVA_HOME, the PATH and /usr/lib/jvm; install one, such as apt-get install openjdk-21-jdk-headless, or Temurin from https://adoptium.net"
        exit 2
    fi
}

# launch TARGET NAME MAKE-TARGET SIZES -- ARGUMENTS: the native executable if it was built, else the jar. Replaces this shell,
# so that its process id is the program's. SIZES are options of the JVM, parted by blanks.
launch() {
    target=$1 name=$2 make_target=$3 sizes=$4
    shift 5
    if [ -f "$target/$name" ] && [ -x "$target/$name" ]; then
        exec "$target/$name" "$@"
    fi
    if [ ! -f "$target/$name.jar" ]; then
        complain "it is not built: there is no $target/$name.jar; run make $make_target"
        exit 2
    fi
    require_java java
    # A few threads on a few cores need no eight memory arenas of glibc.
    MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
    export MALLOC_ARENA_MAX
    # From here the command line is built from its end to its start.
    set -- -jar "$target/$name.jar" "$@"
    # shellcheck disable=SC2086 # both are lists
    set -- $sizes ${JAVA_OPTS:-} "$@"
    # An archive of loaded classes, made by build-all, halves the start. One that does not fit is passed over in silence. From
    # JDK 25 on it holds them linked, too, which spares another quarter.
    if [ "$java_feature" -ge 25 ] && [ -f "$target/$name.aot" ]; then
        set -- "-XX:AOTCache=$target/$name.aot" "$@"
    elif [ -f "$target/$name.jsa" ]; then
        set -- "-XX:SharedArchiveFile=$target/$name.jsa" "$@"
    fi
    set -- -Xlog:disable -XX:+ExitOnOutOfMemoryError "$@"
    # With small heaps the serial collector costs the least memory.
    case " ${JAVA_OPTS:-} " in
        *" -XX:+Use"*"GC "*) ;;
        *) set -- -XX:+UseSerialGC "$@" ;;
    esac
    # JDK 23 and newer print warnings about what Netty and JBoss do, unless told otherwise. Native access is allowed by the
    # jars' manifests: as a flag it would make the JVM pass over half of its archive.
    if [ "$java_feature" -ge 23 ]; then
        set -- --sun-misc-unsafe-memory-access=allow "$@"
    fi
    exec "$java_home/bin/java" "$@"
}
