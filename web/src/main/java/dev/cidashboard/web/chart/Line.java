package dev.cidashboard.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One value per day as a line. A day without a value is a gap: no line runs over it, and none falls to zero. */
final class Line {
    /** Beyond that dots run into each other, and only those without neighbours are needed. */
    private static final int MOST_DOTS = 45;

    private record Point(int x, double y) {}

    private final List<List<Point>> runs = new ArrayList<>();
    private final int days;

    /** @param values one per day from left to right, null for none */
    Line(List<Double> values, Scale scale, int height) {
        this.days = values.size();
        List<Point> run = null;
        for (int place = 0; place < days; place++) {
            Double value = values.get(place);
            if (value == null || value.isNaN()) {
                run = null;
                continue;
            }
            if (run == null) {
                run = new ArrayList<>();
                runs.add(run);
            }
            run.add(new Point(DayAxis.middle(place), scale.y(value, height)));
        }
    }

    /** Lines between neighbours; empty if no two days are. */
    String path() {
        return runs.stream()
                .filter(run -> run.size() > 1)
                .map(run -> "M" + points(run))
                .collect(Collectors.joining());
    }

    /** A line of no length is drawn as a round dot, also in a drawing that is stretched. */
    String dots() {
        return runs.stream()
                .filter(run -> days <= MOST_DOTS || run.size() == 1)
                .flatMap(List::stream)
                .map(point -> "M" + point(point) + "h0")
                .collect(Collectors.joining());
    }

    /** What lies between this line and the one above it, which has the same gaps. */
    String areaBelow(Line above) {
        var path = new StringBuilder();
        for (int run = 0; run < Math.min(runs.size(), above.runs.size()); run++) {
            if (runs.get(run).size() > 1) {
                path.append('M')
                        .append(points(runs.get(run)))
                        .append('L')
                        .append(points(above.runs.get(run).reversed()))
                        .append('z');
            }
        }
        return path.toString();
    }

    private static String points(List<Point> points) {
        return points.stream().map(Line::point).collect(Collectors.joining("L"));
    }

    private static String point(Point point) {
        return point.x() + " " + Geometry.number(point.y());
    }
}
