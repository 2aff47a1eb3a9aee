package dev.cidashboard.simulator.world;

import java.util.Random;

/** The words that names, messages and descriptions are made of. */
final class Phrases {

    private Phrases() {}

    static final String[] FIRST_NAMES = {
        "Alice", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hassan", "Ingrid", "Jonas", "Keiko", "Liam",
        "Mara", "Nikhil", "Olga", "Priya", "Quentin", "Rosa", "Stefan", "Tomas", "Ursula", "Victor", "Wanda", "Xiang",
        "Yara", "Zoltan", "Amara", "Bence", "Chidi", "Deepa"
    };

    static final String[] LAST_NAMES = {
        "Almeida",
        "Bergstrom",
        "Castillo",
        "Dubois",
        "Eriksen",
        "Ferrari",
        "Gupta",
        "Haddad",
        "Ivanova",
        "Jansen",
        "Kowalski",
        "Lindqvist",
        "Moreau",
        "Nakamura",
        "Okafor",
        "Petrov",
        "Quiroga",
        "Rossi",
        "Schneider",
        "Takahashi",
        "Ueda",
        "Vargas",
        "Weber",
        "Xu",
        "Yilmaz",
        "Zhang",
        "Abara",
        "Bianchi",
        "Cohen",
        "Diallo"
    };

    static final String[] LOGIN_JOINTS = {"", "-", "-", ""};

    static final String[] OTHER_SCRIPTS = {
        "山田 太郎", "王小明", "Анна Смирнова", "김민수", "أحمد علي", "Ζωή Παπαδοπούλου", "José Ñuñez 🚀", "Žofie Nováková"
    };

    static final String[] ORGANISATIONS = {
        "acme-platform",
        "octo-labs",
        "northwind",
        "blueharbor",
        "quantum-forge",
        "pinecone-apps",
        "redwood-data",
        "silverline",
        "ironbridge",
        "starlight-io",
        "meadow-games",
        "copper-cloud",
        "lumen-health",
        "delta-logistics",
        "orbit-media",
        "falcon-pay",
        "harvest-tools",
        "granite-security",
        "tidal-maps",
        "ember-iot"
    };

    static final String[] ADJECTIVES = {
        "swift", "quiet", "bright", "steady", "hidden", "rapid", "golden", "silent", "clever", "modern", "rustic",
        "atomic", "lazy", "solid", "vivid", "humble", "polar", "cosmic", "amber", "frosty"
    };

    static final String[] NOUNS = {
        "gateway",
        "ledger",
        "scheduler",
        "parser",
        "renderer",
        "portal",
        "indexer",
        "notifier",
        "importer",
        "exporter",
        "billing",
        "catalog",
        "search",
        "auth",
        "mailer",
        "dashboard",
        "worker",
        "proxy",
        "monitor",
        "archive"
    };

    static final String[] KINDS = {"service", "api", "cli", "ui", "lib", "agent", "core", "sdk", "infra", "docs"};

    static final String[] SUBGROUPS = {
        "backend", "frontend", "platform", "mobile", "data", "infra", "security", "tools", "research", "payments"
    };

    static final String[] VERBS = {
        "Fix",
        "Add",
        "Remove",
        "Refactor",
        "Speed up",
        "Document",
        "Test",
        "Bump",
        "Handle",
        "Simplify",
        "Rename",
        "Validate",
        "Cache",
        "Retry",
        "Log",
        "Guard"
    };

    static final String[] OBJECTS = {
        "the retry loop of the payment client",
        "a race between two config reloads",
        "an index for the audit query",
        "the flaky integration test on slow runners",
        "pagination of the search results page",
        "the deprecated endpoint of the mobile app",
        "dark mode of the settings dialog",
        "metrics for the background worker",
        "the timeout of the upstream connection",
        "unicode handling in branch names",
        "the build cache key on arm64 runners",
        "null dates in the import of old invoices",
        "the docker image to the slim variant",
        "error messages of the login form 🔒",
        "the migration of the users table",
        "graceful shutdown of the scheduler"
    };

    static final String[] DESCRIPTIONS = {
        "Service that moves events between the warehouse and the shops",
        "Command line client for the internal platform",
        "Shared components of all web front ends",
        "Keeps invoices, ledgers and receipts in one place",
        "Terraform modules and pipelines for the staging clusters",
        "Experimental search over documents and tickets",
        "社内ツールのための共通ライブラリ",
        "Tiny agent that reports health of edge devices 🛰️",
        "Reference documentation and examples",
        "Batch jobs of the data team"
    };

    static final String[] BRANCH_SHAPES = {
        "feature/{o}",
        "fix/{o}",
        "release/{n}.{m}",
        "dependabot/npm_and_yarn/{o}-{n}.{m}.1",
        "chore/{o}",
        "user/{o}/attempt-{n}",
        "hotfix/🔥-{o}",
        "feature/日本語-{o}",
        "spike-{o}",
        "renovate/{o}-{n}.x"
    };

    static final String[] WORKFLOWS = {
        "CI",
        "Build and test",
        "CodeQL",
        "Release",
        "Nightly",
        "Lint",
        "Docker image",
        "Deploy to staging",
        "End-to-end tests 🧪",
        "Docs"
    };

    static <T> T pick(T[] from, Random random) {
        return from[random.nextInt(from.length)];
    }

    /** About 60 characters on the first line; one in five has a body. */
    static String message(Random random, int serial) {
        String subject = pick(VERBS, random) + " " + pick(OBJECTS, random) + " (#" + (serial % 9000 + 100) + ")";
        return random.nextInt(5) == 0 ? subject + "\n\nSigned-off-by: the team" : subject;
    }

    /** @param length characters that it has at least */
    static String branchName(Random random, int length) {
        StringBuilder name = new StringBuilder(branchName(random));
        while (name.length() < length) {
            name.append('-').append(pick(NOUNS, random));
        }
        return name.length() > length && length > 0 ? name.substring(0, Math.max(length, 1)) : name.toString();
    }

    private static String branchName(Random random) {
        return pick(BRANCH_SHAPES, random)
                .replace("{o}", pick(ADJECTIVES, random) + "-" + pick(NOUNS, random))
                .replace("{n}", String.valueOf(random.nextInt(9) + 1))
                .replace("{m}", String.valueOf(random.nextInt(20)));
    }

    static String sha(Random random) {
        StringBuilder hex = new StringBuilder(40);
        while (hex.length() < 40) {
            int bits = random.nextInt();
            for (int nibble = 0; nibble < 8; nibble++) {
                hex.append(Character.forDigit((bits >>> (nibble * 4)) & 15, 16));
            }
        }
        return hex.toString();
    }
}
