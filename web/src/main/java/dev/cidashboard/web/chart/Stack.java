package dev.cidashboard.web.chart;

/** Bars on top of each other, one path for each kind, so that ninety days are a handful of elements. */
final class Stack {
    private static final int MARGIN = 1;
    private static final int BAR = DayAxis.DAY - 2 * MARGIN;
    /** One failed run of ten thousand is still to be seen. */
    private static final double LEAST = 1.5;

    private final Scale scale;
    private final int height;
    private final double[] filled;

    Stack(Scale scale, int height, int days) {
        this.scale = scale;
        this.height = height;
        this.filled = new double[days];
    }

    /** Puts these on top of what is there. @param amounts one per day, 0 for none */
    String put(long[] amounts) {
        var path = new StringBuilder();
        for (int place = 0; place < amounts.length; place++) {
            if (amounts[place] > 0) {
                double bar = Math.max(LEAST, scale.height(amounts[place], height));
                double bottom = height - filled[place];
                filled[place] += bar;
                path.append('M')
                        .append(DayAxis.left(place) + MARGIN)
                        .append(' ')
                        .append(Geometry.number(bottom - bar))
                        .append('h')
                        .append(BAR)
                        .append('v')
                        .append(Geometry.number(bar))
                        .append("h-")
                        .append(BAR)
                        .append('z');
            }
        }
        return path.toString();
    }
}
