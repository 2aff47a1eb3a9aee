package dev.cidashboard.configuration;

/**
 * The regular expressions that Java and PostgreSQL read the same: literals, {@code .}, classes, groups, {@code |}, {@code ^},
 * {@code $} and one of {@code * + ?} behind what it repeats. While it reads, it counts in how many ways a text can be matched
 * at most, which is what a backtracking matcher, as Java's is, may have to try: {@code (a|a)(a|a)…} or {@code a*a*a*…} over
 * a name that somebody else chose would keep it busy for hours. So a group is never repeated with {@code *} or {@code +}, and
 * three of these in a row are one too many.
 */
final class PatternGrammar {
    /** What {@code *} and {@code +} count for: the length of a long name. */
    private static final long OF_REPETITION = 100;

    private static final long MOST_WAYS = 100_000;
    private static final String LITERALS = " -_/";
    private static final String QUANTIFIERS = "*+?";
    private static final String IN_CLASS = " _/.*+?|()$";
    private static final char END = '\0';

    private final String text;
    private final StringBuilder inJava = new StringBuilder();
    private int at;

    private PatternGrammar(String text) {
        this.text = text;
    }

    /**
     * The same for Java's compiler.
     *
     * @throws IllegalArgumentException says what is wrong, and where
     */
    static String inJava(String text) {
        if (text.isBlank() || text.length() > DeployPattern.MAX_LENGTH) {
            throw new IllegalArgumentException("which is of no such length");
        }
        var grammar = new PatternGrammar(text);
        grammar.alternatives();
        if (grammar.peek() != END) {
            throw grammar.wrong();
        }
        return grammar.inJava.toString();
    }

    private long alternatives() {
        long ways = sequence();
        while (peek() == '|') {
            take();
            ways += sequence();
        }
        return bounded(ways);
    }

    private long sequence() {
        long ways = 1;
        int begin = at;
        while (peek() != END && peek() != '|' && peek() != ')') {
            ways = bounded(ways * piece());
        }
        if (at == begin) {
            // An empty alternative would match every name there is.
            throw wrong();
        }
        return ways;
    }

    private long piece() {
        char first = peek();
        if (first == '^') {
            take();
            return 1;
        }
        if (first == '$') {
            at++;
            inJava.append("\\z");
            return 1;
        }
        boolean group = first == '(';
        long ways = 1;
        if (group) {
            ways = group();
        } else if (first == '[') {
            characters();
        } else if (first == '.' || isLetterOrDigit(first) || LITERALS.indexOf(first) >= 0) {
            take();
        } else {
            throw wrong();
        }
        return quantified(ways, group);
    }

    private long group() {
        take();
        long ways = alternatives();
        expect(')');
        return ways;
    }

    private long quantified(long ways, boolean group) {
        char quantifier = peek();
        if (quantifier == END || QUANTIFIERS.indexOf(quantifier) < 0) {
            return ways;
        }
        if (group && quantifier != '?') {
            throw wrong();
        }
        take();
        return quantifier == '?' ? ways + 1 : OF_REPETITION;
    }

    /** What stands in brackets; a range is of digits, or of letters of one case, and a minus is the last. */
    private void characters() {
        take();
        if (peek() == '^') {
            take();
        }
        do {
            member();
        } while (peek() != ']' && peek() != '-');
        if (peek() == '-') {
            take();
        }
        expect(']');
    }

    private void member() {
        char first = peek();
        if (IN_CLASS.indexOf(first) < 0 && !isLetterOrDigit(first)) {
            throw wrong();
        }
        take();
        boolean range = peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']';
        if (range) {
            take();
            char last = peek();
            boolean sameKind = Character.getType(first) == Character.getType(last);
            if (!isLetterOrDigit(first) || !isLetterOrDigit(last) || !sameKind || last < first) {
                throw wrong();
            }
            take();
        }
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private void take() {
        inJava.append(text.charAt(at++));
    }

    private void expect(char character) {
        if (peek() != character) {
            throw wrong();
        }
        take();
    }

    private static long bounded(long ways) {
        if (ways > MOST_WAYS) {
            throw new IllegalArgumentException("which can be matched in too many ways");
        }
        return ways;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                at < text.length()
                        ? "which is not understood from " + Quoted.of(text.substring(at)) + " on"
                        : "which ends too early");
    }
}
