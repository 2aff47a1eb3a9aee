package dev.cidashboard.web.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture of days, ready to be written as SVG: all texts are still texts, all else are numbers of ours.
 *
 * <p>Nothing has a width: bands are stretched to that of the screen while their lines and what is written keep their size.
 * A drawing that is scaled as a whole would be unreadable on a phone.
 *
 * @param id unique on its page
 * @param description the same in words
 * @param width of the bands in their own units
 * @param height in pixels, with the days below
 * @param daysAt how far from above the days are written
 * @param hovers what the pointer is told; none where a day is too narrow to point at
 */
public record Chart(
        String id,
        String title,
        String description,
        int width,
        int height,
        int daysAt,
        List<Band> bands,
        List<DayAxis.Label> days,
        List<Hover> hovers,
        List<Key> keys) {
    private static final int BELOW = 26;
    private static final int DAYS_BELOW = 18;
    /** Beyond that a day is some 4 px on a phone, and their words would be as long as all the rest of the page. */
    private static final int MOST_HOVERS = 45;

    /**
     * Values of one kind above the same days.
     *
     * @param top its distance from above, in pixels
     */
    public record Band(int top, int height, List<Scale.Tick> ticks, List<Mark> marks) {}

    /** @param kind the class that colours it @param path for the d of a path */
    public record Mark(String kind, String path) {}

    /** @param x where its day begins */
    public record Hover(int x, String text) {}

    /** What something means. @param shape bar, line or dashes */
    public record Key(String kind, String shape, String title) {}

    static Chart of(
            String id,
            String title,
            String description,
            DayAxis axis,
            List<Band> bands,
            List<String> words,
            List<Key> keys) {
        Band lowest = bands.getLast();
        int bottom = lowest.top() + lowest.height();
        return new Chart(
                id,
                title,
                description,
                axis.width(),
                bottom + BELOW,
                bottom + DAYS_BELOW,
                bands,
                axis.labels(),
                hovers(words),
                keys);
    }

    private static List<Hover> hovers(List<String> words) {
        return words.size() > MOST_HOVERS
                ? List.of()
                : IntStream.range(0, words.size())
                        .mapToObj(place -> new Hover(DayAxis.left(place), words.get(place)))
                        .toList();
    }
}
