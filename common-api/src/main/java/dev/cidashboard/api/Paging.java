package dev.cidashboard.api;

/** One page of a list: page counts from 1, limit is 1 to 10,000. */
public record Paging(int page, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 10_000;
    private static final int LAST_PAGE = 1_000_000;

    public Paging {
        require("page", page, LAST_PAGE);
        require("limit", limit, LARGEST_LIMIT);
    }

    /** @throws InvalidValue if either is given and not a number within its bounds */
    public static Paging of(String page, String limit) {
        return new Paging(number("page", page, 1, LAST_PAGE), number("limit", limit, DEFAULT_LIMIT, LARGEST_LIMIT));
    }

    /** Index of the first row, from 0. */
    public long offset() {
        return (page - 1L) * limit;
    }

    private static int number(String parameter, String text, int absent, int largest) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            require(parameter, number, largest);
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidValue(parameter, text, "a number from 1 to " + largest);
        }
    }

    private static void require(String parameter, int number, int largest) {
        if (number < 1 || number > largest) {
            throw new InvalidValue(parameter, String.valueOf(number), "a number from 1 to " + largest);
        }
    }
}
